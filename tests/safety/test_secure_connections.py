"""A site whose certificate nobody vouches for is not read."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from irnk_tui.corpus.fetching import fetch
from irnk_tui.model.errors import UnreadableFile

HERE = Path(__file__).parent


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"forged")

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def forged() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(HERE / "forged_site.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_port}/article"
    server.shutdown()
    server.server_close()


def test_a_certificate_of_its_own_making_is_refused(forged: str) -> None:
    with pytest.raises(UnreadableFile, match="is not secure"):
        fetch(forged, may_reach=lambda address: True)
