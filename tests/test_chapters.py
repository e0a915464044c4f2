"""Numbers decide where a mandate stands, whatever a bold line looks like."""

from extractors.chapters import chapter_of, named_goal
from ingest.lines import plain
from tests.mandates import mandates
from tests.reports import Entry, heading, paragraph


def goal(number: str, text: str) -> Entry:
    return Entry("list_item", (plain(text, 1),), level=1, number=number, mark=f"{number}.")


def test_a_bold_label_of_any_level_does_not_end_a_chapter() -> None:
    context = mandates(
        heading("Oppdrag", "3"),
        heading("Hovudmål 2: Natt", "3.2", 2),
        heading("Oppdrag:", None, 1),
        paragraph("Her."),
    )
    chapter = chapter_of(context.document, 3)
    assert (chapter.section, chapter.hovedmal) == ("3.2", 2)
    assert chapter.heading == "Hovudmål 2: Natt"
    assert named_goal(context.document, context.document.blocks[1]) == 2
    assert named_goal(context.document, context.document.blocks[0]) is None


def test_a_heading_in_the_words_of_a_goal_is_that_goal() -> None:
    context = mandates(
        paragraph("Disse hovedmålene gjelder:"),
        goal("1", "Trygge dager"),
        goal("2", "Lyse netter"),
        heading("Lyse netter", "3"),
        paragraph("Her."),
    )
    assert chapter_of(context.document, 4).hovedmal == 2


def test_a_chapter_after_the_goals_has_none() -> None:
    context = mandates(
        heading("Hovedmål 2: Natt", "3.2", 2), heading("Annet", "3.3", 2), paragraph("Her.")
    )
    assert chapter_of(context.document, 2).hovedmal is None


def _likened(title: str) -> tuple[int | None, bool]:
    context = mandates(
        paragraph("Desse hovudmåla gjeld:"),
        goal("1", "Byggje ut nattvakt og tverrfagleg søvnbehandling"),
        goal("2", "Korte ned nattventetida og utnytte ressursane betre"),
        goal("3", "Betre søvnbehandling heime"),
        heading(title, "3"),
        paragraph("Her."),
    )
    chapter = chapter_of(context.document, 5)
    return chapter.hovedmal, chapter.likened


def test_a_heading_with_nothing_but_words_of_one_goal_stands_for_it() -> None:
    assert _likened("Nattvakt og tverrfagleg søvnbehandling") == (1, True)
    assert _likened("Nattventetid og ressursbruk") == (2, True)


def test_a_heading_with_words_of_its_own_or_of_two_goals_stands_for_none() -> None:
    for title in ("Nattvakt og beredskap", "Søvnbehandling", "Nattventetid", "Vakt og søvn"):
        assert _likened(title) == (None, False), title
