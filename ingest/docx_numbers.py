"""Automatic numbers and bullets of Word, counted as Word counts them."""

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.docx_runs import FaceOf

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints ahead of a paragraph: `mark` as printed, `number` without its stop."""

    mark: str
    number: str | None
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """The counters of a file's lists and headings, advanced paragraph by paragraph."""

    def __init__(self, file: WordFile) -> None:
        self.face = FaceOf(file)
        self.levels: dict[str, dict[int, _Level]] = {}
        self.abstract_of: dict[str, str] = {}
        self.restarts: dict[tuple[str, int], int] = {}
        self.counters: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[str] = set()
        parts = [r.target_part for r in file.part.rels.values() if r.reltype.endswith("/numbering")]
        if parts:
            self._read(parts[0].element)

    def _read(self, root: Element) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {
                int(str(lvl.get(qn("w:ilvl")))): _level(lvl)
                for lvl in abstract.findall(qn("w:lvl"))
            }
            self.levels[str(abstract.get(qn("w:abstractNumId")))] = levels
        for num in root.findall(qn("w:num")):
            num_id = str(num.get(qn("w:numId")))
            found = num.find(qn("w:abstractNumId"))
            self.abstract_of[num_id] = str(found.get(qn("w:val"))) if found is not None else ""
            for override in num.findall(qn("w:lvlOverride")):
                start = override.find(qn("w:startOverride"))
                if start is not None:
                    level = int(str(override.get(qn("w:ilvl"))))
                    self.restarts[num_id, level] = int(str(start.get(qn("w:val"))))

    def label(self, paragraph: Element) -> Label | None:
        """The label of the next paragraph, None where Word numbers nothing."""
        found = self.face.numbering(paragraph)
        if found is None:
            return None
        num_id, depth = _val(found, "w:numId", "0"), int(_val(found, "w:ilvl", "0"))
        levels = self.levels.get(self.abstract_of.get(num_id, ""), {})
        level = levels.get(depth)
        if num_id == "0" or level is None or level.form == "none":
            return None
        if level.form == "bullet":
            return Label(level.text or "•", None, depth + 1)
        counter = self._advance(num_id, depth, level)
        mark = _filled(level.text, levels, counter)
        return Label(mark, mark.strip("() .:") or None, depth + 1)

    def _advance(self, num_id: str, depth: int, level: _Level) -> dict[int, int]:
        counter = self.counters[self.abstract_of[num_id]]
        if num_id not in self.begun:
            self.begun.add(num_id)
            for (owner, at), start in self.restarts.items():
                if owner == num_id:
                    counter[at] = start - 1
        counter[depth] = counter.get(depth, level.start - 1) + 1
        for deeper in [at for at in counter if at > depth]:
            del counter[deeper]
        return counter


def _filled(text: str, levels: dict[int, _Level], counter: dict[int, int]) -> str:
    """The pattern of a level ("%1.%2") with its counters."""

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, _Level("decimal", "", 1))
        return _printed(counter.get(at, level.start), level.form)

    return re.sub(r"%(\d)", one, text).strip()


def _printed(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (count // value)
            count %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _level(element: Element) -> _Level:
    start = _val(element, "w:start", "1")
    return _Level(_val(element, "w:numFmt", "decimal"), _val(element, "w:lvlText", ""), int(start))


def _val(element: Element, name: str, default: str) -> str:
    found = element.find(qn(name))
    return default if found is None else str(found.get(qn("w:val"), default))
