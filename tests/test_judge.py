"""Whether a passage of a report asks or answers, where it stands."""

import pytest

from extractors.answer_tokens import tokens_of
from extractors.context import Context
from extractors.exchange import Place
from extractors.faces import faces_of
from extractors.judge import Judge, marks_requirements
from extractors.wording import Wording
from ingest.lines import Entry
from tests.reports import heading, item, paragraph, report

CHAPTER = heading("Rapportering på krav", "2")
DUTY = "Helse Vidda RHF skal ansette tolker."
TOLD = "Det er ansatt to tolker."


def judge(*entries: Entry) -> Judge:
    """A judge of the passages below a chapter of reporting; the chapter is the first token."""
    given = report(CHAPTER, *entries)
    meta = given.meta.model_copy(update={"doc_type": "arlig_melding"})
    context = Context(given.document, given.register, meta)
    wording = Wording(context.register)
    tokens = list(tokens_of(context, wording))
    faces = faces_of(context.document, [t.piece for t in tokens if t.kind == "text"])
    marked = marks_requirements(tokens, wording, context)
    return Judge(context, wording, faces, tokens, marked)


@pytest.mark.parametrize(("words", "asks"), [(DUTY, True), (TOLD, False)])
def test_the_words_tell_where_nothing_has_been_asked(words: str, asks: bool) -> None:
    assert judge(paragraph(words)).asks(1, Place(2031, "oppdrag")) is asks


def test_words_that_only_announce_ask_nothing() -> None:
    assert not judge(paragraph("Vi viser til disse kravene:")).asks(1, Place(2031, "oppdrag"))


def test_a_label_makes_the_next_passage_ask_whatever_it_says() -> None:
    assert judge(paragraph(TOLD)).asks(1, Place(2031, "oppdrag", named=True))


def test_a_heading_opens_a_new_matter_where_what_follows_asks() -> None:
    asking = judge(heading("Tolker", level=3), paragraph(DUTY))
    telling = judge(heading("Tolker", level=3), paragraph(TOLD))
    place = Place(2031, "oppdrag")
    assert asking.asks_next(1, place)
    assert not telling.asks_next(1, place)


def test_a_heading_ahead_of_an_answers_label_is_no_new_matter() -> None:
    found = judge(heading("Tolker", level=3), paragraph("Rapportering"), paragraph(TOLD))
    assert not found.asks_next(1, Place(2031, "oppdrag"))


@pytest.mark.parametrize(
    ("entries", "marked"),
    [
        ((item(DUTY), paragraph(TOLD), item(DUTY.replace("tolker", "leger"))), True),
        ((paragraph(DUTY), paragraph(TOLD), paragraph(DUTY.replace("tolker", "leger"))), False),
    ],
)
def test_a_document_marks_its_requirements_where_most_are_bullets(
    entries: tuple[Entry, ...], marked: bool
) -> None:
    assert judge(*entries).marked is marked
