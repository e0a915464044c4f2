"""What the readers hand to the builder: printed lines of runs, before any mending."""

from dataclasses import dataclass, field, replace
from typing import Literal

from model.text import Box


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one type face. `superscript`: a raised mark, as of a footnote.

    `left_out`: the run is printed but is no word of the text, such as a mark of emphasis
    or a stray blank.
    """

    text: str
    italic: bool = False
    bold: bool = False
    superscript: bool = False
    left_out: Literal["emphasis", "blank"] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `paragraph`: it begins a new paragraph inside a block or a cell."""

    runs: tuple[Run, ...]
    page: int | None = None
    box: Box | None = None
    number: int | None = None
    paragraph: bool = False

    @property
    def text(self) -> str:
        """The characters of the line, all type faces together."""
        return "".join(run.text for run in self.runs)


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A block to be: `rows` (rows of cells of lines) for a table, `lines` for the rest."""

    kind: str
    lines: Lines = ()
    rows: tuple[tuple[Lines, ...], ...] = ()
    row_confidence: tuple[float, ...] = field(default=())
    header_rows: int = 0
    level: int = 0
    number: str | None = None
    mark: str | None = None
    confidence: float = 1.0
    rule: str = ""


def plain(text: str, number: int | None = None, *, paragraph: bool = False) -> Line:
    """A line without type faces."""
    return Line((Run(text),), number=number, paragraph=paragraph)


def without_start(line: Line, count: int) -> Line:
    """The line without its first `count` characters, as when a bullet is taken off."""
    runs: list[Run] = []
    for run in line.runs:
        taken = min(count, len(run.text))
        count -= taken
        if run.text[taken:] or not run.text:
            runs.append(replace(run, text=run.text[taken:]))
    return replace(line, runs=tuple(runs))
