"""Links against annotated pairs."""

from typing import Any

from api.link_report import links_under_the_bar
from api.link_scoring import Gold, LinkScore, bands, judged, same, score_links

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
