"""What a reprinted requirement is called: its id and title, apart from the words that ask."""

from dataclasses import dataclass

from extractors.answer_text import span_of, words_of
from extractors.context import Context
from extractors.exchange import Requirement
from extractors.ids import opening_id
from extractors.mandate_spans import Span
from extractors.parties import Frame
from extractors.titles import run_in_title

_BETWEEN = " \n\t:.–-"


@dataclass(frozen=True, slots=True)
class Naming:
    """`text`: the words that ask, which stand at `span`; `evidence` holds id and title too."""

    id: str | None
    title: str | None
    text: str
    span: Span
    evidence: Span


def naming(context: Context, asked: Requirement) -> Naming:
    """The id and title of a requirement, from a line of its own or ahead of its words."""
    span, text = span_of(context, asked.pieces), words_of(context, asked.pieces)
    if asked.named is None:
        return _named_within(context, text, span)
    line = asked.named
    words = context.document.words(line.start, line.end)
    found = opening_id(words)
    title = words[found.end :].strip(_BETWEEN) if found else words
    evidence = (line.start, max(line.end, span[1]))
    text = title if asked.pieces == [line] else text
    return Naming(found.id if found else None, title or None, text, span, evidence)


def _named_within(context: Context, text: str, span: Span) -> Naming:
    """The id that a requirement opens with, and the title run in behind it."""
    found, printed = opening_id(text), opening_id(context.document.text[slice(*span)])
    if found is None or printed is None:
        return Naming(None, None, text, span, span)
    own = (span[0] + printed.end, span[1])
    title, asks = run_in_title(context.document, own, Frame.of(context))
    if title is None:
        return Naming(found.id, None, text[found.end :].lstrip(_BETWEEN), own, span)
    name = context.document.words(*title).strip(_BETWEEN)
    at = text.find(name, found.end) + len(name)
    return Naming(found.id, name, text[at:].lstrip(_BETWEEN), asks, span)
