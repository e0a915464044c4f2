"""The made-up graph with what pages are about besides: deadlines, indicators, silence, doubt."""

from collections.abc import Iterator

from api.bench_graph import Draft, drafts
from graph.stores import Location, open_writer
from graph.subjects import end
from model.facts import Fact, Indicator, Inferred, Measure, Oppdrag, Status, Value
from model.graph import Link

_DEADLINE, _INDICATOR, _SILENT, _DOUBTFUL, _SUGGESTED = 3, 10, 5, 7, 11
"""One mandate, answer or link in so many has it."""


def load(location: Location, mandates: int) -> None:
    """Put it into the store, with `mandates` in all."""
    links: list[Link] = []
    with open_writer(location) as writer:
        for documents, between in furnished(mandates):
            for draft in documents:
                writer.put(draft.document, draft.facts)
            links += between
        writer.put_links(links)


def furnished(mandates: int) -> Iterator[tuple[tuple[Draft, ...], tuple[Link, ...]]]:
    """Region by region, as `drafts` gives them: its documents and the links between them."""
    for documents, links in drafts(mandates):
        made = [_furnished(draft) for draft in documents]
        facts = {fact.key: fact for draft in made for fact in draft.facts}
        kept = [ln for ln in links if {ln.start.key, ln.end.key} <= facts.keys()]
        between = [_doubted(link, number) for number, link in enumerate(kept)]
        for lower, report in zip(made[1::3], made[2::3], strict=True):
            between += _figures_reported(lower, report)
        yield tuple(made), tuple(between)


def _furnished(draft: Draft) -> Draft:
    facts: list[Fact] = []
    for row, fact in enumerate(draft.facts):
        if isinstance(fact, Oppdrag):
            facts += _mandate(fact, row)
        elif isinstance(fact, Status):
            facts += _answer(fact, row)
        else:
            facts.append(fact)
    return draft.model_copy(update={"facts": tuple(facts)})


def _mandate(fact: Oppdrag, row: int) -> Iterator[Fact]:
    days = () if row % _DEADLINE else (f"{fact.year}-{1 + row % 12:02}-15",)
    yield fact.model_copy(update={"deadlines": days})
    if row % _INDICATOR == 0:
        yield Indicator(
            key=f"{fact.doc}/indicator/{fact.id}",
            doc=fact.doc,
            source=fact.source,
            rule=fact.rule,
            text=fact.text,
            year=fact.year,
            measures=(Measure(op="<=", value=row, unit="days"),),
        )


def _answer(fact: Status, row: int) -> Iterator[Fact]:
    if row % _INDICATOR == 0:
        value = Value(value=row + row % 4, unit="days")
        key = fact.key.replace("/status/", "/result/")
        yield fact.model_copy(update={"key": key, "values": (value,), "category": "innfridd"})
    if row % _SILENT:
        doubt = Inferred(field="category", rule=fact.rule, confidence=0.5)
        inferred = () if row % _DOUBTFUL else (doubt,)
        yield fact.model_copy(update={"inferred": inferred})


def _doubted(link: Link, number: int) -> Link:
    if number % _SUGGESTED:
        return link
    return link.model_copy(update={"grade": "suggested", "score": 0.5})


def _figures_reported(lower: Draft, report: Draft) -> Iterator[Link]:
    indicators = [fact for fact in lower.facts if isinstance(fact, Indicator)]
    results = [fact for fact in report.facts if "/result/" in fact.key]
    for result, indicator in zip(results, indicators, strict=True):
        yield Link(
            relation="reports_on",
            start=end(result),
            end=end(indicator),
            rule=indicator.rule,
            score=1.0,
            grade="linked",
        )
