"""The chain of a mandate as boxes on a grid: from who demanded it to what was reported."""

from dataclasses import dataclass

from api.web import words
from api.web.views.oppdrag import Shown
from graph.queries import Answer, Step
from graph.subjects import label


@dataclass(frozen=True)
class Box:
    """A box in a row and column; `above` is the one that a line leads from, `wording` the line's.

    `category` is of a report; a `gap` is what is missing. `issuer` is of a mandate.
    """

    column: int
    row: int
    first: str
    second: str
    above: "Box | None" = None
    wording: str | None = None
    category: str | None = None
    issuer: str | None = None
    gap: bool = False


def boxes_of(shown: Shown) -> tuple[Box, ...]:
    """Each mandate below and to the right of the one it was made from, reports at the right."""
    return tuple(_Layout(shown).boxes)


class _Layout:
    def __init__(self, shown: Shown) -> None:
        self.boxes: list[Box] = []
        self._row = 0
        self._steps = {step.fact.key: step for step in shown.steps}
        self._below: dict[str, list[tuple[str, str | None]]] = {}
        for hop in shown.hops:
            below = self._below.setdefault(hop.link.start.key, [])
            below.append((hop.link.end.key, hop.link.wording))
        reached = {key for those in self._below.values() for key, _ in those}
        roots = [key for key in self._steps if key not in reached]
        self._reports = max((self._depth(key) for key in roots), default=0) + 1
        """The column of the reports, right of every mandate."""
        self._placed: set[str] = set()
        for key in roots:
            self._mandate(key, 0, None, None)

    def _depth(self, key: str, above: frozenset[str] = frozenset()) -> int:
        below = (k for k, _ in self._below.get(key, []) if k not in above)
        deeper = max((1 + self._depth(k, above | {key}) for k in below), default=0)
        return max(deeper, 1 if self._steps[key].not_passed_on_to else 0)

    def _mandate(self, key: str, column: int, above: Box | None, wording: str | None) -> None:
        if key in self._placed:
            return
        self._placed.add(key)
        step = self._steps[key]
        to, issuer = _to(step), step.document.issuer
        box = Box(column, self._row, label(step.fact), to, above, wording, issuer=issuer)
        self.boxes.append(box)
        self._reported(step, box)
        for lower, how in self._below.get(key, []):
            self._mandate(lower, column + 1, box, how)
        for name in step.not_passed_on_to:
            self._add(Box(column + 1, self._row, "Ikke gitt videre", f"til {name}", box, gap=True))

    def _reported(self, step: Step, box: Box) -> None:
        for answer in step.answers:
            self._add(_report(self._reports, self._row, answer, box))
        if not step.answers:
            missing = words.named(step.reported, "category")
            if step.reported == "not_reported":
                column, who = self._reports, step.document.addressee or ""
                self.boxes.append(Box(column, self._row, missing, who, box, gap=True))
            self._row += 1

    def _add(self, box: Box) -> None:
        self.boxes.append(box)
        self._row += 1


def _report(column: int, row: int, answer: Answer, above: Box) -> Box:
    code = answer.status.category
    said = f"{words.named(code, 'category_sign')} {words.named(code, 'category')}"
    who = answer.status.reporter or answer.document.issuer or ""
    second = f"{words.period(answer.document.period)} · {who}"
    return Box(column, row, said, second, above, category=code)


def _to(step: Step) -> str:
    return f"til {step.document.addressee}" if step.document.addressee else step.document.doc
