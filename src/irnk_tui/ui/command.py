"""Something the reader can ask for, and its keys in words."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for by key, from the palette, or with the mouse."""

    id: str
    """Its name in `irnk.yaml` under `keys`; the action is `action_ID` with underscores."""
    key: str
    """Keys in Textual's names, separated by commas; empty when only the palette has it."""
    label: str
    """A word or two for the footer; empty keeps it out of the footer."""
    help: str
    """What it does, in a sentence without a full stop."""
    screens: tuple[str, ...]
    """Where it is valid: names of screens, or `app` for everywhere."""

    is_app_wide: bool = False
    """The app carries it out, on whichever screen the key is pressed."""

    @property
    def action(self) -> str:
        """The action that its key runs, in Textual's form."""
        name = self.id.replace("-", "_")
        return f"app.{name}" if self.is_app_wide else name

    def binding(self) -> Binding:
        """Its keys, ready for a screen's BINDINGS."""
        return Binding(
            self.key,
            self.action,
            self.label or self.help,
            show=bool(self.label),
            key_display=keys_in_words(self.key.split(",")[0]),
            id=self.id,
        )


def keys_in_words(keys: str) -> str:
    """Keys as people read them: `question_mark,f1` is `? F1`."""
    return " ".join(_in_words(key) for key in keys.split(",") if key)


_SIGNS = {
    "slash": "/", "question_mark": "?", "escape": "esc", "delete": "del", "enter": "↵",
    "right_parenthesis": ")", "left_parenthesis": "(", "right_curly_bracket": "}",
    "left_curly_bracket": "{", "right_square_bracket": "]", "left_square_bracket": "[",
    "pagedown": "pgdn", "pageup": "pgup", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "shift+tab": "⇧tab", "dollar_sign": "$", "asterisk": "*",
}  # fmt: skip


def _in_words(key: str) -> str:
    if key.startswith("ctrl+"):
        return "^" + _in_words(key[5:])
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return _SIGNS.get(key, key)
