"""How alike a gold record and a found record of one kind are, 0 to 1."""

from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz import fuzz

from model.base import fold

Record = Mapping[str, Any]


def ratio(one: object, other: object, *, longest: int = 800) -> float:
    """Likeness of two texts by their first `longest` characters."""
    return float(fuzz.ratio(fold(str(one))[:longest], fold(str(other))[:longest])) / 100


def likeness(gold: Record, record: Record) -> float:
    """Likeness by what identifies a record of its kind."""
    return _BY_KIND.get(gold["kind"], _by_text)(gold, record)


def _by_text(gold: Record, record: Record) -> float:
    return ratio(gold.get("text") or "", record.get("text") or "")


def _link(gold: Record, record: Record) -> float:
    if gold["relation"] != record["relation"]:
        return 0.0
    return min(_end(gold[end], record[end]) for end in ("from", "to"))


def _end(gold: Record, end: Record) -> float:
    if gold["doc"] != end["doc"]:
        return 0.0
    if gold.get("id") or end.get("id"):
        return float(gold.get("id") == end.get("id"))
    return _by_text(gold, end)


def _oppdrag(gold: Record, record: Record) -> float:
    if gold.get("id"):
        return float(str(gold["id"]) == str(record["id"]))
    return _by_text(gold, record)


def _status(gold: Record, record: Record) -> float:
    return 0.3 * ratio(gold["of_text"], record["of_text"]) + 0.7 * _by_text(gold, record)


def _allocation(gold: Record, record: Record) -> float:
    same = (gold["chapter"], gold["post"]) == (record["chapter"], record["post"])
    return ratio(gold["name"], record["name"]) if same else 0.0


def _goal(gold: Record, record: Record) -> float:
    return 0.9 * _by_text(gold, record) + 0.1 * float(str(gold["level"]) == str(record["level"]))


_BY_KIND: Mapping[str, Callable[[Record, Record], float]] = {
    "document": lambda _gold, _record: 1.0,
    "link": _link,
    "oppdrag": _oppdrag,
    "status": _status,
    "allocation": _allocation,
    "goal": _goal,
    "risk": lambda gold, record: ratio(gold["name"], record["name"]),
    "audit": lambda gold, record: ratio(_audit(gold), _audit(record)),
}


def _audit(record: Record) -> str:
    return f"{record.get('object')} {record.get('body')} {record.get('topic')}"
