"""The gold links: ends are written `document#kind:id-or-first-words` and found in the records."""

import tomllib
from pathlib import Path
from typing import Any

Records = dict[str, list[dict[str, Any]]]


def resolve(path: Path, records: Records) -> list[dict[str, Any]]:
    """Every pair of the file as a record; an end that fits no record, or two, is an error."""
    pairs = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    return [
        {
            "kind": "link",
            "relation": pair["relation"],
            "from": _end(pair["from"], records),
            "to": _end(pair["to"], records),
            **{key: pair[key] for key in ("note", "why") if key in pair},
        }
        for pair in pairs
    ]


def _end(written: str, records: Records) -> dict[str, str]:
    doc, _, rest = written.partition("#")
    kind, _, words = rest.partition(":")
    fitting = {_identity(r) for r in records[doc] if r["kind"] == kind and _fits(r, words)}
    if len(fitting) != 1:
        raise ValueError(f"{written}: {len(fitting)} records fit: {sorted(map(str, fitting))}")
    field, value = fitting.pop()
    return {"doc": doc, "kind": kind, field: value}


def _fits(record: dict[str, Any], words: str) -> bool:
    field, value = _identity(record)
    return value == words if field == "id" else value.startswith(words)


def _identity(record: dict[str, Any]) -> tuple[str, str]:
    status = record["kind"] == "status"
    if name := record.get("of" if status else "id"):
        return "id", name
    return "text", record["of_text" if status else "text"][:120]
