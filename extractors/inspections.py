"""Inspections and audits of every report that tells of them, in tables or in lists."""

from collections.abc import Iterator

from extractors.audit_lists import listed_audits
from extractors.audits import audits, is_audit_table
from extractors.context import Context
from extractors.table_columns import named_tables
from model.facts import Audit

_REPORTS = frozenset({"tertialrapport", "arlig_melding"})


def inspections(context: Context) -> Iterator[Audit]:
    """The inspections that a report tells of."""
    if context.meta.doc_type not in _REPORTS:
        return
    for table in named_tables(context):
        if is_audit_table(table):
            yield from audits(context, table)
    yield from listed_audits(context)
