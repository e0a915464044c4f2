"""Coverage for people: a document's mandates by trust, the gaps first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from api.pipeline import register
from api.web.sheets import Value
from api.web.words import day, named, period
from graph.coverage import Cell, Coverage, Row, coverage
from graph.linking import REPORTS, STEERING
from graph.store import StoredDocument, View
from graph.subjects import label
from model.facts import DocType

Show = Literal["", "hull", "ikke_gitt", "ikke_rapportert", "forslag"]


class CoverageAsked(BaseModel):
    """What the form sends: a document, which mandates of it, and for which trust."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dokument: str = ""
    vis: Show = ""
    foretak: str = ""


_TYPES = get_args(DocType)
"""From the ministry down."""

_GIVEN = frozenset(("verbatim", "reworded", "given"))

COLUMNS = (
    *("Oppdrag", "Tittel", "Frist", "Helseforetak", "Gitt videre", "Rapportert"),
    *("Siste status", "Siste periode", "Nøkler"),
)


@dataclass(frozen=True)
class Trust:
    """One column: how many mandates the trust was given, and what became of those."""

    name: str
    given: int
    not_given: int
    reported: int
    not_reported: int
    """Given, and not in the reports of the trust that were read."""
    unknown: int
    """Given, and no report of the trust was read."""
    is_read: bool
    """Whether anything was read that could have given it mandates of the document."""


@dataclass(frozen=True)
class Line:
    """One mandate with the cells that are shown."""

    row: Row
    name: str
    cells: tuple[Cell, ...]
    gaps: int


@dataclass(frozen=True)
class Shown:
    """The matrix; `lines` have the most gaps first, `hidden` were filtered away."""

    found: Coverage
    trusts: tuple[Trust, ...]
    lines: tuple[Line, ...]
    hidden: int


def choices(view: View) -> tuple[StoredDocument, ...]:
    """The documents that give mandates, the newest year first and the highest level first."""
    found = (stored for stored in view.documents() if stored.fact.doc_type in STEERING)
    return tuple(
        sorted(found, key=lambda s: (-(s.fact.year or 0), _TYPES.index(s.fact.doc_type), s.key))
    )


def first_shown(view: View, choices: Sequence[StoredDocument]) -> StoredDocument:
    """The document to begin with: the first of a year that something was reported for."""
    reported = {stored.fact.year for stored in view.documents() if stored.fact.doc_type in REPORTS}
    return next((one for one in choices if one.fact.year in reported), choices[0])


def shown(view: View, asked: CoverageAsked) -> Shown | None:
    """The coverage of the document that is asked for; None where there is no such document."""
    found = coverage(view, register(), asked.dokument)
    if found is None:
        return None
    trusts = [name for name in found.trusts if asked.foretak in ("", name)]
    lines = [_line(row, trusts) for row in found.rows]
    chosen = [line for line in lines if any(_is_asked(asked.vis, cell) for cell in line.cells)]
    if not asked.vis:
        chosen = lines
    return Shown(
        found=found,
        trusts=tuple(_trust(name, lines) for name in trusts),
        lines=tuple(sorted(chosen, key=lambda line: -line.gaps)),
        hidden=len(lines) - len(chosen),
    )


def rows(shown: Shown) -> Iterator[Sequence[Value]]:
    """The matrix as lines of a sheet, one for each mandate and trust."""
    for line in shown.lines:
        mandate = line.row.mandate
        for cell in line.cells:
            last = cell.claims[-1] if cell.claims else None
            yield (
                mandate.id,
                line.name,
                ", ".join(map(day, mandate.deadlines)),
                cell.trust,
                named(cell.passed, "passed"),
                named(cell.reported, "reported"),
                named(last.category, "category") if last else None,
                period(last.period) if last else None,
                ", ".join(cell.keys),
            )


def _line(row: Row, trusts: list[str]) -> Line:
    cells = tuple(cell for cell in row.cells if cell.trust in trusts)
    gaps = sum(cell.passed == "not_addressed" or _is_silent(cell) for cell in cells)
    return Line(row, label(row.mandate), cells, gaps)


def _is_asked(vis: Show, cell: Cell) -> bool:
    wanted = {
        "ikke_gitt": cell.passed == "not_addressed",
        "ikke_rapportert": _is_silent(cell),
        "forslag": cell.passed == "suggested",
    }
    return (
        wanted["ikke_gitt"] or wanted["ikke_rapportert"] if vis == "hull" else wanted.get(vis, True)
    )


def _trust(name: str, lines: list[Line]) -> Trust:
    cells = [cell for line in lines for cell in line.cells if cell.trust == name]
    reported = Counter(cell.reported for cell in cells if cell.passed in _GIVEN)
    return Trust(
        name=name,
        given=reported.total(),
        not_given=sum(cell.passed == "not_addressed" for cell in cells),
        reported=reported["reported"],
        not_reported=reported["not_reported"],
        unknown=reported["nothing_read"],
        is_read=any(cell.passed != "nothing_read" for cell in cells),
    )


def _is_silent(cell: Cell) -> bool:
    """Whether the trust was given it, has reported, and said nothing of it."""
    return cell.passed in _GIVEN and cell.reported == "not_reported"
