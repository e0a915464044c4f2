"""The gold links: ends are written `document#kind:id-or-first-words` and found in the records.

`document` is a short name that the file itself declares.
"""

import tomllib
from pathlib import Path
from typing import Any

Records = dict[str, list[dict[str, Any]]]


def resolve(path: Path, records: Records, kind: str = "link") -> list[dict[str, Any]]:
    """Every pair of the file as a record; an end that fits no record, or two, is an error.

    `doc` is the later document of the two, the one that makes the link.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [_pair(pair, kind, data["documents"], records) for pair in data["pair"]]


def _pair(
    pair: dict[str, str], kind: str, short: dict[str, str], records: Records
) -> dict[str, Any]:
    ends = {side: _end(pair[side], short, records) for side in ("from", "to")}
    later = ends["to" if pair["relation"] == "passed_on_to" else "from"]
    said: dict[str, Any] = {name: pair[name] for name in ("note", "why") if name in pair}
    return {"kind": kind, "doc": later["doc"], "relation": pair["relation"], **ends, **said}


def _end(written: str, short: dict[str, str], records: Records) -> dict[str, str]:
    name, _, rest = written.partition("#")
    doc = short[name]
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
