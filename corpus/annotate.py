"""The gold records of a written document, in the export's format.

The writer gives the judgements; ids, texts, sections and quotes come from the words on the page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.source import Block, Unit, Written, plain, printed

Record = dict[str, Any]
REQUIREMENTS = ("goal", "indicator", "oppdrag")
NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?\s")


@dataclass(slots=True)
class _Place:
    """Where in the document we are: what a fact inherits from the text above it."""

    section: str | None = None
    heading: str | None = None
    case: str | None = None
    hovedmal: int | None = None
    hovedmal_depth: int = 0
    requirement: Record | None = None

    def enter(self, heading: str) -> None:
        text = plain(heading)
        number = NUMBER.match(text)
        self.section = number[1] if number else self.section
        self.heading = NUMBER.sub("", text)
        if sak := re.match(r"Sak \d+", text):
            self.case, self.section = sak[0], None
        if goal := re.search(r"Hovudmål (\d)|Hovedmål (\d)", text):
            self.hovedmal = int(goal[1] or goal[2])
            self.hovedmal_depth = len((self.section or "").split("."))
        elif number and len(number[1].split(".")) <= self.hovedmal_depth:
            self.hovedmal = None


def gold(doc: Written) -> list[Record]:
    """Every record of one document, its own first."""
    place = _Place()
    records = [_document(doc)]
    for block in doc.blocks:
        if block.kind == "h":
            place.enter(block.units[0].words)
        records.extend(_facts(doc, block, place))
    return records


def lines(records: list[Record]) -> str:
    """The records as a JSON Lines file."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _document(doc: Written) -> Record:
    front = " ".join(printed(unit.words.removeprefix("# ")) for unit in doc.front.units[:-1])
    empty = {"addressee": None}
    return {"kind": "document", "doc": doc.key, **empty, **doc.record, "quote": front}


def _facts(doc: Written, block: Block, place: _Place) -> Iterator[Record]:
    units = block.units[1:] if block.kind == "box" else block.units
    span = ""
    for n, unit in enumerate(units, start=1):
        if unit.span:
            span = plain(unit.words)
        for kind, given in unit.facts:
            words = _words(kind, block, unit, n, span)
            record = {**_defaults(kind, doc, place), **words, **given}
            if block.lead_in and kind in ("oppdrag", "commitment"):
                record["lead_in"] = plain(block.lead_in)
            if kind == "commitment" and block.kind == "box":
                record["lead_in"] = plain(block.units[0].words)
            if kind in REQUIREMENTS:
                place.requirement = {**record, "kind": kind}
            yield _finish(kind, doc.key, record, unit)


def _finish(kind: str, doc: str, record: Record, unit: Unit) -> Record:
    quote = " ".join(printed(cell) for cell in unit.cells if cell.strip())
    if kind == "status" and len(unit.cells) > 1:
        quote = record["text"]
    return {"kind": kind, "doc": doc, **_nulls(record), "quote": record.get("quote", quote)}


def _nulls(value: Any) -> Any:
    """TOML has no null: the empty string stands for it."""
    if isinstance(value, dict):
        return {key: _nulls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_nulls(item) for item in value]
    return None if value == "" else value


def _words(kind: str, block: Block, unit: Unit, n: int, span: str) -> Record:
    """The fields that are the printed words themselves."""
    if block.kind != "table":
        text = plain(unit.words)
        return {
            "text": text,
            **({"number": n} if kind == "goal" and block.kind == "ol" else {}),
        } | ({"n": n} if kind == "commitment" else {})
    named = zip(block.fields, unit.cells, strict=True)
    words: Record = {name: plain(cell) or None for name, cell in named if name != "-"}
    if kind == "risk":
        words = {"table": plain(block.caption or "").partition(":")[0], **words}
        words |= {key: int(words[key]) for key in ("rank", "previous_rank") if words.get(key)}
    if kind == "allocation":
        amount = (words["amount_nok"] or "").replace(" ", "")
        words |= {"amount_nok": int(amount) if amount else None}
        words |= {key: int(words[key]) for key in ("chapter", "post")}
    if kind == "audit":
        states = {"På": "pagaende", "Gj": "gjennomforte", "Av": "gjennomforte", "Va": "varslet"}
        words |= {"state": states.get(span[:2])}
    if kind == "status":
        words["of_text"] = words["of_text"][:200]
    return words


def _defaults(kind: str, doc: Written, place: _Place) -> Record:
    """The fields that a writer leaves out: what the place in the document says, or nothing."""
    issuer = doc.record["issuer"]
    if kind == "oppdrag":
        return _mandate(doc.record, place)
    if kind == "status":
        return _answer(doc.record, place)
    here: Record = {"section": place.section}
    own: dict[str, Record] = {
        "goal": {"level": None, "number": None, "text": None, **here},
        "commitment": {**here, "heading": place.heading, "owner": issuer, "theme": None},
        "indicator": here,
        "decision": {"case": place.case, **here},
        "audit": {"state": None, "deadline": None},
    }
    return own.get(kind, {})


def _mandate(record: Record, place: _Place) -> Record:
    return {
        "id": None,
        "title": None,
        "text": None,
        "year": record["year"],
        "hovedmal": place.hovedmal,
        "section": place.section,
        **({"case": place.case} if place.case else {}),
        "lead": None,
        "owners": [record.get("addressee") or record["issuer"]],
        "collaborators": [],
        "deadlines": [],
        "reporting": [],
        "references": [],
    }


def _answer(record: Record, place: _Place) -> Record:
    asked = place.requirement or {}
    return {
        "of": asked.get("id"),
        "of_text": str(asked.get("text", ""))[:200],
        "of_kind": asked.get("kind", "oppdrag"),
        "of_year": asked.get("year", record["year"]),
        "text": None,
        "category": "ukjent",
        "verdict": None,
        "probability": None,
        "reporter": record["issuer"],
        "applies_to": [],
        "values": [],
        "section": place.section,
    }
