"""The web is reached only at a named address, never inside the house, and never for long."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from irnk_tui.corpus import fetching
from irnk_tui.corpus.fetched import is_address, save, save_articles
from irnk_tui.corpus.fetching import Fetched, fetch, is_public
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure
from tests.corpus.newsroom import rss
from tests.corpus.samples import FIRST, PAGE, SECOND


class Site(BaseHTTPRequestHandler):
    """A small site with one article and many traps."""

    robots = "User-agent: *\nDisallow: /private\n"

    def do_GET(self) -> None:
        page = getattr(self, "page_" + self.path.strip("/").partition("/")[0].split(".")[0], None)
        if page is None:
            self.send_error(404)
        else:
            page()

    def answer(self, body: bytes, kind: str = "text/html", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def moved(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def page_robots(self) -> None:
        self.answer(self.robots.encode(), "text/plain")

    def page_article(self) -> None:
        self.answer(PAGE.encode())

    def page_private(self) -> None:
        self.answer(b"secret")

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(gzip.compress(bytes(300_000_000)), Content_Encoding="gzip")

    def page_large(self) -> None:
        self.answer(bytes(fetching.MAX_BYTES + 1))

    def page_loop(self) -> None:
        self.moved("/loop")

    def page_file(self) -> None:
        self.moved("file:///etc/hostname")

    def page_inside(self) -> None:
        self.moved("http://127.0.0.2:9/x")

    def page_once(self) -> None:
        self.moved("/article")

    def page_drip(self) -> None:
        self.answer(b"")
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def page_feed(self) -> None:
        host = self.headers["Host"]
        feed = rss(FIRST, SECOND, "<item><link>HERE/private</link></item>")
        feed = feed.replace("HERE", f"http://{host}").replace(
            "https://harbour.example/1", f"http://{host}/article"
        )
        self.answer(feed.encode(), "application/rss+xml")

    def log_message(self, *_: object) -> None:
        """Tell nobody."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def get(url: str) -> Fetched:
    """Fetch from the test's own site, which is on this machine and explicitly allowed."""
    return fetch(url, may_reach=lambda address: address == "127.0.0.1")


@pytest.mark.parametrize("path", ["/article", "/once", "/packed"])
def test_a_page_is_fetched_as_it_is(site: str, path: str) -> None:
    assert get(site + path).content == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/private", "robots.txt"),
        ("/loop", "redirected more than"),
        ("/large", "larger than"),
        ("/bomb", "larger than"),
        ("/file", "no http or https"),
        ("/inside", "not on the open internet"),
        ("/gone", "status 404"),
    ],
)
def test_a_trap_is_refused(site: str, path: str, word: str) -> None:
    with pytest.raises(UnreadableFile, match=word):
        get(site + path)


def test_a_site_that_drips_is_left(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_SECONDS", 1.0)
    with pytest.raises(UnreadableFile, match="longer than"):
        get(site + "/drip")


def test_this_machine_is_never_reached_without_leave(site: str) -> None:
    for url in (site, site.replace("127.0.0.1", "localhost"), site.replace("127.0.0.1", "0")):
        with pytest.raises(UnreadableFile, match=r"not on the open internet|not known"):
            fetch(url + "/article")


def test_a_name_is_looked_up_once_and_that_address_is_used(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        address = "93.184.216.34" if len(asked) % 2 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    reached: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: reached.append(address))
    with pytest.raises(UnreadableFile):
        fetch("http://rebind.example/x")
    assert reached == [("93.184.216.34", 80)]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_internet_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://x/", "ftp://x/", "http://", "http://a b/", "http://x:y/",
        "http://user:secret@x.example/", "http://x.example/\n", "http://" + "x" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(UnreadableFile):
        fetch(url)
    assert not is_address("notes.txt")


def test_the_original_is_kept_with_its_address(site: str, tmp_path: Path) -> None:
    path, name = save(site + "/once", tmp_path, get=get)
    assert name == "127.0.0.1/article.html"
    assert path.read_bytes() == PAGE.encode()
    assert path.with_suffix(".yaml").read_text() == f'url: "{site}/article"\n'


def test_a_feed_gives_its_articles_and_tells_what_may_not_be_fetched(
    site: str, tmp_path: Path
) -> None:
    pytest.importorskip("feedparser", reason="reading feeds needs the extra “feeds”")
    first, second = save_articles(site + "/feed", tmp_path, get=get, pause_seconds=0)
    assert isinstance(first, tuple)
    assert first[0].read_bytes() == PAGE.encode()
    assert isinstance(second, Failure)
    assert "robots.txt" in second.reason
