# Counts the requests of log files the plain way, without anything of the program: reads manager and ingress lines, prints a line for
# each figure of a report. Variables: from, to (19 characters of an RFC 3339 time, both inclusive), labelled (1: lines carry a country).
BEGIN {
  FS = " [|] "
  split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", names, " ")
  for (i in names) month[names[i]] = sprintf("%02d", i)
}

function is_name(text) { return length(text) <= 63 && text ~ /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/ }
function field(name) { return match($0, "\"" name "\":\"[^\"]*") ? substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 4) : "" }
function in_range(time) { return substr(time, 1, 19) >= from && substr(time, 1, 19) <= to }

index($0, "[GIN-EXECUTIONS-LOGGER] ") {
  time = substr($1, index($1, "] ") + 2)
  status = $2 + 0
  path = $5
  for (i = 6; i < NF; i++) path = path " | " $i
  sub(/^[A-Z]+ +/, "", path)
  service = substr(path, 6)
  if (!in_range(time) || path !~ /^\/(run|job)\// || !is_name(service)) next
  if (status == 401 || status == 403 || status == 404) next
  kind = substr(path, 2, 3) == "run" ? "sync" : "async"
  total[kind]++
  of_service[service " " kind]++
  of_user[$NF == "" ? "(none)" : $NF]++
  if (labelled && substr(time, 19, 1) % 2 == 0) of_country["QZ"]++
  next
}

/^\{/ { exposed(field("StartUTC"), field("RequestPath")); next }

/" [0-9][0-9][0-9] / {
  split($0, quoted, "\"")
  split(quoted[2], request, " ")
  at = index($0, "[")
  exposed(substr($0, at + 8, 4) "-" month[substr($0, at + 4, 3)] "-" substr($0, at + 1, 2) "T" substr($0, at + 13, 8), request[2])
}

function exposed(time, path,    part) {
  split(path, part, /[\/?]/)
  if (!in_range(time) || path !~ /^\/system\/services\/[^\/]+\/exposed([\/?]|$)/ || !is_name(part[4])) return
  total["exposed"]++
  of_service[part[4] " exposed"]++
}

END {
  for (kind in total) print "total", kind, total[kind]
  for (key in of_service) print "service", key, of_service[key]
  for (key in of_user) print "user", key, of_user[key]
  for (key in of_country) print "country", key, of_country[key]
}
