"""The published page of quality as data: the same figures, from a file that ships with the API."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from pydantic import BaseModel, Field

Cell = str | int | float

FILE = "quality.json"
"""Made of `docs/quality.md` by `oppdragsgraf quality`."""

_OF_DOCUMENTS = ["document", "kind", "gold", "found", "P", "R", "F1"]
_FIELDS = ("kind", "gold", "found", "precision", "recall", "f1")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class QualityTable(BaseModel):
    """Figures; every row has a cell for each column."""

    columns: list[str]
    rows: list[list[Cell]]


class QualityList(BaseModel):
    """Lines below a heading, as the page has them."""

    title: str
    lines: list[str]


class QualitySet(BaseModel):
    """A set of documents with gold: what was found in it, and how right it was."""

    name: str = Field(examples=["Real documents, from text"])
    tables: list[QualityTable]
    lists: list[QualityList]


class DocumentQuality(BaseModel):
    """How right the reading of one kind of fact in a document was, against gold."""

    set: str = Field(description="The set of documents, as under /quality.")
    kind: str
    gold: int
    found: int
    precision: float
    recall: float
    f1: float


class Quality(BaseModel):
    """The published figures."""

    about: str = Field(description="How to read the figures.")
    sets: list[QualitySet]


@cache
def published() -> Quality:
    """The figures that ship with this program."""
    return Quality.model_validate_json(files("api").joinpath(FILE).read_text(encoding="utf-8"))


@cache
def of_documents() -> dict[str, list[DocumentQuality]]:
    """The figures of each document that has gold, by its key."""
    found: dict[str, list[DocumentQuality]] = {}
    for one in published().sets:
        for table in one.tables:
            if table.columns[:7] != _OF_DOCUMENTS:
                continue
            for doc, *cells in table.rows:
                said = dict(zip(_FIELDS, cells, strict=False))
                row = DocumentQuality.model_validate({"set": one.name, **said})
                found.setdefault(str(doc), []).append(row)
    return found


def read_page(page: str) -> Quality:
    """The figures of the page in Markdown."""
    about, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    words = about.partition("\n")[2]
    return Quality(about=" ".join(words.split()), sets=[_set(section) for section in sections])


def _set(section: str) -> QualitySet:
    name, _, body = section.partition("\n")
    parts = [part.splitlines() for part in re.split(r"\n\s*\n", body.strip())]
    return QualitySet(
        name=name.strip(),
        tables=[_table(part) for part in parts if part[0].startswith("|")],
        lists=list(_lists(part for part in parts if not part[0].startswith("|"))),
    )


def _table(lines: list[str]) -> QualityTable:
    columns, _, *rows = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
    width = len(columns)
    return QualityTable(
        columns=columns,
        rows=[[_cell(cell) for cell in (row + [""] * width)[:width]] for row in rows],
    )


def _cell(text: str) -> Cell:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    return float(text) if match[1] else int(text)


def _lists(parts: Iterable[list[str]]) -> Iterator[QualityList]:
    """Each list with the words ahead of it; words without a list stand alone."""
    title = ""
    for is_list, some in groupby(parts, key=lambda part: part[0].startswith("- ")):
        for part in some:
            if is_list:
                lines = [line.removeprefix("- ") for line in part]
                yield QualityList(title=title, lines=lines)
                title = ""
                continue
            if title:
                yield QualityList(title=title, lines=[])
            title = " ".join(part)
    if title:
        yield QualityList(title=title, lines=[])
