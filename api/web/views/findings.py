"""Findings about the whole store, out of its overview: those that nobody silenced."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from api.store_reader import StoreView
from api.web.overview import Overview, one_of
from api.web.views.decisions import latest_of
from graph.checking import Material
from graph.findings import Finding
from model.facts import Oppdrag
from model.graph import Review

_HEARD = "id NOT IN (SELECT value FROM json_each(?))"
_IN_DOCUMENTS = (
    "place IN (SELECT place FROM evidence WHERE doc IN (SELECT value FROM json_each(?)))"
)


class Where(NamedTuple):
    """Which findings; `docs` are documents that one of its passages has to be of (None: any)."""

    check: str = ""
    severity: str = ""
    docs: Collection[str] | None = None


class Mark(NamedTuple):
    """Where a finding stands in the overview, its check, the document of its first passage."""

    place: int
    check: str
    doc: str


class Findings:
    """The findings of an overview, the gravest first, but for those silenced by now."""

    def __init__(self, overview: Overview, decisions: Mapping[str, Review]) -> None:
        self._overview = overview
        self.since = overview.since
        """As of an overview."""
        self._silenced = one_of([k for k, one in decisions.items() if one.verdict == "reject"])

    def count(self, where: Where) -> int:
        """How many there are."""
        condition, values = self._asked(where)
        return self._overview.number(f"SELECT count(*) FROM finding WHERE {condition}", *values)  # noqa: S608

    def found(self, where: Where, first: int = 0, most: int = -1) -> tuple[Finding, ...]:
        """Those from the `first`, at most `most` of them (-1: all)."""
        condition, values = self._asked(where)
        query = f"SELECT body FROM finding WHERE {condition} ORDER BY place LIMIT ? OFFSET ?"  # noqa: S608
        return _read(self._overview.texts(query, *values, most, first))

    def about(self, keys: Collection[str]) -> tuple[Finding, ...]:
        """Those that rest on any of these facts."""
        query = (
            f"SELECT body FROM finding WHERE {_HEARD} AND place IN (SELECT place FROM evidence"  # noqa: S608
            " WHERE key IN (SELECT value FROM json_each(?))) ORDER BY place"
        )
        return _read(self._overview.texts(query, self._silenced, one_of(keys)))

    def marks(self, docs: Collection[str]) -> list[Mark]:
        """Those with a passage in any of these documents."""
        query = (
            'SELECT place, "check", doc FROM finding JOIN evidence USING (place)'  # noqa: S608
            f" WHERE part = 0 AND {_HEARD} AND {_IN_DOCUMENTS} ORDER BY place"
        )
        return [Mark(*row) for row in self._overview.rows(query, self._silenced, one_of(docs))]

    def at(self, marks: Iterable[Mark]) -> tuple[Finding, ...]:
        """The findings that are marked."""
        places = one_of([mark.place for mark in marks])
        query = (
            "SELECT body FROM finding WHERE place IN (SELECT value FROM json_each(?))"
            " ORDER BY place"
        )
        return _read(self._overview.texts(query, places))

    def overdue(self, most: int) -> tuple[tuple[tuple[str, Finding], ...], int]:
        """The deadlines passed longest ago without a status, by day (ISO), and how many in all."""
        condition = f"due IS NOT NULL AND {_HEARD}"
        rows = self._overview.rows(
            f"SELECT due, body FROM finding WHERE {condition} ORDER BY due, place LIMIT ?",  # noqa: S608
            self._silenced,
            most,
        )
        query = f"SELECT count(*) FROM finding WHERE {condition}"  # noqa: S608
        late = tuple((due, Finding.model_validate_json(body)) for due, body in rows)
        return late, self._overview.number(query, self._silenced)

    def checks(self) -> frozenset[str]:
        """The checks that found something."""
        return frozenset(self._overview.texts('SELECT DISTINCT "check" FROM finding'))

    def documents(self) -> frozenset[str]:
        """The keys of the documents that any of them rests on."""
        return frozenset(self._overview.texts("SELECT DISTINCT doc FROM evidence"))

    def _asked(self, where: Where) -> tuple[str, list[Any]]:
        condition, values = _HEARD, [self._silenced]
        for column, value in (('"check"', where.check), ("severity", where.severity)):
            if value:
                condition += f" AND {column} = ?"
                values.append(value)
        if where.docs is not None:
            condition += f" AND {_IN_DOCUMENTS}"
            values.append(one_of(where.docs))
        return condition, values


def known(overview: Overview | None, view: StoreView) -> Findings | None:
    """The findings; None where there is no overview yet."""
    return Findings(overview, latest_of(view)) if overview else None


def overview_rows(found: Iterable[Finding], material: Material) -> Iterator[tuple[object, ...]]:
    """The findings as rows of an overview, in their order."""
    for place, one in enumerate(found):
        body = one.model_dump_json()
        yield place, one.id, one.check, one.severity, _due(one, material), body


def evidence_rows(found: Iterable[Finding]) -> Iterator[tuple[object, ...]]:
    """What findings rest on as rows of an overview."""
    for place, one in enumerate(found):
        for part, evidence in enumerate(one.evidence):
            yield place, part, evidence.key, evidence.doc


def _due(finding: Finding, material: Material) -> str | None:
    """The day of a deadline that passed without a status."""
    fact = material.facts.get(finding.evidence[0].key)
    if finding.check != "deadline" or not isinstance(fact, Oppdrag):
        return None
    return max(fact.deadlines)


def _read(bodies: Iterable[str]) -> tuple[Finding, ...]:
    return tuple(Finding.model_validate_json(body) for body in bodies)
