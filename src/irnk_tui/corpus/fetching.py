"""Pages fetched from the web when the reader names them: the only file that opens a connection."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from irnk_tui.model.errors import UnreadableFile

MAX_BYTES = 20_000_000
MAX_ROBOTS_BYTES = 500_000
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
MAX_URL_LENGTH = 2_000
CHUNK_BYTES = 1 << 16
AGENT = "irnk"
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
MayReach = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    url: str
    """Where it was in the end, after redirects."""
    content: bytes
    kind: str
    """Its media type, in lower case; may be empty."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, not of this machine or its network."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


def fetch(url: str, *, may_reach: MayReach = is_public) -> Fetched:
    """Get a page over http or https, if its site's robots.txt allows it.

    Args:
        url: The address.
        may_reach: Which resolved IP addresses may be connected to.

    Raises:
        UnreadableFile: It may not or cannot be fetched, or is too large or too slow.
    """
    until = time.monotonic() + MAX_SECONDS
    _checked(url)
    _ask_robots(url, may_reach, until)
    for _ in range(MAX_REDIRECTS + 1):
        status, location, fetched = _get(url, may_reach, until, MAX_BYTES)
        if status not in REDIRECTS or not location:
            if status != 200:
                raise UnreadableFile(
                    url, f"was answered with status {status}; open it in a browser"
                )
            return fetched
        before, url = url, urljoin(url, location)
        if before.startswith("https:") and not url.startswith("https:"):
            raise UnreadableFile(url, "leads from https to a connection that is not secure")
        if urlsplit(url).netloc != urlsplit(before).netloc:
            _ask_robots(url, may_reach, until)
    raise UnreadableFile(url, f"was redirected more than {MAX_REDIRECTS} times")


def _ask_robots(url: str, may_reach: MayReach, until: float) -> None:
    address = urljoin(url, "/robots.txt")
    for _ in range(MAX_REDIRECTS + 1):
        status, location, fetched = _get(address, may_reach, until, MAX_ROBOTS_BYTES)
        if status not in REDIRECTS or not location:
            break
        address = urljoin(address, location)
    rules = RobotFileParser()
    if status == 200:
        rules.parse(fetched.content.decode("utf-8", "replace").splitlines())
    if status >= 500 or (status == 200 and not rules.can_fetch(AGENT, url)):
        raise UnreadableFile(url, "may not be fetched by programs (robots.txt); save it yourself")


def _get(url: str, may_reach: MayReach, until: float, limit: int) -> tuple[int, str, Fetched]:
    parts = _checked(url)
    connection = _connection(parts, may_reach, until)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        content = _body(answer, url, until, limit) if answer.status == 200 else b""
        kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        return answer.status, answer.getheader("Location") or "", Fetched(url, content, kind)
    except TimeoutError as error:
        raise UnreadableFile(url, f"took longer than {MAX_SECONDS:.0f} s") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreadableFile(url, f"could not be fetched ({str(error)[:120]})") from error
    finally:
        connection.close()


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_sound = parts.scheme in PORTS and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        is_sound = False
    if not is_sound or len(url) > MAX_URL_LENGTH or not url.isascii() or not url.isprintable():
        raise UnreadableFile(url[:200], "is no http or https address")
    if " " in url or parts.username is not None:
        raise UnreadableFile(url[:200], "holds a space or a password; leave it out")
    return parts


def _connection(
    parts: SplitResult, may_reach: MayReach, until: float
) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    port = parts.port or PORTS[parts.scheme]
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, port, context=context)
    else:
        connection = http.client.HTTPConnection(host, port)
    found = _connected(host, port, may_reach, until)
    try:
        secure = parts.scheme == "https"
        connection.sock = context.wrap_socket(found, server_hostname=host) if secure else found
    except OSError as error:
        found.close()
        raise UnreadableFile(parts.geturl(), f"is not secure ({str(error)[:120]})") from error
    return connection


def _connected(host: str, port: int, may_reach: MayReach, until: float) -> socket.socket:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableFile(host, "is not known; are you offline?") from error
    # The address that was looked at is the one connected to: a name may change its mind.
    for family, kind, protocol, _, address in answers:
        if not may_reach(str(address[0])):
            reason = f"leads to {address[0]}, which is not on the open internet"
            raise UnreadableFile(host, reason)
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(max(0.1, until - time.monotonic()))
        try:
            connection.connect(address)
        except OSError:
            connection.close()
        else:
            return connection
    raise UnreadableFile(host, "does not answer; try again later")


def _body(answer: http.client.HTTPResponse, url: str, until: float, limit: int) -> bytes:
    unpack = _unpacker(answer.getheader("Content-Encoding") or "", url)
    pieces, size = [], 0
    while chunk := answer.read1(CHUNK_BYTES):
        # A server that sends a byte now and then never runs into the timeout of the socket.
        if time.monotonic() > until:
            raise TimeoutError
        pieces.append(unpack(chunk, limit))
        size += len(pieces[-1])
        if size >= limit:
            raise UnreadableFile(url, f"is larger than {limit:,} bytes")
    return b"".join(pieces)


def _unpacker(encoding: str, url: str) -> Callable[[bytes, int], bytes]:
    if encoding.lower() in ("", "identity"):
        return lambda chunk, _: chunk
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableFile(url, f"is packed as “{encoding[:20]}”, which was not asked for")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    return lambda chunk, limit: unpacker.decompress(chunk, limit)
