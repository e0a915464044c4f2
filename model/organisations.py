"""The organisation register: official names, kinds, parents, aliases in both written languages."""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Literal

from model.base import Frozen, fold

OrganisationType = Literal["departement", "rhf", "hf", "felleseid", "direktorat", "etat", "annet"]


class Organisation(Frozen):
    """`prefixes`: of mandate ids ("HMN"). `number` only where `number_source` gives it."""

    name: str
    type: OrganisationType
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    number: str | None = None
    number_source: str | None = None
    fictional: bool = False


class Group(Frozen):
    """A name that stands for several organisations ("de regionale helseforetakene")."""

    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...]


class Register(Frozen):
    """All organisations and groups that names in documents are resolved against."""

    organisations: tuple[Organisation, ...]
    groups: tuple[Group, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Organisation]:
        """Organisations by official name."""
        return {organisation.name: organisation for organisation in self.organisations}

    @cached_property
    def by_alias(self) -> dict[str, Organisation]:
        """Organisations by every folded, case-folded name or alias that is theirs alone."""
        found: dict[str, list[Organisation]] = {}
        for organisation in self.organisations:
            for name in (organisation.name, *organisation.aliases):
                found.setdefault(fold(name).casefold(), []).append(organisation)
        return {alias: owners[0] for alias, owners in found.items() if len(set(owners)) == 1}

    def children(self, parent: str) -> tuple[Organisation, ...]:
        """The organisations whose parent is `parent`, in register order."""
        return tuple(o for o in self.organisations if o.parent == parent)


def load_register(*paths: Path) -> Register:
    """The register of one or more TOML files (`[[organisation]]` and `[[group]]` tables).

    Raises ValueError when a name or a parent is defined twice or not at all.
    """
    organisations: list[Organisation] = []
    groups: list[Group] = []
    for path in paths:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        organisations += [Organisation.model_validate(o) for o in data.get("organisation", [])]
        groups += [Group.model_validate(g) for g in data.get("group", [])]
    names = [o.name for o in organisations]
    if len(set(names)) != len(names):
        raise ValueError(f"organisation defined twice in {', '.join(map(str, paths))}")
    missing = {o.parent for o in organisations if o.parent} - set(names)
    missing |= {member for group in groups for member in group.members} - set(names)
    if missing:
        raise ValueError(f"organisations named but not defined: {', '.join(sorted(missing))}")
    return Register(organisations=tuple(organisations), groups=tuple(groups))
