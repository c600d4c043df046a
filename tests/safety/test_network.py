"""The whole suite runs without a network, and would notice if something wanted one."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from tests.network import Reached, is_here


@pytest.mark.parametrize("host", ["93.184.216.34", "10.0.0.1", "169.254.169.254", "2001:db8::1"])
def test_a_connection_out_of_this_machine_fails_the_test(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as reaching, pytest.raises(Reached):
        reaching.connect((host, 80))
    with socket.socket(family, socket.SOCK_DGRAM) as telling, pytest.raises(Reached):
        telling.sendto(b"x", (host, 53))


def test_a_name_is_not_even_looked_up() -> None:
    with pytest.raises(Reached):
        socket.getaddrinfo("harbour.example", 80)
    with pytest.raises(Reached):
        urllib.request.urlopen("http://harbour.example/")


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    assert is_here(("::1", 80))
    assert is_here("/run/a.socket")
