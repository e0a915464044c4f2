"""Follow-up of a plan's main efforts: goals repeated, and what is told of each."""

from reports import heading, paragraph, report, table

from extractors.plan_followup import plan_followup

EFFORT = heading("Hovedsatsinger i utviklingsplanen", "6")


def _facts(*entries):
    facts = list(plan_followup(report(EFFORT, *entries)))
    return [f for f in facts if f.kind == "goal"], [f for f in facts if f.kind == "status"]


def test_each_subheading_answers_the_goal_whose_words_it_takes_up():
    goals, statuses = _facts(
        heading("Kompetanse", "6.1", level=2),
        paragraph("Ambisjon:"),
        paragraph("Vi vil ha gode ledere."),
        paragraph("Hovedmål 2031:"),
        paragraph("Ledere får opplæring i ledelse."),
        paragraph("Det er etablert et system for helhetlig planlegging."),
        heading("System for planlegging", level=3),
        paragraph("Et verktøy er under utvikling."),
        heading("Opplæring i ledelse", level=3),
        paragraph("Et program er etablert."),
        paragraph("Kull 2 er i gang."),
        heading("Neste kapittel", "6.2", level=2),
        paragraph("Ingenting om dette."),
    )
    assert [goal.text for goal in goals] == [
        "Ledere får opplæring i ledelse.",
        "Det er etablert et system for helhetlig planlegging.",
    ]
    assert [(s.of_text, s.text) for s in statuses] == [
        (
            "Det er etablert et system for helhetlig planlegging.",
            "Et verktøy er under utvikling.",
        ),
        ("Ledere får opplæring i ledelse.", "Et program er etablert. Kull 2 er i gang."),
    ]


def test_without_subheadings_the_first_paragraph_is_the_goal_and_the_rest_answers():
    goals, statuses = _facts(
        heading("Digitalisering", "6.1", level=2),
        paragraph("Hovudmål 2031:"),
        paragraph("Gevinstmåla er nådde i tråd med planen."),
        paragraph("Status vert lagd fram som eiga sak."),
    )
    assert [goal.text for goal in goals] == ["Gevinstmåla er nådde i tråd med planen."]
    assert [status.text for status in statuses] == ["Status vert lagd fram som eiga sak."]


def test_goals_may_stand_in_a_box_beside_the_ambition():
    goals, statuses = _facts(
        heading("Digitalisering", "6.1", level=2),
        table(("Ambisjon: God kvalitet.", "Hovedmål 2031: Alle nettverk er aktive.")),
        paragraph("Nettverkene møtes hver måned."),
    )
    assert [goal.text for goal in goals] == ["Alle nettverk er aktive."]
    assert [status.text for status in statuses] == ["Nettverkene møtes hver måned."]


def test_a_table_ends_the_section():
    _, statuses = _facts(
        paragraph("Hovedmål 2031:"),
        paragraph("Alle nettverk er aktive."),
        paragraph("Nettverkene møtes."),
        table(("Tilsynsobjekt", "Tilsynsorgan"), ("STL", "X")),
    )
    assert [status.text for status in statuses] == ["Nettverkene møtes."]


def test_goals_outside_the_chapter_on_main_efforts_are_left_to_others():
    facts = plan_followup(
        report(heading("Mål", "2"), paragraph("Hovedmål 2031:"), paragraph("Kortere ventetid."))
    )
    assert not list(facts)


def test_a_goal_has_the_level_that_its_label_names():
    for label, level in (("Hovedmål 2031:", "hovedmal"), ("Delmål:", "delmal")):
        goals, _ = _facts(
            heading("Kompetanse", "6.1", level=2),
            paragraph(label),
            paragraph("Ledere får opplæring i ledelse."),
            paragraph("Et program er etablert."),
        )
        assert [goal.level for goal in goals] == [level]


def test_efforts_told_of_under_a_heading_each_are_answered_there():
    goals, statuses = _facts(
        paragraph("Planen har to satsinger, og status for hver av dem går fram under."),
        heading("Kompetanse", level=2),
        paragraph("Rekrutteringa har stoppa opp."),
        paragraph("To av tre tiltak er utsette."),
        heading("Nye bygg", level=2),
        paragraph("Bygget er i rute."),
    )
    assert goals == []
    assert [(s.of_kind, s.of_text, s.text) for s in statuses] == [
        ("goal", "Kompetanse", "Rekrutteringa har stoppa opp. To av tre tiltak er utsette."),
        ("goal", "Nye bygg", "Bygget er i rute."),
    ]


def test_efforts_in_a_table_are_left_to_the_table():
    _, statuses = _facts(
        table(("Satsing", "Status"), ("Kompetanse", "I rute")),
        heading("Mer om status", level=2),
        paragraph("Bygget er i rute."),
    )
    assert statuses == []
