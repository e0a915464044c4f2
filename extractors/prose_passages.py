"""Runs of sentences in running prose that tell the results of one indicator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.category import category_of
from extractors.context import Context
from extractors.indicator_names import Mention, mention_in
from extractors.nlp import sentences
from extractors.parties import Frame, find_parties
from extractors.value_counts import counted, takes_up_number
from extractors.value_results import NOT_RESULTS, unit_cost
from extractors.wordlists import alternation, wordlists
from model.facts import Category
from model.text import Block

_NEAR_START = 12
_GROUP = re.compile(
    r"(?:For|I|Innen|Innenfor|Innan|Innanfor|Hos|Blant) (?P<who>[^\d,.;:]{3,60}?)"
    r" (?:er|har|var|blir|ble|blei|vart|ligger|ligg|lå|låg|når|nådde)\b"
)
_VERDICTS = ("innfridd", "delvis_innfridd", "ikke_innfridd")
_PER = ("per ", "pr. ", "/")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)` of the document and what it holds."""

    start: int
    end: int
    mention: Mention | None
    trusts: tuple[str, ...]
    leads: bool
    """Whether it begins with a trust, or is about the region as a whole again."""
    result: bool
    takes_up: bool
    """Whether it begins by taking up what stands before."""
    change: bool
    """Whether it tells a change without a figure."""
    group: str | None = None
    """Whom it begins by being about ("For voksne er …"), where it passes a verdict."""
    verdict: Category | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences on one indicator: `trusts` where it is about those alone, `named` all of them."""

    start: int
    end: int
    mention: Mention | None
    trusts: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def passages(context: Context, block: Block) -> Iterator[Passage]:
    """The passages of a paragraph or list item that hold results.

    One trust that is set apart stays with what is told of all; two or more are told of in turn.
    """
    run: list[Sentence] = []
    told = tuple(_sentences(context, block))
    in_turn = len({s.trusts for s in told if s.leads and len(s.trusts) == 1}) > 1
    for sentence in told:
        if run and _turns(run, sentence, in_turn=in_turn):
            yield from _passage(run)
            run = [_carried(run, sentence)]
        else:
            run.append(sentence)
    yield from _passage(run)


def _carried(run: Sequence[Sentence], sentence: Sentence) -> Sentence:
    """A sentence that turns keeps the indicator, or the trust, that it does not name itself."""
    mention = sentence.mention or _mention(run)
    if sentence.leads or not _trusts(run):
        return replace(sentence, mention=mention)
    trusts = sentence.trusts or _trusts(run)
    return replace(sentence, mention=mention, trusts=trusts, leads=True)


def _sentences(context: Context, block: Block) -> Iterator[Sentence]:
    text = context.document.text[block.start : block.end]
    own = {o.name for o in context.register.children(context.meta.issuer or "")}
    for start, end in _labelled(text, Frame.of(context), own):
        words = text[start:end]
        parties = [
            party
            for party in find_parties(words, Frame.of(context))
            if not _left_out().search(words[: party.start])
        ]
        trusts = tuple(dict.fromkeys(n for p in parties for n in p.names if n in own))
        first = next((p for p in parties if p.start <= _NEAR_START and set(p.names) & own), None)
        yield Sentence(
            block.start + start,
            block.start + end,
            mention_in(words),
            trusts,
            first is not None or bool(_starts("whole").match(words)),
            _is_result(words),
            bool(_starts("anaphor").match(words)),
            bool(_change().search(words)) and not _has_figure(words),
            *_judged(words),
        )


def _labelled(text: str, frame: Frame, own: set[str]) -> Iterator[tuple[int, int]]:
    """The sentences, parted where a line of its own began with a trust: "Storlia: 3 prosent"."""
    for start, end in sentences(text):
        parties = find_parties(text[start:end], frame)
        labels = [
            start + party.start
            for party in parties
            if set(party.names) & own and text.startswith(":", start + party.end)
        ]
        bounds = [start, *(at for at in labels if at > start), end]
        yield from (
            (a, b - (len(text[a:b]) - len(text[a:b].rstrip()))) for a, b in pairwise(bounds)
        )


def _judged(words: str) -> tuple[str | None, Category | None]:
    """The group that a sentence begins with, and the verdict that it passes."""
    verdict, group = category_of(words), _GROUP.match(words)
    if not verdict.words or verdict.category not in _VERDICTS:
        return None, None
    return (group["who"].casefold() if group else None), verdict.category


@cache
def _left_out() -> re.Pattern[str]:
    words = alternation(wordlists("prose_status")["left_out"])
    return re.compile(rf"(?<!\w){words}\s*$", re.IGNORECASE)


@cache
def _starts(name: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('prose_status')[name])}(?!\w)", re.IGNORECASE)


def _is_result(words: str) -> bool:
    """A figure with a unit, or a verdict on a target; an obligation only with a verdict."""
    verdict = category_of(words)
    told = mention_in(words) or _starts("anaphor").match(words)
    if told and verdict.words and verdict.category in _VERDICTS:
        return True
    if re.search(rf"\b{alternation(wordlists('prose_status')['obligation'])}\b", words):
        return False
    if unit_cost().match(words):
        return False
    if _has_figure(words):
        return True
    return mention_in(words) is not None and (verdict.words is not None or _is_trend(words))


def _has_figure(words: str) -> bool:
    """A figure with a unit; things merely counted must be the indicator's."""
    units = {f.unit for f in counted(words) if f.unit and not words[: f.start].endswith(_PER)}
    units -= NOT_RESULTS
    again = _starts("anaphor").match(words) and _change().search(words)
    theirs = mention_in(words) or takes_up_number(words) or again
    return bool(units - {"count"}) or (bool(units) and bool(theirs))


@cache
def _change() -> re.Pattern[str]:
    words = alternation(wordlists("prose_status")["change"])
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _is_trend(words: str) -> bool:
    """A change told without figures, of a period that is told."""
    lists = wordlists("prose_status")
    head = words[:60]
    return bool(
        _change().search(words)
        and re.search(
            rf"\b(?:per|pr\.?)(?!\w)[^,]{{0,12}}?{alternation(lists['period'])}", head, re.I
        )
    )


def _turns(run: Sequence[Sentence], sentence: Sentence, *, in_turn: bool) -> bool:
    """Whether a sentence leaves what the run is about: another indicator, another trust."""
    mention, about = _mention(run), _trusts(run)
    if sentence.group and any(_opposed(before, sentence) for before in run):
        return True
    if sentence.change and run[-1].change and run[-1].result:
        return False
    if sentence.mention and mention and not mention.covers(sentence.mention):
        return True
    if not in_turn or not sentence.leads or sentence.takes_up:
        return False
    return sentence.trusts != about if about else len(sentence.trusts) == 1


def _opposed(before: Sentence, sentence: Sentence) -> bool:
    """Two groups that come off differently against their targets."""
    apart = before.group is not None and before.group != sentence.group
    return apart and before.verdict != sentence.verdict


def _mention(run: Sequence[Sentence]) -> Mention | None:
    """The fullest name of what a run is about."""
    found = [sentence.mention for sentence in run if sentence.mention]
    return max(found, key=lambda mention: len(mention.key)) if found else None


def _trusts(run: Sequence[Sentence]) -> tuple[str, ...]:
    return run[0].trusts if run[0].leads else ()


def _passage(run: Sequence[Sentence]) -> Iterator[Passage]:
    """The run from its first result to its last, and the sentence that the first hangs on."""
    results = [at for at, sentence in enumerate(run) if sentence.result]
    if not results:
        return
    first, mention = results[0], _mention(run)
    last = max(at for at, sentence in enumerate(run) if sentence.result or _sums_up(run, at, first))
    before = run[first - 1] if first else None
    if before and (run[first].takes_up or _hangs_on(before, run[first], mention)):
        first -= 1
    while last + 1 < len(run) and run[last].change and run[last + 1].change:
        last += 1
    told = run[first : last + 1]
    named = tuple(dict.fromkeys(name for sentence in told for name in sentence.trusts))
    yield Passage(told[0].start, told[-1].end, mention, _trusts(run), named)


def _sums_up(run: Sequence[Sentence], at: int, first: int) -> bool:
    """A verdict behind a result is on that result, whatever it calls it."""
    return at > first and run[at].verdict is not None


def _hangs_on(before: Sentence, first: Sentence, mention: Mention | None) -> bool:
    """Whether the sentence ahead of the first result names the indicator more fully."""
    if before.mention is None or mention is None or before.mention.key != mention.key:
        return False
    return first.mention is None or len(first.mention.key) < len(mention.key)
