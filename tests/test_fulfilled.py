"""An answer that repeats the demand as done says, without a verdict, that it is met."""

import pytest

from extractors.fulfilled import fulfilled, recurs

PLAN = "Helse Vestvik HF skal utarbeide en plan for akuttberedskap."
DONE = [
    ("Sykehusene skal videreføre kurset for ledere.", "Sykehusene har videreført kurset."),
    (PLAN, "Plan for akuttberedskap er utarbeidet."),
    ("Det skal utpekes en koordinator for barn som pårørende.", "Alle har utpekt en koordinator."),
    ("å legge frem en strategi for forskning", "Strategien ble vedtatt i mai."),
    ("Helseføretaket skal utarbeide rutinar for hjemreise.", "Rutinane er utarbeidde."),
    (PLAN, "Planen er ferdig."),
    ("Bemanningsplan for røntgen", "Planen er ferdig og behandlet i ledergruppen."),
    ("Planen for røntgen skal legges frem for styret.", "Planen er klar."),
    ("Føretaket skal lage ei felles rutine for prøvesvar.", "Rutina er ferdig."),
    ("Foretaket skal gi tilbud om samtalegrupper.", "Tilbudet er i drift med fire grupper."),
    ("Føretaket skal innføre eit felles skjema.", "Skjemaet er teke i bruk."),
    (PLAN, "Arbeidet er fullført."),
]
OPEN = [
    (PLAN, "Plan for akuttberedskap er ikke utarbeidet."),
    (PLAN, "Det er utarbeidet utkast til plan."),
    (PLAN, "Planen er utarbeidet. Innføringen gjenstår."),
    (PLAN, "Det er utarbeidet et brev til kommunene."),
    ("Helse Vestvik HF skal styrke akuttberedskapen.", "Akuttberedskapen er styrket."),
    ("", "Planen er utarbeidet."),
    (PLAN, "Planen er nesten ferdig."),
    (PLAN, "Planen er klar til høring."),
    ("Etablere et tilbud i tråd med planen.", "Planen er ferdig."),
    ("Følge opp regional plan for røntgen.", "Planen er ferdig."),
    ("Foretaket skal innføre en modell for vakter.", "Modellen er tatt i bruk i 4 av 9 klinikker."),
]


@pytest.mark.parametrize(("demand", "answer"), DONE)
def test_what_was_asked_for_is_done(demand: str, answer: str) -> None:
    assert fulfilled(answer, demand)


@pytest.mark.parametrize(("demand", "answer"), OPEN)
def test_more_is_to_be_done_or_something_else_was(demand: str, answer: str) -> None:
    assert fulfilled(answer, demand) is None


def test_the_thing_itself_was_handed_over() -> None:
    assert fulfilled("Utredningen ble levert i mai.", "Foretaket skal utrede felles vaktordninger.")
    assert not fulfilled("Det ble sendt et brev i mai.", "Foretaket skal utrede felles brevmaler.")


def test_what_was_to_be_no_more_is_told_to_be_there_still() -> None:
    asked = "Fristbrudd skal ikke forekomme, og pasientene skal slippe å vente."
    assert recurs("Fristbrudd forekommer fortsatt. Andelen var 2 prosent.", asked)
    assert recurs("Det er framleis fleire korridorpasientar.", "Ingen korridorpasientar.")
    assert not recurs("Fristbrudd forekommer ikke lenger.", asked)
    assert not recurs("Fristbrudd forekommer fortsatt.", "Foretaket skal korte ned ventetiden.")
