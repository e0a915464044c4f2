"""A plan's lists under a lead-in are counted, whether or not they became commitments."""

import pytest
from texts import context_of

from extractors.completeness import completeness

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
    found = completeness(context_of(text, "utviklingsplan", issuer="Helse Lyngfjord HF"), [])
    assert [check.seen for check in found if check.what == "vil_items"] == ([seen] if seen else [])
