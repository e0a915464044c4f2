"""Line-end hyphens, broken ligatures, stray and lost blanks: mended here and only here."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Literal

from ingest.blanks import Edit, begins_solid, breaks_ligatures, edits_of, ligature_breaks
from ingest.cues import CONJUNCTIONS, GROUPS_OF_WORDS, PREFIXES_OF_THEIR_OWN
from ingest.lines import Entry, Run

How = Literal["drop", "keep", "blank"]
Why = Literal["ligature", "footnote_mark", "emphasis", "overprint", "blank", "hyphen", "markup"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
HYPHENS = ("-", "\u00ad", "\u2010", "\u2011", "\ufffe", "\x02")
"""What may stand for a hyphen at a line end; pdfium gives U+FFFE or 0x02."""
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u00ad\u2010\u2011\ufffe\x02]?$")
_FIRST = re.compile(r"[^\W\d_]+")
_OPEN_RANGE = re.compile(r"\d\.?[–-]$")
_HUNG_UP = re.compile(r"(\w+) -$")
_MID_SENTENCE = re.compile(r"[a-zæøå,] $")
_LINE_END = re.compile(r"(?P<before>\w+)[\ufffe\x02]\s*(?P<after>\w+)")
_SHORTEST = 4
_SHORTEST_END = 6
_SHORTEST_WITH_NAME = 7


@dataclass(frozen=True)
class Vocabulary:
    """How often each word stands unbroken in the document, case-folded, and each pair of words.

    `inside`: the words that stand within a line, where no line end can have cut them. `small`:
    those written without a capital. `broken`: whether the source breaks words behind their
    ligatures ("fl ere").
    """

    counts: Counter[str]
    pairs: Counter[tuple[str, str]]
    inside: Set[str] = frozenset()
    small: Set[str] = frozenset()
    broken: bool = False

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Vocabulary":
        """The words inside the lines of a document; line ends may be broken, so they count less."""
        counts: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        inside: set[str] = set()
        small: set[str] = set()
        broken = False
        for text in _texts(entries):
            broken = broken or breaks_ligatures(text)
            printed = _WORD.findall(_without_breaks(text))
            words = [word.casefold() for word in printed]
            counts.update(words)
            pairs.update(pairwise(words))
            inside.update(words[1:-1])
            small.update(word for word in printed if word[0].islower())
        return cls(counts, pairs, inside, small, broken)

    def knows(self, word: str) -> bool:
        """Whether the word stands in the document, unbroken."""
        return self.counts[word.casefold()] > 0


def _texts(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        for lines in (entry.lines, *(cell for row in entry.rows for cell in row)):
            yield from (line.text for line in lines)


def _without_breaks(text: str) -> str:
    """The line without words that a ligature broke, and without a word cut at its end."""
    for start, end in reversed([match.span() for match in ligature_breaks(text)]):
        text = text[:start] + "  " + text[end:]
    return re.sub(r"[^\W_]+[-\u00ad\u2010\u2011\ufffe\x02]\s*$", "", text)


def join_lines(before: str, after: str, vocabulary: Vocabulary) -> How:
    """How two printed lines join: `drop` the hyphen, `keep` it, or put a `blank` between.

    Without a hyphen at the end, `drop` says that one word was split with nothing to show it.
    """
    last, first = _LAST.search(before), _FIRST.match(after)
    if after[:1] in (".", ",", ";") or (before.endswith("/") and not before.endswith(" /")):
        return "keep"
    if after[:1].isdigit() and _OPEN_RANGE.search(before):
        return "keep"
    if (hung := _HUNG_UP.search(before)) and hung[1].casefold() in CONJUNCTIONS:
        return "keep"
    if not before.endswith(HYPHENS):
        whole = bool(last and first and _one_word(last[1], first[0], vocabulary))
        return "drop" if whole else "blank"
    if last is None or first is None:
        return "keep" if last else "blank"
    named = bool(_MID_SENTENCE.search(before[: last.start()]))
    grouped = before[:-1].casefold().endswith(GROUPS_OF_WORDS)
    return _join_hyphen(last[1], first[0], vocabulary, named=named, grouped=grouped)


def _join_hyphen(
    last: str, first: str, vocabulary: Vocabulary, *, named: bool, grouped: bool
) -> How:
    """How two parts of a word join; `named`: a capital on the first is not that of a sentence.

    `grouped`: the first part is the last of several words that belong together.
    """
    if first.casefold() in CONJUNCTIONS:
        return "blank"
    if not first[0].islower():
        return "keep"
    kept = vocabulary.counts[f"{last}-{first}".casefold()]
    dropped = vocabulary.counts[f"{last}{first}".casefold()]
    if kept != dropped:
        return "keep" if kept > dropped else "drop"
    own = (
        grouped or last.casefold() in PREFIXES_OF_THEIR_OWN or len(last) == 1 or not last.isalpha()
    )
    own = own or (named and _is_name(last, vocabulary) and len(first) >= _SHORTEST_WITH_NAME)
    return "keep" if own or (last.isupper() and len(last) > 1) else "drop"


def _is_name(part: str, vocabulary: Vocabulary) -> bool:
    """Whether the first part of a word is a name by itself ("Vinn" of "Vinn-programmet").

    It has a capital, is no word written small, and begins no other word ("Fjell" in "fjellheim").
    """
    if not part[0].isupper() or part.endswith("s") or part.casefold() in vocabulary.small:
        return False
    return not any(begins_solid(word, part.casefold()) for word in vocabulary.counts)


def _one_word(last: str, first: str, vocabulary: Vocabulary) -> bool:
    """Whether a line end cut a word without a hyphen: the whole is known, the pieces are not."""
    if not (last.isalpha() and first[0].islower() and last[-1].islower()):
        return False
    whole = vocabulary.counts[(last + first).casefold()]
    if not whole:
        return _ends_known(last, first, vocabulary)
    pieces = (vocabulary.counts[last.casefold()], vocabulary.counts[first.casefold()])
    if max(pieces) <= 1:
        return True
    together = vocabulary.pairs[(last.casefold(), first.casefold())]
    return whole > 1 and not together and min(len(last), len(first)) >= _SHORTEST


def _ends_known(last: str, first: str, vocabulary: Vocabulary) -> bool:
    """Whether two pieces that are no words make a compound that ends in a known one."""
    whole, pieces = (last + first).casefold(), (last.casefold(), first.casefold())
    if any(piece in vocabulary.inside for piece in pieces):
        return False
    longest = range(max(len(first) + 1, _SHORTEST_END), len(whole))
    return any(vocabulary.counts[whole[-length:]] for length in longest)


def mend_run(run: Run, vocabulary: Vocabulary) -> Iterator[tuple[str, str | None, Why | None]]:
    """The run in parts: (clean text, as printed or None where the same, why)."""
    if run.superscript or run.left_out:
        yield "", run.text, run.left_out or "footnote_mark"
        return
    text = re.sub(
        r"[\u200b\u200c\u200d\ufeff]|\u00ad(?=\S)", "", unicodedata.normalize("NFC", run.text)
    )
    text = re.sub(r"\s+", " ", _LINE_END.sub(partial(_rejoined, vocabulary), text))
    at = 0
    for edit in _apart(edits_of(text, vocabulary.counts, broken=vocabulary.broken)):
        yield text[at : edit.start], None, None
        clean = edit.clean
        if clean is None:
            clean = _hyphen_inside(text[: edit.start], text[edit.end :], vocabulary)
        yield clean, text[edit.start : edit.end], edit.why
        at = edit.end
    yield text[at:], None, None


def _rejoined(vocabulary: Vocabulary, match: re.Match[str]) -> str:
    """The two sides of a line end that an extractor left inside a line."""
    how = join_lines(match["before"] + "-", match["after"], vocabulary)
    between = {"drop": "", "keep": "-", "blank": "- "}[how]
    return f"{match['before']}{between}{match['after']}"


def _hyphen_inside(before: str, after: str, vocabulary: Vocabulary) -> str:
    """What stands for "- " in mid-line, where a line end was copied along."""
    return "" if join_lines(before + "-", after, vocabulary) == "drop" else "-"


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, without those that overlap an earlier one."""
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= at:
            yield edit
            at = edit.end
