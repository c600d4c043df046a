"""Readers that do what no reader should."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

from irnk_tui.corpus.page import Page


def fine(path: Path) -> Iterator[Page]:
    print("noise that must not be taken for an answer")
    yield Page("A ship.", part="1")


def greedy(path: Path) -> Iterator[Page]:
    yield Page("x" * len(bytearray(10_000_000_000)))


def endless(path: Path) -> Iterator[Page]:
    yield Page("The first is kept.")
    while True:
        pass


def crashing(path: Path) -> Iterator[Page]:
    os.abort()
    yield Page("")


def curious(path: Path) -> Iterator[Page]:
    socket.create_connection(("127.0.0.1", 9))
    yield Page("")


def commanding(path: Path) -> Iterator[Page]:
    os.system("true")
    yield Page("")


def deep(path: Path) -> Iterator[Page]:
    return deep(path)
