"""Two documents, or two years, side by side: what continues, reworded or not, is new, or ended."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from api.web.sheets import Value
from api.web.words import named
from graph.asked_once import AskedOnce
from graph.differences import Piece, difference
from graph.linking import REPORTS
from graph.store import StoredDocument, View
from graph.subjects import label, statement
from model.facts import Fact

Fate = Literal["reworded", "continued", "new", "ended"]
FATES: tuple[Fate, ...] = get_args(Fate)
"""In the order of the page: what needs reading first."""

KINDS = ("oppdrag", "indicator", "goal", "commitment")
COLUMNS = ("Hva", "Slag", "Før", "Nå", "Sikkerhet", "Nøkkel før", "Nøkkel nå")
_JOINING = frozenset(("continues", "passed_on_to", "same_requirement"))
PER_SIDE = 40
_MOST = 3000
"""Of more facts than this on one side nobody reads a comparison, and it takes too long."""
_STEPS = 6
"""Documents of more years than this between the two are not walked through."""


class ComparisonAsked(BaseModel):
    """What the form sends: keys of documents, or years; `slag` is a kind of fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fra: str = Field(default="", max_length=200)
    til: str = Field(default="", max_length=200)
    slag: Literal["", "oppdrag", "indicator", "goal", "commitment"] = ""
    vis: Literal["", "reworded", "continued", "new", "ended"] = ""
    side: int = Field(default=1, ge=1, le=100_000)

    @property
    def query(self) -> str:
        """What is asked as it stands in an address, without the side."""
        return urlencode(self.model_dump(exclude={"side"}))

    def only(self, fate: Fate) -> str:
        """The address of the same comparison, of what has that fate alone."""
        return f"/sammenlign?{urlencode({**self.model_dump(exclude={'side'}), 'vis': fate})}"


@dataclass(frozen=True)
class Pair:
    """One requirement before and after; either end is missing where it is new or has ended."""

    fate: Fate
    before: Fact | None
    after: Fact | None
    score: float | None = None
    pieces: tuple[Piece, ...] = ()

    @property
    def fact(self) -> Fact:
        """The one to name it by."""
        fact = self.after or self.before
        assert fact is not None  # noqa: S101 - a pair has an end
        return fact

    @property
    def name(self) -> str:
        """What it is called."""
        return label(self.fact)


class TooMuchError(Exception):
    """What is to be compared is more than anybody reads."""


@dataclass(frozen=True)
class Comparison:
    """The pairs by fate, and how many of each there are before filtering by fate."""

    pairs: tuple[Pair, ...]
    counts: dict[Fate, int]


def choices(view: View) -> tuple[StoredDocument, ...]:
    """The documents that demand or promise, the newest first."""
    found = (s for s in view.documents() if s.fact.doc_type not in REPORTS | {"ukjent"})
    return tuple(sorted(found, key=lambda s: (-(s.fact.year or 0), s.key)))


def first_asked(years: Sequence[str]) -> dict[str, str]:
    """What to begin with: the newest year against the one before, where both are there."""
    newest = max(map(int, years), default=0)
    before = str(newest - 1)
    return {"fra": before, "til": str(newest)} if before in years else {}


def documents(every: Iterable[StoredDocument], asked: str) -> set[str]:
    """The keys that a key, or a year, stands for."""
    return {s.key for s in every if asked in (s.key, str(s.fact.year))}


def compared(view: View, before: set[str], after: set[str], asked: ComparisonAsked) -> Comparison:
    """The requirements of some documents against those of others.

    Raises TooMuchError where there are too many of them.
    """
    view = AskedOnce(view)
    kinds = (asked.slag,) if asked.slag else KINDS
    old, new = (_facts(view, docs, kinds) for docs in (before, after))
    pairs = sorted(_pairs(view, old, new), key=lambda pair: FATES.index(pair.fate))
    counts = {fate: sum(pair.fate == fate for pair in pairs) for fate in FATES}
    shown = [pair for pair in pairs if asked.vis in ("", pair.fate)]
    return Comparison(tuple(shown), counts)


def rows(found: Comparison) -> Iterator[Sequence[Value]]:
    """The comparison as lines of a sheet."""
    for pair in found.pairs:
        yield (
            named(pair.fate, "fate"),
            named(pair.fact.kind, "kind"),
            statement(pair.before) if pair.before else None,
            statement(pair.after) if pair.after else None,
            pair.score,
            pair.before.key if pair.before else None,
            pair.after.key if pair.after else None,
        )


def _facts(view: View, docs: set[str], kinds: Sequence[str]) -> dict[str, Fact]:
    counts = view.counts()
    if sum(counts.get((doc, kind), 0) for doc in docs for kind in kinds) > _MOST:
        raise TooMuchError
    facts = (view.facts(kind=kind, doc=doc) for doc in sorted(docs) for kind in kinds)
    return {fact.key: fact for found in facts for fact in found}


def _pairs(view: View, old: dict[str, Fact], new: dict[str, Fact]) -> Iterator[Pair]:
    met: set[str] = set()
    for key, fact in new.items():
        earlier = _joined(view, key, old)
        met |= earlier.keys()
        if not earlier:
            yield Pair("new", None, fact)
        for other, score in earlier.items():
            yield _pair(old[other], fact, score)
    for key, fact in old.items():
        if key not in met:
            yield Pair("ended", fact, None)


def _pair(before: Fact, after: Fact, score: float) -> Pair:
    pieces = difference(statement(before), statement(after))
    same = all(piece.change == "same" for piece in pieces)
    return Pair("continued" if same else "reworded", before, after, score, pieces)


def _joined(view: View, start: str, wanted: dict[str, Fact]) -> dict[str, float]:
    """The wanted facts that claims lead to, over documents between; the least sure hop counts."""
    if start in wanted:
        return {start: 1.0}
    found: dict[str, float] = {}
    seen, waiting = {start}, deque([(start, 1.0, 0)])
    while waiting:
        key, sure, steps = waiting.popleft()
        for link in view.links(key):
            other = link.end.key if link.start.key == key else link.start.key
            if link.relation not in _JOINING or link.grade != "linked" or other in seen:
                continue
            seen.add(other)
            least = min(sure, link.score)
            if other in wanted:
                found[other] = least
            elif steps < _STEPS:
                waiting.append((other, least, steps + 1))
    return found
