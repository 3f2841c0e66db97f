#!/bin/sh
# Answers one call of the OSCAR service. OSCAR's supervisor runs this as `/bin/sh script.sh`, with the call in the
# environment, and returns every file in $TMP_OUTPUT_DIR. It ignores the exit code, so errors are written as results,
# too.

program=${OSCAR_REPORTS_HOME:-/opt/oscar-reports}/bin/oscar-reports

fail() { # MESSAGE: writes it as the only result; it must not contain characters that JSON escapes
  rm -f "$TMP_OUTPUT_DIR"/* "$TMP_OUTPUT_DIR"/.oscar-reports-*
  job=$(printf %s "${JOB_UUID:-}" | tr -c 'A-Za-z0-9-' _)
  printf '{"error":"%s","status":500}' "$1" >"$TMP_OUTPUT_DIR/error${job:+-$job}.json"
}

if [ ! -x "$program" ]; then
  fail 'no program at OSCAR_REPORTS_HOME (default: /opt/oscar-reports) in the image'
  exit
fi

# Its output is not returned. 0: reports; 1: the program has written an error as the result.
"$program" invoke </dev/null >/dev/null
code=$?
set -- "$TMP_OUTPUT_DIR"/*
if [ "$code" -gt 1 ] || [ ! -e "$1" ]; then
  fail "the program exited with $code without a result; see its log (a possible cause is too little memory)"
fi
