"""What holds for every page: accessible, strict, reachable by keyboard, readable without script."""

import pytest
from browsing import AXE, VIEWS, Visitor, axe, weight
from playwright.sync_api import Page
from web_pages import MISSING, PAGES

pytestmark = pytest.mark.slow

ONLY_WITH_SCRIPT = {"Kopier"}
"""Buttons that nothing is lost without."""
_FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']"
_NUMBER_AND_WATCH = """selector => {
    globalThis.reached = new Set();
    addEventListener("focusin", ({target}) => target.dataset.reach && reached.add(target));
    const all = [...document.querySelectorAll(selector)].filter(one =>
        one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0);
    all.forEach((one, number) => { one.dataset.reach = number + 1; });
    return all.length;
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(visitor: Visitor, path: str) -> None:
    """One visit: accessible in every view, all of it reached by keyboard, the same unscripted."""
    page = visitor.check_page(path)
    page.set_viewport_size(VIEWS["light"][0])
    with_script = page.locator("main").inner_text().split("\n")
    assert page.locator("h1").count() == 1
    reached, wanted = tabbed(page)
    assert reached == wanted > 3
    page = visitor.page(java_script_enabled=False)
    page.goto(path)
    without = page.locator("main").inner_text().split("\n")
    assert "".join(without).strip()
    assert [line for line in with_script if line not in ONLY_WITH_SCRIPT] == without


def tabbed(page: Page) -> tuple[int, int]:
    """How many places the tab key reaches, and how many there are to reach."""
    wanted: int = page.evaluate(_NUMBER_AND_WATCH, _FOCUSABLE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#innhold"
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
    return page.evaluate("reached.size"), wanted


@pytest.mark.parametrize("path", MISSING)
def test_an_error_page_is_accessible_too(visitor: Visitor, path: str) -> None:
    visitor.check_page(path, status=404)
    assert not visitor.wrong


def test_the_first_tab_leads_past_the_menu(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innhold"


def test_axe_does_find_what_is_wrong(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert not axe(page)
    page.evaluate("document.querySelector('.brand').replaceChildren(new Image())")
    assert any(found.startswith("image-alt") for found in axe(page))


def test_the_first_page_is_light(visitor: Visitor) -> None:
    page = visitor.page()
    assert 20_000 < weight(page, "/") < 200_000
