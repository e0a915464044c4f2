"""The lines of a flattened text, freed of its habits: blank lines, overprint."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.lines import Entry

_REPEATED = re.compile(r"(?P<once>.{12,}?)(?:\s*(?P=once)){1,3}")
_FINISHED = re.compile(r"[.!?:;][»”\"')\]¹²³\d]{0,3}$")
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:\w\.\w|jf|jfr|bl|kap|nr|pkt|St|ca|mill|Prop|Meld|inkl|mv)\.$"
)
_NEAR = 8
_INDENTED, _INDENTED_PAGES = 0.1, 0.02


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that holds words. `gap`: blank lines ahead of it that mean something."""

    number: int
    text: str
    gap: int = 0
    page_break: bool = False
    lead: bool = False
    """It begins with one blank: a page break, or a bullet that was lost."""
    trailing: int = 0
    sheet: int = 0
    """How many form feeds stand ahead of it."""
    indent: int = 0
    """How many blanks it begins with."""
    table: Entry | None = None
    """The table that stands here, when the line stands for one."""

    @property
    def finished(self) -> bool:
        """Whether a sentence or a lead-in ends here."""
        return bool(_FINISHED.search(self.text)) and not _ABBREVIATION.search(self.text)

    @property
    def lower(self) -> bool:
        """Whether it begins in mid-sentence."""
        return self.text[:1].islower()


def source_lines(raw: Sequence[str]) -> list[SourceLine]:
    """The lines of `raw` that hold words, page breaks and gaps as the source has them."""
    indented = _indented(raw)
    lines: list[SourceLine] = []
    gap = sheet = 0
    for number, whole in enumerate(raw, 1):
        for at, text in enumerate(whole.split("\f")):
            sheet += at > 0
            if not text.strip():
                gap += at == 0
                continue
            indent = len(text) - len(text.lstrip(" "))
            lead = indent == 1 and not indented
            turned = bool(lines) and lines[-1].sheet != sheet
            trailing = len(text) - len(text.rstrip(" "))
            words = text.rstrip(" \v").lstrip(" \v")
            page = lead or turned
            lines.append(SourceLine(number, words, gap, page, lead, trailing, sheet, indent))
            gap = 0
    return lines


def _indented(raw: Sequence[str]) -> bool:
    """Whether the file indents lines by habit, so that a leading blank means nothing.

    Where form feeds part the pages, fewer lines show it: no blank need stand for a page's end.
    """
    filled = [line for line in raw if line.strip()]
    deep = sum(line.startswith("  ") for line in filled)
    return deep > (_INDENTED_PAGES if any("\f" in line for line in raw) else _INDENTED) * len(
        filled
    )


def with_true_gaps(lines: list[SourceLine]) -> list[SourceLine]:
    """Where lines of one sentence stand apart by a blank line, one blank line means nothing."""
    evidence = [(i, lines[i].gap > 0) for i in range(1, len(lines)) if _goes_on(lines, i)]
    out: list[SourceLine] = []
    at = 0
    for index, line in enumerate(lines):
        while at < len(evidence) and evidence[at][0] < index:
            at += 1
        near = [gap for i, gap in evidence[max(0, at - 3) : at + 3] if abs(i - index) <= 3 * _NEAR]
        doubled = len(near) > 2 and sum(near) > len(near) / 2
        out.append(replace(line, gap=max(0, line.gap - 1)) if doubled else line)
    return out


def _goes_on(lines: Sequence[SourceLine], index: int) -> bool:
    line, before = lines[index], lines[index - 1]
    return line.lower and not line.page_break and not before.finished


def without_overprint(lines: list[SourceLine]) -> list[SourceLine]:
    """A line printed two to four times over stands once, and so do its neighbours."""
    repeats = [_REPEATED.fullmatch(line.text) for line in lines]
    near = {at + by for at, match in enumerate(repeats) if match for by in range(-_NEAR, _NEAR)}
    kept: list[SourceLine] = []
    seen: dict[str, int] = {}
    for index, (line, match) in enumerate(zip(lines, repeats, strict=True)):
        once = match["once"].strip() if match else line.text
        again = index - seen.get(once, -100) <= 4 * _NEAR and len(once) > 12
        if again and (index in near or seen[once] == index - 1):
            continue
        seen[once] = index
        kept.append(replace(line, text=once))
    return kept
