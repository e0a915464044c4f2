"""Full-text search: what is indexed, how a query is read, how a hit is shown.

A query never reaches the engine as its own syntax: it is cut into words, and every word is quoted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.names import canonical_id
from graph.subjects import label, searchable
from graph.words import stem, stems, stop_stems, tokens
from model.base import Frozen, fold
from model.facts import Fact

_PART = re.compile(r'"([^"]*)"|(\S+)')
_TOKEN = re.compile(r"[^\W_]+")
_PREFIX_FROM = 4
_SNIPPET = 200


class Query(Frozen):
    """What to look for: free words, with "quoted phrases", and filters that must all hold."""

    words: str
    year: int | None = None
    org: str | None = None
    kind: str | None = None
    status: str | None = None
    doc: str | None = None
    limit: int = 20


class Hit(Frozen):
    """A passage found. `marks` are the spans of `snippet` that answer the query."""

    key: str
    doc: str
    kind: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    score: float


@dataclass(frozen=True)
class Term:
    """One thing that must be found: words in this order; `exact` where they stood in quotes."""

    words: tuple[str, ...]
    exact: bool
    id: str | None = None


@dataclass(frozen=True)
class Language:
    """How an engine is asked for words in a row, for a common form, for how a form opens."""

    phrase: str
    form: str
    opening: str


_FTS5 = Language('words : "{}"', 'stems : "{}"', 'stems : "{}" *')


def terms(words: str) -> tuple[Term, ...]:
    """The terms of a query: quoted phrases, ids, and single words.

    Words like "skal" count only where there is nothing else to look for.
    """
    found: list[Term] = []
    for phrase, word in _PART.findall(fold(words)):
        part = tuple(tokens(phrase or word))
        if phrase or canonical_id(word):
            found.append(Term(part, exact=bool(phrase), id=_id_token(word)))
        else:
            found += [Term((token,), exact=False) for token in part]
    asked = tuple(term for term in found if term.words)
    return tuple(term for term in asked if not _is_stop(term)) or asked


def match_expression(words: str) -> str | None:
    """The query in the engine's terms; None where it holds no word to look for."""
    asked = terms(words)
    return " AND ".join(map(expression, asked)) if asked else None


def passage(fact: Fact) -> tuple[str, str]:
    """What is indexed of a fact: its words as they stand, and their common forms with its id."""
    text = fold(searchable(fact))
    printed_id = getattr(fact, "id", None) or getattr(fact, "of", None)
    token = _id_token(printed_id or "")
    return text, " ".join([*stems(text), *([token] if token else [])])


def hit(fact: Fact, asked: tuple[Term, ...], score: float, common: str) -> Hit:
    """A fact found, with the words around the first place that answers what is asked.

    `common`: the indexed common forms of its words, so that they are not worked out again.
    """
    text = fold(searchable(fact))
    spans = _answering(text, common.split(" "), asked)
    start, end = _window(text, spans[0][0] if spans else 0)
    marks = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(
        key=fact.key,
        doc=fact.doc,
        kind=fact.kind,
        title=label(fact),
        snippet=text[start:end],
        marks=marks,
        score=round(score, 6),
    )


def asked_forms(asked: Iterable[Term]) -> frozenset[str]:
    """The common forms of the words that are asked for."""
    return frozenset(stem(word) for term in asked for word in term.words)


def overlap(common: str, asked: frozenset[str]) -> float:
    """How much of an indexed passage, in common forms, is the words that are asked for.

    For words so frequent that their rarity says nothing: short passages come first.
    """
    forms = common.split(" ")
    return round(sum(map(forms.count, asked)) / (len(forms) + 1), 6)


def _is_stop(term: Term) -> bool:
    return not term.exact and not term.id and stem(term.words[0]) in stop_stems()


def _id_token(id: str) -> str | None:
    canonical = canonical_id(id)
    return canonical.replace("-", "n").casefold() if canonical else None


def expression(term: Term, language: Language = _FTS5) -> str:
    """One term in an engine's language."""
    ways = [language.phrase.format(" ".join(term.words))]
    form = term.id if term.id or term.exact else stem(term.words[0])
    if form:
        ways.append(language.form.format(form))
    if form and not term.id and len(term.words[0]) >= _PREFIX_FROM:
        ways.append(language.opening.format(form))
    return f"({' OR '.join(ways)})" if len(ways) > 1 else ways[0]


def _answering(text: str, forms: list[str], asked: tuple[Term, ...]) -> list[tuple[int, int]]:
    exact = {word for term in asked for word in term.words}
    common = {stem(term.words[0]) for term in asked if not term.exact and not term.id}
    prefixes = tuple(s for s in common if len(s) >= _PREFIX_FROM)
    found = []
    for match, form in zip(_TOKEN.finditer(text), forms, strict=False):
        word = match.group().casefold()
        if word in exact or form in common or (prefixes and form.startswith(prefixes)):
            found.append(match.span())
    return found


def _window(text: str, at: int) -> tuple[int, int]:
    start = max(0, at - _SNIPPET // 4)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), at + 1)
    return start, end
