"""The inline side of HTML: words, type faces, line breaks, raised marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.dammit import UnicodeDammit as EncodingDetected
from bs4.element import Comment, NavigableString, PageElement, Tag
from lxml import etree
from lxml.html import document_fromstring

from ingest.lines import Line, Lines, Run

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_RAISED = re.compile(r"\[?(?:\d{1,3}|\*{1,3})\]?")
_SQUARE = re.compile(r"(?:^|[\s\d])[kcdm]?m$")


def parse(data: bytes) -> BeautifulSoup:
    """The page as a tree; each element knows the line of the source on which it begins."""
    markup = _DECLARATION.sub("", EncodingDetected(data, is_html=True).unicode_markup or "")
    if not markup.strip():
        return BeautifulSoup("", "lxml")
    root = document_fromstring(markup)
    for element in root.iter(etree.Element):
        element.set("data-line", str(element.sourceline or 0))
    return BeautifulSoup(etree.tostring(root, encoding="unicode", method="html"), "lxml")


def line_of(tag: Tag) -> int | None:
    """The line of the source on which an element begins."""
    line = str(tag.get("data-line") or "")
    return int(line) if line.isdigit() else None


def is_block(tag: Tag) -> bool:
    """Whether an element begins a block of its own, or holds one that does."""
    return tag.name in _BLOCKS or any(t.name in _BLOCKS for t in tag.find_all(True))


def lines_of(tag: Tag) -> Lines:
    """All words of an element as one paragraph's lines."""
    paragraphs = Inline(line_of(tag)).paragraphs(list(tag.children))
    return tuple(line for lines in paragraphs for line in lines)


@dataclass
class Inline:
    """Collects runs into lines; an empty line between two breaks parts paragraphs."""

    number: int | None = None
    done: list[list[Line]] = field(default_factory=lambda: [[]])
    runs: list[Run] = field(default_factory=list)

    def paragraphs(self, parts: Iterable[PageElement]) -> list[Lines]:
        """The paragraphs of inline content, each as its lines."""
        for part in parts:
            self.add(part)
        self._break()
        return [tuple(lines) for lines in self.done if lines]

    def add(self, node: PageElement, *, italic: bool = False, bold: bool = False) -> None:
        """Take in a text node or an inline element."""
        if isinstance(node, Comment):
            return
        if isinstance(node, NavigableString):
            self.runs.append(Run(str(node), italic=italic, bold=bold))
        elif isinstance(node, Tag):
            self.number = self.number or line_of(node)
            self._take_tag(node, italic=italic, bold=bold)

    def _take_tag(self, tag: Tag, *, italic: bool, bold: bool) -> None:
        if tag.name == "br":
            self._break()
        elif tag.name == "sup" and self._is_mark(tag.get_text(strip=True)):
            self.runs.append(Run(tag.get_text(strip=True), superscript=True))
        else:
            style = str(tag.get("style") or "").replace(" ", "")
            italic = italic or tag.name in ("i", "em", "cite") or "font-style:italic" in style
            bold = bold or tag.name in ("b", "strong") or "font-weight:bold" in style
            for child in tag.children:
                self.add(child, italic=italic, bold=bold)

    def _is_mark(self, text: str) -> bool:
        """Whether raised characters are a footnote mark, and not a power ("m²")."""
        before = "".join(run.text for run in self.runs)
        return bool(_RAISED.fullmatch(text)) and not _SQUARE.search(before)

    def _break(self) -> None:
        runs, self.runs = self.runs, []
        if "".join(run.text for run in runs).strip():
            first = runs[0]
            runs[0] = Run(first.text.lstrip(), first.italic, first.bold, first.superscript)
            self.done[-1].append(Line(tuple(runs), number=self.number))
        elif self.done[-1]:
            self.done.append([])
