"""Links against annotated pairs."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from api.calibrate import curves_of
from api.link_report import calibration_rows, links_under_the_bar
from api.link_scoring import Gold, LinkScore, bands, judged, read_pairs, same, score_links

Record = dict[str, Any]


def pair(first: str, second: str, relation: str = "continues", **fields: Any) -> Record:
    ends = {
        side: {"doc": name.split("#")[0], "kind": "oppdrag", "id": name.split("#")[1]}
        for side, name in (("from", first), ("to", second))
    }
    return {"kind": "link", "relation": relation, **ends, **fields}


def link(first: str, second: str, score: float, relation: str = "continues") -> Record:
    grade = "linked" if score >= 0.85 else "suggested"
    return pair(first, second, relation, score=score, grade=grade, rule="a.b")


GOLD = Gold(
    links=(pair("b#HVI32-01", "a#HVI31-04"), pair("b#HVI32-02", "a#HVI31-05")),
    not_links=(pair("b#HVI32-03", "a#HVI31-03"), pair("b#HVI32-09", "a#HVI31-09")),
)


def score(*links: Record) -> LinkScore:
    (found,) = score_links(GOLD, links)
    return found


def test_claims_suggestions_and_misses() -> None:
    found = score(link("b#HVI32-01", "a#HVI31-04", 0.95), link("b#HVI32-02", "a#HVI31-05", 0.5))
    assert (found.precision, found.recall, found.recall_shown) == (1.0, 0.5, 1.0)
    assert found.suggestions == 1


def test_a_wrong_claim_counts_and_a_tempting_one_is_told() -> None:
    found = score(link("b#HVI32-03", "a#HVI31-03", 0.95), link("b#HVI32-07", "a#HVI31-08", 0.9))
    assert (found.precision, found.tempted, found.tempting) == (0.0, 1, 2)
    assert any("tempting" in line for line in links_under_the_bar([found]))


def test_links_of_documents_that_nobody_annotated_are_not_judged() -> None:
    assert judged(GOLD, [link("c#HVI32-01", "a#HVI31-04", 0.95)]) == []


def test_the_same_requirement_has_no_direction() -> None:
    one = pair("a#HVI31-01", "b#HVI31-02", "same_requirement")
    assert same(one, pair("b#HVI31-02", "a#HVI31-01", "same_requirement"))
    assert not same(pair("a#HVI31-01", "b#HVI31-02"), pair("b#HVI31-02", "a#HVI31-01"))


def test_bands_hold_scores_against_shares() -> None:
    links = [link("b#HVI32-01", "a#HVI31-04", 0.95), link("b#HVI32-03", "a#HVI31-03", 0.4)]
    found = {band: (t.found, t.right) for band, t in bands(judged(GOLD, links)).items() if t.found}
    assert found == {(0.3, 0.5): (1, 0), (0.9, 1.01): (1, 1)}


def test_pairs_for_checking_only_are_fitted_on_by_nothing(tmp_path: Path) -> None:
    tempting = [{**one, "kind": "not_link"} for one in GOLD.not_links]
    lines = [json.dumps({**one, "check_only": True}) for one in (*GOLD.links, *tempting)]
    (tmp_path / "links.jsonl").write_text("\n".join(lines), encoding="utf-8")
    gold = read_pairs(tmp_path)
    quoted = {"rule": "a.quoted_words"}
    links = [
        {**link("b#HVI32-01", "a#HVI31-04", 0.95), **quoted},
        {**link("b#HVI32-03", "a#HVI31-03", 0.4), **quoted},
    ]
    found = judged(gold, links)
    assert {one.half for one in found} == {"untouched"}
    assert [row[:2] for row in calibration_rows(found)] == [
        ("untouched", "0.3 to 0.5"),
        ("untouched", "0.9 to 1.0"),
    ]
    assert curves_of(found) == {}
    fit = [replace(one, half="fit") for one in found]
    assert curves_of(fit).keys() == {"quoted_words"}, "it is the half that keeps them out"


def test_the_pairs_of_the_development_documents_are_for_checking_only() -> None:
    gold = read_pairs(Path(__file__).parent / "development" / "gold")
    assert gold.check_only
    assert len(gold.links) >= 100
    assert len(gold.not_links) >= 50
