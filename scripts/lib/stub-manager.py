"""A manager of OSCAR as far as reports need one: lists services, and writes down who asked.

stub-manager.py PORT FOLDER [SERVICES.json]: every request adds the line "METHOD PATH AUTHORIZATION" to FOLDER/requests. Bearers
are "caller", "caller-" with a number, who sees the same, and "other-" with a number, each of whom sees all services but one or two
others.
"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, folder = int(sys.argv[1]), sys.argv[2]
if len(sys.argv) > 3:
    with open(sys.argv[3], encoding="utf-8") as listed:
        SERVICES = json.load(listed)
else:
    SERVICES = [{"name": name, "token": "never shown"} for name in ("yolov8", "cowsay", "plants-classification")]


class Manager(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        with open(f"{folder}/requests", "a", encoding="utf-8") as record:
            record.write(f"{self.command} {self.path} {self.headers.get('Authorization')}\n")
        status, body = self.answer()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self):
        if self.path == "/health":
            return 200, b""
        credential = self.headers.get("Authorization", "")
        if credential in ("Bearer caller", "Basic b3NjYXI6c2VjcmV0") or credential.startswith("Bearer caller-"):
            return 200, json.dumps(SERVICES).encode()
        if credential.startswith("Bearer other-"):
            number, services = int(credential.removeprefix("Bearer other-")), len(SERVICES)
            hidden = {number % services, (number + number // services) % services}
            return 200, json.dumps([shown for i, shown in enumerate(SERVICES) if i not in hidden]).encode()
        return 401, b""

    def log_message(self, *_):
        """The record is enough."""


ThreadingHTTPServer(("127.0.0.1", port), Manager).serve_forever()
