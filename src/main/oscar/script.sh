#!/bin/sh
# Answers one call of the OSCAR service. The supervisor of OSCAR runs this as `/bin/sh script.sh`, with the call in the environment,
# and takes every file in $TMP_OUTPUT_DIR as a result. It never looks at the exit code, so an error is a result, too.

program=${OSCAR_REPORTS_HOME:-/opt/oscar-reports}/bin/oscar-reports

fail() { # MESSAGE: leaves it as the only result; the message holds no character that JSON has to escape
  rm -f "$TMP_OUTPUT_DIR"/* "$TMP_OUTPUT_DIR"/.oscar-reports-*
  job=$(printf %s "${JOB_UUID:-}" | tr -c 'A-Za-z0-9-' _)
  printf '{"error":"%s","status":500}' "$1" >"$TMP_OUTPUT_DIR/error${job:+-$job}.json"
}

if [ ! -x "$program" ]; then
  fail 'the image has no program at OSCAR_REPORTS_HOME (default: /opt/oscar-reports)'
  exit
fi

# What it prints is no answer. 0: reports; 1: the program has left an error as the result.
"$program" invoke </dev/null >/dev/null
code=$?
set -- "$TMP_OUTPUT_DIR"/*
if [ "$code" -gt 1 ] || [ ! -e "$1" ]; then
  fail "the program ended with $code before it could answer; its log may say why, memory that is too small is one reason"
fi
