# What scripts/bench-report times. Source it after bench-data.sh. $bench_work is a folder for results.

milliseconds() { # COMMAND…: runs it and prints how long it took
  local began=${EPOCHREALTIME/[.,]/}
  "$@" >&2 || return 1
  echo $(((${EPOCHREALTIME/[.,]/} - began) / 1000))
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : int((v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }

against() { # WHAT MEASURED LIMIT UNIT
  local verdict=ok
  awk -v a="$2" -v b="$3" 'BEGIN { exit !(a > b) }' && verdict=MISSED
  printf '  %-58s %9s %-4s (at most %s)  %s\n' "$1" "$2" "$4" "$3" "$verdict"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# The report on a load by the command line; leaves NAME-WHAT.json and, in NAME-WHAT.time, its memory.
report() { # NAME WHAT ARGUMENT…
  local name=$1 what=$2
  shift 2
  /usr/bin/time -v -o "$bench_work/$name-$what.time" scripts/oscar-reports "$@" --format json \
    --start "$(load_of "$name" 4)" --end "$(load_of "$name" 6)" >"$bench_work/$name-$what.json"
}

peak_kib() { awk -F': ' '/Maximum resident/ { print $2 }' "$bench_work/$1.time"; }

# Downloads the same lines with logcli's parallel settings, the manager's first, then the ingress controller's.
download() { # NAME
  rm -rf "$bench_work/parts"
  mkdir "$bench_work/parts"
  download_stream "$1" '{namespace="oscar",app="oscar"} |~ "/(job|run)/"' manager
  download_stream "$1" '{namespace="ingress-nginx",app="ingress-nginx"} |~ "/system/services/.+/exposed"' ingress
}

download_stream() { # NAME QUERY PREFIX
  "$server_programs/logcli" query --quiet --addr="$LOKI_URL" --limit=0 --batch=5000 --output=raw \
    --parallel-duration=3h --parallel-max-workers=4 --part-path-prefix="$bench_work/parts/$3" \
    --from="$(load_of "$1" 4)" --to="$(load_of "$1" 6)" "$2" >/dev/null 2>"$bench_work/logcli.log"
}

# One scan by the server itself, in steps of a day: what the count of one kind of requests costs at least.
scan() { # NAME
  local query='sum by (service,kind)(count_over_time({namespace="oscar",app="oscar"} |~ "/(job|run)/" | pattern "<_> | <_> | <_> | <_> | <_> /<kind>/<service> | <_>" [24h]))'
  curl -sf -G "$LOKI_URL/loki/api/v1/query_range" --data-urlencode "query=$query" -d step=24h -d "end=$(load_of "$1" 6)" \
    -d "start=$(date -u -d "$(load_of "$1" 4) +1 day" +%FT%TZ)" -o "$bench_work/scan.json"
}

scanned_lines() { jq '[.data.result[].values[][1] | tonumber] | add' "$bench_work/scan.json"; }

# Serves reports on $reports_port; sets serve_pid.
start_reports() {
  reports_port=$(free_port)
  PORT=$reports_port scripts/oscar-reports serve >"$bench_work/serve.log" 2>&1 &
  serve_pid=$!
  await_url "http://127.0.0.1:$reports_port/actuator/health/readiness" "$serve_pid" "$bench_work/serve.log"
}

get_timeline() { # NAME INTERVAL
  curl -sf -G "http://127.0.0.1:$reports_port/system/metrics/timeline" -d "start=$(load_of "$1" 4)" -d "end=$(load_of "$1" 6)" \
    -d "interval=$2" -o "$bench_work/$1-timeline.json"
}

get_summary() { # NAME
  curl -sf -G "http://127.0.0.1:$reports_port/system/metrics" -d "start=$(load_of "$1" 4)" -d "end=$(load_of "$1" 6)" \
    -o "$bench_work/$1-http.json"
}
