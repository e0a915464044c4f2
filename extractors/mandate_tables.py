"""Mandates in tables: an id opens a row, or the columns are named for mandates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.context import Context
from extractors.dates import find_dates
from extractors.drafts import Draft
from extractors.duties import commands
from extractors.ids import MandateId, opening_id
from extractors.labels import is_column_beside, is_label, is_reporting_chapter, is_task_label
from extractors.mandate_spans import Span
from extractors.parties import GIVING, Frame
from extractors.table_columns import columns_of
from extractors.titles import split_title
from model.text import Block, Cell, Document, Row

_RULED = 0.99
_NOT_TEXT = frozenset({"status", "reporting", "likelihood", "applies", "deadline", "consequence",
                       "note", "together"})  # fmt: skip

_BESIDE = ("deadline", "applies", "together", "reporting", "note")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the columns of its table; `id_at` is the column of the id."""

    row: Row
    columns: dict[str, int]
    id: MandateId | None
    id_at: int | None


def drafts_in_table(context: Context, at: int, prefixes: frozenset[str]) -> Iterator[Draft]:
    """The mandates of the table at block `at`, in its order."""
    document, block = context.document, context.document.blocks[at]
    if block.table is None:
        return
    columns = _columns(document, block)
    numbered = [_numbered(document, row, columns, prefixes) for row in block.table.rows]
    if not any(numbered) and not _is_mandate_table(context, at, columns):
        return
    header = block.table.header_rows
    for index, (row, found) in enumerate(zip(block.table.rows, numbered, strict=True)):
        if found or (not any(numbered) and index >= header):
            draft = _draft(context, at, found or _Row(row, columns, None, columns.get("id")))
            if draft:
                yield draft


def _columns(document: Document, block: Block) -> dict[str, int]:
    """The named columns; a table that goes on without a header has none."""
    rows = block.table.rows[:2] if block.table else ()
    named = [_named_in([document.words(c.start, c.end) for c in row.cells]) for row in rows]
    return max(named, key=len, default={})


def _named_in(header: list[str]) -> dict[str, int]:
    """The columns of a header row; in a document that gives mandates, one for reporting says
    how they are to be reported, not what was."""
    columns = _with_details(header, columns_of(header))
    status = columns.get("status")
    if status is not None and is_reporting_chapter(header[status]):
        columns["reporting"] = columns.pop("status")
    for name in ("deadline", "note", "together"):
        at = next((i for i, title in enumerate(header) if is_column_beside(name, title)), None)
        if "mandate" in columns and name not in columns and at not in (None, columns["mandate"]):
            columns = {field: i for field, i in columns.items() if i != at} | {name: at or 0}
    return columns


def _with_details(header: list[str], columns: dict[str, int]) -> dict[str, int]:
    """Where a column after the mandate's describes it, that one is the text, and the first the
    title.
    """
    named = columns.get("mandate")
    at = next((i for i, title in enumerate(header) if is_column_beside("details", title)), None)
    if at is None or (named is not None and at <= named):
        return columns
    others = {field: i for field, i in columns.items() if i != at}
    if named is None:
        return {**others, "mandate": at} if "title" in columns else columns
    return {"title": named, **others, "mandate": at}


def _numbered(
    document: Document, row: Row, columns: dict[str, int], prefixes: frozenset[str]
) -> _Row | None:
    for index, cell in enumerate(row.cells[:2]):
        found = opening_id(document.text[cell.start : cell.end])
        if found and found.prefix in prefixes:
            return _Row(row, columns, found, index)
    return None


def _is_mandate_table(context: Context, at: int, columns: dict[str, int]) -> bool:
    """A column is named for mandates, and the table stands under a heading for them, or every
    row opens by telling somebody by name.
    """
    document = context.document
    if "mandate" not in columns or "status" in columns:
        return False
    header = document.blocks[at].table
    named = (
        [document.words(c.start, c.end) for row in header.rows[:2] for c in row.cells]
        if header
        else []
    )
    if columns.keys() >= {"deadline", "applies"}:
        return True
    if {"deadline", "applies"} & columns.keys() and any(is_task_label(cell) for cell in named):
        return True
    before = [b for b in document.blocks[:at] if b.kind in {"heading", "paragraph"}][-2:]
    labelled = any(is_label(document.words(b.start, b.end)) for b in before)
    return labelled or _all_command(context, document.blocks[at], columns["mandate"])


def _all_command(context: Context, block: Block, column: int) -> bool:
    """Whether every row of a table, in a document that gives mandates, tells somebody by name."""
    table = block.table
    if table is None or context.meta.doc_type not in GIVING:
        return False
    rows = table.rows[table.header_rows :]
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    return len(cells) == len(rows) > 0 and all(commands(context, (c.start, c.end)) for c in cells)


def _draft(context: Context, at: int, found: _Row) -> Draft | None:
    cells = _content(context.document, found)
    if not cells:
        return None
    title, text = _title_and_text(context, found, cells)
    beside = {name: _span(_cell(found, name)) for name in _BESIDE}
    if date := _date_after(context, text):
        beside["deadline"] = beside["deadline"] or date
        text = (text[0], date[0] - 1)
    first = found.row.cells[0].start
    last = max([text[1], *(span[1] for span in beside.values() if span)])
    return Draft(
        at=at,
        evidence=(first if found.id is None else found.row.cells[found.id_at or 0].start, last),
        text=text,
        rule="table.id" if found.id else "table.columns",
        id=found.id.id if found.id else _counted(context.document, found),
        title=title,
        beside={name: span for name, span in beside.items() if span},
        confidence=found.row.confidence,
    )


def _counted(document: Document, found: _Row) -> str | None:
    """A running number with its year in a column for such: "2031-04"."""
    cell = _cell(found, "id")
    words = document.words(cell.start, cell.end) if cell else ""
    return words if re.fullmatch(r"20\d\d[-/]\d{1,3}", words) else None


def _cell(found: _Row, field: str) -> Cell | None:
    at = found.columns.get(field)
    cell = found.row.cells[at] if at is not None and at < len(found.row.cells) else None
    return cell if cell and cell.end > cell.start else None


def _date_after(context: Context, text: Span) -> Span | None:
    """A date that stands alone after the last sentence: the cell of a column that was lost."""
    words = context.document.text[slice(*text)]
    end = max(words.rfind(". "), words.rfind(".\n")) + 2
    found = find_dates(words[end:], context.meta.year) if end > 2 else ()
    alone = len(found) == 1 and not (
        words[end : end + found[0].start] + words[end + found[0].end :]
    )
    return (text[0] + end, text[1]) if alone else None


def _span(cell: Cell | None) -> Span | None:
    return (cell.start, cell.end) if cell else None


def _content(document: Document, found: _Row) -> list[Span]:
    """The spans that may hold title and text: after the id, columns of other use left out."""
    skip = {found.columns[name] for name in _NOT_TEXT & found.columns.keys()}
    spans = []
    for index, cell in enumerate(found.row.cells):
        start = cell.start
        if index == found.id_at:
            rest = document.text[cell.start + found.id.end : cell.end] if found.id else ""
            start = cell.end - len(rest.lstrip(" \n:–-")) if rest else cell.end
        elif index in skip or (found.id_at is not None and index < found.id_at):
            continue
        if cell.end > start:
            spans.append((start, cell.end))
    return spans


def _title_and_text(context: Context, found: _Row, spans: list[Span]) -> tuple[Span | None, Span]:
    """By the names of the columns; else the last cell is the text and those before the title."""
    document, frame = context.document, Frame.of(context)
    title, text = (
        _cell(found, field) if found.columns.get(field) != found.id_at else None
        for field in ("title", "mandate")
    )
    if text and title and text.start != title.start:
        return (title.start, title.end), (text.start, text.end)
    if text:
        spans = [span for span in spans if span[1] <= text.end]
    if len(spans) > 1:
        return (spans[0][0], spans[-2][1]), spans[-1]
    if found.row.confidence >= _RULED and "title" in found.columns:
        return None, spans[0]
    return split_title(document, spans[0], frame)
