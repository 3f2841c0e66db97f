# The data of scripts/bench-report: three loads in one Loki, kept in the cache so that the next run does not load them again.
# Source it after servers.sh and jdk.sh.

# In the order of their times, because Loki takes no line much older than the newest of its stream.
#            name      requests exposed start                days end
bench_loads="half-year 20000    4000    2025-11-01T00:00:00Z 180  2026-04-30T00:00:00Z
             month     20000    4000    2026-06-01T00:00:00Z 30   2026-07-01T00:00:00Z
             busy      1000000  200000  2026-09-01T00:00:00Z 30   2026-10-01T00:00:00Z"
# The load of scripts/bench-year, in a Loki of its own: with 30 services, 400 users and a stream for each country.
bench_year="year 365000 36500 2025-06-01T00:00:00Z 365 2026-06-01T00:00:00Z 30 400 stream"

load_of() { # NAME FIELD-NUMBER
  awk -v name="$1" -v field="$2" '$1 == name { print $field }' <<<"$bench_loads"
}

test_class_path() { # compiles the tests and prints what java needs to run one of their programs
  mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test >&2
  echo "target/test-classes:target/classes:$(cat target/test-classpath)"
}

# Leaves a Loki with the three loads running, and their expected figures in $bench_data/NAME.json; sets LOKI_URL, loki_pid.
bench_data() {
  local class_path version name requests exposed start days end population began
  class_path=$(test_class_path)
  version=$("$JAVA_HOME/bin/java" -cp "$class_path" io.oscar.reports.bench.LoadLoki --version)
  bench_data=$oscar_cache/bench-$version-$(cat - scripts/servers/loki/loki.yaml <<<"$bench_loads" | cksum | cut -d' ' -f1)
  if [ ! -f "$bench_data/complete" ]; then
    rm -rf "$bench_data"
    start_loki "$bench_data/loki"
    while read -r name requests exposed start days end population; do
      began=$SECONDS
      "$JAVA_HOME/bin/java" -cp "$class_path" io.oscar.reports.bench.LoadLoki \
        "$LOKI_URL" "$requests" "$exposed" "$start" "$days" "$bench_data/$name.json" $population
      say "Loaded $name ($requests requests and $exposed exposed ones until $end) in $((SECONDS - began)) s"
    done <<<"$bench_loads"
    store_everything
    touch "$bench_data/complete"
  fi
  start_loki "$bench_data/loki"
}

# Writes all chunks to the store and ends Loki: a report on the past then reads the store only, as it would in real life. What
# was written goes from the log that Loki recovers from, because the next Loki would store all of its lines once more.
store_everything() {
  local began=$SECONDS
  curl -sf -X POST "$LOKI_URL/ingester/shutdown?flush=true&delete_ring_tokens=false&terminate=false" >&2
  stop_server "$loki_pid"
  rm -rf "$bench_data/loki/wal"
  say "Wrote the chunks to the store in $((SECONDS - began)) s"
}
