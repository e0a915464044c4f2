"""The same document gives the same facts, whatever format it comes in."""

from functools import cache
from pathlib import Path

import pytest

from api.pipeline import read_file
from api.sameness import compare, compared
from model.facts import Fact

CORPUS = Path(__file__).parent.parent.parent / "corpus"
OTHERS = sorted(
    path for form in ("docx", "html", "txt") for path in (CORPUS / form).glob("*") if path.is_file()
)


@cache
def facts_of(path: Path) -> tuple[Fact, ...]:
    reading = read_file(path)
    assert reading.failure is None, reading.failure
    return reading.facts


def test_the_corpus_has_every_format() -> None:
    assert {path.parent.name for path in OTHERS} == {"docx", "html", "txt"}


@pytest.mark.slow
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_gives_the_facts_that_its_pdf_gives(path: Path) -> None:
    pdf = CORPUS / "pdf" / f"{path.stem}.pdf"
    both = compare(path.stem, facts_of(path), facts_of(pdf))
    assert both.differences == ()
    assert both.same == both.first == both.second > 10


@pytest.mark.slow
def test_the_real_documents_give_the_same_facts_as_text_and_as_pdf(shared: Path) -> None:
    both = list(compared(shared / "corpus" / "txt", shared / "corpus" / "pdf"))
    assert len(both) == 5
    assert [difference for one in both for difference in one.differences] == []
    assert all(one.same == one.first == one.second > 30 for one in both)


@pytest.mark.slow
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_only_a_source_with_pages_names_pages(path: Path) -> None:
    assert {fact.source.page for fact in facts_of(path)} == {None}
    assert all(fact.source.line for fact in facts_of(path))
