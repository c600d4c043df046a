"""No key that does nothing: everything bound has an action where it is bound."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from irnk_tui import ui
from irnk_tui.ui.app import IrnkApp
from irnk_tui.ui.asking import Asking


def holders() -> Iterator[type[DOMNode]]:
    """Every screen and widget of irnk, the app too, that binds keys itself."""
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        for holder in vars(import_module(found.name)).values():
            is_own = isinstance(holder, type) and holder.__module__ == found.name
            if is_own and issubclass(holder, DOMNode):
                yield holder


def owners(holder: type[DOMNode], where: str) -> list[type[DOMNode]]:
    """Who has to carry out what a holder binds: the app, its screen, or itself."""
    if where == "app":
        return [IrnkApp]
    if where == "screen":
        beside = vars(import_module(holder.__module__)).values()
        found = [each for each in beside if isinstance(each, type) and issubclass(each, Asking)]
        return [each for each in found if each is not Asking]
    return holder.__subclasses__() or [holder]


def acts(owner: type[DOMNode], name: str) -> bool:
    return hasattr(owner, f"action_{name}")


@pytest.mark.parametrize("holder", holders(), ids=lambda holder: holder.__name__)
def test_every_bound_key_does_something(holder: type[DOMNode]) -> None:
    for binding in Binding.make_bindings(holder.BINDINGS):
        where, _, name = binding.action.partition("(")[0].rpartition(".")
        idle = [each.__name__ for each in owners(holder, where) if not acts(each, name)]
        assert not idle, f"{binding.key} does nothing on {idle}"
