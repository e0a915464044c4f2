"""The corpus as it is written: one TOML file a document, read into blocks of units.

A unit is a paragraph, a list item or a table row. It may carry facts (`oppdrag`, `status`, …):
the judgements of the person who wrote it. What follows from the words themselves (text, section,
quote) is filled in by `corpus.annotate`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from model.facts import FactKind

FOLDER = Path(__file__).parent
KINDS = tuple(kind for kind in get_args(FactKind) if kind not in {"document", "passage"})
"""What a person judges."""
NOTICES = {
    "nb": "Dette er et oppdiktet dokument om en oppdiktet helseregion, laget for Oppdragsgraf.",
    "nn": "Dette er eit oppdikta dokument om ein oppdikta helseregion, laga for Oppdragsgraf.",
}
MARKUP = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^\{(?P<raised>.+?)\}")

Facts = tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, an item or a row: its words (one string a cell) and the facts it carries."""

    cells: tuple[str, ...]
    facts: Facts = ()
    span: bool = False

    @property
    def words(self) -> str:
        """All cells, a line break between them."""
        return "\n".join(self.cells)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page: `kind` is front, h, p, ul, ol, box, table, columns, foot or a break."""

    kind: str
    units: tuple[Unit, ...] = ()
    lead_in: str | None = None
    head: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    fields: tuple[str, ...] = ()
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One document: what its record says of it, how it is to look, and its blocks."""

    key: str
    record: dict[str, Any]
    style: str
    formats: tuple[str, ...]
    running_head: str
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def language(self) -> str:
        """`nb` or `nn`."""
        return str(self.record["language"])

    @property
    def front(self) -> Block:
        """The lines above the first heading."""
        return self.blocks[0]


def plain(text: str) -> str:
    """The words without emphasis and footnote marks, white space folded."""
    bare = MARKUP.sub(lambda m: m["bold"] or m["italic"] or "", text)
    return re.sub(r"\s+", " ", bare).strip()


def printed(text: str) -> str:
    """The words as they stand on the page: footnote marks kept."""
    bare = MARKUP.sub(lambda m: m["bold"] or m["italic"] or m["raised"], text)
    return re.sub(r"\s+", " ", bare).strip()


def depth(text: str) -> int:
    """How deep a heading lies: by the parts of its number, 2 without one."""
    number = re.match(r"\d+(\.\d+)*", text)
    return len(number[0].split(".")) if number else 2


def documents() -> Iterator[Written]:
    """All documents of the corpus, by key."""
    for path in sorted((FOLDER / "src").glob("*.toml")):
        if path.stem not in ("links", "not_links"):
            yield read(path)


def read(path: Path) -> Written:
    """One document from its file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    record = data["document"]
    front = tuple(Unit((line,)) for line in (*data["front"], NOTICES[record["language"]]))
    return Written(
        key=path.stem,
        record=record,
        style=data["style"],
        formats=tuple(data.get("formats", ["pdf"])),
        running_head=data.get("running_head", ""),
        blocks=(Block("front", front), *(_block(raw) for raw in data["block"])),
    )


def _block(raw: dict[str, Any]) -> Block:
    kind = next(
        k for k in ("table", "h", "p", "ul", "ol", "box", "columns", "foot", "break") if k in raw
    )
    each = raw.get("each", {})
    if kind == "table":
        units = tuple(_row(row, raw.get("fact"), each) for row in raw["rows"])
    elif kind in ("ul", "ol", "columns"):
        units = tuple(_unit(item, each) for item in raw[kind])
    else:
        units = (_unit({**raw, "t": raw[kind]}, {}),)
    if kind == "box":
        units += tuple(_unit(item, each) for item in raw["items"])
    return Block(
        kind=kind,
        units=units,
        lead_in=raw.get("lead_in"),
        head=tuple(raw.get("head", ())),
        widths=tuple(raw.get("widths", ())),
        fields=tuple(raw.get("fields", ())),
        caption=raw["table"] if kind == "table" else None,
    )


def _unit(raw: str | dict[str, Any], each: dict[str, Any]) -> Unit:
    if isinstance(raw, str):
        raw = {"t": raw}
    text = raw["t"]
    words = "\n".join(text) if isinstance(text, list) else str(text)
    facts = {
        kind: {**each.get(kind, {}), **raw.get(kind, {})}
        for kind in KINDS
        if kind in each or kind in raw
    }
    return Unit((words,), () if raw.get("fact") is False else tuple(facts.items()))


def _row(raw: dict[str, Any], kind: str | None, each: dict[str, Any]) -> Unit:
    if "span" in raw:
        return Unit((raw["span"],), span=True)
    given = {**each, **raw.get("f", {})} if raw.get("f") is not False else None
    facts: Facts = ((kind, given),) if kind and given is not None else ()
    return Unit(tuple(raw["c"]), facts)
