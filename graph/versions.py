"""What changed between two versions of a document, and which links it casts doubt on."""

from graph.rows import HOW_FOUND, says_other
from graph.store import View
from graph.subjects import end
from model.base import Frozen
from model.facts import Fact
from model.graph import Link


class ChangedFact(Frozen):
    """A fact that says something else than it did, and in which fields."""

    before: Fact
    after: Fact
    fields: tuple[str, ...]


class Differences(Frozen):
    """Facts by reading order; `suspect`: links of the older version whose texts changed or went."""

    doc: str
    added: tuple[Fact, ...] = ()
    changed: tuple[ChangedFact, ...] = ()
    removed: tuple[Fact, ...] = ()
    suspect: tuple[Link, ...] = ()


def differences(before: View, after: View, doc: str) -> Differences:
    """From the document in one view to the same document in a later one."""
    old = {fact.key: fact for fact in before.facts(doc=doc)}
    new = {fact.key: fact for fact in after.facts(doc=doc)}
    return Differences(
        doc=doc,
        added=tuple(fact for key, fact in new.items() if key not in old),
        changed=tuple(
            ChangedFact(before=old[key], after=fact, fields=_fields(old[key], fact))
            for key, fact in new.items()
            if key in old and says_other(old[key], fact)
        ),
        removed=tuple(fact for key, fact in old.items() if key not in new),
        suspect=_suspect(before, old, new),
    )


def _fields(before: Fact, after: Fact) -> tuple[str, ...]:
    one, other = before.model_dump(), after.model_dump()
    fields = sorted((one.keys() | other.keys()) - HOW_FOUND)
    return tuple(name for name in fields if one.get(name) != other.get(name))


def _suspect(before: View, old: dict[str, Fact], new: dict[str, Fact]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for key in old:
        for link in before.links(key):
            linked = link.start if link.start.key == key else link.end
            if key not in new or end(new[key]).fingerprint != linked.fingerprint:
                found[link.key] = link
    return tuple(found[key] for key in sorted(found))
