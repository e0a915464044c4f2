"""A plan's lists under a lead-in are counted, whether or not they became commitments."""

from pathlib import Path

import pytest

from extractors.completeness import completeness
from extractors.context import Context
from ingest.text import read_text
from model.evidence import Source
from model.facts import DocumentFact
from model.organisations import load_register

REGISTER = load_register(Path(__file__).parents[1] / "corpus" / "organisations.toml")

LEADS = [
    ("Helse Lyngfjord HF vil:", 2),
    ("I planperioden vil vi:", 2),
    ("I planperioden skal me særleg:", 2),
    ("Desse møter vi:", 0),
    ("Tilbudet omfatter:", 0),
]


@pytest.mark.parametrize(("lead", "seen"), LEADS)
def test_items_under_a_lead_in_that_commits_are_counted(lead: str, seen: int) -> None:
    text = f"1 Rekruttering\n\n{lead}\n\n- styrke opplæringen\n\n- bygge flere boliger\n"
    document = read_text(text.encode(), key="plan", name="plan.txt", sha256="0")
    meta = DocumentFact(
        key="plan/document",
        doc="plan",
        source=Source(doc="plan", sha256="0", start=0, end=0, quote=""),
        rule="test",
        doc_type="utviklingsplan",
        issuer="Helse Lyngfjord HF",
    )
    found = completeness(Context(document, REGISTER, meta), [])
    assert [check.seen for check in found if check.what == "vil_items"] == ([seen] if seen else [])
