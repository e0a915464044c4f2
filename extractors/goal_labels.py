"""Goals of a plan that a label names one by one, or that stand in a column beside the measures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.commitment_leads import is_column
from extractors.context import Context
from extractors.listings import Item, cell_items, passages_of
from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists
from model.facts import GoalLevel
from model.text import Block, Row

_LONGEST = 300
_LEVELS: tuple[GoalLevel, ...] = ("strategisk", "hovedmal", "delmal")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A goal by its label or column; `level` as the label says."""

    level: GoalLevel
    item: Item


def labelled_goals(context: Context) -> Iterator[Labelled]:
    """`Mål: …`, `Delmål 2: …`, `Strategisk mål 1 – …`, and the cells of a column called so."""
    for passage in passages_of(context.document):
        if passage.kind in ("paragraph", "list_item", "box", "heading"):
            yield from _labelled(context, passage.start, passage.end, passage.block)
    for block in context.document.blocks:
        rows = block.table.rows if block.table else ()
        yield from _tabled(context, block, rows)


def _labelled(context: Context, start: int, end: int, block: Block) -> Iterator[Labelled]:
    """The words behind a label; a sentence at most, for more is told of a goal than stated."""
    match = _label().match(context.document.text[start:end])
    words = context.document.words(start + match.end(), end) if match else ""
    if match and len(words) <= _LONGEST and len(sentences(words)) == 1 and words[-1] != ":":
        number = int(match["number"]) if match["number"] and "." not in match["number"] else None
        level = _level(match["label"], counted=number is not None and block.kind == "heading")
        yield Labelled(level, Item(start + match.end(), end, words, number, block))


def _tabled(context: Context, block: Block, rows: tuple[Row, ...]) -> Iterator[Labelled]:
    titles = (
        [context.document.words(cell.start, cell.end) for cell in rows[0].cells] if rows else []
    )
    columns = [at for at, title in enumerate(titles) if _title().fullmatch(title)]
    if not any(is_column(title) for title in titles):
        return
    for column in columns:
        level = _level(titles[column], counted=False)
        for row in rows[1:]:
            cell = row.cells[column]
            for item in cell_items(context.document, block, cell.start, cell.end):
                if re.search(r"[^\W\d]{3}", item.text):
                    yield Labelled(level, item)


def _level(label: str, *, counted: bool) -> GoalLevel:
    """The level that a label names; plain goals that are counted as headings are the plan's own."""
    if _names("overall").search(label):
        return "strategisk"
    named = next((level for level in _LEVELS if _names(level).search(label)), None)
    return named or ("strategisk" if counted else "delmal")


@cache
def _names(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('target_lists')[name])}(?!\w)", re.I)


@cache
def _words() -> str:
    return alternation(wordlists("target_lists")["goal_label"])


@cache
def _label() -> re.Pattern[str]:
    """A label and a colon; where it counts, a dash will do."""
    number = r"(?P<number>\d{1,2}(?:\.\d{1,2})*)"
    return re.compile(
        rf"(?P<label>{_words()})(?:\s+{number}\s*[:.–-]|\s*:)\s*(?=[^\W\d]|\d+\s)", re.I
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:våre\s+)?{_words()}(?:\s+20\d\d)?", re.I)
