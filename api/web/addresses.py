"""Where the pages about things stand."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

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


def findings(**asked: Any) -> str:
    """The page of findings with these filters; what is None is left out."""
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"/funn?{urlencode(given)}" if given else "/funn"


def organisation(name: str) -> str:
    """The page of an organisation."""
    return f"/organisasjon/{quote(name)}"


def review(subject: str) -> str:
    """The page on which a link or a field is decided on."""
    return f"/gjennomgang?{urlencode({'om': subject})}"


def is_page(path: str) -> bool:
    """Whether a path is of the pages, and not of the API."""
    return path != "/api" and not path.startswith("/api/")


def inside(address: str) -> str:
    """The same place on this site, whatever site an address names."""
    named = urlsplit(address)
    path = "/" + named.path.replace("\\", "/").lstrip("/")  # "//host" would lead elsewhere
    return f"{path}?{named.query}" if named.query else path


def with_field(address: str, name: str, value: str) -> str:
    """An address with a field set, whatever it was."""
    path, _, query = address.partition("?")
    others = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != name]
    return f"{path}?{urlencode([*others, (name, value)])}"


FOR_TEMPLATES: dict[str, Callable[..., str]] = {
    "evidence_address": evidence,
    "oppdrag_address": oppdrag,
    "fact_address": fact,
    "indicator_address": indicator,
    "document_address": document,
    "coverage_address": coverage,
    "search_address": search,
    "findings_address": findings,
    "organisation_address": organisation,
    "review_address": review,
}
"""The same for templates."""
