"""The columns of the table formats, made from the fact classes; and values as cells."""

import json
from functools import cache

from graph.exports import Record
from model.facts import FactBase
from model.schema import fact_classes

LINK = "link"
_FIRST = ("kind", "doc", "key")
_PLACE = ("quote", "page", "line", "start", "end", "sha256", "rule", "confidence", "inferred")
_LINK_FIELDS = (
    *("kind", "doc", "key", "relation", "from", "to", "quote", "wording", "rule", "score"),
    *("grade", "confirmed", "suspect", "fingerprints"),
)
Cell = str | int | float | bool | None


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of one kind of record, `link` among them."""
    if kind == LINK:
        return _LINK_FIELDS
    cls = next(c for c in fact_classes() if c.model_fields["kind"].default == kind)
    shared = {*FactBase.model_fields, *_FIRST}
    own = tuple(name for name in cls.model_fields if name not in shared)
    return (*_FIRST, "language", *own, *_PLACE)


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of record, links last."""
    return (*(str(c.model_fields["kind"].default) for c in fact_classes()), LINK)


@cache
def all_columns() -> tuple[str, ...]:
    """Every column that any kind has, without repeats."""
    return tuple(dict.fromkeys(name for kind in kinds() for name in columns_of(kind)))


def cell(fields: Record, name: str) -> Cell:
    """A value as one cell: lists and records as JSON."""
    value = fields.get(name)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else None
    found: Cell = value
    return found
