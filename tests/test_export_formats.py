"""The formats of the export: the same facts in each, with their evidence, safe to open."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from openpyxl import load_workbook
from vidda import VIDDA, ministry, order, stored

from graph.export_columns import columns_of, kinds
from graph.export_formats import MEDIA_TYPES, Format, written
from graph.exports import records
from graph.store import View
from graph.store_embedded import open_view
from model.facts import Oppdrag

FORMULA = "=HYPERLINK() skal stå som tekst."


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    upper, lower = ministry(), order()
    upper.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha rutiner for tolk.", owners=(VIDDA,))
    upper.oppdrag("HVI31-04", None, FORMULA)
    lower.oppdrag("HVI31-003", "Tolk", "Helseforetaket skal ha rutiner for tolk.")
    with open_view(stored(tmp_path / "v.db", upper, lower)) as opened:
        yield opened


def text_of(form: Format, view: View) -> str:
    return b"".join(written(form, view)).decode()


def test_a_table_has_a_line_for_every_record(view: View) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of("csv", view))))
    assert [row["key"] for row in rows] == [one["key"] for one in records(view)]
    mandate = next(row for row in rows if row["id"] == "HVI31-03")
    assert json.loads(mandate["owners"]) == [VIDDA]
    assert mandate["quote"] == "Helse Vidda RHF skal ha rutiner for tolk."
    assert rows[-1]["relation"] == "passed_on_to"


def test_a_text_that_looks_like_a_formula_is_none(view: View) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of("csv", view))))
    assert next(row for row in rows if row["id"] == "HVI31-04")["text"] == f"'{FORMULA}"
    sheet = load_workbook(io.BytesIO(b"".join(written("xlsx", view))))["oppdrag"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == FORMULA]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_workbook_has_a_sheet_a_kind(view: View) -> None:
    book = load_workbook(io.BytesIO(b"".join(written("xlsx", view))))
    assert set(book.sheetnames) == {one["kind"] for one in records(view)}
    assert tuple(cell.value for cell in book["oppdrag"][1]) == columns_of("oppdrag")
    assert book["oppdrag"].max_row == 1 + sum(1 for _ in view.facts(kind="oppdrag"))


def test_the_graph_has_the_links_and_what_documents_state(view: View) -> None:
    graph = nx.parse_graphml(text_of("graphml", view))
    facts = {fact.key for fact in view.facts() if fact.kind != "document"}
    assert facts <= set(graph.nodes)
    relations = {data["relation"] for _, _, data in graph.edges(data=True)}
    assert {"passed_on_to", "contains", "owned_by"} <= relations
    assert f"org:{VIDDA}" in graph


def test_linked_data_annotates_the_words_of_a_document(view: View) -> None:
    found = json.loads(text_of("jsonld", view))["@graph"]
    assert len(found) == sum(1 for _ in records(view))
    one = next(a for a in found if a["body"].get("id") == "HVI31-03")
    selectors = {selector["type"]: selector for selector in one["target"]["selector"]}
    fact = next(f for f in view.facts() if isinstance(f, Oppdrag) and f.id == "HVI31-03")
    assert selectors["TextQuoteSelector"]["exact"] == fact.source.quote
    assert selectors["TextPositionSelector"]["start"] == fact.source.start
    link = next(a for a in found if a["body"]["kind"] == "link")
    assert len(link["target"]) == 2


@pytest.mark.parametrize("form", list(MEDIA_TYPES))
def test_what_is_not_wanted_is_not_written(view: View, form: Format) -> None:
    some = b"".join(written(form, view, lambda fact: fact.doc == "nothing"))
    assert b"HVI31" not in some


@pytest.mark.parametrize("form", ["jsonl", "csv", "graphml", "jsonld"])
def test_the_same_store_gives_the_same_bytes(view: View, form: Format) -> None:
    assert b"".join(written(form, view)) == b"".join(written(form, view))


def test_every_field_of_a_record_has_a_column(view: View) -> None:
    for fields in records(view):
        assert set(fields) == set(columns_of(fields["kind"]))
    assert kinds()[-1] == "link"


def test_a_workbook_tells_no_time_of_its_making(view: View) -> None:
    first = b"".join(written("xlsx", view))
    assert b"".join(written("xlsx", view)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2000-01-01T00:00:00Z"}
