"""Which organisations an answer concerns: the trusts that it names."""

from extractors.context import Context
from extractors.parties import Frame, find_parties


def concerned(context: Context, text: str, reporter: str | None) -> tuple[str, ...]:
    """The trusts of the reporter's region named in `text`; in a joint report other regions too."""
    register, meta = context.register, context.meta
    region = _region(context, reporter)
    joint = reporter != meta.issuer
    found: dict[str, None] = {}
    for party in find_parties(text, Frame.of(context)):
        for name in party.names if party.kind == "organisation" else ():
            organisation = register.by_name[name]
            own = organisation.type == "hf" and organisation.parent == region and name != reporter
            if own or (joint and organisation.type == "rhf" and name != reporter):
                found[name] = None
    return tuple(found)


def _region(context: Context, name: str | None) -> str | None:
    organisation = context.register.by_name.get(name) if name else None
    if organisation is None or organisation.type == "rhf":
        return name
    return organisation.parent
