"""JSON Schema of the types that leave the project, and the page of facts made from it.

`python -m model.schema` writes `docs/schema/` and `docs/facts.md`; a test fails when they differ.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter

from model.facts import Fact, FactBase
from model.graph import Edge, Link, Node, Review
from model.text import Document

DOCS = Path(__file__).parent.parent / "docs"


def fact_classes() -> tuple[type[FactBase], ...]:
    """The fact classes, in the order in which the contract lists them."""
    union = get_args(Fact)[0]
    return tuple(get_args(union))


def schemas() -> dict[str, Mapping[str, Any]]:
    """File name to JSON Schema."""
    models: tuple[type[BaseModel], ...] = (Document, Node, Edge, Link, Review)
    found = {f"{m.__name__.lower()}.json": m.model_json_schema() for m in models}
    return {"fact.json": TypeAdapter(Fact).json_schema(), **found}


def files() -> dict[str, str]:
    """Every derived file below docs/, as text."""
    texts = {
        f"schema/{name}": json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        for name, schema in schemas().items()
    }
    return {**texts, "facts.md": _page()}


def _page() -> str:
    lines = ["# Facts", "", "Made from `model/facts.py` by `python -m model.schema`.", ""]
    shared = {*FactBase.model_fields, "kind"}
    for cls in fact_classes():
        lines += [f"## {cls.model_fields['kind'].default}", ""]
        lines += [(cls.__doc__ or "").strip(), ""]
        lines += ["| field | type |", "| --- | --- |"]
        for name, field in cls.model_fields.items():
            if name not in shared:
                lines.append(f"| `{name}` | {_type(field.annotation)} |")
        lines.append("")
    return "\n".join(lines)


def _type(annotation: Any) -> str:
    text = str(getattr(annotation, "__name__", None) or annotation)
    if "[" in str(annotation) or "|" in str(annotation):
        text = str(annotation)
    for noise in ("typing.", "model.facts.", "<class '", "'>"):
        text = text.replace(noise, "")
    return "`" + text.replace("|", "or") + "`"


def main() -> None:
    """Write every derived file."""
    for name, text in files().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
