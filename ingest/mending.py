"""Line-end hyphens, broken ligatures, stray blanks, footnote marks: mended here and only here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.lines import Entry, Run

How = Literal["drop", "keep", "blank"]
Why = Literal["ligature", "footnote_mark", "emphasis", "overprint", "blank", "hyphen", "markup"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Vocabulary:
    """How often each word stands unbroken in the document, case-folded."""

    counts: Counter[str]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Vocabulary":
        counts: Counter[str] = Counter()
        for entry in entries:
            cells = [entry.lines, *(cell for row in entry.rows for cell in row)]
            for line in (line for lines in cells for line in lines):
                counts.update(word.casefold() for word in _WORD.findall(line.text))
        return cls(counts)


def join_lines(before: str, after: str, vocabulary: Vocabulary) -> How:
    """How two printed lines join: `drop` the hyphen, `keep` it, or put a `blank` between."""
    if not before.endswith(("-", "\u00ad", "\u2010")):
        return "blank"
    return "drop" if after[:1].islower() else "keep"


def mend_run(run: Run, vocabulary: Vocabulary) -> Iterator[tuple[str, str | None, Why | None]]:
    """The run in parts: (clean text, as printed or None where the same, why)."""
    if run.superscript:
        yield "", run.text, "footnote_mark"
        return
    if run.left_out:
        yield "", run.text, run.left_out
        return
    yield re.sub(r"\s+", " ", run.text), None, None
