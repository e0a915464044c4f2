"""Checks: what a careful reader of all the documents would point out. Shown, never mended."""

from collections.abc import Callable, Iterator

from graph import checks_figures, checks_missing, checks_years
from graph.checking import Material
from graph.findings import Finding
from graph.reviews import latest
from graph.store import View
from model.organisations import Register

CHECKS: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    checks_figures.stated_changes,
    checks_figures.told_targets,
    checks_figures.passed_targets,
    checks_figures.verdicts,
    checks_years.periods_to_come,
    checks_years.ids_of_other_years,
    checks_years.deadlines_in_the_past,
    checks_years.indicators_of_other_years,
    checks_missing.passed_to_nobody,
    checks_missing.reported_by_nobody,
    checks_missing.not_answered,
    checks_missing.deadlines_passed,
    checks_missing.cited_and_undefined,
    checks_missing.seen_and_not_read,
)
_ORDER = {"error": 0, "warning": 1, "note": 2}


def findings(view: View, register: Register, *, silenced: bool = False) -> tuple[Finding, ...]:
    """Every finding, the gravest first; those that a person rejected only where asked for.

    A finding's id changes with the words that it rests on, so a new text speaks up again.
    """
    found = checked(Material.of(view, register, view.facts()))
    if silenced:
        return found
    rejected = {key for key, one in latest(view.reviews()).items() if one.verdict == "reject"}
    return tuple(finding for finding in found if finding.id not in rejected)


def checked(material: Material) -> tuple[Finding, ...]:
    """Every finding about the material, the gravest first."""
    found = {finding.id: finding for check in CHECKS for finding in check(material)}
    return tuple(sorted(found.values(), key=lambda f: (_ORDER[f.severity], f.check, f.message)))
