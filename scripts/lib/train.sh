# Lets the JVM keep what it learns from a report, for faster starts (JEP 514, 515). Source it.
# The report is made of canned answers, served by the JDK's own file server: whatever Loki is asked, it returns one page of
# the sample's lines. The last "line" is a number, so that the same answer can be read as a count.

canned_page() { # prints an answer of Loki with 1,000 lines
  local lines
  lines=$(cat src/main/sample/*.log 2>/dev/null; gzip -cd src/main/sample/*.log.gz)
  grep -F GIN-EXECUTIONS <<<"$lines" | tr -d '\\"' | head -n 1000 |
    awk 'BEGIN { printf "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"country\":\"ES\"},\"values\":[" }
      { printf "[\"%d%09d\",\"%s\"],", 1785542400, NR, $0 }
      END { print "[\"1785542400999999999\",\"1000\"]]}]}}" }'
}

canned_volumes() { # prints an answer of Loki with a dense month
  awk 'BEGIN { printf "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":["
    for (day = 1; day <= 31; day++) printf "%s[%d,\"8000000\"]", (day > 1 ? "," : ""), 1785542400 + day * 86400
    print "]}]}}" }'
}

train() { # CACHE JAR: writes the cache
  local folder=target/training port server
  mkdir -p "$folder/loki/api/v1/index"
  canned_page >"$folder/loki/api/v1/query_range"
  canned_volumes >"$folder/loki/api/v1/index/volume_range"
  "$JAVA_HOME/bin/jwebserver" -b 127.0.0.1 -p 0 -d "$PWD/$folder" >"$folder/log" 2>&1 &
  server=$!
  for _ in $(seq 50); do
    port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' "$folder/log" | head -n 1)
    [ -n "$port" ] && break
    sleep 0.1
  done
  env -u LOGS_DIR LOKI_URL="http://127.0.0.1:$port" PROMETHEUS_URL="http://127.0.0.1:$port" OSCAR_URL="http://127.0.0.1:$port" OSCAR_TOKEN=none \
    REPORT_DEADLINE=10s "$JAVA_HOME/bin/java" "${options[@]}" -XX:AOTCacheOutput="$1" -jar "$2" summary --period 2026-08 --format json
  kill "$server"
}
