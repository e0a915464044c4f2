"""Facts chosen by the parameters of a request, in the order that it asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from starlette.requests import Request

from api.fact_rows import FactRow, in_order, place_of, said_of
from api.nearest import nearest_keys, nearest_names
from api.paging import Page, Pager
from api.parameters import AtTime, FactFilters, Selected
from api.pipeline import register
from api.problem_details import ProblemError, unknown
from api.store_reader import StoreReader, StoreView
from graph.names import comparable_id
from graph.rows import organisations
from graph.store import View
from graph.subjects import year_of
from model.base import fold
from model.facts import DocumentFact, Fact, FactBase

F = TypeVar("F", bound=FactBase)


@dataclass(frozen=True)
class Selection:
    """Which facts a request asks for."""

    asked: Selected
    org: str | None
    metas: dict[str, DocumentFact]
    """The documents that facts are chosen from, by key, sorted."""

    @property
    def by_fields(self) -> bool:
        """Whether facts must be looked at, not only their documents."""
        return bool(self.org or self.asked.year or self.fields)

    @cached_property
    def fields(self) -> dict[str, Any]:
        """What is asked of a fact's own fields."""
        return self.asked.fields()

    def holds(self, fact: FactBase) -> bool:
        """Whether a fact is asked for."""
        meta = self.metas.get(fact.doc)
        if meta is None or not all(
            _says(getattr(fact, name, None), name, value) for name, value in self.fields.items()
        ):
            return False
        if self.asked.year and year_of(fact, meta.year) != self.asked.year:  # type: ignore[arg-type]
            return False
        return self.org is None or self.org in organisations(fact, meta)  # type: ignore[arg-type]


def selection(view: View, asked: Selected) -> Selection:
    """What a request selects; ends it where a name stands for nothing."""
    metas = {stored.key: stored.fact for stored in view.documents()}
    if asked.doc is not None and asked.doc not in metas:
        hint = "The keys are listed under /api/v1/documents."
        raise unknown("unknown_document", asked.doc, nearest_names(asked.doc, metas), hint)
    chosen = {
        key: meta
        for key, meta in metas.items()
        if asked.doc in (None, key) and asked.doc_type in (None, meta.doc_type)
    }
    return Selection(asked, organisation(asked.org) if asked.org else None, chosen)


def organisation(name: str) -> str:
    """The official name of an organisation; ends the request where there is none."""
    known = register().by_alias.get(fold(name).casefold())
    if known is None:
        names = (one.name for one in register().organisations)
        hint = "The organisations are listed under /api/v1/organisations."
        raise unknown("unknown_organisation", name, nearest_names(name, names), hint)
    return known.name


def facts_page(store: StoreReader, asked: FactFilters, cls: type[F]) -> Page[F]:
    """A page of the facts of one kind."""
    with store.view(asked) as view:
        return _page(store.request, view, asked, cls)


def _page(request: Request, view: StoreView, asked: FactFilters, cls: type[F]) -> Page[F]:
    chosen = selection(view, asked)
    if asked.sort or chosen.by_fields:
        return _chosen_page(request, view, chosen, cls)
    kind = kind_of(cls)
    pager = Pager[F](request, asked, lambda fact: (fact.doc, fact.source.start, fact.key))
    counts = view.counts()
    first = str(pager.after[0]) if pager.after else ""
    docs = [doc for doc in chosen.metas if doc >= first and counts.get((doc, kind))]
    total = sum(counts.get((doc, kind), 0) for doc in chosen.metas)
    return pager.page_in_order(_facts(view, cls, docs), total)


def _chosen_page(request: Request, view: StoreView, chosen: Selection, cls: type[F]) -> Page[F]:
    """A page of a list by fields: the list is made once for a state of the store."""
    asked = chosen.asked
    assert isinstance(asked, FactFilters)  # noqa: S101 - as facts_page was asked
    names, down = _order(asked.sort)
    columns = asked.columns()
    question = asked.model_dump(exclude={"limit", "cursor"}, exclude_none=True)

    def work() -> list[FactRow]:
        tests, every = _tests(chosen, columns), _rows(view, chosen, cls, columns)
        rows = [row for row in every if all(holds(row) for holds in tests)]
        return in_order(rows, names, down, columns)

    rows = view.remembered((cls, *sorted(question.items())), work)
    pager = Pager[FactRow](request, asked, place_of(names, columns), down)
    page = pager.page_of_sorted(rows)
    facts = view.facts_of([row.key for row in page.items])
    items = [fact for fact in facts if isinstance(fact, cls)]
    return Page(items=items, total=page.total, next=page.next)


def _rows(
    view: StoreView, chosen: Selection, cls: type[FactBase], columns: tuple[str, ...]
) -> Iterator[FactRow]:
    kind, counts = kind_of(cls), view.counts()
    asked = [
        stored
        for stored in view.documents()
        if stored.key in chosen.metas and counts.get((stored.key, kind))
    ]
    return view.fact_rows(asked, kind, columns)


def _tests(chosen: Selection, columns: tuple[str, ...]) -> list[Callable[[FactRow], bool]]:
    """What must hold of a row."""
    asked = chosen.asked
    tests: list[Callable[[FactRow], bool]] = []
    if asked.year is not None:
        tests.append(lambda row: row.year == asked.year)
    if chosen.org is not None:
        tests.append(lambda row: chosen.org in row.orgs)
    for name, value in asked.fields().items():
        said = said_of(name, columns)
        tests.append(lambda row, said=said, name=name, value=value: _says(said(row), name, value))  # type: ignore[misc]
    return tests


def fact_of(store: StoreReader, asked: AtTime, key: str, cls: type[F]) -> F:
    """The fact of a kind with this key; ends the request where there is none."""
    kind = kind_of(cls)
    with store.view(asked) as view:
        fact = any_fact(view, key, kind)
    if isinstance(fact, cls):
        return fact
    raise ProblemError("unknown_key", f"{key} is no {kind}.", f"It is of the kind {fact.kind}.")


def any_fact(view: View, key: str, kind: str | None = None) -> Fact:
    """The fact with this key; ends the request where there is none, naming others of `kind`."""
    fact = view.fact(key)
    if fact is None:
        hint = "/api/v1/search finds facts by their words."
        raise unknown("unknown_key", key, nearest_keys(view, key, kind), hint)
    return fact


def kind_of(cls: type[FactBase]) -> str:
    """The name of a kind of fact."""
    return str(cls.model_fields["kind"].default)


def _facts(view: View, cls: type[F], docs: list[str]) -> Iterator[F]:
    for doc in docs:
        for fact in view.facts(kind=kind_of(cls), doc=doc):
            if isinstance(fact, cls):
                yield fact


def _says(said: Any, name: str, asked: object) -> bool:
    if name in {"id", "of"}:
        return said is not None and comparable_id(said) == comparable_id(str(asked))
    return asked in said if isinstance(said, tuple) else bool(said == asked)


def _order(sort: str | None) -> tuple[list[str], tuple[bool, ...]]:
    names = sort.split(",") if sort else []
    return [name.lstrip("-") for name in names], tuple(name.startswith("-") for name in names)
