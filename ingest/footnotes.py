"""Footnote bodies at the foot of a page: small type under a short rule, or small numbered lines."""

import re
from collections.abc import Sequence

from ingest.geometry import PageGeometry
from ingest.lines import Entry
from ingest.printed import PrintedLine

_WIDE = 0.5
_ROWS = 2
_NUMBER = re.compile(r"(\d{1,3}|[*†])(?:[.)]?)")


def footnote_lines(
    page: PageGeometry, lines: Sequence[PrintedLine], body: float
) -> list[PrintedLine]:
    """The lines of a page that are footnotes, from top to bottom."""
    lowest = sorted(lines, key=lambda line: line.baseline)
    left = min((line.rect.x0 for line in lowest), default=0.0)
    for rule in page.rules:
        short = 20 < rule.width < 0.5 * page.width and rule.height == 0
        under = [line for line in lowest if line.rect.top > rule.top - 2]
        starts = short and rule.x0 < left + 12 and rule.top > 0.3 * page.height
        if starts and under and all(_is_small(line, body) for line in under):
            return under
    tail: list[PrintedLine] = []
    for line in reversed(lowest):
        if not _is_small(line, body) or line.baseline < 0.4 * page.height:
            break
        tail.insert(0, line)
    tail = _below_rows(page, tail)
    first = next((i for i, line in enumerate(tail) if _starts(line)), len(tail))
    return tail[first:]


def _below_rows(page: PageGeometry, tail: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The small lines below a table in small type, whose rows wide rules part."""
    if not tail:
        return []
    first, last = tail[0].baseline, tail[-1].baseline + tail[-1].face.size
    drawn = [rule for rule in page.rules if rule.height == 0 and first < rule.top < last]
    wide = [rule.top for rule in drawn if rule.width > _WIDE * page.width]
    return [line for line in tail if len(wide) < _ROWS or line.baseline > max(wide)]


def _is_small(line: PrintedLine, body: float) -> bool:
    return line.face.size <= 0.92 * body


def _starts(line: PrintedLine) -> str | None:
    """The number that a footnote begins with."""
    word = line.words[0]
    match = _NUMBER.fullmatch(word.text)
    if match and len(line.words) > 1:
        return match[1]
    return None


def footnote_entries(
    lines: Sequence[PrintedLine], number: int, *, open_note: bool
) -> tuple[list[Entry], int]:
    """Footnotes of a page as entries; `number` is the last one seen.

    Lines ahead of the first number go on with the note that the page before left open.
    """
    entries: list[Entry] = []
    for line in lines:
        mark = _starts(line)
        counted = mark is not None and (not mark.isdigit() or _follows(int(mark), number))
        if mark and counted:
            number = int(mark) if mark.isdigit() else number
            body = line.without(1)
            entries.append(Entry("footnote", (body.line(),), number=mark, rule="foot"))
        elif entries:
            last = entries.pop()
            entries.append(
                Entry("footnote", (*last.lines, line.line()), number=last.number, rule="foot")
            )
        else:
            entries.append(Entry("footnote", (line.line(),), rule="foot-rest"))
    return entries, number


def _follows(mark: int, number: int) -> bool:
    return mark in (number + 1, number + 2, 1)
