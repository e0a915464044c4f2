"""A finding: what a careful reader would point out, with its evidence."""

from typing import Literal

from pydantic import Field

from graph.subjects import statement
from graph.words import tokens
from model.base import Frozen, fingerprint
from model.facts import DocumentFact, Fact

Severity = Literal["error", "warning", "note"]
"""A contradiction in the documents; something missing that was asked for; something to know."""


Details = dict[str, str | float]


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
    details: Details = Field(
        description="What stands in the message, to tell it in another language: figures, days "
        "(ISO), names; `case` where a check has several messages."
    )
    evidence: tuple[Evidence, ...]


def finding(
    check: str, severity: Severity, message: str, details: Details, *facts: Fact, told: str = ""
) -> Finding:
    """A finding about facts; `told` tells two findings of one check about the same facts apart."""
    rests_on = "|".join([check, *map(_identity, facts), *tokens(told)])
    return Finding(
        id=f"{check}-{fingerprint(rests_on)[:10]}",
        check=check,
        severity=severity,
        message=message,
        details=details,
        evidence=tuple(
            Evidence(key=f.key, doc=f.doc, page=f.source.page, quote=f.source.quote) for f in facts
        ),
    )


def _identity(fact: Fact) -> str:
    """Which fact it is and what it says, the same from a page as from flattened text.

    So neither its quote nor its section counts; of a document itself, nothing but which it is.
    """
    said: list[str | None] = [fact.doc, fact.kind]
    if not isinstance(fact, DocumentFact):
        said += [getattr(fact, name, None) for name in ("id", "title", "of", "of_text")]
        said.append(statement(fact))
    return " ".join(tokens(" ".join(filter(None, said))))
