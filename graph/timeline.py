"""An indicator or initiative across the years: its targets against the values reported."""

from graph.queries import answers_to, document_of, nearest_ids
from graph.store import View
from graph.walk import starts
from model.base import Frozen
from model.facts import Fact, Measure, Status, Value
from model.graph import Link


class Report(Frozen):
    """What a report said of it."""

    period: str | None
    category: str
    values: tuple[Value, ...]
    status: Status


class Year(Frozen):
    """A requirement of one year. `continues`: the link to the one before it."""

    year: int | None
    fact: Fact
    targets: tuple[Measure, ...] = ()
    reports: tuple[Report, ...] = ()
    continues: Link | None = None


class Timeline(Frozen):
    """Years, oldest first; `nearest` are ids of the store where nothing was found."""

    asked: str
    years: tuple[Year, ...] = ()
    nearest: tuple[str, ...] = ()


def timeline(view: View, asked: str) -> Timeline:
    """Everything that continues, or is continued by, a mandate id or a fact's key.

    A status stands for what it answers.
    """
    begun = starts(view, asked)
    if not begun:
        return Timeline(asked=asked, nearest=nearest_ids(view, asked))
    keys, links = _chain(view, [fact.key for fact in begun])
    facts = [fact for key in keys if (fact := view.fact(key))]
    years = [_year(view, fact, links.get(fact.key)) for fact in facts]
    return Timeline(
        asked=asked, years=tuple(sorted(years, key=lambda y: (y.year or 0, y.fact.key)))
    )


def _chain(view: View, keys: list[str]) -> tuple[list[str], dict[str, Link]]:
    waiting, seen, back = list(keys), dict[str, None](), dict[str, Link]()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen[key] = None
        for link in view.links(key):
            if link.relation == "continues" and link.grade == "linked":
                back[link.start.key] = link
                waiting += [link.start.key, link.end.key]
    return list(seen), back


def _year(view: View, fact: Fact, link: Link | None) -> Year:
    reports = (
        Report(
            period=answer.document.period,
            category=answer.status.category,
            values=answer.status.values,
            status=answer.status,
        )
        for answer in answers_to(view, fact)
    )
    return Year(
        year=getattr(fact, "year", None) or document_of(view, fact).year,
        fact=fact,
        targets=getattr(fact, "measures", ()),
        reports=tuple(reports),
        continues=link,
    )
