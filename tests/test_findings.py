"""The id of a finding: the same however the document was set, another when its words change."""

from pathlib import Path

import pytest
from vidda import order, report

from api.ingesting import ingest
from api.pipeline import register
from graph.checks import findings
from graph.findings import finding
from graph.stores import open_view
from ingest.read import find
from model.facts import Fact, Oppdrag

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "Helseforetaket skal øve på brann hvert år."


def mandate(text: str = TEXT) -> Fact:
    draft = order()
    draft.oppdrag("HVI31-03", "Brann", text)
    return draft.read()[1][1]


def id_of(*facts: Fact, told: str = "") -> str:
    return finding("deadline", "warning", "", {}, *facts, told=told).id


def test_neither_the_quote_nor_the_section_makes_another_finding() -> None:
    fact = mandate()
    quote = fact.source.model_copy(update={"quote": "HVI31-03 Brann " + TEXT, "page": 7})
    other = fact.model_copy(update={"source": quote, "key": "bestilling/oppdrag/2.1-0000"})
    assert id_of(other) == id_of(fact)


def test_the_title_page_of_a_document_makes_no_other_finding() -> None:
    one, other = report(), report()
    other.status("Tolk", "Tolk brukes.")
    assert id_of(one.read()[1][0]) == id_of(other.read()[1][0])


@pytest.mark.parametrize(
    "other",
    [
        mandate("Helseforetaket skal øve på brann to ganger i året."),
        mandate().model_copy(update={"id": "HVI31-04"}),
        mandate().model_copy(update={"doc": "bestilling-2032-storlia"}),
    ],
)
def test_other_words_ids_and_documents_do(other: Fact) -> None:
    assert isinstance(other, Oppdrag)
    assert id_of(other) != id_of(mandate())


def test_two_findings_about_one_fact_are_told_apart() -> None:
    assert id_of(mandate(), told="2031-05-01") != id_of(mandate(), told="2031-06-01")


def ids(store: Path, form: str, names: set[str]) -> dict[str, str]:
    paths = [path for path in find([CORPUS / form]) if path.stem in names]
    ingest(paths, store, jobs=1, progress=lambda _path: None)
    with open_view(store) as view:
        return {found.id: found.message for found in findings(view, register(), silenced=True)}


@pytest.mark.slow
def test_documents_of_text_and_of_pages_give_the_same_findings(tmp_path: Path) -> None:
    names = {path.stem for path in find([CORPUS / "txt"])}
    read = {form: ids(tmp_path / f"{form}.db", form, names) for form in ("txt", "pdf")}
    assert len(read["pdf"]) >= 5
    assert read["txt"].keys() == read["pdf"].keys()
