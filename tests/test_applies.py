"""Whom an answer concerns: the trusts of the region that it names."""

from extractors.applies import concerned
from tests.reports import FJELLHEIM, STORLIA, VIDDA, item, report

CONTEXT = report(item("Tekst"))


def test_the_trusts_named_are_concerned() -> None:
    answer = "Storlia sykehus HF og Fjellheim sjukehus HF har åpnet klinikker."
    assert concerned(CONTEXT, answer, VIDDA) == (STORLIA, FJELLHEIM)


def test_other_regions_are_concerned_only_in_a_joint_report() -> None:
    answer = "Helse Nord RHF deltar."
    assert concerned(CONTEXT, answer, VIDDA) == ()
    assert concerned(CONTEXT, answer, "Helse Vest RHF") == ("Helse Nord RHF",)
