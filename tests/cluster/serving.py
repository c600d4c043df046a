"""A server before a node that wants TLS and a password, as real clusters do."""

from __future__ import annotations

import base64
import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

USER, PASSWORD = "reader", "in peace"
PASSED_ON = ("content-type", "content-encoding", "accept")


@contextmanager
def guarded(node: str, certificate: Path | None = None, status: int = 0) -> Iterator[str]:
    """The URL of a guard before a node.

    Args:
        certificate: key and certificate in one file; without one the guard speaks plain HTTP.
        status: what every request is answered with instead of being passed on.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _guard(urlsplit(node), status))
    scheme = "http"
    if certificate:
        scheme = "https"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _guard(node: object, status: int) -> type[BaseHTTPRequestHandler]:
    wanted = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

    class Guard(BaseHTTPRequestHandler):
        def pass_on(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length)
            if status:
                self.answer(status, b"{}")
            elif self.headers.get("authorization") != wanted:
                self.answer(401, b"{}")
            else:
                headers = {k: v for k, v in self.headers.items() if k.lower() in PASSED_ON}
                to = http.client.HTTPConnection(node.netloc)  # type: ignore[attr-defined]
                to.request(self.command, self.path, body, headers)
                found = to.getresponse()
                self.answer(found.status, found.read())

        def answer(self, code: int, body: bytes) -> None:
            self.send_response(code)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Keep quiet."""

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = pass_on  # noqa: N815

    return Guard
