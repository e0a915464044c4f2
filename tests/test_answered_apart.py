"""Bullets beneath a lead-in, and paragraphs that answer them one by one."""

import pytest

from extractors.answered_apart import answered_apart
from extractors.answers import exchanges
from extractors.context import Context
from ingest.lines import Entry
from tests.reports import heading, item, paragraph, report

ASKED = (
    heading("Rapportering på krav", "2"),
    paragraph("Foretaksmøtet ba Helse Vidda RHF om å:"),
    item("redusere andelen deltid blant sykepleiere"),
    item("legge fram en plan for flere læreplasser"),
)
PART_TIME = "Delen deltid gjekk ned til 36 prosent."
PLACES = "Planen for læreplassar vart vedteken i mai. Kravet er innfridd."


def answers(*entries: Entry) -> int:
    given = report(*ASKED, *entries)
    meta = given.meta.model_copy(update={"doc_type": "arlig_melding"})
    context = Context(given.document, given.register, meta)
    (exchange,) = exchanges(context)
    return len(answered_apart(context, exchange))


def test_each_bullet_has_the_paragraph_that_takes_up_its_words() -> None:
    assert answers(paragraph(PART_TIME), paragraph(PLACES)) == 2


@pytest.mark.parametrize(
    "told",
    [
        (PART_TIME + " " + PLACES,),
        (PLACES, PART_TIME),
        (PART_TIME, "Kravet er innfridd."),
        (PART_TIME, PLACES, "Arbeidet held fram."),
    ],
    ids=["one paragraph", "another order", "about all of it", "more paragraphs"],
)
def test_what_is_not_told_one_by_one_is_one_answer(told: tuple[str, ...]) -> None:
    assert answers(*map(paragraph, told)) == 1
