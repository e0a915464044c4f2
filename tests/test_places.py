"""Where a passage stands: the nearest numbered section, and the nearest heading that is a title."""

import pytest
from small_contexts import PLAN, context, heading, paragraph

from extractors.places import place_of


@pytest.mark.parametrize(
    ("nearest", "expected"),
    [
        ("Mål for klima og miljø 2032", "Mål for klima og miljø 2032"),
        ("Redusere matsvinnet med 30 prosent", "Miljøarbeid på vidda"),
        ("Innen 2032 redusere energibruken med 30 prosent", "Miljøarbeid på vidda"),
        ("Ventetid under 50 dager", "Ventetid under 50 dager"),
    ],
)
def test_a_goal_set_as_a_heading_is_no_title_of_what_follows(nearest: str, expected: str) -> None:
    found = context(
        PLAN,
        heading("4.1", "Bærekraft"),
        heading(None, "Miljøarbeid på vidda", level=3),
        heading(None, nearest, level=4),
        paragraph("Regionen vil bygge ut solkraft."),
    )
    place = place_of(found, found.document.blocks[-1])
    assert (place.section, place.heading) == ("4.1", expected)


def test_before_the_first_heading_there_is_no_place() -> None:
    found = context(PLAN, paragraph("Planen gjelder for fire år."))
    assert place_of(found, found.document.blocks[-1]) == (None, None)
