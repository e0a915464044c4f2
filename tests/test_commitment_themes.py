"""Which main effort boxes of commitments belong to, beside strategic goals of the plan."""

import pytest
from small_contexts import PLAN, context, heading, items, paragraph

from extractors.commitments import commitments
from extractors.goals import goals


@pytest.mark.parametrize(
    ("goal", "theme"), [("Mål: Alle skal ha ein plan.", "Nær pasienten"), ("Om kapitlet.", None)]
)
def test_efforts_with_goals_of_their_own_are_main_ones(goal: str, theme: str | None) -> None:
    found = context(
        PLAN,
        heading("3", "Strategiske mål"),
        *items("Trygge tenester", "Nok folk", numbered=True),
        heading("4", "Satsingsområde"),
        heading("4.1", "Nær pasienten", 2),
        paragraph(goal),
        paragraph("Vi vil:"),
        *items("Gjere A", "Gjere B"),
    )
    assert [c.theme for c in commitments(found)] == [theme, theme]
    efforts = [g.text for g in goals(found) if g.level == "hovedsatsing"]
    assert efforts == ([theme] if theme else [])
