"""Type faces and marks inside a flat line: emphasis, HTML remnants, raised footnote marks."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ingest.lines import Line, Run

_STOP = re.compile(r" [,.;:»)](?:\s|$)")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_SPANS = re.compile(
    r"<(?P<tag>i|em|b|strong)>(?P<tagged>.*?)</(?P=tag)>"
    r"|(?<![\w*])(?P<stars>\*{1,2})(?=[^\s*])(?P<starred>[^*\n]{2,400}?)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?<=[^\s\d])(?<!\bm)(?<!\bkm)(?<!\bcm)(?P<raised>[¹²³⁰⁴-⁹]+)",
    re.S,
)


def line_of(text: str, number: int, marks: Collection[tuple[int, int]] = ()) -> Line:
    """A line as runs; `marks` are the character ranges that are footnote marks."""
    runs: list[Run] = []
    at = 0
    for start, end in sorted(marks):
        runs += [*_runs(text[at:start]), Run(text[start:end], superscript=True)]
        at = end
    runs += _runs(text[at:])
    return Line(tuple(_closed_up(runs)) or (Run(""),), number=number)


def _closed_up(runs: Sequence[Run]) -> Iterator[Run]:
    """A stray blank between a change of type face and a mark of punctuation is left out."""
    for index, run in enumerate(runs):
        after = runs[index + 1].text if index + 1 < len(runs) else ""
        opened = run.text.endswith(("« ", "( ", "“ ")) and bool(after)
        closed = bool(index and _STOP.match(run.text))
        words = run.text[closed : len(run.text) - opened]
        if closed:
            yield Run(" ", left_out="blank")
        yield replace(run, text=words)
        if opened:
            yield Run(" ", left_out="blank")


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for match in _SPANS.finditer(text):
        if match.start() > at:
            yield Run(_plain(text[at : match.start()]))
        yield from _face(match)
        at = match.end()
    if at < len(text):
        yield Run(_plain(text[at:]))


def _face(match: re.Match[str]) -> Iterator[Run]:
    if match["raised"]:
        yield Run(match["raised"], superscript=True)
    elif match["stars"]:
        bold = match["stars"] == "**"
        mark = Run(match["stars"], left_out="emphasis")
        yield mark
        for run in _runs(match["starred"]):
            yield run if run.superscript else replace(run, italic=not bold, bold=bold)
        yield mark
    else:
        bold = match["tag"] in ("b", "strong")
        yield Run(_plain(match["tagged"]), italic=not bold, bold=bold)


def _plain(text: str) -> str:
    """Words without tags: tags are no words of the page, so nothing of them is kept."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    return html.unescape(text) if "&" in text else text
