"""Facts chosen by the parameters of a request, in the order that it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from starlette.requests import Request

from api.nearest import nearest_keys, nearest_names
from api.paging import Page, Pager, Place, Value
from api.parameters import FactFilters, Selected
from api.pipeline import register
from api.problem_details import ProblemError, unknown
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
        return bool(self.org or self.asked.year or self.asked.fields())

    def holds(self, fact: FactBase) -> bool:
        """Whether a fact is asked for."""
        meta = self.metas.get(fact.doc)
        if meta is None or not all(
            _says(fact, name, value) for name, value in self.asked.fields().items()
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


def facts_page(request: Request, view: View, asked: FactFilters, cls: type[F]) -> Page[F]:
    """A page of the facts of one kind."""
    chosen = selection(view, asked)
    kind = kind_of(cls)
    names, down = _order(asked.sort)

    def place(fact: F) -> Place:
        values = (_value(fact, name, chosen.metas[fact.doc]) for name in names)
        return (*values, fact.doc, fact.source.start, fact.key)

    pager = Pager[F](request, asked, place, down)
    if names or chosen.by_fields:
        return pager.page(f for f in _facts(view, cls, list(chosen.metas)) if chosen.holds(f))
    counts = view.counts()
    first = str(pager.after[0]) if pager.after else ""
    docs = [doc for doc in chosen.metas if doc >= first and counts.get((doc, kind))]
    total = sum(counts.get((doc, kind), 0) for doc in chosen.metas)
    return pager.page_in_order(_facts(view, cls, docs), total)


def fact_of(view: View, key: str, cls: type[F]) -> F:
    """The fact of a kind with this key; ends the request where there is none."""
    fact = view.fact(key)
    if isinstance(fact, cls):
        return fact
    kind = kind_of(cls)
    if fact is not None:
        hint = f"It is of the kind {fact.kind}."
        raise ProblemError("unknown_key", f"{key} is no {kind}.", hint)
    hint = "/api/v1/search finds facts by their words."
    raise unknown("unknown_key", key, nearest_keys(view, key, kind), hint)


def any_fact(view: View, key: str) -> Fact:
    """The fact of any kind with this key; ends the request where there is none."""
    fact = view.fact(key)
    if fact is None:
        hint = "/api/v1/search finds facts by their words."
        raise unknown("unknown_key", key, nearest_keys(view, key, None), hint)
    return fact


def kind_of(cls: type[FactBase]) -> str:
    """The name of a kind of fact."""
    return str(cls.model_fields["kind"].default)


def _facts(view: View, cls: type[F], docs: list[str]) -> Iterator[F]:
    for doc in docs:
        for fact in view.facts(kind=kind_of(cls), doc=doc):
            if isinstance(fact, cls):
                yield fact


def _says(fact: FactBase, name: str, asked: object) -> bool:
    said = getattr(fact, name, None)
    if name in {"id", "of"}:
        return said is not None and comparable_id(said) == comparable_id(str(asked))
    return asked in said if isinstance(said, tuple) else said == asked


def _order(sort: str | None) -> tuple[list[str], tuple[bool, ...]]:
    names = sort.split(",") if sort else []
    return [name.lstrip("-") for name in names], tuple(name.startswith("-") for name in names)


def _value(fact: FactBase, name: str, meta: DocumentFact) -> Value:
    if name == "year":
        return year_of(fact, meta.year)  # type: ignore[arg-type]
    value: Value = getattr(fact, name, None)
    return value
