"""Which words of a sentence only say who somebody is: names, and roles that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence

from irnk_tui.analysis.names.role_words import BODIES, PEOPLE, RANKS, STATUS
from irnk_tui.analysis.rows.sentence_pairs import Sentence
from irnk_tui.analysis.rows.vocabulary import Vocabulary

_ROLES = PEOPLE | BODIES | STATUS | RANKS
ROLES = _ROLES | {f"{word}s" for word in _ROLES}


class Bearers:
    """Finds the words for whoever a sentence names (“coast guard commander Elena Ruiz”)."""

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        """Make ready; a sentence is looked at when it is first asked for."""
        self._sentences = sentences
        self._places = {root: place for place, root in enumerate(vocabulary.roots)}
        self._is_plain = vocabulary.is_plain.tolist()
        self._found = dict[int, frozenset[int]]()

    def of(self, n: int) -> frozenset[int]:
        """The stems of a sentence, by their place among all, that stand in a name or beside one.

        Beside a name stand words for people and bodies, each with the word before it (“fire
        chief”), without a break.
        """
        if n not in self._found:
            self._found[n] = frozenset(self._stretches(self._sentences[n]))
        return self._found[n]

    def _stretches(self, sentence: Sentence) -> list[int]:
        roots = [self._places[each] for each in sentence.stems]
        names = [
            not self._is_plain[root] or (n > 0 and word[0].isupper())
            for n, (root, word) in enumerate(zip(roots, sentence.words, strict=True))
        ]
        roles = [word.lower() in ROLES for word in sentence.words]
        found, stretch, has_name = list[int](), list[int](), False
        after = [*roles, False][1:]
        for root, is_name, role, before_role in zip(roots, names, roles, after, strict=True):
            if is_name or role or before_role:
                stretch.append(root)
                has_name |= is_name
                continue
            found += stretch if has_name else ()
            stretch, has_name = [], False
        return found + stretch if has_name else found
