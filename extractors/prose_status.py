"""Indicators reported in running prose: which one, what is said of it, its values, its verdict."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.category import category_of
from extractors.context import Context
from extractors.indicator_names import Mention, area_in, half_in, mention_in
from extractors.numbers import figures
from extractors.places import place_of
from extractors.prose_answers import answer_status, answers
from extractors.prose_passages import Passage, passages
from extractors.values import values_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Status
from model.text import Block

_FORE_FIELD = re.compile(
    r"(?:Innen|Innenfor|Innanfor|For|Når det gjelder|Når det gjeld) (?P<scope>[^,.]{3,60}?)"
    r" (?:er|har|var|ligger|ligg|lå|utgjør|viser|ble)\b"
)
_LABELLED = re.compile(r"(?P<scope>[A-ZÆØÅ][^:.]{2,50}):\s")


def prose_statuses(context: Context, told: Sequence[tuple[int, int]] = ()) -> Iterator[Status]:
    """The indicators told of in the paragraphs and lists of the chapters on results.

    `told`: spans of the document that are reported on otherwise.
    """
    blocks = [
        block
        for block in context.document.blocks
        if _reports(context, block) and not any(s <= block.start < e for s, e in told)
    ]
    answered = tuple(answers(context, blocks))
    yield from (answer_status(context, answer) for answer in answered)
    before: tuple[int, Mention | None] = (-1, None)
    for block in blocks:
        for passage in passages(context, block):
            section, mention = before
            whole = _completed(passage, mention if section == block.section else None)
            before = (block.section, whole.mention or mention)
            taken = any(a.start <= whole.start < a.end for a in answered)
            status = None if taken else _status(context, block, whole)
            if status:
                yield status


def _completed(passage: Passage, before: Mention | None) -> Passage:
    """A passage that names half of what the section just spoke of is about the same."""
    mention = passage.mention
    if mention and before and before.key.startswith(f"{mention.key} "):
        return replace(passage, mention=before)
    return passage


def _reports(context: Context, block: Block) -> bool:
    """Whether a block is prose of a chapter that reports results."""
    if block.kind not in ("paragraph", "list_item"):
        return False
    titles = [section.title for section in context.document.section_path(block)]
    return bool(titles) and not any(map(_named("elsewhere").search, titles))


def _status(context: Context, block: Block, passage: Passage) -> Status | None:
    document, meta = context.document, context.meta
    place = place_of(context, block)
    text = document.words(passage.start, passage.end)
    name = _name(passage, place.heading or "", text)
    if name is None or _in_passing(context, block, passage):
        return None
    verdict = category_of(text, topic=name)
    values = values_of(context, passage.start, passage.end, meta.year)
    changed = any(value.direction for value in values)
    if not verdict.words and not changed and _is_accounts(place.heading or "", passage, text):
        return None
    words = verdict.words if verdict.category != "pagar" else None
    category = verdict.category if words else "ukjent"
    return Status(
        key=fact_key(document.key, "status", id=None, section=place.section, words=text[:120]),
        doc=document.key,
        source=context.source(passage.start, passage.end),
        rule="status.prose",
        confidence=0.8 if passage.mention else 0.6,
        of_text=name,
        of_kind="indicator",
        of_year=meta.year,
        text=text,
        category=category,
        verdict=words,
        reporter=meta.issuer,
        applies_to=passage.named,
        values=values,
        section=place.section,
        heading=place.heading,
    )


def _name(passage: Passage, heading: str, text: str) -> str | None:
    """The indicator's name, its field of care, and the trust; None where nothing names it."""
    mention = passage.mention or mention_in(heading)
    measured = any(f.unit not in (None, "count") for f in figures(text))
    if mention is None and (not measured or _named("summary").match(heading)):
        return None
    name = mention.name if mention else heading
    scope = _scope(text) if not passage.trusts else None
    area = scope or _field(heading, text)
    parts = [name]
    if area and area.casefold() not in name.casefold():
        parts.append(area)
    return ", ".join([*parts, *(passage.trusts if len(passage.trusts) == 1 else ())]) or None


def _is_accounts(heading: str, passage: Passage, text: str) -> bool:
    """Sums of money alone, beneath a heading that names the economy and no indicator."""
    if passage.mention and not _named("economic").match(passage.mention.key):
        return False
    units = {figure.unit for figure in figures(text)} - {None, "count"}
    money = all(unit is not None and unit.endswith("kroner") for unit in units)
    return money and bool(_named("accounts").search(heading)) and mention_in(heading) is None


def _in_passing(context: Context, block: Block, passage: Passage) -> bool:
    """The economy, told in a chapter that is about everything."""
    titles = [section.title for section in context.document.section_path(block)]
    if not _named("summary").match(titles[-1]) or any(map(_named("economy").search, titles)):
        return False
    return passage.mention is not None and bool(_named("economic").match(passage.mention.key))


@cache
def _named(name: str) -> re.Pattern[str]:
    words = alternation(wordlists("prose_status")[name])
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _scope(text: str) -> str | None:
    """What a passage is limited to, where it begins by saying so; an indicator is no limit."""
    match = _FORE_FIELD.match(text) or _LABELLED.match(text)
    if not match or mention_in(match["scope"]) or half_in(match["scope"]):
        return None
    return match["scope"]


def _field(heading: str, text: str) -> str | None:
    """The field of care: as the heading has it, unless the text is more exact."""
    above, here = area_in(heading), area_in(text[:250])
    if above and here and here.startswith(above):
        return here
    return above or here
