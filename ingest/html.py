"""HTML in, Document out: as ministries and health authorities publish their documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import Comment, PageElement, Tag

from ingest.builder import build
from ingest.html_tables import table_entry
from ingest.html_text import Inline, is_block, line_of, lines_of, parse
from ingest.lines import Entry, Lines
from ingest.marked_up import heading_entry, paragraph_entry
from model.text import Document

_DROPPED = (
    "script, style, noscript, template, nav, footer, form, button, svg, iframe, object, "
    "[role=navigation], [role=contentinfo], [role=search], [hidden], [aria-hidden=true]"
)
_FOOTNOTE = "aside[role=doc-footnote], [role=doc-endnote], li[id^=fn], .footnote, .fotnote"
_BOX = re.compile(r"(?:(?:fakta|tekst|info|fact|text)[-_]?)?(?:box|boks)|callout", re.I)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


def read_html(data: bytes, *, key: str, name: str, sha256: str) -> Document:
    """The Document of a web page: its main part, without menus and footers."""
    soup = parse(data)
    title = _title(soup)
    for tag in soup.select(_DROPPED):
        tag.decompose()
    for tag in soup.find_all(style=re.compile(r"display:\s*none", re.I)):
        tag.decompose()
    root = soup.select_one("main, [role=main]") or soup.find("article") or soup.body or soup
    entries = [*_Walk().blocks(root)]
    if title and not any(e.kind == "heading" and e.level == 1 for e in entries):
        entries.insert(0, Entry("heading", title, level=1, confidence=0.7, rule="html-title"))
    return build(entries, key=key, name=name, sha256=sha256, media_type="text/html", reader="html")


def _title(soup: BeautifulSoup) -> Lines:
    tag = soup.find("h1") or soup.find("title")
    return lines_of(tag) if isinstance(tag, Tag) else ()


@dataclass
class _Walk:
    """A walk over the elements of a page. `kind`: what a paragraph is here; `depth`: of lists."""

    kind: str = "paragraph"
    depth: int = 0

    def blocks(self, parent: Tag) -> Iterator[Entry]:
        """The entries of an element's content, loose text between blocks included."""
        loose: list[PageElement] = []
        for child in list(parent.children):
            if isinstance(child, Tag) and is_block(child):
                yield from self._paragraph(loose)
                loose = []
                yield from self._block(child)
            elif not isinstance(child, Comment):
                loose.append(child)
        yield from self._paragraph(loose)

    def _block(self, tag: Tag) -> Iterator[Entry]:
        if tag.name in _HEADINGS:
            if lines := lines_of(tag):
                yield heading_entry(lines, reader="html", level=_HEADINGS[tag.name])
        elif tag.css.match(_FOOTNOTE):
            yield from self._footnote(tag)
        elif tag.name in ("ul", "ol"):
            yield from self._list(tag)
        elif tag.name == "table":
            yield from self._table(tag)
        elif tag.name in ("figcaption", "caption"):
            yield Entry("caption", lines_of(tag), rule="html-caption")
        elif tag.name == "p":
            yield from self._paragraph(list(tag.children))
        elif _is_box(tag):
            yield from replace(self, kind="box").blocks(tag)
        else:
            yield from self.blocks(tag)

    def _paragraph(self, parts: list[PageElement]) -> Iterator[Entry]:
        place = next((line_of(part.parent) for part in parts if part.parent), None)
        for lines in Inline(place).paragraphs(parts):
            yield paragraph_entry(lines, reader="html", kind=self.kind)

    def _footnote(self, tag: Tag) -> Iterator[Entry]:
        found = re.match(r"\s*\[?(\d{1,3})[\]).\s]+(?=\S)", tag.get_text())
        number = found[1] if found else None
        if number is None and (digits := re.search(r"\d+$", str(tag.get("id") or ""))):
            number = digits[0]
        for link in tag.select("a[href^='#']"):
            link.decompose()
        yield Entry("footnote", lines_of(tag), number=number, rule="html-footnote")

    def _list(self, tag: Tag) -> Iterator[Entry]:
        items = [item for item in tag.find_all("li", recursive=False) if isinstance(item, Tag)]
        if _is_contents(tag) or not items:
            return
        count = int(str(tag.get("start") or 1)) - 1
        inner = replace(self, depth=self.depth + 1)
        for item in items:
            count = int(str(item.get("value") or count + 1))
            if item.css.match(_FOOTNOTE):
                yield from self._footnote(item)
            else:
                yield from inner._item(item, str(count) if tag.name == "ol" else None)

    def _item(self, item: Tag, number: str | None) -> Iterator[Entry]:
        """A list item, then what it holds beside its first words: lists, more paragraphs."""
        first = True
        for entry in self.blocks(item):
            opens = entry.kind not in ("table", "heading") or _announces(entry)
            if first and opens and entry.rule != "html-item":
                mark = f"{number}." if number else "•"
                yield Entry(
                    "list_item",
                    entry.lines,
                    level=self.depth,
                    number=number,
                    mark=mark,
                    rule="html-item",
                )
            else:
                yield entry
            first = False

    def _table(self, tag: Tag) -> Iterator[Entry]:
        for caption in tag.find_all("caption", recursive=False):
            yield Entry("caption", lines_of(caption), rule="html-caption")
        cells = tag.find_all(["td", "th"])
        if len(cells) == 1:
            yield from replace(self, kind="box").blocks(cells[0])
        elif cells:
            yield table_entry(tag)


def _announces(entry: Entry) -> bool:
    """Whether what looks like a label says what the list below it holds."""
    return entry.rule == "html-title" and entry.lines[-1].text.rstrip().endswith(":")


def _is_box(tag: Tag) -> bool:
    """Whether an element is set apart from the text around it: an aside, or named a box.

    What holds a chapter is no box, whatever it is named.
    """
    named = any(_BOX.fullmatch(str(name or "")) for name in tag.get_attribute_list("class"))
    return (tag.name == "aside" or named) and tag.find(["h1", "h2"]) is None


def _is_contents(tag: Tag) -> bool:
    """Whether a list is a table of contents: nothing but links into the page itself."""
    links = tag.select("a[href^='#']")
    linked = sum(len(link.get_text(strip=True)) for link in links)
    return len(links) > 1 and linked >= 0.9 * len(tag.get_text(strip=True))
