"""Starts a server, and prints after how many milliseconds it has given the first whole answer, and the KiB of memory that are
resident then: first-answer.py URL COMMAND…"""
import http.client
import subprocess
import sys
import time
from urllib.parse import urlsplit

PAUSE = 0.002
PATIENCE = 60
BASIC = {"Authorization": "Basic b3NjYXI6bm9uZQ==", "Connection": "close"}


def answers(url):
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=PATIENCE)
    try:
        connection.request("GET", url.path, headers=BASIC)
        answer = connection.getresponse()
        return answer.status == 200 and len(answer.read()) > 0
    except OSError:
        return False
    finally:
        connection.close()


def resident_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(line.split()[1] for line in status if line.startswith("VmRSS"))


def main(url, command):
    # The launcher replaces itself by the JVM, so the process stays the same.
    began = time.monotonic()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not answers(url):
            if server.poll() is not None or time.monotonic() - began > PATIENCE:
                sys.exit(f"no answer from {' '.join(command)}")
            time.sleep(PAUSE)
        print(round((time.monotonic() - began) * 1000), resident_kib(server.pid))
    finally:
        server.terminate()
        server.wait()


main(urlsplit(sys.argv[1]), sys.argv[2:])
