"""Moves scored for many sentences at once lead where spaCy's own loop leads."""

from irnk_tui.analysis.language import nlp
from irnk_tui.model.document import Document, Source
from irnk_tui.model.text import DocumentId, Span

TEXTS = (
    "The ministry in Seoul denied on Monday that it had been told of the plan.",
    "Anna Berg, who led the talks, said: “We will not sign what we have not read.”",
    "Rain fell.",
    "  - No\n\n 🙂 comment, he wrote, and left.",
    "What did they think they were waiting for, the two of them, on a day like that?",
)


def test_relations_and_names_are_those_of_the_model() -> None:
    text, spans = "", []
    for each in TEXTS:
        spans.append(Span(len(text), len(text) + len(each)))
        text += each + "\n"
    document = Document(DocumentId("a"), text, None, Source("x"))
    found = iter(nlp.parse_many([document], [spans])[0].text)
    recogniser = dict(nlp.model().components)["ner"]
    for each in TEXTS:
        for word in recogniser(nlp.model()(each)):
            if not word.is_space:
                token = next(found)
                assert (token.text, token.tag, token.dep) == (word.text, word.tag_, word.dep_)
                assert token.ent == word.ent_type_
    assert next(found, None) is None
