"""Nothing that irnk shows passes through a markup parser."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import irnk_tui

UI = Path(irnk_tui.__file__).parent / "ui"
SHOWING = ("notify", "Static", "Label", "Button", "Option", "Digits", "Content")


def showing_calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in SHOWING:
                    yield f"{path.relative_to(UI)}:{node.lineno} {name}", node


def is_plain(call: ast.Call) -> bool:
    for keyword in call.keywords:
        if keyword.arg == "markup":
            return isinstance(keyword.value, ast.Constant) and keyword.value.value is False
    fixed = [each for each in call.args if not isinstance(each, ast.Constant)]
    return not fixed and not any("[" in str(getattr(each, "value", "")) for each in call.args)


def test_whatever_is_shown_is_plain_text_or_fixed_words() -> None:
    calls = list(showing_calls())
    assert len(calls) > 10
    assert [place for place, call in calls if not is_plain(call)] == []
