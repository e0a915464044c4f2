"""Who does what: annotated sentences in, roles out."""

import pytest

from extractors.roles import Roles, roles_of
from tests.mandates import FOUR, frame
from tests.reports import FJELLHEIM, LYNGFJORD, STORLIA, VIDDA

NORD, VEST, SOR = "Helse Nord RHF", "Helse Vest RHF", "Helse Sør-Øst RHF"
ALL = {*FOUR, VIDDA}


def roles(text: str, responsible: str = VIDDA, lead_in: str = "") -> Roles:
    return roles_of(text, frame(responsible), lead_in)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Helse Vidda RHF skal måle natt.", {VIDDA}),
        ("Alle steder det passer, skal Helse Vidda RHF måle.", {VIDDA}),
        ("Det skal måles hver natt.", {VIDDA}),
        ("Rutinene skal følges opp.", {VIDDA}),
        ("Helse Nord RHF skal på vegne av helseregionene måle natt.", {NORD}),
        ("Departementet ber derfor de regionale helseforetakene i fellesskap å måle.", {*FOUR}),
        ("Helse Vest RHF og Helse Nord RHF bes om å måle.", {VEST, NORD}),
        ("Helse Vidda RHF gis ansvaret med å måle.", {VIDDA}),
        ("Helse Vidda RHF skal måle. Dei regionale helseføretaka skal òg dele.", ALL),
        ("Helse Vidda RHF skal sikre at Helse Nord RHF får svar.", {VIDDA}),
        ("Departementet legger til grunn at Helse Vest RHF måler.", {VEST}),
        ("Foretaksmøtet stilte krav om at Helse Vest RHF skal måle.", {VEST}),
        ("Helsedirektoratet skal bidra. Helse Vidda RHF skal måle.", {VIDDA}),
        ("Rapport for Helse Nord RHF skal lages.", {VIDDA}),
        ("Styret i Helse Vidda RHF skal svare.", {VIDDA}),
        ("Helse Vidda RHF skal måle. Helse Nord RHF skal koordinere arbeidet.", {VIDDA}),
        ("Helse Vidda RHF bes om å bistå. Helse Nord RHF skal samordne bidragene.", {VIDDA}),
        ("Det skal måles. Helse Nord RHF skal lede arbeidet.", {NORD}),
    ],
)
def test_owners(text: str, owners: set[str]) -> None:
    assert set(roles(text).owners) == owners


@pytest.mark.parametrize(
    "text",
    [
        "Helseforetaket skal måle.",
        "Føretaket skal måle.",
        "Helseforetakene skal, under ledelse av Helse Vidda RHF, bidra i arbeidet.",
        "Helseforetaket skal legge til rette for at kommunene skal kunne måle.",
    ],
)
def test_the_trust_is_the_owner(text: str) -> None:
    assert roles(text, STORLIA).owners == (STORLIA,)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("De regionale helseforetakene skal, under ledelse av Helse Vest RHF, måle.", VEST),
        ("Dei regionale helseføretaka skal under leiing av Helse Vest RHF måle.", VEST),
        ("Helse Nord RHF skal koordinere arbeidet.", NORD),
        ("Helse Nord RHF skal på vegne av helseregionene ha en lederrolle i arbeidet.", NORD),
        ("Arbeidet ledes av Helse Sør-Øst RHF.", SOR),
        ("Helseforetaket skal bidra i arbeidet med vaktlister, som ledes av Helse Nord RHF.", NORD),
        ("Føretaket skal delta i prosjektet som blir leidd av Helse Vest RHF.", VEST),
        ("Føretaket skal delta i nettverket som blir leidd av Helse Vest RHF.", None),
        ("Helseforetaket skal bidra i nettverket som ledes av Helsedirektoratet.", None),
        ("Helseforetaket skal bidra i arbeidet, som ledes av Helsedirektoratet.", None),
        ("Helseforetaket skal bidra i arbeidet i nettverk, som ledes av Helse Nord RHF.", None),
        ("Helse Vidda RHF skal bidra. Helse Nord RHF leder det nasjonale arbeidet.", NORD),
        ("Helse Vidda RHF skal måle, der Helse Vest RHF har hovedansvaret for arbeidet.", VEST),
        ("Helse Vidda RHF skal måle. Helse Nord RHF leder et annet nettverk.", None),
        ("Helse Vidda RHF skal måle. Helse Nord RHF har ansvar for koordinering.", NORD),
        ("Helse Vidda RHF skal måle. Helse Nord RHF skal samordne bidragene.", NORD),
        ("Helse Vidda RHF skal samordne målingene.", None),
        ("Helse Vidda RHF skal måle. Helse Nord RHF har hovedansvaret for egne ansatte.", None),
        ("De regionale helseforetakene, ved Helse Nord RHF, skal melde.", NORD),
        ("Helse Vidda RHF skal bidra i nettverket som ledes av Helsedirektoratet.", None),
        ("Helse Vidda RHF skal sørge for tiltak som kan lede til kortere køer.", None),
    ],
)
def test_lead(text: str, lead: str | None) -> None:
    assert roles(text).lead == lead


def test_the_trust_leads_itself() -> None:
    assert roles("Helseforetaket skal lede et regionalt arbeid.", STORLIA).lead == STORLIA


@pytest.mark.parametrize(
    ("text", "collaborators"),
    [
        ("Helse Vidda RHF skal i samarbeid med kommunene måle.", {"kommunene"}),
        (
            "Føretaket skal saman med Helse Lyngfjord HF og FHI måle.",
            {LYNGFJORD, "Folkehelseinstituttet"},
        ),
        (
            "Helse Vidda RHF skal måle. Helsedirektoratet skal bidra i arbeidet.",
            {"Helsedirektoratet"},
        ),
        ("Helse Nord RHF skal måle. Øvrige regioner deltar.", ALL - {NORD}),
        ("Helse Vest RHF bes om å måle i samarbeid med de andre regionene.", ALL - {VEST}),
        (
            "Helse Vidda RHF skal måle i samarbeid med øvrige aktører, særlig fagskolene.",
            {"fagskolene"},
        ),
        ("Dette gjøres i samarbeid med og etter avtale med Fjellheim sykehus HF.", {FJELLHEIM}),
        (
            "Føretaket skal måle saman med universitet og høgskular i regionen.",
            {"universitet og høgskular i regionen"},
        ),
        ("Måle i samarbeid med kommunene i helsefellesskapet.", {"kommunene i helsefellesskapet"}),
        (
            "Måle saman med kommunane på Fjordlandet og NAV Fjordland.",
            {"kommunane på Fjordlandet", "NAV Fjordland"},
        ),
        (
            "Ny avtale i samarbeid med Nordvik, Sørvik og Østvik kommuner.",
            {"Nordvik, Sørvik og Østvik kommuner"},
        ),
        ("Måle i dialog med statsforvalteren.", {"statsforvalteren"}),
        ("Måle sammen med de øvrige regionale helseforetakene.", ALL - {VIDDA}),
        ("Helse Nord RHF skal måle. Dei andre regionane medverkar.", ALL - {NORD}),
        ("Vurderingen, som sammen med målingen skal brukes, er ny.", set()),
        ("Helse Vidda RHF skal prøve ut samarbeid mellom helseforetak og kommuner.", set()),
    ],
)
def test_collaborators(text: str, collaborators: set[str]) -> None:
    assert set(roles(text).collaborators) == collaborators


def test_the_involved_are_no_collaborators() -> None:
    found = roles("Helse Vidda RHF skal måle. Berørte parter skal involveres på egnet måte.")
    assert (found.involved, found.collaborators) == (("berørte parter",), ())


def test_who_carries_it_out() -> None:
    found = roles("Helse Vidda RHF skal sørge for at Vidda IKT HF etablerer en vaktordning.")
    assert (found.owners, found.carried_out_by) == ((VIDDA,), ("Vidda IKT HF",))


def test_a_lead_in_names_the_owner() -> None:
    assert roles("måle natt", lead_in="Foretaksmøtet ba Helse Nord RHF om å:").owners == (NORD,)


@pytest.mark.parametrize(
    ("text", "collaborators"),
    [
        (
            "Måle sammen med Storlia sykehus HF og Klokkehuset Sykehus.",
            {STORLIA, "Klokkehuset Sykehus"},
        ),
        ("Måle sammen med kommunene og NattCERT.", {"kommunene", "NattCERT"}),
        ("Måle i samarbeid med Helse Vest Nattinnkjøp HF.", {"Helse Vest Nattinnkjøp HF"}),
        ("Måle i dialog med de ansattes organisasjoner.", {"de ansattes organisasjoner"}),
        ("Måle i samarbeid med kommunene og Meld. St. 9.", {"kommunene"}),
        ("Måle i dialog med Nattby universitet og NTNL.", {"Nattby universitet", "NTNL"}),
        ("Måle i dialog med NTNL og kommunene.", {"NTNL", "kommunene"}),
        (
            "Måle saman med Lyshaug Diakonale Sykehus AS og kommunane.",
            {"Lyshaug Diakonale Sykehus AS", "kommunane"},
        ),
        ("Måle sammen med Statens natteinstitutt.", {"Statens natteinstitutt"}),
        ("Føretaket skal i fellesskap med kommunane måle.", {"kommunane"}),
        ("Måle saman med minst ti kommunar.", {"kommunar"}),
        ("Lage etiske retningslinjer for samarbeid med næringslivet.", set()),
        (
            "Måle i samarbeid med Høgskulen på Fjordlandet og Høgskulen i Dalen.",
            {"Høgskulen på Fjordlandet", "Høgskulen i Dalen"},
        ),
    ],
)
def test_collaborators_that_no_register_holds(text: str, collaborators: set[str]) -> None:
    assert {*roles(text).collaborators} == collaborators


def test_a_work_with_a_name_is_led_by_who_leads_it() -> None:
    told = "Delta i prosjektet Felles natt, som ledes av Storlia sykehus HF."
    assert roles(told).lead == STORLIA


def test_who_is_told_above_leads_where_the_item_is_to_lead() -> None:
    listed = roles("lede arbeidet med måling", lead_in="Storlia sykehus HF skal:")
    assert (listed.owners, listed.lead) == ((STORLIA,), STORLIA)
    assert roles("lede til mindre natt", lead_in="Storlia sykehus HF skal:").lead is None
