"""A mandate as it stands in the document, before its fields are read; and the fact made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.chapters import chapter_of
from extractors.context import Context
from extractors.dates import deadlines, find_dates, imprecise_deadlines
from extractors.ids import year_of
from extractors.language import passage_language
from extractors.mandate_fields import Around, MandateFields, mandate_fields
from extractors.mandate_spans import Span
from extractors.parties import Frame, find_parties
from extractors.reporting import reported
from extractors.roles import roles_of
from model.evidence import fact_key
from model.facts import Oppdrag


@dataclass(frozen=True, slots=True)
class Draft:
    """`at` is the block's index, `evidence` covers id, title and text.

    `beside` are cells of their own: deadline, those it applies to, reporting. `words` is the text
    where it is not just the words of its span (list marks of items within are no part of it).
    """

    at: int
    evidence: Span
    text: Span
    rule: str
    id: str | None = None
    title: Span | None = None
    lead_in: Span | None = None
    beside: Mapping[str, Span] = field(default_factory=dict)
    words: str | None = None
    confidence: float = 1.0


def mandate(context: Context, draft: Draft) -> Oppdrag:
    """The fact of a draft."""
    document = context.document
    words = draft.words or document.words(*draft.text)
    title = document.words(*draft.title).strip(" :–-") if draft.title else None
    chapter = chapter_of(document, draft.at)
    fields = mandate_fields(context, *draft.text, Around(draft.title, draft.lead_in))
    return Oppdrag(
        key=fact_key(document.key, "oppdrag", id=draft.id, section=chapter.section, words=words),
        doc=document.key,
        source=context.source(*draft.evidence),
        rule=draft.rule,
        confidence=draft.confidence,
        language=passage_language(words),
        id=draft.id,
        title=title or None,
        text=words,
        year=year_of(draft.id or "") or context.meta.year,
        hovedmal=chapter.hovedmal,
        section=chapter.section,
        heading=chapter.heading,
        lead_in=document.words(*draft.lead_in) if draft.lead_in else None,
        **_with_columns(context, draft, fields),
    )


def _with_columns(context: Context, draft: Draft, fields: MandateFields) -> MandateFields:
    """The fields, with what columns of their own add."""
    words = {name: context.document.words(*span) for name, span in draft.beside.items()}
    if "deadline" in words:
        year = context.meta.year
        dates = [found.iso for found in find_dates(words["deadline"], year)]
        imprecise = () if dates else imprecise_deadlines(f"innen {words['deadline']}", year)
        fields["deadlines"] = tuple(dict.fromkeys([*fields["deadlines"], *dates]))
        fields["deadlines_imprecise"] = (*fields["deadlines_imprecise"], *imprecise)
    reporting = [*fields["reporting"], *reported(words.get("reporting", ""))]
    fields["reporting"] = tuple(dict.fromkeys(reporting))
    if "note" in words:
        _add_note(context, words["note"], fields)
    if "applies" in words:
        fields = _with_owners(context, words["applies"], fields)
    return fields


def _add_note(context: Context, note: str, fields: MandateFields) -> None:
    """A note gives a deadline, or those that the work is done with."""
    year = context.meta.year
    dates = deadlines(note, year) or [
        d for d in find_dates(note, year) if (d.start, d.end) == (0, len(note))
    ]
    imprecise = (
        ()
        if dates
        else imprecise_deadlines(note, year) or imprecise_deadlines(f"innen {note}", year)
    )
    together = roles_of(note, Frame.of(context), "").collaborators
    fields["deadlines"] = tuple(dict.fromkeys([*fields["deadlines"], *(d.iso for d in dates)]))
    fields["deadlines_imprecise"] = (*fields["deadlines_imprecise"], *imprecise)
    fields["collaborators"] = tuple(dict.fromkeys([*fields["collaborators"], *together]))


def _with_owners(context: Context, words: str, fields: MandateFields) -> MandateFields:
    """The column says who where the text tells nobody by name."""
    parties = find_parties(words, Frame.of(context))
    owners = tuple(name for party in parties if party.mandated for name in party.names)
    if not owners or not any(one.field == "owners" for one in fields["inferred"]):
        return fields
    fields["owners"] = tuple(dict.fromkeys(owners))
    fields["inferred"] = tuple(one for one in fields["inferred"] if one.field != "owners")
    return fields
