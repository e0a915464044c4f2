"""The register: every alias is somebody's alone, and every trust has its region."""

from tests.mandates import FOUR
from tests.reports import REGISTER, VIDDA


def test_no_alias_belongs_to_two() -> None:
    names = {name.casefold() for o in REGISTER.organisations for name in (o.name, *o.aliases)}
    assert names == set(REGISTER.by_alias)


def test_every_trust_has_a_regional_authority() -> None:
    parents = {o.parent for o in REGISTER.organisations if o.type == "hf"}
    assert parents == {*FOUR, VIDDA}


def test_no_number_without_its_source() -> None:
    assert all(o.number_source for o in REGISTER.organisations if o.number)
