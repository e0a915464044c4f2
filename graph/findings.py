"""A finding: what a careful reader would point out, with its evidence."""

from typing import Literal

from model.base import Frozen, fingerprint
from model.facts import Fact

Severity = Literal["error", "warning", "note"]
"""A contradiction in the documents; something missing that was asked for; something to know."""


class Evidence(Frozen):
    """A passage that the finding rests on."""

    key: str
    doc: str
    page: int | None
    quote: str


class Finding(Frozen):
    """`id` is the same as long as the check and the words that it rests on are."""

    id: str
    check: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...]


def finding(check: str, severity: Severity, message: str, *facts: Fact, told: str = "") -> Finding:
    """A finding about facts; `told` tells two findings of one check about the same facts apart."""
    keys = "|".join(fact.key for fact in facts)
    words = fingerprint(" ".join(fact.source.quote for fact in facts))
    return Finding(
        id=f"{check}-{fingerprint(f'{check}|{keys}|{words}|{told}')[:10]}",
        check=check,
        severity=severity,
        message=message,
        evidence=tuple(
            Evidence(key=f.key, doc=f.doc, page=f.source.page, quote=f.source.quote) for f in facts
        ),
    )
