"""What leads into commitments, and what only tells of measures."""

import pytest
from small_contexts import PLAN, context

from extractors.commitment_leads import committed, is_column, label_end
from extractors.parties import Frame

VEST = "Helse Vest RHF"


def commits(lead: str) -> tuple[bool, str | None]:
    return committed(lead, Frame.of(context(PLAN)), VEST)


@pytest.mark.parametrize(
    "lead",
    [
        "Tiltak",
        "Viktige tiltak i perioden:",
        "Tiltak på lengre sikt:",
        "Tiltak 2027–2030",
        "Dei viktigaste tiltaka fram mot 2035:",
        "Hovedgrep i planperioden:",
        "Prioriteringar 2023–2026:",
        "Korleis kjem vi dit?",
        "Hva skal vi gjøre?",
        "Følgende tiltak iverksettes i planperioden:",
        "I perioden prioriterast følgjande tiltak:",
        "Styret har vedtatt disse tiltakene:",
        "Helse Vest vil i perioden 2026–2029 gjennomføre følgende tiltak:",
        "Helse Vest vil i samarbeid med kommunane:",
        "Føretaket skal difor i perioden 2023–2026:",
        "Sjukehuset ynskjer i perioden å:",
        "Vi forpliktar oss til å:",
    ],
)
def test_a_lead_commits_the_issuer(lead: str) -> None:
    assert commits(lead) == (True, VEST)


@pytest.mark.parametrize(
    "lead",
    [
        "Følgende tiltak er gjennomført:",
        "Følgende tiltak skal vi vurdere:",
        "Eksempler på tiltak:",
        "Gjennomførte tiltak:",
        "Helsedirektoratet vil:",
        "Regjeringen vil gjennomføre følgende tiltak:",
        "Prioriterte områder i planperioden:",
        "Hvordan ligger vi an?",
        "Tiltakene vil bidra til å",
        "Hva vil vi oppnå?",
    ],
)
def test_what_is_done_or_weighed_or_told_of_others_commits_nobody(lead: str) -> None:
    assert not commits(lead)[0]


def test_trusts_that_are_not_named_stay_as_they_are_said() -> None:
    assert commits("Helseforetakene skal:") == (True, "helseforetakene")


@pytest.mark.parametrize(
    ("title", "commits"),
    [("Tiltak", True), ("Prioriterte tiltak", True), ("Hva skal vi gjøre?", True), ("Mål", False)],
)
def test_a_column_of_measures_is_known_by_its_title(title: str, commits: bool) -> None:
    assert is_column(title) is commits


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("Tiltak 2: Opne eit dagtilbod", "Opne eit dagtilbod"),
        ("Tiltak 3.1 – Bygge ut", "Bygge ut"),
        ("Tiltak 2027–2030", "Tiltak 2027–2030"),
        ("Tiltak som krever mer", "Tiltak som krever mer"),
    ],
)
def test_a_label_counts_a_commitment(words: str, behind: str) -> None:
    assert words[label_end(words) :] == behind
