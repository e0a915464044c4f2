"""Periodic reports: tables, mandates and indicators in prose, and requirements reprinted."""

from collections.abc import Iterator

from extractors.context import Context
from extractors.labelled_status import labelled_statuses
from extractors.plan_followup import plan_followup
from extractors.prose_status import prose_statuses
from extractors.reprinted import reprinted
from extractors.risks import is_risk_table, risks
from extractors.status_tables import is_status_table, table_statuses
from extractors.table_columns import named_tables
from model.facts import Fact


def tertial(context: Context) -> Iterator[Fact]:
    """The facts of a tertialrapport, tables by what their columns are called."""
    if context.meta.doc_type != "tertialrapport":
        return
    for table in named_tables(context):
        if is_risk_table(table):
            yield from risks(context, table)
        elif is_status_table(context, table):
            yield from table_statuses(context, table)
    answered = reprinted(context)
    yield from (fact for _, facts in answered for fact in facts)
    yield from labelled_statuses(context)
    yield from prose_statuses(context, [span for span, _ in answered])
    yield from plan_followup(context)
