"""A comparison in plain words says what its screen says."""

from collections.abc import Callable

from tests.cli.conftest import BREW, SPUTNIK

Tell = Callable[..., tuple[int, str, str]]


def rows(printed: str) -> dict[str, str]:
    """The head of each row -> what stands under it; of equal heads the last."""
    parts = [part.partition("\n") for part in printed.split("\n\n") if part.startswith("[")]
    return {head: told for head, _, told in parts}


def test_a_row_says_who_tells_it_and_what_differs(tell: Tell) -> None:
    status, printed, _ = tell("compare", "--documents", BREW, SPUTNIK)
    assert status == 0
    told = rows(printed)["[told by 2 of 2 · ≠ day, name]"]
    assert "≠ day: 1 GZERO Media “Tuesday” – 2 unattributed B “Wednesday”" in told
    assert "  1 Pyongyang’s Minister" in told


def test_what_is_only_near_is_not_called_shared(tell: Tell) -> None:
    _, printed, _ = tell("compare", "--documents", BREW, SPUTNIK)
    assert "[near in 2 of 2; they may not tell the same]" in rows(printed)
    assert "  2 — no matching passage found —" in rows(printed)["[only 1 GZERO Media]"]


def test_names_and_voices_of_each_account_follow_the_rows(tell: Tell) -> None:
    _, printed, _ = tell("compare", "--documents", BREW, SPUTNIK)
    _, _, names = printed.partition("What each calls them\n")
    names, _, voices = names.partition("\n\nVoices\n")
    assert "2 unattributed B: DPRK 11" in names
    assert "Greg Brew “said”" in voices
