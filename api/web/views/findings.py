"""Findings and what they are about, worked out once for every state of the store."""

from collections import defaultdict
from dataclasses import dataclass

from api.pipeline import register
from api.web.prepared import Prepared
from graph.checks import findings
from graph.findings import Finding
from graph.store import View

_NAME = "findings"


@dataclass(frozen=True)
class Findings:
    """Every finding that nobody silenced, the gravest first, and those about a fact by its key."""

    all: tuple[Finding, ...]
    about: dict[str, tuple[Finding, ...]]
    checks: frozenset[str]
    documents: frozenset[str]
    """The keys of the documents that any of them rests on."""


def known(prepared: Prepared, wait: float | None = 0.15) -> Findings | None:
    """The findings; None where they are not worked out after `wait` seconds (None: no limit)."""
    return prepared.get(_NAME, _work, wait)


def _work(view: View) -> Findings:
    found = findings(view, register())
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        for evidence in finding.evidence:
            about[evidence.key].append(finding)
    return Findings(
        all=found,
        about={key: tuple(those) for key, those in about.items()},
        checks=frozenset(finding.check for finding in found),
        documents=frozenset(evidence.doc for finding in found for evidence in finding.evidence),
    )
