"""A mandate with its chain, its claims, its other years and what it is to be measured by."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.pipeline import register
from api.store_reader import StoreView
from api.web.views.findings import Findings
from api.web.views.funn import Shown as ShownFinding
from api.web.views.funn import known_documents
from api.web.views.funn import shown as told_of
from graph.queries import Answer, Hop, Step, Trace, answers_to, document_of, trace
from graph.store import View
from graph.subjects import label
from model.facts import DocumentFact, Fact, Indicator, Oppdrag
from model.graph import Link


@dataclass(frozen=True)
class Related:
    """A fact that a link joins to the mandate."""

    link: Link
    fact: Fact
    name: str
    meta: DocumentFact


@dataclass(frozen=True)
class Target:
    """An indicator of the mandate's own chapter, with what was reported on it by period."""

    indicator: Indicator
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Shown:
    """What the page of a mandate shows. `steps` and `hops` are its chain in its own year."""

    mandate: Oppdrag
    name: str
    meta: DocumentFact
    steps: tuple[Step, ...]
    hops: tuple[Hop, ...]
    other_years: tuple[tuple[int | None, tuple[Step, ...]], ...]
    related: tuple[Related, ...]
    targets: tuple[Target, ...]
    findings: tuple[ShownFinding, ...] | None
    """None where they are still being worked out."""

    @property
    def own(self) -> Step:
        """The mandate's own step."""
        return next(step for step in self.steps if step.fact.key == self.mandate.key)

    @property
    def claims(self) -> tuple[tuple[Step, Answer], ...]:
        """Every claim of the chain in this year, tertials ahead of the whole year."""
        found = [(step, answer) for step in self.steps for answer in step.answers]
        return tuple(sorted(found, key=lambda pair: f"{pair[1].document.period}~"))


def mandates(view: View, asked: str) -> tuple[Oppdrag, ...]:
    """The mandates that go by a key or an id."""
    fact = view.fact(asked)
    found = (fact,) if fact else view.facts_by_id(asked)
    return tuple(one for one in found if isinstance(one, Oppdrag))


def highest_of_one_chain(view: View, found: tuple[Oppdrag, ...]) -> Oppdrag | None:
    """The mandate that the others were made from; None where they are of several chains."""
    keys = {one.key for one in found}
    chain = _chain_of(view, found[0])
    ordered = [step.fact.key for step in chain.steps if step.fact.key in keys]
    return next(o for o in found if o.key == ordered[0]) if keys == set(ordered) else None


def shown(view: StoreView, mandate: Oppdrag, findings: Findings | None) -> Shown:
    """Everything about a mandate."""
    chain, meta = _chain_of(view, mandate), document_of(view, mandate)
    steps = tuple(step for step in _mandates_of(chain) if step.document.year == meta.year)
    here = {step.fact.key for step in steps}
    return Shown(
        mandate=mandate,
        name=label(mandate),
        meta=meta,
        steps=steps,
        hops=tuple(hop for hop in chain.hops if _passes_on(hop) and _ends(hop.link) <= here),
        other_years=_other_years(chain, meta.year),
        related=tuple(_related(view, mandate)),
        targets=tuple(_targets(view, mandate)),
        findings=None if findings is None else _about(view, findings, steps),
    )


def _chain_of(view: View, mandate: Oppdrag) -> Trace:
    return trace(view, register(), mandate.key).traces[0]


def _mandates_of(chain: Trace) -> tuple[Step, ...]:
    """The steps that are mandates; promises of plans stand among what is related."""
    return tuple(step for step in chain.steps if isinstance(step.fact, Oppdrag))


def _passes_on(hop: Hop) -> bool:
    return hop.link.relation == "passed_on_to"


def _ends(link: Link) -> set[str]:
    return {link.start.key, link.end.key}


def _other_years(chain: Trace, year: int | None) -> tuple[tuple[int | None, tuple[Step, ...]], ...]:
    steps = _mandates_of(chain)
    years = sorted({s.document.year or 0 for s in steps} - {year or 0})
    return tuple(
        (one or None, tuple(s for s in steps if (s.document.year or 0) == one)) for one in years
    )


def _related(view: View, mandate: Oppdrag) -> Iterator[Related]:
    for link in view.links(mandate.key):
        if link.relation in {"follows_up", "same_requirement"} and link.grade == "linked":
            other = link.end.key if link.start.key == mandate.key else link.start.key
            if fact := view.fact(other):
                yield Related(link, fact, label(fact), document_of(view, fact))


def _targets(view: View, mandate: Oppdrag) -> Iterator[Target]:
    for fact in view.facts(kind="indicator", doc=mandate.doc):
        same = mandate.section and fact.section and _chapter(fact) == _chapter(mandate)  # type: ignore[union-attr]
        if isinstance(fact, Indicator) and same:
            yield Target(fact, answers_to(view, fact))


def _chapter(fact: Fact) -> str:
    section: str = getattr(fact, "section", None) or ""
    return section.rpartition(".")[0] or section


def _about(
    view: StoreView, findings: Findings, steps: tuple[Step, ...]
) -> tuple[ShownFinding, ...]:
    found = findings.about([step.fact.key for step in steps])
    return tuple(told_of(view, found, known_documents(view)))
