"""Flattened text in, Document out: blocks rebuilt as far as the words and line breaks allow."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.builder import build
from ingest.lines import Entry, Line
from ingest.poured import poured_tables
from ingest.text_blocks import Part, parts_of
from ingest.text_bullets import with_marks_joined
from ingest.text_columns import with_columns_apart
from ingest.text_feeds import in_file, with_pages_apart
from ingest.text_footnotes import Flow, Footnote, take_footnotes
from ingest.text_lines import source_lines, with_true_gaps, without_overprint
from ingest.text_pages import without_furniture, without_lines
from ingest.text_runs import line_of
from ingest.text_tables import place_tables
from model.text import Document

Placed = tuple[int, Entry]


def read_text(data: bytes, *, key: str, name: str, sha256: str) -> Document:
    """The Document of a flattened text, whichever extractor and line habit it came from."""
    apart, numbers = with_columns_apart(*with_pages_apart(decode(data).split("\n")))
    raw = with_marks_joined(apart)
    kept, running = without_furniture(source_lines(raw))
    own = without_overprint(with_true_gaps(kept))
    lines = place_tables(own, poured_tables(without_lines(raw, kept)))
    flow = take_footnotes(lines)
    return build(
        list(in_file(entries_of(flow), numbers)),
        key=key,
        name=name,
        sha256=sha256,
        media_type="text/plain",
        reader="text",
        running=running,
    )


def decode(data: bytes) -> str:
    """The characters of a text file: UTF-8 or UTF-16 by its mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def entries_of(flow: Flow) -> list[Entry]:
    """The blocks and footnotes of a text as entries, each where it begins."""
    placed: list[Placed] = [*_blocks(parts_of(flow.lines), flow), *_footnotes(flow.footnotes)]
    return [entry for _, entry in sorted(placed, key=lambda pair: pair[0])]


def _blocks(parts: Sequence[Part], flow: Flow) -> Iterator[Placed]:
    for part in parts:
        table = part.lines[0].table
        yield part.lines[0].number, table or _entry(part, flow)


def _entry(part: Part, flow: Flow) -> Entry:
    lines: list[Line] = []
    for index, line in enumerate(part.lines):
        skip = part.skip if index == 0 else 0
        marks = [(a - skip, b - skip) for a, b in flow.marks.get(line.number, ()) if a >= skip]
        lines.append(line_of(line.text[skip:], line.number, marks))
    return Entry(
        kind=part.kind,
        lines=tuple(lines),
        level=part.level,
        number=part.number,
        mark=part.mark,
        confidence=part.confidence,
        rule=part.rule,
    )


def _footnotes(footnotes: Sequence[Footnote]) -> Iterator[Placed]:
    for note in footnotes:
        first, *more = note.lines
        lines = [line_of(note.rest, first.number)] if note.rest else []
        lines += [line_of(line.text, line.number) for line in more]
        entry = Entry("footnote", tuple(lines), number=note.number, confidence=0.9)
        yield first.number, replace(entry, rule="text-footnote")
