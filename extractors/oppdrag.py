"""Mandates of the documents that give them: oppdragsdokument, oppdrag og bestilling, tillegg."""

from collections.abc import Iterator, Sequence

from extractors.context import Context
from extractors.drafts import Draft, mandate
from extractors.ids import mandate_prefixes
from extractors.mandate_blocks import drafts_with_id
from extractors.mandate_lists import (
    drafts_in_label_chapters,
    drafts_under_labels,
    drafts_under_lead_ins,
)
from extractors.mandate_prose import drafts_in_prose, is_marked, is_open_for_prose
from extractors.mandate_tables import drafts_in_table
from extractors.reporting_duties import reporting_duties
from model.facts import Oppdrag

_GIVING = frozenset({"oppdragsdokument", "oppdrag_og_bestilling"})


def oppdrag(context: Context) -> Iterator[Oppdrag]:
    """The mandates in reading order; none that stands within another."""
    if context.meta.doc_type not in _GIVING:
        return
    taken: list[Draft] = []
    for draft in _drafts(context):
        start, end = draft.evidence
        if all(end <= d.evidence[0] or d.evidence[1] <= start for d in taken):
            taken.append(draft)
    for draft in sorted(taken, key=lambda d: d.evidence):
        yield mandate(context, draft)


def _drafts(context: Context) -> Iterator[Draft]:
    """The drafts, the surest kind first."""
    prefixes = mandate_prefixes(context)
    blocks = range(len(context.document.blocks))
    tabled = [draft for at in blocks for draft in drafts_in_table(context, at, prefixes)]
    yield from tabled
    numbered = list(drafts_with_id(context, prefixes))
    yield from numbered
    labelled = list(drafts_under_labels(context))
    yield from labelled
    yield from reporting_duties(context)
    marked = [*tabled, *numbered, *labelled]
    yield from drafts_in_prose(context, marked)
    for draft in drafts_under_lead_ins(context):
        if not numbered or _stands_free(context, draft, marked):
            yield draft
    if not numbered and not any(draft.id for draft in tabled):
        yield from drafts_in_label_chapters(context)


def _stands_free(context: Context, draft: Draft, marked: Sequence[Draft]) -> bool:
    """Whether a list is no part of what is said about mandates that are marked there."""
    free = is_open_for_prose(context, draft.at, marked)
    return free or not is_marked(context, draft.at, marked)
