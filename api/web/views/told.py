"""What a finding says, in bokmål."""

from collections.abc import Mapping

from api.web.words import day, named, number
from graph.findings import Finding
from model.facts import DocumentFact

_GROUPS = {"unit": "unit", "op": "operator"}
_DAYS = frozenset(("due", "by"))


def told(finding: Finding, documents: Mapping[str, DocumentFact]) -> str:
    """The sentence of the finding's check and case, with what this one is about."""
    case = finding.details.get("case")
    sentence = named(f"{finding.check} {case}" if case else finding.check, "finding")
    said = {name: _said(name, value, documents) for name, value in finding.details.items()}
    return " ".join(sentence.format_map(said).split()).replace(" .", ".")  # some have no unit


def _said(name: str, value: str | float, documents: Mapping[str, DocumentFact]) -> str:
    if not isinstance(value, str):
        return number(value)
    if name in _GROUPS:
        return named(value, _GROUPS[name])
    if name in _DAYS:
        return day(value)
    if name == "doc" and value in documents:
        return documents[value].title or value
    return value
