# The real supervisor of OSCAR (faas-supervisor), run on our script as OSCAR runs it. Source it after servers.sh, from the
# repository's root.

supervisor=$oscar_cache/supervisor

# Installs the supervisor as scripts/servers/supervisor/requirements.txt pins it, unless that was done.
ensure_supervisor() {
  local pins=scripts/servers/supervisor/requirements.txt
  cmp -s "$pins" "$supervisor/requirements.txt" && return 0
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    say "The supervisor of OSCAR needs Python with venv: install the Debian packages python3 and python3-venv."
    return 1
  fi
  say "Installing the supervisor of OSCAR …"
  rm -rf "$supervisor"
  python3 -m venv "$supervisor" >&2 \
    && "$supervisor/bin/pip" install -q --no-deps --disable-pip-version-check -r "$pins" >&2 2>"$supervisor/pip.log" \
    || { cat "$supervisor/pip.log" >&2; return 1; }
  # Where Python has a distutils of its own, that of setuptools only costs time.
  grep -q '^setuptools' <("$supervisor/bin/pip" list 2>/dev/null) && "$supervisor/bin/python" -c 'import sys; sys.exit(sys.version_info >= (3, 12))' \
    && "$supervisor/bin/pip" uninstall -q -y setuptools >&2
  cp "$pins" "$supervisor/requirements.txt"
}

# What the pod of a service has: the script, its definition, and the variables of the service. The definition is what
# oscar-fdl.yaml says, with the storage provider that OSCAR adds.
prepare_supervisor() { # VARIABLE=VALUE…: the variables of the service
  supervisor_environment=(PATH="$PATH" HOME="$HOME" LANG=C.UTF-8 PYTHONWARNINGS=ignore JAVA_HOME="$JAVA_HOME" OSCAR_SERVICE_NAME=oscar-reports
    OSCAR_SERVICE_TOKEN=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef OSCAR_SERVICE_BASE_PATH=
    SCRIPT="$(base64 -w0 src/main/oscar/script.sh)" FUNCTION_CONFIG="$(function_config | base64 -w0)" "$@")
}

function_config() { # the part of the definition that the supervisor reads, and the keys of MinIO if one is running
  "$supervisor/bin/python" - "${MINIO_URL:-}" "${AWS_ACCESS_KEY_ID:-}" "${AWS_SECRET_ACCESS_KEY:-}" <<'PYTHON'
import sys, yaml
endpoint, key, secret = sys.argv[1:]
with open("oscar-fdl.yaml", encoding="utf-8") as file:
    service = list(yaml.safe_load(file)["functions"]["oscar"][0].values())[0]
config = {name: service[name] for name in ("name", "log_level", "input", "output")}
if endpoint:
    config["storage_providers"] = {"minio": {"default": {
        "endpoint": endpoint, "region": "us-east-1", "access_key": key, "secret_key": secret, "verify": False}}}
yaml.safe_dump(config, sys.stdout)
PYTHON
}

supervise() { # VARIABLE=VALUE…: one run of the supervisor, with the body on stdin, as the watchdog or a job starts it
  env -i "${supervisor_environment[@]}" "$@" "$supervisor/bin/python" -m faassupervisor.supervisor
}

supervised_call() { # BODY [VARIABLE=VALUE…]: a synchronous call; prints the file that it answers with
  local body=$1
  shift
  printf %s "$body" | supervise Http_Method=POST Http_Path=/ "$@" | base64 -d
}

supervised_job() { # ID EVENT: a job, which OSCAR starts so: /bin/sh -c 'echo $EVENT | supervisor'
  env -i "${supervisor_environment[@]}" JOB_UUID="$1" EVENT="$2" RESOURCE_ID=node-1 \
    /bin/sh -c "echo \$EVENT | '$supervisor/bin/python' -m faassupervisor.supervisor"
}
