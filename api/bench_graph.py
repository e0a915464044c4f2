"""A made-up graph of any size from a fixed seed: years, regions, trusts, mandates and answers."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.subjects import end
from model.base import Frozen
from model.evidence import Source, source
from model.facts import DocType, DocumentFact, Fact, Oppdrag, Status
from model.graph import Link, Relation
from model.text import Block, Document

SEED = 31
MINISTRY = "Departementet"
YEARS = (2030, 2031)
A_DOCUMENT = 50
A_REGION = A_DOCUMENT * 2 * len(YEARS)
"""Mandates of a region: from the ministry and to a trust, every year."""

_SYLLABLES = (
    *("ba", "da", "fo", "ga", "ha", "jo", "ka", "la", "mi", "no", "pe", "ra"),
    *("si", "ta", "ve", "dal", "fjell", "vik", "nes", "lund", "stad", "øy", "å"),
)
_WORDS, _A_TEXT, _COMMON = 6_000, 28, 0.9


class Draft(Frozen):
    """A document of the graph with its facts."""

    document: Document
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Words:
    """Made-up words; a few stand in most texts and most in a few, as in a language."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def make(cls, chance: random.Random) -> "Words":
        """The same words for the same state of chance."""
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            made["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
        return cls(tuple(made), tuple(1 / rank**_COMMON for rank in range(1, _WORDS + 1)))

    def text(self, chance: random.Random) -> str:
        """A sentence."""
        return " ".join(chance.choices(self.words, self.weights, k=_A_TEXT)).capitalize() + "."


def drafts(mandates: int) -> Iterator[tuple[tuple[Draft, ...], tuple[Link, ...]]]:
    """Region by region, its documents and the links between them, `mandates` in all."""
    chance = random.Random(SEED)  # noqa: S311 - a graph, no secret
    words = Words.make(chance)
    for region in range(max(1, mandates // A_REGION)):
        yield _region(region, words, chance)


def _region(
    number: int, words: Words, chance: random.Random
) -> tuple[tuple[Draft, ...], tuple[Link, ...]]:
    made: list[Draft] = []
    links: list[Link] = []
    authority, trust = f"Helse {number:04} RHF", f"Sykehuset {number:04} HF"
    texts = [words.text(chance) for _ in range(A_DOCUMENT)]
    last: Draft | None = None
    for year in YEARS:
        ids = [f"HX{year % 100}-{number * A_DOCUMENT + row}" for row in range(A_DOCUMENT)]
        upper = _mandates("oppdragsdokument", year, (MINISTRY, authority), ids, texts)
        lower = _mandates("oppdrag_og_bestilling", year, (authority, trust), ids, texts)
        answers = _answers(year, trust, ids, [words.text(chance) for _ in ids])
        made += [upper, lower, answers]
        links += _links("passed_on_to", upper, lower)
        links += _links("reports_on", answers, lower)
        links += _links("continues", last, upper) if last else []
        last = upper
    return tuple(made), tuple(links)


def _mandates(
    doc_type: DocType, year: int, ends: tuple[str, str], ids: list[str], texts: list[str]
) -> Draft:
    document = _document(f"{doc_type}-{year}-{ends[1].split()[1]}", texts)
    facts = [
        Oppdrag(
            key=f"{document.key}/{id}",
            id=id,
            title=text[:30],
            text=text,
            year=year,
            owners=(ends[1],),
            **_found(document, row),
        )
        for row, (id, text) in enumerate(zip(ids, texts, strict=True))  # noqa: A001
    ]
    return Draft(document=document, facts=(_about(document, doc_type, year, ends), *facts))


def _answers(year: int, trust: str, ids: list[str], texts: list[str]) -> Draft:
    document = _document(f"arlig_melding-{year}-{trust.split()[1]}", texts)
    facts = [
        Status(
            key=f"{document.key}/status/{id}",
            of=id,
            of_text=text[:60],
            text=text,
            category="innfridd" if row % 3 else "forsinket",
            reporter=trust,
            **_found(document, row),
        )
        for row, (id, text) in enumerate(zip(ids, texts, strict=True))  # noqa: A001
    ]
    about = _about(document, "arlig_melding", year, (trust, None))
    return Draft(document=document, facts=(about, *facts))


def _about(
    document: Document, doc_type: DocType, year: int, ends: tuple[str, str | None]
) -> DocumentFact:
    return DocumentFact(
        key=f"{document.key}/document",
        doc_type=doc_type,
        title=document.key,
        year=year,
        period=str(year),
        issuer=ends[0],
        addressee=ends[1],
        **_found(document, 0),
    )


def _document(key: str, texts: list[str]) -> Document:
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    whole = "\n".join(texts)
    blocks = [
        Block(kind="paragraph", start=start, end=start + len(text))
        for start, text in zip(starts, texts, strict=False)
    ]
    return Document(
        key=key,
        name=f"{key}.txt",
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
        media_type="text/plain",
        reader="made up",
        text=whole,
        blocks=tuple(blocks),
    )


def _found(document: Document, row: int) -> dict[str, Any]:
    block = document.blocks[row]
    evidence: Source = source(document, block.start, block.end)
    return {"doc": document.key, "source": evidence, "rule": "bench"}


def _links(relation: Relation, first: Draft, second: Draft) -> Iterator[Link]:
    for one, other in zip(first.facts[1:], second.facts[1:], strict=True):
        yield Link(
            relation=relation,
            start=end(one),
            end=end(other),
            rule="bench",
            score=1.0,
            grade="linked",
        )
