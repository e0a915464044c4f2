"""Footnotes in flattened text: their bodies are taken out of the flow, their marks found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.cues import COUNTED_NAMES
from ingest.text_lines import SourceLine
from ingest.text_marks import bullet_of

_BODY = re.compile(r"(?P<number>\d{1,3})(?P<space>[\t ]+)(?P<rest>\S.*)", re.S)
_ALONE = re.compile(r"\d{1,2}")
_RAISED_BODY = re.compile(r"(?P<raised>[¹²³⁰⁴-⁹]+)\s*(?P<rest>\S.*)", re.S)
_BEHIND_BRACKET = re.compile(r"(?:(?<=[^\W\d_][)»”])|(?<=\d\d[)»”]))\d{1,2}(?=[\s.,;:]|$)")
_URL = re.compile(r"https?://\S+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BACK, _AHEAD, _LONGEST = 90, 40, 6


@dataclass
class Footnote:
    """A footnote's lines; `rest` is the first line without its number, if it has one."""

    number: str | None
    rest: str
    lines: list[SourceLine]


@dataclass
class Flow:
    """The lines without footnote bodies, the bodies, and where each line's marks stand."""

    lines: list[SourceLine] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    marks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def take_footnotes(lines: Sequence[SourceLine]) -> Flow:
    """Part the lines into running text and footnotes.

    A number at a line's start begins a footnote only when the same number stands glued to a
    word near by, or continues a run of footnotes: "14 dager" at a line's start is running text.
    An address that stands apart by itself is the target of a link, and is taken out likewise.
    """
    flow = Flow()
    last = index = 0
    for line in lines:
        for match in _BEHIND_BRACKET.finditer(line.text):
            flow.marks.setdefault(line.number, []).append(match.span())
    while index < len(lines):
        found = _footnote(lines, index, last, flow)
        if found is None:
            line = lines[index]
            after = flow.footnotes[-1].lines[-1].number if flow.footnotes else 0
            cut = bool(after) and after == lines[index - 1].number
            flow.lines.append(replace(line, page_break=True) if cut else line)
            index += 1
            continue
        last = int(found.number or last)
        flow.footnotes.append(found)
        index += len(found.lines)
    return flow


def _footnote(lines: Sequence[SourceLine], index: int, last: int, flow: Flow) -> Footnote | None:
    line = lines[index]
    if line.table:
        return None
    if _is_link_target(lines, index):
        return Footnote(None, line.text, [line])
    if match := _RAISED_BODY.fullmatch(line.text):
        number = match["raised"].translate(_RAISED)
        return Footnote(number, match["rest"], _extent(lines, index))
    if _ALONE.fullmatch(line.text):
        return _below_its_number(lines, index, last, flow)
    match = _BODY.fullmatch(line.text)
    marks = _marks(lines, index, match["number"]) if match else []
    if not match or not _plausible(match, last) or not (marks or _counts_on(match, last)):
        return None
    return _marked(Footnote(match["number"], match["rest"], _extent(lines, index)), marks, flow)


def _counts_on(match: re.Match[str], last: int) -> bool:
    """Whether a number set apart by a tab is that of the last footnote, or the next."""
    return last <= int(match["number"]) <= last + 1 and "\t" in match["space"] and last > 0


def _below_its_number(
    lines: Sequence[SourceLine], index: int, last: int, flow: Flow
) -> Footnote | None:
    """A footnote whose number stands apart on a line, and its words right below."""
    line, *below = lines[index : index + 2]
    if not line.gap or not below or below[0].gap or below[0].page_break or below[0].table:
        return None
    match = _BODY.fullmatch(f"{line.text} {below[0].text}")
    marks = _marks(lines, index, line.text)
    if not (match and marks and _plausible(match, last)):
        return None
    return _marked(Footnote(line.text, "", [line, *_extent(lines, index + 1)]), marks, flow)


def _marked(
    footnote: Footnote, marks: Sequence[tuple[int, tuple[int, int]]], flow: Flow
) -> Footnote:
    """The footnote; the nearest mark that is free becomes its own."""
    free = [(at, span) for at, span in marks if span not in flow.marks.get(at, ())]
    for at, span in free[:1]:
        flow.marks.setdefault(at, []).append(span)
    return footnote


def _is_link_target(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether a line holds an address alone, apart from the text before and behind it."""
    if not _URL.fullmatch(lines[index].text) or index == 0:
        return False
    ends = index + 1 == len(lines) or lines[index + 1].gap or lines[index + 1].page_break
    return bool(lines[index].gap and ends) and not lines[index - 1].text.endswith(":")


def _plausible(match: re.Match[str], last: int) -> bool:
    number, first = int(match["number"]), match["rest"][0]
    follows = last <= number <= last + 3 or number == 1
    return follows and (not first.islower() or bool(_URL.match(match["rest"])))


def _extent(lines: Sequence[SourceLine], index: int) -> list[SourceLine]:
    """The footnote's own lines: up to a gap, a page break, or something that starts anew."""
    end = index + 1
    while end < len(lines) and end - index < _LONGEST:
        line = lines[end]
        url = _URL.match(line.text) and not line.page_break
        if not url and (line.gap or line.page_break or line.table or bullet_of(line.text)):
            break
        if _BODY.fullmatch(line.text) and not line.lower:
            break
        end += 1
    return list(lines[index:end])


def _marks(
    lines: Sequence[SourceLine], index: int, number: str
) -> list[tuple[int, tuple[int, int]]]:
    """Where the number stands glued to a word, nearest line before the footnote first."""
    named = "".join(rf"(?<!\b{name})" for name in COUNTED_NAMES)
    mark = re.compile(
        rf"{named}(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_][.,»”\")])|(?<=\d\))|(?<=(?<!\d)(?:19|20)\d\d))"
        rf"{number}(?=$|[\s.,;:)»])"
    )
    near = [*range(index - 1, max(-1, index - _BACK), -1), *range(index + 1, index + _AHEAD)]
    found: list[tuple[int, tuple[int, int]]] = []
    for at in near:
        if at < len(lines) and not lines[at].table:
            spans = mark.finditer(lines[at].text)
            found += [(lines[at].number, match.span()) for match in spans]
    return found
