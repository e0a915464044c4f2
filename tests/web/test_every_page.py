"""What holds for every page: accessible, strict, reachable by keyboard, readable without script."""

import pytest
from browsing import Visitor, weight
from web_pages import MISSING, PAGES

pytestmark = pytest.mark.slow

_FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_every_view(visitor: Visitor, path: str) -> None:
    visitor.check_page(path)
    assert not visitor.wrong


@pytest.mark.parametrize("path", MISSING)
def test_an_error_page_is_accessible_too(visitor: Visitor, path: str) -> None:
    visitor.check_page(path, status=404)
    assert not visitor.wrong


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_the_same_without_script(visitor: Visitor, path: str) -> None:
    texts = []
    for script in (True, False):
        page = visitor.page(java_script_enabled=script)
        page.goto(path)
        texts.append(page.locator("main").inner_text())
    assert texts[0].strip()
    assert texts[0] == texts[1]


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_alone_reaches_everything(visitor: Visitor, path: str) -> None:
    page = visitor.page(viewport={"width": 1280, "height": 900})
    page.goto(path)
    page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
            .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled
                && one.tabIndex >= 0)
            .forEach((one, number) => one.dataset.reach = number)""",
        _FOCUSABLE,
    )
    wanted = page.locator("[data-reach]").count()
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement?.dataset.reach"))
    assert wanted > 3
    assert len(reached - {None}) == wanted


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_title_and_says_where_its_content_begins(
    visitor: Visitor, path: str
) -> None:
    page = visitor.page()
    page.goto(path)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "nb"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#innhold"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innhold"


def test_the_first_page_is_light(visitor: Visitor) -> None:
    page = visitor.page()
    assert 20_000 < weight(page, "/") < 200_000
