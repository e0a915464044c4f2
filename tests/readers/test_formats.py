"""The same document gives the same facts, whatever format it comes in."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from api.pipeline import read_file
from model.facts import Fact

CORPUS = Path(__file__).parent.parent.parent / "corpus"
OTHERS = sorted(
    path for form in ("docx", "html", "txt") for path in (CORPUS / form).glob("*") if path.is_file()
)
NOT_COMPARED = {"source", "key", "rule", "confidence", "inferred", "completeness"}
"""Where a fact stands differs between formats, and so do how it was found and how surely."""


@cache
def facts_of(path: Path) -> tuple[Fact, ...]:
    reading = read_file(path)
    assert reading.failure is None, reading.failure
    return reading.facts


def comparable(fact: Fact) -> str:
    fields = fact.model_dump(mode="json", exclude=NOT_COMPARED)
    return f"{fact.kind}: {sorted(fields.items(), key=lambda item: item[0])}"


def test_the_corpus_has_every_format() -> None:
    assert {path.parent.name for path in OTHERS} == {"docx", "html", "txt"}


@pytest.mark.slow
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_gives_the_facts_that_its_pdf_gives(path: Path) -> None:
    expected = Counter(map(comparable, facts_of(CORPUS / "pdf" / f"{path.stem}.pdf")))
    found = Counter(map(comparable, facts_of(path)))
    assert sorted((found - expected).elements()) == []
    assert sorted((expected - found).elements()) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_only_a_source_with_pages_names_pages(path: Path) -> None:
    assert {fact.source.page for fact in facts_of(path)} == {None}
    assert all(fact.source.line for fact in facts_of(path))
