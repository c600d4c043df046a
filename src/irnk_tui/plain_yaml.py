"""YAML without surprises: text stays text, nothing is run, nothing refers back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from irnk_tui.model.errors import SettingsError

if TYPE_CHECKING:
    from yaml import SafeLoader
    from yaml.nodes import MappingNode, Node

MAX_CHARACTERS = 200_000
MAX_DEPTH = 20
NULL = "tag:yaml.org,2002:null"


def parse(text: str, *, name: str) -> Any:
    """The mappings, lists and strings of a YAML text; an empty value is None.

    Args:
        text: One YAML document.
        name: The file's name, for messages.

    Raises:
        SettingsError: It is not plain YAML; the message tells the line.
    """
    # The values need the standard library alone; YAML is loaded only when there is some.
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise SettingsError(f"{name}: {len(text):,} characters of YAML are too many to be metadata")
    try:
        return yaml.load(text, _loader())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsError(f"{name}, line {line}: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise SettingsError(f"{name}, line {line}: a character that YAML does not allow") from error


@cache
def _loader() -> type[SafeLoader]:
    import yaml

    class PlainLoader(yaml.SafeLoader):
        """Only null is told from text: dates, numbers and yes/no stay as written."""

        depth = 0

        def compose_node(self, parent: Node | None, index: int) -> Node | None:
            event = self.peek_event()  # type: ignore[no-untyped-call]
            _refuse_references(event)
            if self.depth >= MAX_DEPTH:
                raise _refusal(f"more than {MAX_DEPTH} levels", event.start_mark)
            self.depth += 1
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

        def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
            _refuse_doubles(node)
            return super().construct_mapping(node, deep)

    PlainLoader.yaml_implicit_resolvers = {
        first: [rule for rule in rules if rule[0] == NULL]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return PlainLoader


def _refuse_references(event: Any) -> None:
    if getattr(event, "anchor", None) is not None:
        raise _refusal("anchors (&) and aliases (*) are not read", event.start_mark)
    if getattr(event, "tag", None) is not None:
        raise _refusal(f"tags are not read ({event.tag})", event.start_mark)


def _refuse_doubles(node: MappingNode) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key.value, str):
            raise _refusal("a name has to be text", key.start_mark)
        if key.value in seen:
            raise _refusal(f"“{key.value}” is given twice", key.start_mark)
        seen.add(key.value)


def _refusal(problem: str, mark: Any) -> Exception:
    import yaml

    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
