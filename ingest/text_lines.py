"""The lines of a flattened text, told apart from its pages, page numbers and overprint."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.lines import Entry

_PAGE_NUMBER = re.compile(r"(?:side\s+|s\.\s*|-\s*)?\d{1,3}(?:\s*(?:av|/|-)\s*\d{0,3})?", re.I)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|_{4,}|…{2,})\s*\d{1,3}$")
_CONTENTS = re.compile(r"innh[oa]ld(?:sfortegnelse|sliste|soversikt)?:?", re.I)
_ENDS_IN_NUMBER = re.compile(r"\D\s*\d{1,3}$")
_REPEATED = re.compile(r"(?P<once>.{12,}?)(?:\s*(?P=once)){1,3}")
_FINISHED = re.compile(r"[.!?:;][»”\"')\]¹²³\d]{0,3}$")
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:\w\.\w|jf|jfr|bl|kap|nr|pkt|St|ca|mill|Prop|Meld|inkl|mv)\.$"
)
_NEAR = 8


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
    """The lines of `raw` that belong to the text, gaps freed of the file's habit."""
    lines = _without_contents(_without_page_numbers(list(_read(raw))))
    return _without_overprint(_with_true_gaps(lines))


def _read(raw: Sequence[str]) -> Iterator[SourceLine]:
    gap, broken = 0, False
    indented = _indented(raw)
    for number, line in enumerate(raw, 1):
        broken |= "\f" in line
        text = line.replace("\f", "")
        if not text.strip():
            gap += 1
            continue
        lead = len(text) - len(text.lstrip(" "))
        page_break = broken or (lead == 1 and not indented)
        trailing = len(text) - len(text.rstrip(" "))
        words = text.rstrip(" \v").lstrip(" \v")
        yield SourceLine(number, words, gap, page_break, lead == 1 and not indented, trailing)
        gap, broken = 0, False


def _indented(raw: Sequence[str]) -> bool:
    """Whether the file indents lines by habit, so that a leading blank means nothing."""
    filled = [line for line in raw if line.strip()]
    deep = sum(line.startswith("  ") for line in filled)
    return deep > 0.1 * len(filled)


def _without_page_numbers(lines: list[SourceLine]) -> list[SourceLine]:
    """A line that holds a page number alone goes; what follows it begins a page."""
    kept: list[SourceLine] = []
    dropped = False
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if _PAGE_NUMBER.fullmatch(line.text) and line.gap and (after is None or after.gap):
            dropped = True
            continue
        kept.append(replace(line, page_break=True, gap=0) if dropped else line)
        dropped = False
    return kept


def _without_contents(lines: list[SourceLine]) -> list[SourceLine]:
    """Contents pages go: lines with dot leaders, and a list of titles with page numbers."""
    kept: list[SourceLine] = []
    inside = False
    for line in lines:
        if _LEADERS.search(line.text):
            inside = True
            continue
        if _CONTENTS.fullmatch(line.text):
            inside = True
            continue
        if inside and _ENDS_IN_NUMBER.search(line.text) and len(line.text) < 120:
            continue
        inside = False
        kept.append(line)
    return kept


def _with_true_gaps(lines: list[SourceLine]) -> list[SourceLine]:
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


def _without_overprint(lines: list[SourceLine]) -> list[SourceLine]:
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
