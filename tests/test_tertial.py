"""A periodic report as a whole: each table gives facts of its own kind, prose the rest."""

from collections import Counter

import pytest
from reports import heading, paragraph, report, table

from extractors.tertial import tertial

PARTS = (
    heading("Ventetider", "1.1"),
    paragraph("Ventetiden for påbegynt helsehjelp er 61 dager i 2. tertial."),
    heading("Oppdrag", "5.1"),
    table(("Oppdrag", "Status"), ("Foretaket skal øve.", "Oppdraget er ikke løst.")),
    heading("Tilsyn", "7"),
    table(("Tilsynsobjekt", "Tilsynsorgan", "Tema"), ("STL", "Arbeidstilsynet", "Arbeidstid")),
    heading("Risiko", "10"),
    table(("Rang", "Risiko", "Sannsynlighet", "Konsekvens"), ("1", "Brann", "Lav", "Alvorlig")),
)


def test_every_table_gives_facts_of_its_own_kind():
    kinds = Counter(fact.kind for fact in tertial(report(*PARTS)))
    assert kinds == {"status": 2, "risk": 1}


def test_every_quote_stands_at_its_span():
    context = report(*PARTS)
    for fact in tertial(context):
        assert fact.source.quote == context.document.printed(fact.source.start, fact.source.end)


@pytest.mark.parametrize("doc_type", ["oppdragsdokument", "arlig_melding"])
def test_other_documents_are_left_to_others(doc_type):
    context = report(*PARTS)
    meta = context.meta.model_copy(update={"doc_type": doc_type})
    assert not list(tertial(type(context)(context.document, context.register, meta)))
