"""The document checks itself: what can be seen in it against what became facts."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.commitments import leads_in
from extractors.context import Context
from extractors.ids import canonical, mandate_prefixes, opening_id
from model.base import fold
from model.facts import Completeness, Fact, Goal, Indicator, Oppdrag, Status
from model.text import Row

_SHOWN = 20
_WORDS = 60

Seen = Iterator[tuple[str, bool]]
"""What was seen, by id or first words, and whether it became a fact."""


def completeness(context: Context, facts: Sequence[Fact]) -> tuple[Completeness, ...]:
    """Each check that the document has something for."""
    counted = (
        _count("ids", _ids(context, facts)),
        _count("table_rows", _rows(context, facts)),
        _count("vil_items", _vil_items(context, facts)),
        _count("requirements_answered", _requirements(context, facts)),
        _count("answers_placed", _answers(context, facts)),
    )
    return tuple(check for check in counted if check.seen)


def _count(what: str, seen: Seen) -> Completeness:
    found = list(seen)
    missing = tuple(name[:_WORDS] for name, extracted in found if not extracted)
    return Completeness.model_validate(
        {
            "what": what,
            "seen": len(found),
            "extracted": len(found) - len(missing),
            "missing": missing[:_SHOWN],
        }
    )


def _ids(context: Context, facts: Sequence[Fact]) -> Seen:
    """Every id that opens a passage or a cell, against the ids of mandates and statuses."""
    known = {canonical(f.id) for f in facts if isinstance(f, Oppdrag) and f.id}
    known |= {canonical(f.of) for f in facts if isinstance(f, Status) and f.of}
    prefixes = mandate_prefixes(context)
    opened = (opening_id(fold(text)) for text in _openings(context))
    seen = dict.fromkeys(canonical(one.id) for one in opened if one and one.prefix in prefixes)
    return ((one, one in known) for one in seen)


def _openings(context: Context) -> Iterator[str]:
    text = context.document.text
    for block in context.document.blocks:
        rows: tuple[Row, ...] = block.table.rows if block.table else ()
        for row in rows:
            yield from (text[cell.start : cell.end] for cell in row.cells)
        if not rows:
            yield text[block.start : block.end]


def _rows(context: Context, facts: Sequence[Fact]) -> Seen:
    """The filled rows of every table that gave a fact, against those that a fact stands on."""
    spans = [(f.source.start, f.source.end) for f in facts if f.kind != "document"]
    for block in context.document.blocks:
        if block.table is None or not _touched(spans, block.start, block.end):
            continue
        for row in block.table.rows[block.table.header_rows :]:
            start, end = row.cells[0].start, row.cells[-1].end
            if sum(cell.end > cell.start for cell in row.cells) > 1:
                yield context.document.words(start, end), _touched(spans, start, end)


def _touched(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _vil_items(context: Context, facts: Sequence[Fact]) -> Seen:
    """In a plan: the list items right under a line that leads into commitments."""
    if context.meta.doc_type != "utviklingsplan":
        return
    spans = [(f.source.start, f.source.end) for f in facts if f.kind != "document"]
    under = False
    for block in context.document.blocks:
        words = context.document.words(block.start, block.end)
        if block.kind == "list_item":
            if under:
                yield words, _touched(spans, block.start, block.end)
        else:
            under = block.table is None and words.endswith(":") and leads_in(context, words)


def _requirements(context: Context, facts: Sequence[Fact]) -> Seen:
    """In a report: its requirements, against those that an answer is about."""
    if context.meta.doc_type != "arlig_melding":
        return
    answered = {_first(text) for f in facts if isinstance(f, Status) for text in _asked(f)}
    for fact in facts:
        if isinstance(fact, Oppdrag | Goal | Indicator):
            yield fact.text, _first(fact.text) in answered


def _answers(context: Context, facts: Sequence[Fact]) -> Seen:
    """In a report: its answers, against those that a requirement stands before."""
    if context.meta.doc_type == "arlig_melding":
        for fact in facts:
            if isinstance(fact, Status):
                yield fact.text, bool(fact.of_text)


def _asked(status: Status) -> tuple[str, ...]:
    return (status.of_text, *status.of_texts)


def _first(text: str) -> str:
    return fold(text)[:_WORDS].casefold()
