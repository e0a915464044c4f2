"""Fields that were worked out rather than read wait for a person, the least sure first."""

from pathlib import Path

from vidda import ministry, report, stored

from api.deciding import Said, decide
from graph.reviewed import ReviewedView
from graph.store_embedded import open_view
from graph.uncertain import Uncertain, uncertain
from model.facts import Inferred

INFERRED = (Inferred(field="owners", rule="impersonal-addressee", confidence=0.8),)


def waiting(path: Path) -> tuple[Uncertain, ...]:
    with open_view(path) as view:
        return uncertain(ReviewedView(view))


def doubtful(path: Path, text: str = "Det skal lages en plan for tolk.") -> Path:
    upper, told = ministry(), report()
    upper.oppdrag("HVI31-01", "Tolk", text, inferred=INFERRED)
    upper.oppdrag("HVI31-02", "Vakt", "Helse Vidda RHF skal ha vakt hele døgnet.")
    told.status("Tolk", "Arbeidet er i rute.", category="pagar", confidence=0.6)
    told.status("Vakt", "Innfridd.", category="innfridd", confidence=0.95)
    return stored(path, upper, told)


def test_what_was_inferred_and_what_a_doubtful_rule_said_wait(tmp_path: Path) -> None:
    found = waiting(doubtful(tmp_path / "a.db"))
    assert [one.field for one in found] == ["category", "owners"]
    assert [one.confidence for one in found] == [0.6, 0.8]
    assert found[1].subject == "oppdragsdokument-2031-hvi/HVI31-01#owners"


def test_a_field_that_was_decided_on_waits_no_more(tmp_path: Path) -> None:
    path = doubtful(tmp_path / "a.db")
    decide(path, "confirm", waiting(path)[1].subject, Said("står slik"))
    assert [one.field for one in waiting(path)] == ["category"]


def test_it_waits_again_when_the_words_change(tmp_path: Path) -> None:
    path = doubtful(tmp_path / "a.db")
    decide(path, "confirm", waiting(path)[1].subject, Said("står slik"))
    doubtful(path, "Det skal lages en plan for tolk innen juni.")
    assert [one.field for one in waiting(path)] == ["category", "owners"]
