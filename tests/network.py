"""No test reaches the network: the whole suite runs as on a machine without one."""

from __future__ import annotations

import ipaddress
import socket
import sys
from typing import Any

REACHING = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


class Reached(AssertionError):
    """Something in a test wanted to leave this machine."""


def block() -> None:
    """From now on, raise Reached whenever this process reaches beyond this machine.

    An audit hook sees every socket, those of C libraries too, and cannot be taken back.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, facts: tuple[Any, ...]) -> None:
    if event in REACHING and not is_here(facts[0] if "get" in event else facts[1]):
        raise Reached(f"a test reached for the network ({event} {facts[-1]!r})")


def is_here(address: Any) -> bool:
    """Whether an address is on this machine."""
    if not isinstance(address, tuple):
        address = (address,)
    host = address[0]
    if host is None or isinstance(host, bytes) or str(host).startswith("/"):
        return True
    if host in ("", "localhost"):
        return True
    try:
        # “0” and “127.1” are addresses too, of the kind that is never looked up.
        found = ipaddress.ip_address(_numeric(str(host)))
    except (ValueError, OSError):
        return False
    return found.is_loopback or found.is_unspecified


def _numeric(host: str) -> str:
    return host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))
