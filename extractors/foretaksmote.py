"""Foretaksmøteprotokoll: the demands of its cases as mandates, and what the meeting decided."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.answer_tokens import hangs_on
from extractors.context import Context
from extractors.dates import is_deadline_alone
from extractors.language import passage_language
from extractors.mandate_fields import Around, mandate_fields
from extractors.mandate_spans import with_marks
from extractors.nlp import sentences
from extractors.parties import Frame, find_parties
from extractors.places import place_of
from extractors.topics import case_of, meeting_words
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Decision, Fact, Oppdrag
from model.text import Block

_SKIPPED = frozenset({"footnote", "caption", "table"})


@dataclass(slots=True)
class _Case:
    """Where the reading stands: the case, its heading, and the words that bullets hang on."""

    case: str | None = None
    heading: str | None = None
    lead_in: tuple[int, int] | None = None
    decides: bool = False


def foretaksmote(context: Context) -> Iterator[Fact]:
    """The mandates and decisions of a foretaksmøteprotokoll, in reading order."""
    if context.meta.doc_type != "foretaksmoteprotokoll":
        return
    at, taken = _Case(), 0
    for index, block in enumerate(context.document.blocks):
        if index < taken:
            continue
        if _is_heading(context, block):
            at = _entered(context, block, at)
        elif _opens("closing").match(_words(context, block)):
            at = _Case(at.case, at.heading)
        elif block.kind == "list_item" and at.lead_in:
            taken = _item_end(context, index)
            yield _listed(context, context.document.blocks[index:taken], at)
        elif block.kind not in _SKIPPED:
            yield from _facts(context, block, at)


def _item_end(context: Context, index: int) -> int:
    """Where a list item ends: behind the items below it, and a deadline on a line of its own."""
    blocks, end = context.document.blocks, index + 1
    while end < len(blocks) and blocks[end].kind == "list_item":
        if blocks[end].level <= blocks[index].level:
            return end
        end += 1
    alone = end < len(blocks) and blocks[end].kind == "paragraph"
    return end + (alone and is_deadline_alone(_words(context, blocks[end])))


def _listed(context: Context, blocks: Sequence[Block], at: _Case) -> Fact:
    """What a list item asks or decides, with what stands below it."""
    span = (blocks[0].start, blocks[-1].end)
    if at.decides:
        return _decision(context, blocks[0], at, span)
    fact = _mandate(context, blocks[0], at, span)
    words = with_marks(context.document, span, blocks[1:])
    return fact.model_copy(update={"text": words}) if words else fact


def _is_heading(context: Context, block: Block) -> bool:
    """A case or a heading; words that the meeting's bullets hang on only look like one."""
    words = meeting_words(_words(context, block))
    if case_of(words):
        return True
    says = _demands(context, words) or bool(_opens("decision").match(words))
    return block.kind == "heading" and not (says and hangs_on(words))


def _entered(context: Context, block: Block, at: _Case) -> _Case:
    words = _words(context, block)
    case = case_of(words) or case_of(f"{block.number or ''} {words}")
    decides = bool(re.match(rf"{_any('decision_heading')}\W*$", words, re.IGNORECASE))
    heading = at.heading if decides else words.rstrip(": ")
    return _Case(case or at.case, heading, None, decides)


def _facts(context: Context, block: Block, at: _Case) -> Iterator[Fact]:
    """What one passage, or a bullet that hangs on nothing, asks or decides."""
    if block.kind != "list_item":
        at.lead_in = None
    yield from _from_sentences(context, block, at)


def _from_sentences(context: Context, block: Block, at: _Case) -> Iterator[Fact]:
    """Demands and decisions of running text: from the sentence that asks to the next that does."""
    for start, end in _stretches(context, block, decides=at.decides):
        words = meeting_words(context.document.words(start, end))
        decides = at.decides or (
            bool(_opens("decision").match(words)) and not _demands(context, words)
        )
        if hangs_on(words):
            at.lead_in, at.decides = (start, end), decides
        elif decides:
            yield _decision(context, block, at, (start, end))
        else:
            yield _mandate(context, block, at, (start, end))


def _stretches(context: Context, block: Block, *, decides: bool) -> Iterator[tuple[int, int]]:
    """Each sentence that demands or decides, with those that add to it ("Det skal …")."""
    text = context.document.text[block.start : block.end]
    open_at: tuple[int, int] | None = None
    for start, end in sentences(text):
        sentence = text[start:end]
        alone = _gives_a_duty(context, sentence)
        first = alone and open_at is None and (not text[:start].strip() or _refers(text[:start]))
        asks = _demands(context, sentence) or _asked(context, sentence) or first
        begins = asks or bool(_opens("decision").match(meeting_words(sentence)))
        if begins or (decides and open_at is None):
            if open_at:
                yield open_at
            open_at = (block.start + start, block.start + end)
        elif open_at and (
            decides or alone or _adds(sentence, text[open_at[0] - block.start : start])
        ):
            open_at = (open_at[0], block.start + end)
        elif open_at:
            yield open_at
            open_at = None
    if open_at:
        yield open_at


def _refers(before: str) -> bool:
    """Whether what stands ahead only says what is referred to."""
    return bool(re.match(rf"\W*{alternation(wordlists('oppdrag')['background'])}\b", before, re.I))


def _asked(context: Context, sentence: str) -> bool:
    """An organisation is asked or told in the passive: "Helse Vestvik RHF bes om å …"."""
    return _is_said_of_a_party(context, sentence, "told")


def _gives_a_duty(context: Context, sentence: str) -> bool:
    """A duty without asking: a demand where it stands alone, more of one that it comes after."""
    presupposed = _opens("presupposed").match(sentence)
    if presupposed:
        return _mandated_first(context, sentence[presupposed.end() :].lstrip()) is not None
    return _is_said_of_a_party(context, sentence, "duty_given")


def _is_said_of_a_party(context: Context, sentence: str, name: str) -> bool:
    end = _mandated_first(context, sentence)
    said = re.compile(rf"\s+(?:\w+\s+)?{_any(name)}(?!\w)", re.IGNORECASE)
    return end is not None and bool(said.match(sentence, end))


def _mandated_first(context: Context, words: str) -> int | None:
    """Where the name of the organisation ends that words open with."""
    first = next(iter(find_parties(words, Frame.of(context))), None)
    return first.end if first and first.start == 0 and first.mandated else None


def _adds(sentence: str, before: str) -> bool:
    """More of a demand: an opener for that, or a duty on the thing that it asks for."""
    if _opens("more").match(sentence) or _goes_on().match(sentence):
        return True
    thing = re.match(
        r"(?P<stem>[A-ZÆØÅ][\wæøå-]{3,}?)(?:en|a|et|ene|ane)\s+(?:skal|må|bør|bes|\w{3,}(?:es|ast))\b",
        sentence,
    )
    return bool(thing and re.search(rf"(?i)(?<!\w){re.escape(thing['stem'])}", before))


def _mandate(context: Context, block: Block, at: _Case, span: tuple[int, int]) -> Oppdrag:
    start, end = span
    text = context.document.words(start, end)
    section = _section(context, block)
    lead_in = at.lead_in if block.kind == "list_item" else None
    year = context.meta.year
    return Oppdrag(
        key=fact_key(context.document.key, "oppdrag", id=None, section=section, words=text),
        doc=context.document.key,
        source=context.source(start, end),
        rule="foretaksmote.demand",
        confidence=0.9,
        language=passage_language(text),
        text=text,
        year=year,
        section=section,
        heading=at.heading,
        lead_in=context.document.words(*lead_in) if lead_in else None,
        case=at.case,
        **mandate_fields(context, start, end, Around(lead_in=lead_in, year=year)),
    )


def _decision(context: Context, block: Block, at: _Case, span: tuple[int, int]) -> Decision:
    text = context.document.words(*span)
    section = _section(context, block)
    return Decision(
        key=fact_key(context.document.key, "decision", id=None, section=section, words=text),
        doc=context.document.key,
        source=context.source(*span),
        rule="foretaksmote.decision",
        confidence=0.9,
        language=passage_language(text),
        case=at.case,
        text=text,
        section=section,
    )


def _section(context: Context, block: Block) -> str | None:
    """The number of the chapter, that of its case where it is counted so ("Sak 3")."""
    section = place_of(context, block).section
    return re.sub(r"^\D+", "", section) or None if section else None


def _words(context: Context, block: Block) -> str:
    return context.document.words(block.start, block.end)


def _any(name: str) -> str:
    return alternation(wordlists("foretaksmote")[name])


def _demands(context: Context, sentence: str) -> bool:
    """The meeting asks, at once or after what it refers to ("viste til … og la til grunn")."""
    words = meeting_words(sentence)
    if _opens("emphasis").match(words) and not _tells_somebody(context, words):
        return False
    return bool(_opens("demand").match(words) or _further().match(words))


def _tells_somebody(context: Context, words: str) -> bool:
    """Whether an organisation that is named must do something, or is left to a list of duties."""
    duty = re.compile(rf"\s+(?:\w+\s+)?{_any('duty_stressed')}(?!\w)", re.IGNORECASE)
    parties = find_parties(words, Frame.of(context))
    told = any(party.mandated and duty.match(words, party.end) for party in parties)
    return told or words.rstrip().endswith(":")


@cache
def _goes_on() -> re.Pattern[str]:
    """What else must be, of whatever in the plural or by name: "Pasientene skal involveres"."""
    thing = r"(?:[A-ZÆØÅ][\w.-]*(?:ene|ane|en|a|et|ar|er)|[A-ZÆØÅ][^.,;:]{2,60}?\s(?:HF|RHF|AS|SF))"
    return re.compile(rf"(?:{thing}\s(?:\w+\s){{0,3}}?|{thing}\sog\s{thing}\s)(?:skal|må)\b")


@cache
def _further() -> re.Pattern[str]:
    verbs = alternation(words.split(maxsplit=1)[1] for words in wordlists("foretaksmote")["demand"])
    return re.compile(rf"\W*F[oø]retaksmøtet\s.*?\b(?:og|samt)\s+{verbs}\b", re.IGNORECASE)


@cache
def _opens(name: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{_any(name)}\b", re.IGNORECASE)
