"""The reader's own Markdown: `{{quote}}` for a value, `{{#highlights}}…{{/highlights}}` for each.

A small part of Mustache: values, and one section that repeats. Values arrive escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from irnk_tui.model.errors import IrnkError

SECTION = re.compile(r"\{\{#highlights\}\}\n?(.*?)\{\{/highlights\}\}\n?", re.DOTALL)
FIELD = re.compile(r"\{\{\s*([\w#/]+)\s*\}\}")
NAMES = (
    "title", "source", "author", "url", "published", "article_sha256", "irnk_id", "tags",
    "id", "quote", "note", "colour", "citation", "start", "end", "created", "state",
)  # fmt: skip


class TemplateError(IrnkError):
    """The reader's template names something that there is not."""


def fill(template: str, values: Mapping[str, object]) -> str:
    """A template with values in it; a known name without a value becomes nothing.

    Raises:
        TemplateError: A name is not known, or a section is not closed.
    """
    check(template)
    highlights = values.get("highlights")
    marks = highlights if isinstance(highlights, list) else []

    def each(section: re.Match[str]) -> str:
        return "".join(_filled(section[1], {**values, **mark}) for mark in marks)

    parts = SECTION.split(template)
    sections = [each(found) for found in SECTION.finditer(template)]
    plain = [_filled(part, values) for part in parts[::2]]
    return "".join(a + b for a, b in zip(plain, [*sections, ""], strict=True))


def check(template: str) -> None:
    """Whether a template can be filled; raises TemplateError."""
    for name in FIELD.findall(SECTION.sub(r"\1", template)):
        if name not in NAMES:
            near = get_close_matches(name, NAMES, 1)
            hint = f" Did you mean {{{{{near[0]}}}}}?" if near else ""
            raise TemplateError(
                f"the template names {{{{{name}}}}}, which is not known.{hint} There are "
                f"{', '.join(NAMES)}, and {{{{#highlights}}}} … {{{{/highlights}}}}."
            )


def _filled(part: str, values: Mapping[str, object]) -> str:
    return FIELD.sub(lambda found: str(values.get(found[1], "")), part)
