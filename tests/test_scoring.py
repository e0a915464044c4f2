"""Scores say what is right, missed and invented, and a part's gold judges its own sections only."""

from typing import Any

import pytest

from api.likeness import likeness
from api.report import under_the_bar
from api.scoring import Score, score_document


def mandate(id: str | None, text: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "oppdrag", "id": id, "title": "T", "text": text, "owners": [], **fields}


def document(**fields: Any) -> dict[str, Any]:
    return {"kind": "document", "doc_type": "oppdragsdokument", "year": 2025, **fields}


def only(scores: list[Score], kind: str) -> Score:
    return next(score for score in scores if score.kind == kind)


def test_a_mandate_found_and_one_missed_and_one_invented() -> None:
    gold = [mandate("HVI25-01", "Helse Vidda skal lage en plan."), mandate("HVI25-02", "Annet.")]
    found = [gold[0], mandate("HVI25-07", "Annet.")]
    score = only(score_document("d", gold, found, part=False), "oppdrag")
    assert (score.records.right, score.records.found, score.records.wanted) == (1, 2, 2)
    assert score.misses == ["missed   oppdrag HVI25-02", "invented oppdrag HVI25-07"]


def test_list_fields_are_scored_as_sets() -> None:
    gold = [mandate("HVI25-01", "x", owners=["A", "B"])]
    found = [mandate("HVI25-01", "x", owners=["B", "C"])]
    tally = only(score_document("d", gold, found, part=False), "oppdrag").fields["owners"]
    assert (tally.precision, tally.recall) == (0.5, 0.5)


def test_what_a_part_does_not_cover_is_neither_right_nor_wrong() -> None:
    gold = [{"kind": "goal", "level": "kvalitativ", "text": "Tryggere fødsler", "section": "2.1"}]
    elsewhere = {"kind": "goal", "level": "kvalitativ", "text": "Noe annet", "section": "3.4"}
    found = [*gold, elsewhere]
    assert only(score_document("d", gold, found, part=True), "goal").records.precision == 1
    assert only(score_document("d", gold, found, part=False), "goal").records.precision == 0.5


def test_each_record_is_used_once() -> None:
    gold = [{"kind": "goal", "level": "delmal", "text": text} for text in ("Samme", "Samme")]
    found = gold[:1]
    score = only(score_document("d", gold, found, part=False), "goal")
    assert (score.records.right, score.records.wanted) == (1, 2)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ({"op": "<=", "value": 61, "unit": "days", "scope": "somatikk"}, 1),
        ({"op": "<=", "value": 61, "unit": "days", "scope": None}, 1),
        ({"op": ">=", "value": 61, "unit": "days", "scope": "somatikk"}, 0),
        ({"op": "<=", "value": 16, "unit": "days", "scope": "somatikk"}, 0),
    ],
)
def test_a_measure_is_right_when_comparator_figure_and_unit_are(
    found: dict[str, Any], right: int
) -> None:
    wanted = {"op": "<=", "value": 61, "unit": "days", "scope": "somatikken"}
    gold = [{"kind": "indicator", "text": "Ventetid", "measures": [wanted]}]
    record = [{"kind": "indicator", "text": "Ventetid", "measures": [found]}]
    score = only(score_document("d", gold, record, part=False), "indicator")
    assert score.fields["measures"].right == right


def test_a_link_is_the_same_only_with_the_same_ends() -> None:
    ends = {"from": {"doc": "a", "id": "HVI25-01"}, "to": {"doc": "b", "id": "HVI25-001"}}
    gold = {"kind": "link", "relation": "passed_on_to", **ends}
    assert likeness(gold, gold) == 1
    assert likeness(gold, {**gold, "to": {"doc": "b", "id": "HVI25-002"}}) == 0
    assert likeness(gold, {**gold, "relation": "continues"}) == 0


def test_a_score_below_its_bar_is_named() -> None:
    gold = [document(), mandate("HVI25-01", "x"), mandate("HVI25-02", "y")]
    scores = score_document("d", gold, gold[:2], part=False)
    assert under_the_bar(scores) == ["d: oppdrag.records is 0.667, the bar is 1.0"]
    assert under_the_bar(score_document("d", gold, gold, part=False)) == []
