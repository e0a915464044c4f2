"""Where the pages about things stand."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

_PAGES_OF_KIND = {"oppdrag": "/oppdrag/", "indicator": "/indikator/"}


def evidence(key: str) -> str:
    """The page with the words that a fact rests on."""
    return f"/belegg/{quote(key)}"


def oppdrag(key: str) -> str:
    """The page of a mandate, by key or id."""
    return f"/oppdrag/{quote(key)}"


def indicator(key: str) -> str:
    """The page of an indicator over the years."""
    return f"/indikator/{quote(key)}"


def fact(key: str, kind: str) -> str:
    """The best page of a fact: its own where its kind has one, else its evidence."""
    return f"{_PAGES_OF_KIND[kind]}{quote(key)}" if kind in _PAGES_OF_KIND else evidence(key)


def document(key: str) -> str:
    """The page of a document: what was read in it."""
    return f"/dokument/{quote(key)}"


def coverage(document: str, **asked: str) -> str:
    """The page of who was given a document's mandates, and who reported on them."""
    return f"/dekning?{urlencode({'dokument': document, **asked})}"


def search(**asked: Any) -> str:
    """The search page with these fields filled in; what is None is left out."""
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"/sok?{urlencode(given)}" if given else "/sok"


FOR_TEMPLATES: dict[str, Callable[..., str]] = {
    "evidence_address": evidence,
    "oppdrag_address": oppdrag,
    "fact_address": fact,
    "indicator_address": indicator,
    "document_address": document,
    "coverage_address": coverage,
    "search_address": search,
}
"""The same for templates."""
