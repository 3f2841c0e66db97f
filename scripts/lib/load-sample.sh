# Puts the sample cluster into a real Loki, and made-up processor hours into a real Prometheus. Source it after servers.sh.

# Nanoseconds, country and text of each line, by time. Every second one (by the second it ended in) gets a country that no
# database knows, so that labels can be told from looked-up addresses.
timed_lines() {
  LC_ALL=C jq -R -r '
    def nanos($format): strptime($format) | mktime | tostring;
    . as $line
    | (capture("GIN-EXECUTIONS-LOGGER\\] (?<time>[0-9T:-]{19})(\\.(?<part>[0-9]+))?Z")
       | (.time | nanos("%Y-%m-%dT%H:%M:%S")) + ((.part // "") + "000000000")[:9]
         + "\t" + (if (.time[18:19] | tonumber) % 2 == 0 then "QZ" else "" end))
      // (capture("^\\[GIN\\] (?<time>[0-9/]{10} - [0-9:]{8})") | (.time | nanos("%Y/%m/%d - %H:%M:%S")) + "000000000\t")
      // (capture("\\[(?<time>[0-9]{2}/[A-Z][a-z]{2}/[0-9:]{13}) \\+0000\\]") | (.time | nanos("%d/%b/%Y:%H:%M:%S")) + "000000000\t")
      // (capture("\"StartUTC\":\"(?<time>[0-9T:-]{19})\\.(?<part>[0-9]+)Z")
         | (.time | nanos("%Y-%m-%dT%H:%M:%S")) + (.part + "000000000")[:9] + "\t")
      // ("a line without a time: " + $line + "\n" | halt_error)
    | . + "\t" + $line' | LC_ALL=C sort -s -n -k 1,1
}

push_lines() { # APP: reads what timed_lines wrote and pushes it in portions
  local folder portion
  folder=$(mktemp -d)
  split -l 4000 - "$folder/"
  for portion in "$folder"/*; do
    jq -R -n --arg app "$1" '{streams: [{
        stream: {namespace: $app, app: $app},
        values: [inputs | split("\t") | [.[0], (.[2:] | join("\t"))] + (if .[1] == "" then [] else [{geoip_country_code: .[1]}] end)]
      }]}' "$portion" \
      | curl -sSf -H 'Content-Type: application/json' --data-binary @- "$LOKI_URL/loki/api/v1/push" || return 1
  done
  rm -r "$folder"
}

load_sample() { # FOLDER: sample logs into Loki
  zcat -f "$1"/manager*.log* | timed_lines | push_lines oscar
  zcat -f "$1"/ingress*.log* | timed_lines | push_lines ingress-nginx
}

# Blocks for Prometheus: three services whose pods use 0.05, 0.10 and 0.15 of a core all the time from START to END.
make_blocks() { # START END FOLDER SERVICE SERVICE SERVICE
  awk -v first="$(date -u -d "$1 -1 hour" +%s)" -v last="$(date -u -d "$2 +1 hour" +%s)" -v names="${*:4}" 'BEGIN {
    print "# TYPE container_cpu_usage_seconds counter"
    n = split(names, service, " ")
    for (i = 1; i <= n; i++)
      for (time = first; time <= last; time += 300)
        printf "container_cpu_usage_seconds_total{namespace=\"oscar-svc\",service=\"%s\",pod=\"%s-00001-deployment-5d8f7c9b6d-x2x4z\",container=\"oscar-container\"} %.3f %d\n",
          service[i], service[i], 1000 + (time - first) * i * 0.05, time
    print "# EOF"
  }' >"$3/usage.om"
  promtool tsdb create-blocks-from --max-block-duration=744h openmetrics "$3/usage.om" "$3/data" >"$3/promtool.log" || { tail "$3/promtool.log" >&2; return 1; }
  rm "$3/usage.om"
}
