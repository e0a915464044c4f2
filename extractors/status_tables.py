"""Status tables: a mandate, what is reported of it, the likelihood, and whom it concerns."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.category import Verdict, category_of, cell_verdict
from extractors.context import Context
from extractors.ids import opening_id
from extractors.indicator_tables import indicator_statuses, is_indicator_table
from extractors.measures import measures_in
from extractors.parties import Frame, find_parties
from extractors.places import place_of
from extractors.probability import probability_in
from extractors.table_columns import NamedTable
from extractors.values import values_of
from extractors.wording import Wording
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import RequirementKind, Status
from model.organisations import Organisation
from model.text import Cell, Row

_OF_TEXT = 200
_ASKED = ("mandate", "title", "effort")
"""Columns that hold what is answered."""
_YEAR_BEHIND = re.compile(r"\(((?:19|20)\d\d)\)\W*$")
_LABEL, _VERDICT = 3, 5
"""A status of no more words is a label, or a verdict, and what is reported stands beside it."""


def is_status_table(context: Context, table: NamedTable) -> bool:
    """Whether a table answers mandates."""
    mandates = any(name in table.columns for name in _ASKED)
    answers = table.has("status") and mandates and not table.has("body")
    return answers or is_indicator_table(context, table)


def table_statuses(context: Context, table: NamedTable) -> Iterator[Status]:
    """One status a row that has both a mandate and an answer."""
    if is_indicator_table(context, table):
        yield from indicator_statuses(context, table)
        return
    year = _opened(context, table)
    for row in table.rows:
        mandate = next((cell for name in _ASKED if (cell := table.cell(row, name))), None)
        answer = _answer(context, table, row)
        year = _year(context, table, row) or year
        filled = mandate and answer and mandate.end > mandate.start and answer.end > answer.start
        if mandate and answer and filled and not _is_header(context, table, answer):
            yield _status(context, table, row, (mandate, answer), year)


def _is_header(context: Context, table: NamedTable, cell: Cell) -> bool:
    """Whether a cell holds nothing but what a column is called, as where a header was cut."""
    words = _words(context, cell).casefold()
    names = {name for column in wordlists("columns").values() for name in column}
    printed = {name.casefold() for name in table.names}
    return words in names | printed and not cell_verdict(words)


def _status(
    context: Context, table: NamedTable, row: Row, cells: tuple[Cell, Cell], year: int | None
) -> Status:
    document, meta = context.document, context.meta
    mandate, answer = cells
    of, of_text = _requirement(context, table, row, mandate)
    text = document.words(answer.start, answer.end)
    verdict = _verdict(context, table, row, text, of_text)
    place = place_of(context, table.block)
    key_id = f"status/{of}" if of else None
    asked = "goal" if table.cell(row, "effort") == mandate else _kind(context, table, of, of_text)
    return Status(
        key=fact_key(
            document.key, "status", id=key_id, section=place.section, words=of_text + text[:80]
        ),
        doc=document.key,
        source=context.source(answer.start, answer.end),
        rule="status.table",
        confidence=min(row.confidence, verdict.confidence),
        of=of,
        of_text=of_text[:_OF_TEXT],
        of_kind=asked,
        of_year=_told_year(of, of_text) or year or meta.year,
        text=text,
        category=verdict.category,
        verdict=verdict.words,
        probability=_probability(context, table, row, text),
        reporter=meta.issuer,
        applies_to=_applies_to(context, table, row, text),
        values=values_of(context, answer.start, answer.end, meta.year),
        section=place.section,
        heading=place.heading,
    )


def _kind(context: Context, table: NamedTable, of: str | None, words: str) -> RequirementKind:
    """An indicator where a column of targets holds a measure that lays no duty on anybody."""
    at = table.columns.get("mandate")
    if of or at is None or not _targets().match(table.names[at]):
        return "oppdrag"
    wording = Wording(context.register)
    duty = wording.is_demand(words) or wording.lays_duty(words)
    measured = wording.names_measure(words) or measures_in(words)
    return "indicator" if measured and not duty else "oppdrag"


@cache
def _targets() -> re.Pattern[str]:
    words = alternation(wordlists("status_tables")["targets"])
    return re.compile(rf"\W*{words}(?!\w)", re.IGNORECASE)


def _probability(context: Context, table: NamedTable, row: Row, text: str) -> str | None:
    """The likelihood of its own column, where it is no verdict; else as the answer says it."""
    likelihood = table.cell(row, "likelihood")
    if likelihood is None:
        return probability_in(text)
    verdict = None if _forecasts(table) else _bare_verdict(context, likelihood)
    words = _words(context, likelihood)
    blank = words.casefold() in wordlists("status_tables")["blank"]
    return None if verdict or blank else words or None


def _forecasts(table: NamedTable) -> bool:
    """Whether the likelihood is asked for as what will come: "Blir kravet innfridd?"."""
    at = table.columns.get("likelihood")
    words = alternation(wordlists("status_tables")["forecast"])
    return at is not None and bool(re.match(words, table.names[at], re.IGNORECASE))


def _answer(context: Context, table: NamedTable, row: Row) -> Cell | None:
    """What is reported: the comment beside a bare verdict, or in the place of none."""
    status, comment = table.cell(row, "status"), table.cell(row, "comment")
    if status is None or comment is None or comment.end <= comment.start:
        return status
    label, other = _words(context, status), _words(context, comment)
    verdict = cell_verdict(label) if len(label.split()) <= _VERDICT else None
    bare = not label or verdict or len(label.split()) <= _LABEL
    judged = label and not verdict and cell_verdict(other) and len(other.split()) <= _VERDICT
    return comment if bare and not judged else status


def _verdict(context: Context, table: NamedTable, row: Row, text: str, of_text: str) -> Verdict:
    """What a cell of its own says, but for "under way" where the words have a verdict."""
    beside, told = _said_beside(context, table, row), category_of(text, topic=of_text)
    if beside and _is_no(beside) and told.category == "forsinket":
        return told
    if beside and beside.category != "pagar":
        return beside
    judged = told.words and told.category not in ("pagar", "forsinket")
    return beside if beside and not judged else told


def _is_no(verdict: Verdict) -> bool:
    """Not done is all that a plain no says; the words beside it may say why."""
    return (verdict.words or "").casefold() in wordlists("status_tables")["no"]


def _said_beside(context: Context, table: NamedTable, row: Row) -> Verdict | None:
    """The verdict that has a cell of its own, beside the words that are reported."""
    names = ("status", "comment", *(() if _forecasts(table) else ("likelihood",)))
    cells = (table.cell(row, name) for name in names)
    found = [verdict for cell in cells if (verdict := _bare_verdict(context, cell))]
    return min(found, key=lambda verdict: verdict.category == "pagar", default=None)


def _bare_verdict(context: Context, cell: Cell | None) -> Verdict | None:
    """The verdict of a cell that is nothing but one; a colour is none."""
    words = _words(context, cell) if cell else ""
    colour = words.casefold().strip(" .") in wordlists("status_tables")["colour"]
    return None if colour else cell_verdict(words)


def _words(context: Context, cell: Cell) -> str:
    return context.document.words(cell.start, cell.end)


def _requirement(
    context: Context, table: NamedTable, row: Row, mandate: Cell
) -> tuple[str | None, str]:
    """The mandate's id, of its own column or first in its cell, and its words without it."""
    text = context.document.words(mandate.start, mandate.end)
    own = table.cell(row, "id")
    if own and (found := opening_id(context.document.words(own.start, own.end))):
        return found.id, text
    found = opening_id(text)
    return (found.id, text[found.end :].lstrip(" :.–-")) if found else (None, text)


def _year(context: Context, table: NamedTable, row: Row) -> int | None:
    cell = table.cell(row, "year")
    words = context.document.words(cell.start, cell.end) if cell else ""
    match = re.search(r"(?:19|20)\d\d", words)
    return int(match[0]) if match else None


def _told_year(of: str | None, of_text: str) -> int | None:
    """The year that a mandate's id counts from, or that stands in brackets behind it."""
    behind = _YEAR_BEHIND.search(of_text)
    counted = re.match(r"\D+(\d\d)-", of or "")
    return int(behind[1]) if behind else 2000 + int(counted[1]) if counted else None


def _opened(context: Context, table: NamedTable) -> int | None:
    """The earlier year that the title says the mandates are left open from."""
    title = table.caption or place_of(context, table.block).heading or ""
    left = alternation(wordlists("status_tables")["left_open"])
    years = re.findall(r"\b20\d\d\b", title)
    return int(years[0]) if len(years) == 1 and re.search(left, title, re.IGNORECASE) else None


def _applies_to(context: Context, table: NamedTable, row: Row, answer: str) -> tuple[str, ...]:
    """Whom the row's own column names, else the region where it is blank; the trusts named."""
    frame = Frame.of(context)
    cell = table.cell(row, "applies")
    if cell and cell.end > cell.start:
        return _named(context, frame, context.document.words(cell.start, cell.end))
    trusts = {o.name for o in context.register.children(context.meta.issuer or "")}
    named = (name for p in find_parties(answer, frame) for name in p.names)
    own = (frame.region,) if cell and frame.is_regional and frame.region else ()
    return tuple(dict.fromkeys((*own, *(name for name in named if name in trusts))))


def _named(context: Context, frame: Frame, words: str) -> tuple[str, ...]:
    """The organisations of a cell; the plain word for a regional authority is the region's."""
    names = [name for party in find_parties(words, frame) for name in party.names]
    if not names and words.casefold() in wordlists("status_tables")["region"] and frame.region:
        names = [frame.region]
    if not names and words.casefold().strip(" .") in wordlists("status_tables")["all_trusts"]:
        names = sorted(o.name for o in context.register.children(frame.region or "") if _treats(o))
    return tuple(dict.fromkeys(names))


def _treats(organisation: Organisation) -> bool:
    """Whether a trust treats patients, and is none that serves the others."""
    serving = alternation(wordlists("status_tables")["serving"])
    named = re.search(rf"(?<!\w){serving}(?!\w)", organisation.name, re.IGNORECASE)
    return organisation.type == "hf" and not named
