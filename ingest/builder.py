"""Entries in, Document out: the one place where lines are joined, mended and given spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ingest.lines import Entry, Lines, Run
from ingest.mending import HYPHENS, Vocabulary, join_lines, mend_run
from ingest.sections import sections_of, with_levels
from model.text import Block, Cell, Document, Fragment, Mend, Page, Row, Style, Table

_CLOSING = frozenset(".,;»")


@dataclass
class _Text:
    """The growing text with everything that points into it."""

    vocabulary: Vocabulary
    parts: list[str] = field(default_factory=list)
    length: int = 0
    fragments: list[Fragment] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def put_run(self, run: Run) -> None:
        """Add a run, mended; blanks are folded against what stands before."""
        run = self._close_up(run)
        start = self.length
        for clean, printed, why in mend_run(run, self.vocabulary):
            at = self.length
            folds = self._ends_blank() and printed is None
            self.put(clean.lstrip(" ") if folds else clean)
            if printed is not None and why is not None:
                self.mends.append(Mend(start=at, end=self.length, printed=printed, why=why))
        if (run.italic or run.bold) and self.length > start:
            style = Style(start=start, end=self.length, italic=run.italic, bold=run.bold)
            self.styles.append(style)

    def _close_up(self, run: Run) -> Run:
        """Take back the blank that a change of type face put inside quotes or before a stop."""
        last = self.parts[-1][-2:] if self.parts else ""
        bare = run.text.lstrip(" ")
        closes = bare[:1] in _CLOSING and last.strip()[-1:].isalnum()
        if not closes and not last.endswith("«"):
            return run
        before = self.length
        self.trim()
        if self.length < before or bare != run.text:
            self.mends.append(Mend(start=self.length, end=self.length, printed=" ", why="blank"))
        return replace(run, text=bare)

    def _ends_blank(self) -> bool:
        last = next((part for part in reversed(self.parts) if part), "\n")
        return last[-1] in " \n\t"

    def trim(self) -> None:
        """Drop a blank at the very end, before a separator is put."""
        while self.parts and (not self.parts[-1] or self.parts[-1].endswith(" ")):
            part = self.parts.pop()
            self.length -= len(part) - len(part.rstrip(" "))
            if part.rstrip(" "):
                self.parts.append(part.rstrip(" "))
        self._cut_back()

    def drop_hyphen(self) -> None:
        """Take the last character away."""
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        self._cut_back()

    def _cut_back(self) -> None:
        """Nothing may point behind the end of the text."""
        _clamp(self.fragments, self.length)
        _clamp(self.styles, self.length)
        _clamp(self.mends, self.length)

    def put_lines(self, lines: Lines) -> tuple[int, int]:
        """Add lines as one passage; returns its span."""
        start = self.length
        for index, line in enumerate(lines):
            if index:
                self._join(lines[index - 1].text, line.text, new_paragraph=line.paragraph)
            at = self.length
            for run in line.runs:
                self.put_run(run)
            if self.length > at and (line.page is not None or line.number is not None):
                fragment = Fragment(
                    start=at, end=self.length, page=line.page, box=line.box, line=line.number
                )
                self.fragments.append(fragment)
        self.trim()
        return start, max(start, self.length)

    def _join(self, before: str, after: str, *, new_paragraph: bool) -> None:
        self.trim()
        if not self.parts or self._ends_blank():
            return
        if new_paragraph:
            self.put("\n")
            return
        how = join_lines(before.rstrip(), after.lstrip(), self.vocabulary)
        hyphen = self.parts[-1].endswith(HYPHENS)
        if hyphen:
            self.drop_hyphen()
        if hyphen and how != "drop":
            self.put("-")
        if hyphen and how != "blank":
            return
        if how == "blank":
            self.put(" ")
        else:
            self._leave_out_line_end()

    def _leave_out_line_end(self) -> None:
        """A line end inside a word with no hyphen is printed as a blank and read as nothing."""
        at = self.length
        self.mends.append(Mend(start=at, end=at, printed=" ", why="blank"))


_Placed = TypeVar("_Placed", Fragment, Style, Mend)


def _clamp(places: list[_Placed], length: int) -> None:
    """Bring the last places back inside a text that was cut to `length`."""
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        if place.end <= length:
            break
        update = {"start": min(place.start, length), "end": length}
        places[index] = place.model_copy(update=update)


def build(  # noqa: PLR0913 - the fields of a Document
    entries: Sequence[Entry],
    *,
    key: str,
    name: str,
    sha256: str,
    media_type: str,
    reader: str,
    pages: Iterable[Page] = (),
    running: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Document:
    """The Document of a source whose blocks are `entries`, in reading order."""
    text = _Text(Vocabulary.of(entries))
    blocks: list[Block] = []
    for entry in with_levels(entries):
        block = _table(entry, text) if entry.kind == "table" else _passage(entry, text)
        if block.end > block.start:
            blocks.append(block)
            text.put("\n")
    sections, placed = sections_of(blocks, "".join(text.parts))
    return Document(
        key=key,
        name=name,
        sha256=sha256,
        media_type=media_type,
        reader=reader,
        text="".join(text.parts),
        pages=tuple(pages),
        blocks=placed,
        sections=sections,
        fragments=tuple(text.fragments),
        styles=tuple(text.styles),
        mends=tuple(text.mends),
        running=tuple(running),
        notes=tuple(notes),
    )


def _passage(entry: Entry, text: _Text) -> Block:
    start, end = text.put_lines(entry.lines)
    return _block(entry, start, end)


def _table(entry: Entry, text: _Text) -> Block:
    start, rows = text.length, []
    for index, row in enumerate(entry.rows):
        if index:
            text.put("\n")
        cells = []
        for column, lines in enumerate(row):
            if column:
                text.put("\t")
            cell_start, cell_end = text.put_lines(lines)
            cells.append(Cell(start=cell_start, end=cell_end))
        confidence = entry.row_confidence[index] if entry.row_confidence else entry.confidence
        rows.append(Row(cells=tuple(cells), confidence=confidence))
    table = Table(rows=tuple(rows), header_rows=entry.header_rows)
    return _block(entry, start, text.length, table)


def _block(entry: Entry, start: int, end: int, table: Table | None = None) -> Block:
    return Block.model_validate(
        {
            "kind": entry.kind,
            "start": start,
            "end": end,
            "level": entry.level,
            "number": entry.number,
            "mark": entry.mark,
            "table": table,
            "confidence": entry.confidence,
            "rule": entry.rule,
        }
    )
