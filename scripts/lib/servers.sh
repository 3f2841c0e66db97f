# The real servers and tools that tests and benchmarks use. Source it from the repository's root. Everything it says goes to stderr.

export HOME="${HOME:-$(cd ~ 2>/dev/null && pwd || echo /)}"
oscar_cache=${XDG_CACHE_HOME:-$HOME/.cache}/oscar-reports
server_programs=$oscar_cache/bin

say() { echo "$*" >&2; }

# Builds Go programs as scripts/servers/NAME/go.mod pins their module, unless that was done:
# ensure_built NAME MODULE PACKAGE... (each package makes the program of its last part)
ensure_built() {
  local name=$1 module=$2 folder=scripts/servers/$1 pin
  shift 2
  pin=$(sed -n "s|^require $module ||p" "$folder/go.mod")
  if [ "$(cat "$server_programs/$name.version" 2>/dev/null)" = "$pin" ] && all_built "$@"; then
    return 0
  fi
  if ! command -v go >/dev/null; then
    say "$name $pin is needed and has to be built, but there is no Go toolchain: install one (for example the package golang-go)."
    return 1
  fi
  say "Building $name $pin (once, some minutes) …"
  mkdir -p "$server_programs"
  (cd "$folder" && GOFLAGS=-mod=readonly go build -o "$server_programs/" "$@") >&2 || return 1
  echo "$pin" >"$server_programs/$name.version"
}

all_built() { # PACKAGE...
  local package
  for package in "$@"; do
    [ -x "$server_programs/${package##*/}" ] || return 1
  done
}

ensure_loki() {
  ensure_built loki github.com/grafana/loki/v3 github.com/grafana/loki/v3/cmd/loki github.com/grafana/loki/v3/cmd/logcli
}

ensure_minio() {
  ensure_built minio github.com/minio/minio github.com/minio/minio
}

# Debian's is a 2; this is what clusters of today run.
ensure_prometheus3() {
  ensure_built prometheus3 github.com/prometheus/prometheus github.com/prometheus/prometheus/cmd/prometheus
}

# Installs the Debian package that holds a program, if it is missing: ensure_package PROGRAM PACKAGE
ensure_package() {
  [ -x "$1" ] || command -v "$1" >/dev/null && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing the package $2 …"
    { apt-get install -y --no-install-recommends "$2" \
      || { apt-get update && apt-get install -y --no-install-recommends "$2"; }; } >"$oscar_cache/apt.log" 2>&1 \
      && return 0
    tail -n 5 "$oscar_cache/apt.log" >&2
  fi
  say "$1 is needed and missing: install the Debian package $2."
  return 1
}

# A browser, and the driver by which tests tell it what to do.
ensure_chromium() {
  ensure_package chromium chromium && ensure_package chromedriver chromium-driver
}

ensure_servers() {
  mkdir -p "$oscar_cache"
  ensure_package prometheus prometheus && ensure_package promtool prometheus && ensure_package goaccess goaccess \
    && ensure_package /usr/bin/time time && ensure_package jq jq && ensure_package curl curl && ensure_loki && ensure_minio \
    && ensure_prometheus3
}

free_port() { # a port of the loopback address that nobody listens on
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
}

await_url() { # URL PID LOG: waits a minute for a 200 of a process that is still there
  local i
  for i in $(seq 600); do
    curl -sf -o /dev/null "$1" && return 0
    kill -0 "$2" 2>/dev/null || break
    sleep 0.1
  done
  say "No answer from $1:"
  tail -n 20 "$3" >&2
  return 1
}

# Starts Loki on a folder, perhaps with options; sets LOKI_URL and loki_pid.
start_loki() { # FOLDER [OPTION…]
  local folder=$1
  shift
  mkdir -p "$folder"
  LOKI_FOLDER=$folder LOKI_PORT=$(free_port) LOKI_GRPC_PORT=$(free_port)
  export LOKI_FOLDER LOKI_PORT LOKI_GRPC_PORT
  "$server_programs/loki" -config.expand-env=true -config.file=scripts/servers/loki/loki.yaml "$@" >"$folder/loki.log" 2>&1 &
  loki_pid=$!
  LOKI_URL=http://127.0.0.1:$LOKI_PORT
  await_url "$LOKI_URL/ready" "$loki_pid" "$folder/loki.log"
}

# Starts Prometheus on a folder of blocks made by promtool; sets PROMETHEUS_URL and prometheus_pid.
start_prometheus() { # FOLDER
  local port
  port=$(free_port)
  mkdir -p "$1"
  echo 'global: {}' >"$1/prometheus.yml"
  prometheus --config.file="$1/prometheus.yml" --storage.tsdb.path="$1/data" --storage.tsdb.retention.time=10y \
    --web.listen-address="127.0.0.1:$port" >"$1/prometheus.log" 2>&1 &
  prometheus_pid=$!
  PROMETHEUS_URL=http://127.0.0.1:$port
  await_url "$PROMETHEUS_URL/-/ready" "$prometheus_pid" "$1/prometheus.log"
}

# Starts MinIO on a folder, with keys of its own; sets MINIO_URL and minio_pid, and the settings of its clients.
start_minio() { # FOLDER
  local port
  port=$(free_port)
  mkdir -p "$1"
  MINIO_URL=http://127.0.0.1:$port
  S3_ENDPOINT=$MINIO_URL AWS_ACCESS_KEY_ID=sample-access-key AWS_SECRET_ACCESS_KEY=sample-secret-key
  export S3_ENDPOINT AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
  MINIO_ROOT_USER=$AWS_ACCESS_KEY_ID MINIO_ROOT_PASSWORD=$AWS_SECRET_ACCESS_KEY MINIO_BROWSER=off MINIO_UPDATE=off \
    "$server_programs/minio" server --address "127.0.0.1:$port" "$1/data" >"$1/minio.log" 2>&1 &
  minio_pid=$!
  await_url "$MINIO_URL/minio/health/cluster" "$minio_pid" "$1/minio.log"
}

stop_server() { # PID
  [ -n "${1:-}" ] || return 0
  kill "$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}
