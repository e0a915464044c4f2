"""Facts and links as JSON-LD: each a Web Annotation whose target is the words it rests on."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from graph.exports import Record, Wanted, everything, records
from graph.store import View

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@vocab": "urn:oppdragsgraf:field:", "og": "urn:oppdragsgraf:"},
]
_PLACE = ("quote", "page", "line", "start", "end", "sha256")


def jsonld_lines(view: View, wanted: Wanted = everything) -> Iterator[str]:
    """One document, an annotation a line."""
    head = json.dumps(_CONTEXT)
    yield f'{{"@context": {head}, "@graph": [\n'
    ahead = ""
    for fields in records(view, wanted):
        yield f"{ahead}{json.dumps(_annotation(fields), ensure_ascii=False)}"
        ahead = ",\n"
    yield "\n]}\n"


def _annotation(fields: Record) -> dict[str, Any]:
    body = {name: value for name, value in fields.items() if name not in (*_PLACE, "from", "to")}
    annotation = {"id": _name("fact", fields["key"]), "type": "Annotation", "body": body}
    if fields["kind"] == "link":
        ends = (fields["from"], fields["to"])
        targets = [{"source": _name("fact", e["key"]), **_quoted(e["quote"])} for e in ends]
        return {**annotation, "id": _name("link", fields["key"]), "target": targets}
    return {**annotation, "target": _target(fields)}


def _target(fields: Record) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": fields["quote"]},
        {"type": "TextPositionSelector", "start": fields["start"], "end": fields["end"]},
    ]
    if fields["page"] is not None:
        selectors.append({"type": "FragmentSelector", "value": f"page={fields['page']}"})
    elif fields["line"] is not None:
        selectors.append({"type": "FragmentSelector", "value": f"line={fields['line']}"})
    source = _name("document", f"{fields['doc']}@{fields['sha256']}")
    return {"source": source, "selector": selectors}


def _quoted(words: str) -> dict[str, Any]:
    return {"selector": {"type": "TextQuoteSelector", "exact": words}}


def _name(sort: str, key: str) -> str:
    return f"urn:oppdragsgraf:{sort}:{quote(key, safe='/@:')}"
