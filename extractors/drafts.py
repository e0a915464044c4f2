"""A mandate as it stands in the document, before its fields are read; and the fact made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.chapters import chapter_of
from extractors.context import Context
from extractors.ids import year_of
from extractors.language import passage_language
from extractors.mandate_columns import told_in, with_columns
from extractors.mandate_fields import Around, mandate_fields
from extractors.mandate_spans import Span
from model.evidence import fact_key
from model.facts import Inferred, Oppdrag


@dataclass(frozen=True, slots=True)
class Draft:
    """`at` is the block's index, `evidence` covers id, title and text.

    `beside` are cells of their own: deadline, those it applies to or is done with, reporting.
    `words` is the text where it is not just the words of its span (list marks of items within
    are no part of it).
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
    told = told_in(context, draft.beside.get("applies"))
    fields = mandate_fields(context, *draft.text, Around(draft.title, draft.lead_in, told=told))
    if chapter.likened:
        likened = Inferred(field="hovedmal", rule="title-like-goal", confidence=0.7)
        fields["inferred"] = (*fields["inferred"], likened)
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
        **with_columns(context, draft.beside, fields),
    )
