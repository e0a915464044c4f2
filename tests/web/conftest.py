"""A server over the shipped corpus and a real browser, for the tests of the web page."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from api_server import serving
from browsing import AXE, CHROMIUM, FLAGS, Visitor
from playwright.sync_api import Browser, sync_playwright

from api.web.static_files import names


@pytest.fixture(scope="session")
def corpus_store(copy_of_corpus: Callable[[], Path]) -> Path:
    """A store that holds the whole corpus; no test writes to it."""
    return copy_of_corpus()


@pytest.fixture(scope="session")
def site(corpus_store: Path) -> Iterator[str]:
    """The address of a server over that store."""
    if not names() or not AXE.is_file():
        pytest.skip("THE WEB PAGE IS NOT BUILT: run `make web`")
    with serving(corpus_store) as address:
        for path in ("/", "/frister", "/indikatorer"):
            while _is_at_work(httpx.get(f"{address}{path}", timeout=60).text):
                time.sleep(0.2)
        yield address


def _is_at_work(text: str) -> bool:
    return "regnes ut etter" in text or "samles etter" in text


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which Playwright drives."""
    if not (CHROMIUM.is_file() and shutil.which(CHROMIUM)):
        pytest.skip(f"CHROMIUM IS ABSENT: no {CHROMIUM}; run `make chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visitor(site: str, browser: Browser) -> Iterator[Visitor]:
    """Somebody who reads the page, and watches what it loads."""
    visitor = Visitor(site, browser)
    yield visitor
    visitor.leave()
