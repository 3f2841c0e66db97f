# Compares reports with the figures that the loader wrote down while it made the lines. Source it. A difference is printed and
# leaves wrong=1.

wrong=0

same() { # WHAT EXPECTED ACTUAL
  [ "$2" = "$3" ] && return 0
  wrong=1
  echo "WRONG: $1; expected (<) and reported (>) differ:"
  diff <(echo "$2") <(echo "$3") | head -n 20 || true
}

check_summary() { # EXPECTED.json SUMMARY.json
  local expected reported
  expected=$(jq -S '{
    sync: .requests_count_sync, async: .requests_count_async, total: (.requests_count_sync + .requests_count_async),
    exposed: .requests_count_exposed, services: (.services | length),
    users: [.users | keys[] | select(. != "nil")],
    countries: [.countries | to_entries[] | select(.key != "unknown") | [.key, .value]]}' "$1")
  reported=$(jq -S '.totals | {
    sync: .requests_count_sync, async: .requests_count_async, total: .requests_count_total,
    exposed: .requests_count_exposed, services: .services_count_total,
    users, countries: [.countries[] | [.country, .request_count]]}' "$2")
  same "summary $2" "$expected" "$reported"
}

check_timeline() { # EXPECTED.json TIMELINE.json
  local expected reported
  expected=$(jq -c '[.requests_count_sync, .requests_count_async, .requests_count_exposed]' "$1")
  reported=$(jq -c '[([.points[].requests_count_sync] | add), ([.points[].requests_count_async] | add),
    ([.points[].requests_count_exposed] | add)]' "$2")
  same "timeline $2" "$expected" "$reported"
}

check_breakdown() { # EXPECTED.json GROUP BREAKDOWN.json
  local expected reported
  case $2 in
    service)
      expected='.services | to_entries[] | [.key, .value.requests_count_sync, .value.requests_count_async,
        .value.requests_count_exposed, .value.unique_users_count]'
      reported='.items[] | [.key, .requests_count_sync, .requests_count_async, .requests_count_exposed, .unique_users_count]' ;;
    user)
      expected='.users | to_entries[] | [.key, .value, (if .key == "nil" then "external" else "member" end)]'
      reported='.items[] | [.key, .executions_count, .membership]' ;;
    country)
      expected='.countries | to_entries[] | [.key, .value]'
      reported='.items[] | [.key, .executions_count]' ;;
  esac
  same "breakdown $3" "$(jq -c "$expected" "$1" | sort)" "$(jq -c "$reported" "$3" | sort)"
}
