"""What waits for a person, the most valuable first."""

from pathlib import Path

from vidda import Draft, ministry, order, plan, stored

from graph.store_embedded import open_view
from graph.waiting import Waiting, waiting

PLACES = ("Storlia", "Lyngfjord")


def documents(text: str = "Helseforetaket skal bruke tolk i alle samtaler.") -> list[Draft]:
    upper, lower, promised = ministry(), order(), plan()
    for number, place in enumerate(PLACES):
        upper.oppdrag(f"HVI31-0{number}", None, f"Det skal bygges en landingsplass i {place}.")
    upper.oppdrag("HVI31-09", "Tolk", "Helse Vidda RHF skal bruke tolk i alle samtaler.")
    lower.oppdrag(None, None, "Helseforetaket skal bygge en landingsplass.")
    lower.oppdrag("HVI31-009", "Tolk", text)
    promised.commitment("Bygge ny landingsplass for redningshelikopter")
    return [upper, lower, promised]


def queue(path: Path, drafts: list[Draft]) -> tuple[Waiting, ...]:
    with open_view(stored(path, *drafts)) as view:
        return waiting(view)


def test_suggestions_wait_and_claims_do_not(tmp_path: Path) -> None:
    found = queue(tmp_path / "a.db", documents())
    assert {one.link.relation for one in found} >= {"passed_on_to"}
    assert {one.link.grade for one in found} == {"suggested"}
    assert [one.worth for one in found] == sorted((one.worth for one in found), reverse=True)


def test_links_in_doubt_come_first(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    queue(path, documents())
    found = queue(path, documents("Helseforetaket skal bruke kvalifisert tolk i alle samtaler."))
    assert (found[0].why, found[0].link.grade) == ("suspect", "linked")
    assert found[0].end.startswith("HVI31-009 Tolk")
