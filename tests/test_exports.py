"""The export: field names of the gold, the same bytes whatever the order of reading."""

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

from vidda import VIDDA, Draft, ministry, order, report, stored

from graph.exports import jsonl, record
from graph.store_embedded import open_view
from model.facts import Oppdrag


def drafts() -> tuple[Draft, Draft, Draft]:
    upper, lower, answer = ministry(), order(), report()
    upper.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha rutiner for tolk.", owners=(VIDDA,))
    upper.goal("Barn skal få tolk når de trenger det, uten å måtte vente.")
    lower.oppdrag("HVI31-003", "Tolk", "Helseforetaket skal ha rutiner for tolk.")
    answer.status("Barn skal få tolk når de trenger det", "Alle får tolk.", category="innfridd")
    return upper, lower, answer


def exported(path: Path, read: Sequence[Draft]) -> list[str]:
    with open_view(stored(path, *read)) as view:
        return list(jsonl(view))


def test_the_same_bytes_whatever_the_order_of_reading(tmp_path: Path) -> None:
    exports = [
        exported(tmp_path / f"{number}.db", read)
        for number, read in enumerate(itertools.permutations(drafts()))
    ]
    assert all(export == exports[0] for export in exports)
    assert exported(tmp_path / "0.db", drafts()) == exports[0], "read again"


def test_lines_are_sorted_by_document_and_place_links_last(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in exported(tmp_path / "v.db", drafts())]
    facts = [line for line in lines if line["kind"] != "link"]
    assert [line["kind"] for line in lines[len(facts) :]] == ["link", "link"]
    places = [(line["doc"], line["start"]) for line in facts]
    assert places == sorted(places)


def test_a_fact_has_the_fields_of_the_gold_and_its_evidence() -> None:
    mandate = next(fact for fact in drafts()[0].read()[1] if isinstance(fact, Oppdrag))
    fields = record(mandate)
    assert set(fields) >= {"kind", "doc", "quote", *Oppdrag.model_fields} - {"source"}
    assert set(fields) >= {"key", "page", "line", "start", "end", "rule", "confidence", "inferred"}
    assert "source" not in fields
    assert (fields["id"], fields["owners"], fields["quote"]) == ("HVI31-03", [VIDDA], mandate.text)


def test_a_links_ends_are_named_by_id_or_by_words(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in exported(tmp_path / "v.db", drafts())]
    links = {line["relation"]: line for line in lines if line["kind"] == "link"}
    passed_on, reported = links["passed_on_to"], links["reports_on"]
    assert (passed_on["from"]["id"], passed_on["to"]["id"]) == ("HVI31-03", "HVI31-003")
    assert passed_on["doc"] == passed_on["to"]["doc"]
    assert passed_on["quote"] == "Helseforetaket skal ha rutiner for tolk."
    assert reported["from"]["kind"] == "status" and "id" not in reported["from"]
    assert reported["from"]["text"] == "Barn skal få tolk når de trenger det"
    assert reported["to"]["text"].startswith("Barn skal få tolk når de trenger det, uten")
    assert {"rule", "score", "grade", "wording"} <= set(passed_on)
