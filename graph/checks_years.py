"""Checks on years: periods after the report's own, ids and deadlines of another year."""

from collections.abc import Iterator

from graph.checking import Material, series
from graph.figures import later_period, sentences
from graph.findings import Details, Finding, finding
from graph.subjects import label
from model.facts import Oppdrag, Status

_YEAR_DIGITS = 2


def periods_to_come(material: Material) -> Iterator[Finding]:
    """A report tells of a period that begins after its own, as if it had been."""
    for status in material.corpus.facts.get("status", ()):
        year = material.corpus.year(status.doc)
        if not isinstance(status, Status) or year is None:
            continue
        for sentence in sentences(status.text):
            match = later_period().search(sentence)
            if match and int(match["year"]) > year:
                message = f"{match.group()} in a report on {year}"
                told = match.group()
                details: Details = {"case": "period", "words": told, "year": str(year)}
                yield finding("year", "error", message, details, status, told=told)


def ids_of_other_years(material: Material) -> Iterator[Finding]:
    """A mandate whose number is of another year than its document."""
    for mandate in _mandates(material):
        year, prefix = material.corpus.year(mandate.doc), series(mandate.id or "")
        if year and prefix and prefix[-_YEAR_DIGITS:] != str(year)[-_YEAR_DIGITS:]:
            message = f"{label(mandate)} in a document for {year}"
            details: Details = {"case": "id", "year": str(year)}
            yield finding("year", "warning", message, details, mandate)


def deadlines_in_the_past(material: Material) -> Iterator[Finding]:
    """A deadline that lies before the year that the mandate is given for."""
    for mandate in _mandates(material):
        year = material.corpus.year(mandate.doc)
        for day in mandate.deadlines:
            if year and int(day[:4]) < year:
                message = f"{label(mandate)}: due {day}, in a document for {year}"
                details: Details = {"case": "deadline", "due": day, "year": str(year)}
                yield finding("year", "warning", message, details, mandate, told=day)


def indicators_of_other_years(material: Material) -> Iterator[Finding]:
    """An indicator that states its target for another year than its document's."""
    steering = {document.doc for document in material.steering}
    for fact in material.corpus.facts.get("indicator", ()):
        year = material.corpus.year(fact.doc)
        own = getattr(fact, "year", None)
        if year and own and own != year and fact.doc in steering:
            message = f"{getattr(fact, 'text', '')}: for {own}, in a document for {year}"
            details: Details = {"case": "indicator", "own": str(own), "year": str(year)}
            yield finding("year", "note", message, details, fact)


def _mandates(material: Material) -> Iterator[Oppdrag]:
    for document in material.steering:
        yield from material.mandates(document.doc)
