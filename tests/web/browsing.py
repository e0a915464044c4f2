"""Visits to the web page in real Chromium, watched: what is loaded, what is complained about."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "api" / "web" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
VIEWS: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "light": ({"width": 1280, "height": 900}, "light"),
    "dark": ({"width": 1280, "height": 900}, "dark"),
    "320 px": ({"width": 320, "height": 700}, "light"),
    # A window of 1280 × 1024 at 400 % has room for this much of the page.
    "400 %": ({"width": 320, "height": 256}, "dark"),
}


@dataclass
class Visitor:
    """A reader of the site; every context is watched, and what is wrong is collected."""

    site: str
    browser: Browser
    wrong: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, **options: Any) -> Page:
        """A new page in a context of its own."""
        context = self.browser.new_context(base_url=self.site, locale="nb-NO", **options)
        context.set_default_timeout(60_000)  # other tests may have the processors
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self._stays_here(request.url))
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        return page

    def check_page(self, path: str, status: int = 200) -> Page:
        """Every view of a page: nothing wrong with it for axe, none wider than the window."""
        page = self.page()
        answer = page.goto(path, wait_until="load")
        assert answer and answer.status == status, f"{path} answers {answer and answer.status}"
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for name, (viewport, scheme) in VIEWS.items():
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            assert not axe(page), f"{path}, {name}"
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{path}, {name}: {wide} px wider than the window"
        self.wrong = [
            one for one in self.wrong if status == 200 or f"status of {status}" not in one
        ]
        assert not self.wrong, path
        return page

    def leave(self) -> None:
        """Close everything; nothing may have been wrong."""
        for context in self._contexts:
            context.close()
        assert not self.wrong

    def _stays_here(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != self._host():
            self.wrong.append(f"leaves the host: {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.wrong.append(f"{kind}: {text}")

    def _host(self) -> str:
        return urlsplit(self.site).netloc


def axe(page: Page) -> list[str]:
    """What axe, which the page holds, finds against WCAG 2.2 A and AA: rule and place."""
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def weight(page: Page, path: str) -> int:
    """The bytes that loading a page takes, as they come over the wire, with all it loads."""
    answered: list[Request] = []
    page.on("requestfinished", lambda request: answered.extend([request]))
    page.goto(path, wait_until="networkidle")
    sizes = [request.sizes() for request in answered]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
