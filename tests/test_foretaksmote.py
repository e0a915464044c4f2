"""Foretaksmøteprotokoll: what was demanded in which case, and what was decided."""

from texts import context_of

from extractors.foretaksmote import foretaksmote
from model.facts import Decision, Fact, Oppdrag

PROTOCOL = """Protokoll fra foretaksmøte

Sak 1 Godkjenning av innkalling og dagsorden

Foretaksmøtet godkjente innkallingen.

Sak 2 Krav til beredskap

Departementet redegjorde for saken.

Foretaksmøtet ba Helse Vest RHF om å styrke beredskapen. Det skal rapporteres innen 1. mai 2026.

Foretaksmøtet ba Helse Vest RHF om å:

• kartlegge lagrene i alle helseforetakene.

• øve sammen med kommunene hvert år.

Sak 3 Lån

Foretaksmøtet vedtok å gi lån til nytt sykehus.

Møtet ble hevet kl. 14.
"""


def facts(text: str) -> list[Fact]:
    issuer, addressee = "Helse- og omsorgsdepartementet", "Helse Vest RHF"
    said = {"year": 2026, "issuer": issuer, "addressee": addressee}
    return list(foretaksmote(context_of(text, "foretaksmoteprotokoll", **said)))


def test_demands_are_mandates_of_their_case() -> None:
    demands = [fact for fact in facts(PROTOCOL) if isinstance(fact, Oppdrag)]
    assert [(fact.case, fact.text) for fact in demands] == [
        (
            "Sak 2",
            "Foretaksmøtet ba Helse Vest RHF om å styrke beredskapen. "
            "Det skal rapporteres innen 1. mai 2026.",
        ),
        ("Sak 2", "kartlegge lagrene i alle helseforetakene."),
        ("Sak 2", "øve sammen med kommunene hvert år."),
    ]
    assert demands[0].deadlines == ("2026-05-01",)
    assert demands[1].lead_in == "Foretaksmøtet ba Helse Vest RHF om å:"
    assert {owner for fact in demands for owner in fact.owners} == {"Helse Vest RHF"}


def test_decisions_stand_under_their_case() -> None:
    decisions = [fact for fact in facts(PROTOCOL) if isinstance(fact, Decision)]
    assert [(fact.case, fact.text) for fact in decisions] == [
        ("Sak 1", "Foretaksmøtet godkjente innkallingen."),
        ("Sak 3", "Foretaksmøtet vedtok å gi lån til nytt sykehus."),
    ]


def test_nynorsk_demands_and_decisions() -> None:
    found = facts(
        "Sak 4 Krav\n\nFøretaksmøtet bad Helse Vest RHF om å styrkje opplæringa.\n\n"
        "Føretaksmøtet godkjende rekneskapen.\n"
    )
    assert [fact.kind for fact in found] == ["oppdrag", "decision"]


def test_what_is_referred_to_may_go_before_the_demand() -> None:
    found = facts(
        "Sak 2 Krav\n\nForetaksmøtet viste til Prop. 1 S, og la til grunn at "
        "Helse Vest RHF går i balanse.\n\nForetaksmøtet 9. mai ba Helse Vest RHF om å øve.\n"
    )
    assert [fact.kind for fact in found] == ["oppdrag", "oppdrag"]


def test_a_lead_in_on_a_line_of_its_own_is_no_heading() -> None:
    found = facts(
        "Sak 2 Krav\n\nForetaksmøtet fastsatte følgende krav:\n\n1. Regnskapet skal gå i null.\n\n"
        "2. Driftskreditten skal ikke økes.\n\nSak 3 Valg\n\nForetaksmøtet oppnevnte følgende "
        "medlemmer:\n\n• Ola Nordmann\n\n• Kari Nordmann\n"
    )
    assert [fact.kind for fact in found] == ["oppdrag", "oppdrag", "decision", "decision"]
    assert [fact.section for fact in found if isinstance(fact, Oppdrag)] == ["2", "2"]


def test_a_duty_on_what_is_asked_for_is_more_of_the_demand() -> None:
    (demand,) = demands(
        "Foretaksmøtet ba Helse Vest RHF om å lage en handlingsplan. Handlingsplanen sendes "
        "departementet innen 1. april 2026. Saken er omtalt i media."
    )
    assert demand.text.endswith("innen 1. april 2026.")
    assert demand.deadlines == ("2026-04-01",)


def test_what_a_meeting_stresses_is_a_demand_only_where_it_tells_somebody_to_do_something() -> None:
    assert not demands("Foretaksmøtet understreket at innleie svekker arbeidsmiljøet.")
    assert not demands("Foretaksmøtet la vekt på at gamle lamper må slukkes om natten.")
    assert not demands("Foretaksmøtet understreket at ledere skal få ansvar for lampene.")
    assert demands("Foretaksmøtet understreket at alle helseforetakene må redusere innleien.")


def test_a_duty_amid_what_is_told_is_no_demand() -> None:
    assert not demands("Dokumentet ble overlevert. Helse Vest RHF skal sørge for gode netter.")
    assert demands("Det vises til saken. Helse Vest RHF skal sørge for gode netter.")


def test_what_else_must_be_is_more_of_the_demand() -> None:
    for more in (
        "Tallene skal vises for hver natt.",
        "Storlia sykehus HF og Vidda IKT HF skal bidra i arbeidet.",
        "Måla skal leggjast fram i mai.",
    ):
        (demand,) = demands(f"Foretaksmøtet ba Helse Vest RHF om å telle netter. {more}")
        assert demand.text.endswith(more)


def demands(words: str) -> list[Oppdrag]:
    text = f"Protokoll fra foretaksmøte\n\nSak 1 Krav\n\n{words}\n"
    return [fact for fact in facts(text) if isinstance(fact, Oppdrag)]


def test_an_organisation_that_is_asked_in_the_passive_needs_no_mention_of_the_meeting() -> None:
    found = facts(
        "Protokoll fra foretaksmøte\n\nSak 2 Krav og rammer\n\n"
        "Helse Vest RHF har lagt frem en plan.\n\n"
        "Helse Vest RHF bes om å rapportere månedlig.\n\n"
        "Helse Vest RHF vert bedne om å:\n\n• øve kvart år.\n\n• kartleggje lagra.\n"
    )
    demands = [(fact.text, fact.lead_in) for fact in found if isinstance(fact, Oppdrag)]
    assert demands == [
        ("Helse Vest RHF bes om å rapportere månedlig.", None),
        ("øve kvart år.", "Helse Vest RHF vert bedne om å:"),
        ("kartleggje lagra.", "Helse Vest RHF vert bedne om å:"),
    ]


def test_a_duty_of_an_organisation_is_a_demand_where_it_stands_alone() -> None:
    found = demands(
        "Helse Vest RHF har 900 senger.\n\nHelse Vest RHF skal lage en nattplan. Nattplanen skal "
        "leveres i mai.\n\nDet forutsettes at Helse Vest RHF fortsetter med kveldsvakter.\n\n"
        "Det forutsettes at været blir bedre.\n\nStyret skal informere de ansatte."
    )
    assert [fact.text for fact in found] == [
        "Helse Vest RHF skal lage en nattplan. Nattplanen skal leveres i mai.",
        "Det forutsettes at Helse Vest RHF fortsetter med kveldsvakter.",
    ]


def test_who_is_made_responsible_after_a_demand_is_more_of_it() -> None:
    (found,) = demands(
        "De regionale helseforetakene bes om å øve sammen. Helse Vest RHF gis ansvaret for å "
        "koordinere arbeidet. Frist 15. november 2026."
    )
    assert (found.lead, found.deadlines) == ("Helse Vest RHF", ("2026-11-15",))


LISTED = """Protokoll fra foretaksmøte

Sak 2 Krav til beredskap

Foretaksmøtet ba Helse Vest RHF om å:

• kartlegge lagrene, med særlig vekt på:
o vann
o strøm
• øve sammen med kommunene

Frist: 30. juni

Beredskapen er god.
"""


def test_a_bullet_holds_the_bullets_below_it_and_a_deadline_on_a_line_of_its_own() -> None:
    listed, practised = (fact for fact in facts(LISTED) if isinstance(fact, Oppdrag))
    assert listed.text == "kartlegge lagrene, med særlig vekt på: o vann o strøm"
    assert practised.text == "øve sammen med kommunene Frist: 30. juni"
    assert practised.deadlines == ("2026-06-30",)
