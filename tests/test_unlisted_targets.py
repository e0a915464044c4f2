"""Goals and indicators that stand one by one."""

import pytest
from small_contexts import OPPDRAG, PLAN, context, heading, paragraph

from extractors.unlisted_targets import single, unmarked
from ingest.lines import Entry, plain


def test_boxes_under_a_heading_for_main_goals_state_them_and_prose_does_not() -> None:
    goal, prose = "Alle får hjelp i tide", "Hovedmålene ble vedtatt i fjor."
    boxed = context(PLAN, heading("1", "Hovedmål"), Entry("box", (plain(goal),)))
    told = context(PLAN, heading("1", "Hovedmål"), paragraph(prose))
    assert [(one.target, one.item.text) for one in unmarked(boxed)] == [("hovedmal", goal)]
    assert list(unmarked(told)) == []


@pytest.mark.parametrize("lead", ["Hovedmålet for foretaket er:", "Det overordna målet er:"])
def test_one_goal_may_stand_alone_below_its_lead(lead: str) -> None:
    goal = "Alle får hjelp i tide"
    for entry in (paragraph(goal), heading(None, goal, 2)):
        found = context(PLAN, heading("1", "Retning"), paragraph(lead), entry)
        assert [(one.target, one.item.text) for one in single(found)] == [("hovedmal", goal)]


def test_a_lead_to_goals_of_another_kind_states_no_main_goal() -> None:
    lead = paragraph("Hovedmålet konkretiseres i fire strategiske mål:")
    assert list(single(context(PLAN, heading("1", "Retning"), lead, paragraph("En ting")))) == []


def test_what_is_told_under_a_heading_for_indicators_is_none() -> None:
    told = paragraph("Ventetidene øker i hele landet. I mai ventet pasientene i snitt 79 dager.")
    assert list(unmarked(context(OPPDRAG, heading("2", "Nye indikatorer"), told))) == []
