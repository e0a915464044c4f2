"""The corpus is what its sources make, says that it is made up, and has gold for every chain."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup

from corpus import annotate, render
from corpus.source import FOLDER, KINDS, NOTICES, Unit, documents, plain, printed

DOCUMENTS = {doc.key: doc for doc in documents()}
CHAIN = "HVI25-04"


def gold(name: str) -> list[dict[str, Any]]:
    path = FOLDER / "gold" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def page_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def docx_text(path: Path) -> str:
    nodes = docx.Document(str(path)).element.body.iter()
    return "".join(node.text or "" for node in nodes if node.tag.endswith("}t"))


READERS: dict[str, Callable[[Path], str]] = {
    ".docx": docx_text,
    ".html": lambda path: BeautifulSoup(path.read_bytes(), "lxml").get_text(" "),
    ".txt": lambda path: path.read_text(encoding="utf-8"),
}


def squeezed(text: str) -> str:
    """Letters and digits alone: what no line break, hyphen or bullet touches."""
    return re.sub(r"\W", "", text.replace("\ufffe", "").replace("\x02", ""))


def test_the_committed_files_are_what_the_sources_make() -> None:
    assert render.differing(render.files()) == []


def test_a_second_rendering_gives_the_same_bytes() -> None:
    assert render.files() == render.files()


def test_a_changed_file_is_noticed() -> None:
    made = render.files()
    name = "pdf/oppdragsdokument-2025-vidda.pdf"
    assert render.differing({**made, name: made[name] + b" "}) == [name]


def test_the_corpus_is_small_and_has_every_type_both_years_and_both_languages() -> None:
    records = [doc.record for doc in DOCUMENTS.values()]
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 3_000_000
    assert len({record["doc_type"] for record in records}) == 6
    assert {record["language"] for record in records} == {"nb", "nn"}
    assert {record["year"] for record in records} == {2025, 2026}


@pytest.mark.parametrize("key", DOCUMENTS)
def test_each_document_says_that_it_is_made_up(key: str) -> None:
    text = squeezed(page_text(FOLDER / "pdf" / f"{key}.pdf"))
    assert squeezed(NOTICES[DOCUMENTS[key].language]) in text


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_word_of_the_source_is_printed(key: str) -> None:
    text = Counter(squeezed(page_text(FOLDER / "pdf" / f"{key}.pdf")))
    units = (unit for block in DOCUMENTS[key].blocks for unit in block.units)
    written = Counter(squeezed(" ".join(printed(cell) for unit in units for cell in unit.cells)))
    assert not written - text


@pytest.mark.parametrize(
    "path",
    [p for form in ("docx", "html", "txt") for p in sorted((FOLDER / form).iterdir())],
    ids=lambda path: path.name,
)
def test_the_other_formats_hold_the_same_words(path: Path) -> None:
    text = squeezed(READERS[path.suffix](path))
    units = (unit for block in DOCUMENTS[path.stem].blocks for unit in block.units)
    parts = (part for unit in units for cell in unit.cells for part in cell.split("\n"))
    assert all(squeezed(printed(part)) in text for part in parts)


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_gold_text_stands_in_its_source(key: str) -> None:
    units = (unit for block in DOCUMENTS[key].blocks for unit in block.units)
    words = squeezed(" ".join(plain(cell) for unit in units for cell in unit.cells))
    for record in gold(key)[1:]:
        assert record["kind"] in KINDS
        assert squeezed(record.get("text") or record.get("name") or record["object"]) in words
        assert not record.get("verdict") or record["verdict"] in record["text"]


def test_no_mandate_id_is_defined_twice_in_a_document() -> None:
    for key in DOCUMENTS:
        ids = [r["id"] for r in gold(key) if r["kind"] == "oppdrag" and r["id"]]
        assert len(ids) == len(set(ids)), key


def test_every_id_in_a_table_has_its_gold_record() -> None:
    for key, doc in DOCUMENTS.items():
        rows = (unit for block in doc.blocks if block.kind == "table" for unit in block.units)
        seen = {unit.cells[0] for unit in rows if unit.cells[0].startswith("HVI")}
        assert seen == {r.get("id") or r.get("of") for r in gold(key)} & seen, key


def test_a_wrong_pair_is_never_a_link_and_is_never_bare_of_its_reason() -> None:
    links = {pair_of(record) for record in gold("links")}
    wrong = [record for record in gold("not_links") if record["why"]]
    assert len(wrong) == len(gold("not_links")) >= 40
    assert not links & {pair_of(record) for record in wrong}


def pair_of(record: dict[str, Any]) -> tuple[str, str, str]:
    start, end = (json.dumps(record[side], sort_keys=True) for side in ("from", "to"))
    return record["relation"], start, end


def test_links_of_every_relation_are_in_the_gold() -> None:
    relations = {record["relation"] for record in gold("links")}
    assert relations == {
        "passed_on_to",
        "reports_on",
        "continues",
        "follows_up",
        "same_requirement",
    }


def test_one_mandate_goes_from_the_ministry_to_two_trusts_and_into_two_reports() -> None:
    ministry = {"doc": "oppdragsdokument-2025-vidda", "kind": "oppdrag", "id": CHAIN}
    links = gold("links")
    receivers = {r["to"]["doc"] for r in links if r["from"] == ministry}
    reports = {r["from"]["doc"] for r in links if r["to"] == ministry and "report" in r["relation"]}
    assert {f"oppdrag-og-bestilling-2025-{trust}" for trust in ("storlia", "fjellheim")} < receivers
    assert reports == {"tertialrapport-2025-t2-vidda", "arlig-melding-2025-vidda"}


def test_emphasis_and_footnote_marks_are_not_part_of_a_gold_text() -> None:
    assert plain("Planen *Mot 2030*^{1} skal\nfølges") == "Planen Mot 2030 skal følges"
    assert printed("Planen *Mot 2030*^{1}") == "Planen Mot 20301"
    assert Unit(("a", "b")).words == "a\nb"


def test_records_are_written_one_a_line() -> None:
    assert annotate.lines([{"kind": "goal", "text": "Å"}]) == '{"kind": "goal", "text": "Å"}\n'
