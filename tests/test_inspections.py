"""Inspections of the reports that tell of them."""

import pytest
from reports import STORLIA, heading, item, report, table

from extractors.inspections import inspections

TOLD = (
    heading("Tilsyn"),
    table(("Tilsynsobjekt", "Tilsynsorgan", "Tema", "Status"), ("STL", "DSA", "Røntgen", "Pågår")),
    item("Mattilsynet: Kjøkkenet"),
)


def test_tables_and_lists_give_one_inspection_each():
    found = list(inspections(report(*TOLD)))
    assert [audit.topic for audit in found] == ["Røntgen", "Kjøkkenet"]
    assert found[0].object == STORLIA


@pytest.mark.parametrize(
    ("doc_type", "count"), [("arlig_melding", 2), ("oppdragsdokument", 0), ("utviklingsplan", 0)]
)
def test_only_reports_tell_of_inspections(doc_type, count):
    context = report(*TOLD)
    meta = context.meta.model_copy(update={"doc_type": doc_type})
    other = type(context)(context.document, context.register, meta)
    assert len(list(inspections(other))) == count
