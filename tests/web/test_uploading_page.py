"""The page of uploads: files in, and what came of each, with and without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import vidda
from api_server import serving
from browsing import ROOT, Visitor
from playwright.sync_api import Browser

from api.auth import Access

pytestmark = pytest.mark.slow

EXAMPLE = ROOT / "docs" / "examples" / "oppdragsdokument.txt"


@pytest.fixture
def staff(tmp_path: Path, browser: Browser) -> Iterator[Visitor]:
    """Somebody on the machine of a server that lets them write."""
    store = vidda.stored(tmp_path / "graf.sqlite", vidda.ministry())
    with serving(store, Access(local_write=True)) as address:
        visitor = Visitor(address, browser)
        yield visitor
        visitor.leave()


def test_the_page_follows_a_file_until_it_is_read_and_leads_to_it(staff: Visitor) -> None:
    page = staff.page()
    page.goto("/last-opp")
    page.get_by_label("Filer").set_input_files(EXAMPLE)
    page.get_by_role("button", name="Last opp").click()
    page.get_by_text("Alt er gjort.").wait_for()
    row = page.get_by_role("row").filter(has_text=EXAMPLE.name)
    assert "Lest" in row.inner_text()
    assert "oppdrag" in row.inner_text()
    row.get_by_role("link").click()
    assert page.get_by_text("Opplysninger i dokumentet").is_visible()


def test_a_file_that_cannot_be_read_is_named_with_its_reason(
    staff: Visitor, tmp_path: Path
) -> None:
    wrong = tmp_path / "rapport.pdf"
    wrong.write_text("Dette er ingen PDF.", encoding="utf-8")
    page = staff.page(java_script_enabled=False)
    page.goto("/last-opp")
    page.get_by_label("Filer").set_input_files([EXAMPLE, wrong])
    page.get_by_role("button", name="Last opp").click()
    told = page.get_by_role("alert").inner_text()
    assert "rapport.pdf" in told
    assert "ikke det endelsen sier" in told
    assert EXAMPLE.name not in told
    assert page.get_by_role("table").count() == 0, "nothing was queued"
    page.close()
    staff.wrong.clear()  # Chromium complains of the 422 itself
