"""The page of review: two texts side by side, decided by keys or plain forms, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import vidda
from api_server import serving
from browsing import Visitor
from playwright.sync_api import Browser, Page

from api.auth import Access
from graph.store_embedded import open_view
from model.facts import Inferred
from model.graph import Review

pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One link that is suggested, and one field that was inferred."""
    upper, lower = vidda.ministry(), vidda.order()
    owners = (Inferred(field="owners", rule="impersonal-addressee", confidence=0.8),)
    for number, place in enumerate(("Storlia", "Lyngfjord")):
        upper.oppdrag(f"HVI31-0{number}", None, f"Det skal bygges en landingsplass i {place}.")
    upper.oppdrag("HVI31-09", "Vakt", "Det skal være vakt hele døgnet.", inferred=owners)
    lower.oppdrag(None, None, "Helseforetaket skal bygge en landingsplass.")
    return vidda.stored(tmp_path / "graf.sqlite", upper, lower)


@pytest.fixture
def staff(store: Path, browser: Browser) -> Iterator[Visitor]:
    """Somebody on the machine of a server that lets them write."""
    with serving(store, Access(local_write=True)) as address:
        visitor = Visitor(address, browser)
        yield visitor
        visitor.leave()


def decisions(store: Path) -> list[Review]:
    with open_view(store) as view:
        return list(view.reviews())


def opened(staff: Visitor, address: str, *, script: bool = True) -> Page:
    """The page, once what waits has been worked out."""
    page = staff.page(java_script_enabled=script)
    page.goto(address)
    while "regnes ut" in page.locator("main").inner_text():
        page.goto(address)
    return page


def test_by_keys_alone_a_link_is_confirmed_and_that_is_undone(staff: Visitor, store: Path) -> None:
    page = opened(staff, "/gjennomgang?slag=suggested")
    sides = page.locator(".side")
    assert sides.count() == 2
    assert "landingsplass" in sides.nth(0).locator("mark").first.inner_text()
    assert "landingsplass" in sides.nth(1).locator("mark").first.inner_text()
    page.keyboard.press("b")
    page.keyboard.type("Handler om det samme")
    page.keyboard.press("Enter")
    page.get_by_text("Avgjort: bekreftet").wait_for()
    (made,) = decisions(store)
    assert (made.verdict, made.why) == ("confirm", "Handler om det samme")
    page.keyboard.press("u")
    page.get_by_text("Avgjørelsen er angret").wait_for()
    assert [one.verdict for one in decisions(store)] == ["confirm", "undo"]
    page.get_by_role("link", name="Hvem har avgjort hva").click()
    rows = page.get_by_role("table", name="Avgjørelser").get_by_role("row")
    assert [made.who in row for row in rows.all_inner_texts()[1:]] == [True, True]
    assert "Nei, angret" in rows.nth(2).inner_text()


def test_keys_do_nothing_once_they_are_turned_off(staff: Visitor) -> None:
    page = opened(staff, "/gjennomgang?slag=suggested")
    page.get_by_role("button", name="Slå av hurtigtaster").click()
    page.keyboard.press("b")
    assert page.evaluate("document.activeElement.id") != "why"
    page.reload()
    assert page.get_by_role("button", name="Slå på hurtigtaster").is_visible()


def test_without_script_a_form_rejects_a_link_and_corrects_a_field(
    staff: Visitor, store: Path
) -> None:
    page = opened(staff, "/gjennomgang?slag=suggested", script=False)
    page.get_by_label("Grunn").fill("Gjelder et annet sted")
    page.get_by_role("button", name="Nei, de hører ikke sammen").click()
    assert page.get_by_text("Avgjort: avvist").is_visible()
    page.goto("/gjennomgang?slag=field")
    page.get_by_label("Grunn").fill("Står i innledningen")
    page.get_by_text("Rett verdien").click()
    page.get_by_label("Rette verdier").fill("Helse Vidda RHF\nStorlia sykehus HF\n")
    page.get_by_role("button", name="Rett", exact=True).click()
    assert page.get_by_text("Avgjort: rettet").is_visible()
    rejected, corrected = decisions(store)
    assert rejected.verdict == "reject"
    assert corrected.value == '["Helse Vidda RHF", "Storlia sykehus HF"]'
    page.goto("/oppdrag/HVI31-09")
    assert "Storlia sykehus HF" in page.locator("main").inner_text()


def test_the_forms_are_accessible_too(staff: Visitor) -> None:
    opened(staff, "/gjennomgang")
    staff.check_page("/gjennomgang")
    staff.check_page("/gjennomgang?slag=suggested&bytt=to")
    staff.check_page("/last-opp")
    assert not staff.wrong


def test_what_a_form_may_not_say_is_refused_and_told(staff: Visitor, store: Path) -> None:
    page = opened(staff, "/gjennomgang?slag=field", script=False)
    page.get_by_label("Grunn").fill("Feil navn")
    page.evaluate("document.querySelector('[name=seen]').value = 'et-annet'")
    page.get_by_role("button", name="Ja, det stemmer").click()
    assert page.locator("h1").inner_text() == "Teksten er endret"
    assert not decisions(store)
    page.close()
    staff.wrong.clear()  # Chromium complains of the 409 itself


def test_without_script_another_end_is_found_by_words_and_picked(
    staff: Visitor, store: Path
) -> None:
    page = opened(staff, "/gjennomgang?slag=suggested", script=False)
    page.locator(".instead").get_by_role("link").last.click()
    assert page.get_by_role("radio").count() >= 1, "what stands beside it is proposed"
    page.get_by_label("Søk i alle dokumenter").fill("vakt hele døgnet")
    page.get_by_role("button", name="Søk", exact=True).click()
    page.get_by_role("radio", name="HVI31-09 Vakt").check()
    page.get_by_label("Grunn").fill("Handler om noe annet")
    page.get_by_role("button", name="Koble til den valgte").click()
    assert page.get_by_text("Avgjort: rettet").is_visible()
    (made,) = decisions(store)
    assert (made.value or "").startswith("passed_on_to:oppdragsdokument-2031-hvi/HVI31-09->")
