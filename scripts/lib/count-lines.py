"""Counts the requests in a Loki without the program, from the documented rules (docs/counting.md, and the log formats of
docs/operations.md), one line after the other:

    count-lines.py URL TENANT manager|exposed START END

START and END are nanoseconds since 1970, both inclusive. Every line of the stream is downloaded; filters are applied here.
Prints JSON: the lines that are stored, read, counted, refused and rejected, and how many requests there are of each service, kind, user and country.
Known are the manager's lines, the common log of ingress controllers, and Traefik's JSON."""
import collections
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

STREAMS = {
    "manager": '{namespace="oscar",app="oscar"}',
    "exposed": '{namespace="ingress-nginx",app="ingress-nginx"}',
}
FILTERS = {
    "manager": re.compile("/job/|/run/"),
    "exposed": re.compile("/system/services/.+/exposed"),
}
PAGE = 400
LONGEST_ANSWER = 60
LONGEST_RANGE = 29 * 24 * 3600 * 10**9

DAY = "(?:0[1-9]|[12][0-9]|3[01])"
MONTH = "(?:0[1-9]|1[0-2])"
# Times are kept as nanoseconds in 64 bits.
YEAR = "(?:19[7-9][0-9]|2[01][0-9]{2}|22[0-5][0-9]|226[01])"
CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
RFC_3339 = f"{YEAR}-{MONTH}-{DAY}T{CLOCK}(?:\\.[0-9]{{1,9}})?Z"
OLD_TIME = f"{YEAR}/{MONTH}/{DAY} - {CLOCK}"
COMMON_TIME = re.compile(
    f"{DAY}/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/{YEAR}:{CLOCK} [+-](?:[01][0-9]|2[0-3])[0-5][0-9]"
)
RUNTIME = f"(?:{RFC_3339} std(?:out|err) [FP] )?"
GO_LOGGER = "(?:[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} )?"
ADDRESSES = r"[^ ,|\x00-\x1f]*(?:,+ ?[^ ,|\x00-\x1f]*)*"
MANAGER = re.compile(
    RUNTIME
    + GO_LOGGER
    + r"\[GIN-EXECUTIONS-LOGGER\] "
    + f"(?:{RFC_3339}|{OLD_TIME})"
    + r" \|  *(?P<status>[0-9]{3}) *"
    + r" \|  *[^ |\x00-\x1f]+ *"
    + f" \\|  *{ADDRESSES} *"
    + r" \| (?P<request>.*)",
    re.DOTALL,
)
MANAGER_REQUEST = re.compile(" *[A-Z]+ +/+(?P<kind>run|job)/+(?P<service>.*)", re.DOTALL)
COMMON = re.compile(RUNTIME + "[^ ,]*(?:,+ ?[^ ,]*)* - ")
BRACKETED_TIME = re.compile('\\[(.{26})\\] "', re.DOTALL)
# What follows the status is the caller's again and is not looked at.
STATUS = re.compile(r'" [0-9]{3}(?: |\Z)')
JSON = re.compile(RUNTIME + r"(?=\{)")
EXPOSED = re.compile(
    r"(?:(?i:https?)://(?=[^/]))?[A-Za-z0-9._:\[\]-]*/+system/+services/+(?P<service>[^/]+)/+exposed(?:[/?].*)?", re.DOTALL
)
# Blanks of ASCII at the end are no part of a line; other characters are the user's.
BLANKS = " \t\r\n\f"
SERVICE = re.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?")
LONGEST_USER = 255

COUNTRY_LABELS = ("geoip_country_code", "country_code", "geoip_country_name", "country")
# The names that the fuzz uses.
COUNTRY_CODES = {"italy": "IT", "spain": "ES", "portugal": "PT", "united states": "US"}


def ask(url, tenant, parameters):
    request = urllib.request.Request(
        f"{url}/loki/api/v1/query_range?{urllib.parse.urlencode(parameters)}", headers={"X-Scope-OrgID": tenant}
    )
    with urllib.request.urlopen(request, timeout=LONGEST_ANSWER) as answer:
        body = json.loads(answer.read().decode("utf-8", "replace"), strict=False)
    return sorted(
        ((int(value[0]), stream["stream"], value[1]) for stream in body["data"]["result"] for value in stream["values"]),
        key=lambda entry: entry[0],
    )


def lines(url, tenant, selector, start, end):
    """All lines: pages go on at the time of the last line, without what was seen of it."""
    seen = collections.Counter()
    while start <= end:
        parameters = {"query": selector, "direction": "forward", "limit": PAGE}
        until = min(end + 1, start + LONGEST_RANGE)
        page = ask(url, tenant, parameters | {"start": start, "end": until})
        last = page[-1][0] if len(page) == PAGE else until
        if page and last == page[0][0]:
            sys.exit(f"over {PAGE} lines at {last}")
        again = collections.Counter()
        for time, labels, text in page:
            key = (time, text, json.dumps(labels, sort_keys=True))
            if time == last:
                again[key] += 1
            if seen[key] > 0:
                seen[key] -= 1
            else:
                yield labels, text
        start, seen = last, again


def country(labels):
    for name in COUNTRY_LABELS:
        label = labels.get(name, "").strip()
        if any(map(str.isalpha, label)) and label.lower() != "unknown":
            return label.upper() if len(label) == 2 else COUNTRY_CODES.get(label.lower(), label[:64])
    return "unknown"


def manager(text, labels):
    line = MANAGER.fullmatch(text)
    if not line:
        return "rejected"
    request = line["request"]
    if request.endswith(" |"):
        path, user = request[:-2], ""
    else:
        path, separator, user = request.rpartition(" | ")
        if not separator:
            return "rejected"
    target = MANAGER_REQUEST.fullmatch(path)
    if not target or not SERVICE.fullmatch(target["service"]):
        return "rejected"
    if line["status"] in ("401", "403", "404"):
        return "refused"
    if len(user) > LONGEST_USER:
        return "rejected"
    return target["service"], "SYNC" if target["kind"] == "run" else "ASYNC", user, country(labels)


def exposed_target(text):
    begin = JSON.match(text)
    if begin:
        try:
            fields = json.loads(text[begin.end() :], parse_constant=lambda name: 1 / 0)
        except (ValueError, ZeroDivisionError, RecursionError):
            return None
        return fields.get("RequestPath")
    time = BRACKETED_TIME.search(text)
    if not time or not COMMON.match(text) or not COMMON_TIME.fullmatch(time[1]):
        return None
    end = text.find('" ', time.end())
    words = text[time.end() : end].split(" ")
    return words[1] if end >= 0 and STATUS.match(text, end) and len(words) > 1 else None


def exposed(text, labels):
    del labels  # exposed requests have no country
    target = exposed_target(text)
    request = EXPOSED.fullmatch(target) if isinstance(target, str) else None
    if not request or not SERVICE.fullmatch(request["service"]):
        return "rejected"
    return request["service"], "EXPOSED", "", "unknown"


def main(url, tenant, stream, start, end):
    meaning = {"manager": manager, "exposed": exposed}[stream]
    counts = collections.Counter()
    requests = collections.Counter()
    for labels, text in lines(url, tenant, STREAMS[stream], int(start), int(end)):
        counts["stored"] += 1
        if not FILTERS[stream].search(text):
            continue
        counts["read"] += 1
        result = meaning(text.rstrip(BLANKS), labels)
        if isinstance(result, str):
            counts[result] += 1
        else:
            counts["counted"] += 1
            requests[result] += 1
    names = ("stored", "read", "counted", "refused", "rejected")
    json.dump({name: counts[name] for name in names} | {"requests": [[*key, n] for key, n in sorted(requests.items())]}, sys.stdout)


main(*sys.argv[1:])
