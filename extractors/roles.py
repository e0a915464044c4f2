"""Who does what in a mandate: owners, lead, collaborators, the involved, those who carry it out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.clauses import Clause, clauses
from extractors.parties import Frame, Party
from extractors.role_patterns import patterns


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of a mandate. `impersonal`: nobody is named, the owner is the addressee."""

    owners: tuple[str, ...] = ()
    lead: str | None = None
    collaborators: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    carried_out_by: tuple[str, ...] = ()
    impersonal: bool = False
    uncertain_lead: bool = False


@dataclass
class _Found:
    """What the sentences have given so far, in reading order."""

    ours: tuple[str, ...]
    told: list[tuple[Party, ...]] = field(default_factory=list)
    helping: list[tuple[Clause, tuple[Party, ...]]] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    collaborators: list[str] = field(default_factory=list)
    involved: list[str] = field(default_factory=list)
    carried_out_by: list[str] = field(default_factory=list)


def roles_of(
    text: str, frame: Frame, lead_in: str = "", responsible: tuple[Party, ...] = ()
) -> Roles:
    """The roles that `text` gives; `lead_in` is the sentence it hangs on, if any.

    `responsible` are told to do it by what stands beside, where the text itself tells nobody.
    """
    found = _Found(frame.told)
    for clause in clauses(lead_in, frame):
        _read(clause, found)
    above = found.told[-1] if found.told else responsible
    told = clauses(text, frame)
    for clause in told:
        _read(clause, found)
    if responsible and not found.told:
        found.told.append(responsible)
    if told and patterns().leads_first.match(told[0].marked):
        found.leads[:0] = _official(above)
    owners = _owners(found)
    helpers = [
        name
        for clause, parties in found.helping
        for name in _names((p for p in parties if found.told or p.kind != "trusts"), owners)
        if name not in owners
    ]
    impersonal = not owners and bool(frame.told)
    return Roles(
        owners=frame.told if impersonal else tuple(owners),
        lead=found.leads[0] if found.leads else None,
        collaborators=tuple(dict.fromkeys([*found.collaborators, *helpers])),
        involved=tuple(dict.fromkeys(found.involved)),
        carried_out_by=tuple(dict.fromkeys(found.carried_out_by)),
        impersonal=impersonal,
        uncertain_lead=len(set(found.leads)) > 1,
    )


def _read(clause: Clause, found: _Found) -> None:
    told = _subjects(clause, found)
    found.leads += _led_by(clause)
    told = told or (found.told[-1] if found.told else ())
    found.collaborators += _together(clause, _official(told) or found.ours)
    found.involved += _involved(clause)
    for match in patterns().ensure.finditer(clause.marked):
        found.carried_out_by += _names(clause.parties(match["who"]))


def _subjects(clause: Clause, found: _Found) -> tuple[Party, ...]:
    """The parties that this sentence tells to do something; notes helpers and leads."""
    all_told: list[Party] = []
    for match in _duties(clause.marked):
        parties = clause.parties(match["who"])
        if _is_object(clause.marked, match.end()):
            continue
        leads_others = _leads_others(clause, match.end(), found)
        if patterns().help_after.match(clause.marked, match.end()):
            found.helping.append((clause, parties))
        else:
            found.told += [] if leads_others else [parties]
            all_told += parties
        if way := match.groupdict().get("way"):
            found.leads += _official(clause.parties(way))
        if leads_others or patterns().lead_after.match(clause.marked, match.end()):
            found.leads += _official(parties)
    for match in patterns().helps.finditer(clause.marked):
        found.helping.append((clause, clause.parties(match["who"] or match["along"])))
    return tuple(all_told)


def _leads_others(clause: Clause, after: int, found: _Found) -> bool:
    """Whether one is told nothing but to lead what others have been told to do before."""
    leads = patterns().lead_after.match(clause.marked, after)
    only = leads is not None and not re.search(r"\s(?:og|samt)\s", leads[0])
    earlier = [p for parties in found.told for p in parties]
    earlier += [p for _, parties in found.helping for p in parties if p.kind != "others"]
    joins = patterns().coordinates_after.match(clause.marked, after)
    return bool((only or joins) and _of_service(earlier))


def _duties(marked: str) -> Iterator[re.Match[str]]:
    seen: set[int] = set()
    for pattern in (patterns().subject_first, patterns().verb_first, patterns().asked):
        for match in pattern.finditer(marked):
            if match.start("who") not in seen:
                seen.add(match.start("who"))
                yield match


def _is_object(marked: str, after: int) -> bool:
    """The one named is not told, but is to be involved, informed, …: a passive follows."""
    return bool(
        patterns().involve_after.match(marked, after)
        or patterns().passive_after.match(marked, after)
    )


def _owners(found: _Found) -> list[str]:
    """Those told outright; those who only help count where nobody else is told."""
    told = [p for parties in found.told for p in parties]
    if not _of_service(told):
        told = [p for _, parties in found.helping for p in parties if _of_service([p])] or told
    owners = _of_service(told) or _official(told)
    return list(dict.fromkeys(owners))


def _of_service(parties: Iterable[Party]) -> list[str]:
    """Official names of those who can be given a mandate: not ministries or agencies."""
    return [name for party in parties if party.mandated for name in party.names]


def _official(parties: Iterable[Party]) -> list[str]:
    return [name for party in parties for name in party.names]


def _led_by(clause: Clause) -> list[str]:
    found = []
    for pattern in (patterns().led_by, patterns().is_led_by, patterns().as_leader):
        for match in pattern.finditer(clause.marked):
            found += _official(clause.parties(match["who"])[:1])
    for match in patterns().work_led_by.finditer(clause.marked):
        found += _of_service(clause.parties(match["who"])[:1])
    for match in patterns().has_lead.finditer(clause.marked):
        found += _official(clause.parties(match["who"] or match["leading"]))
    return found


def _together(clause: Clause, others_than: Sequence[str]) -> list[str]:
    """The named parties of "i samarbeid med", and of a common work that another leads."""
    found = []
    for match in patterns().together.finditer(clause.marked):
        parties = clause.parties(match["who"])
        if match["namely"]:
            parties = tuple(p for p in parties if p.names) + clause.parties(match["namely"])
        found += _names(parties, others_than=others_than)
        if more := patterns().also_by_name.match(clause.marked, match.end()):
            found.append(clause.said(more["name"]))
    for match in patterns().together_unknown.finditer(clause.marked):
        found.append(clause.said(match["np"]))
    for match in patterns().together_by_name.finditer(clause.marked):
        found += [clause.said(match["name"]), *_names(clause.parties(match["besides"] or ""))]
    for match in patterns().common_work.finditer(clause.marked):
        found += _names(clause.parties(match["who"]), others_than=others_than)
    return found


def _involved(clause: Clause) -> list[str]:
    found = []
    for pattern in (patterns().involved, patterns().involved_inverted):
        for match in pattern.finditer(clause.marked):
            words = match["np"].strip()
            parties = clause.parties(words)
            found += _names(parties) if parties else [_lower_first(clause.said(words))]
    for match in patterns().involve_actively.finditer(clause.marked):
        found += _names(clause.parties(match["who"]))
    return found


def _names(parties: Iterable[Party], others_than: Iterable[str] = ()) -> list[str]:
    """Official names; the words as said where there are none, or a plural says no name."""
    found: list[str] = []
    for party in parties:
        if party.kind == "others":
            found += [name for name in party.names if name not in set(others_than)]
        elif party.names and party.kind != "trusts":
            found += party.names
        else:
            opens = party.start == 0 and not re.search(r"\s(?:i|ved|på)\s[A-ZÆØÅ]", party.said)
            found.append(_lower_first(party.said) if opens else party.said)
    return found


def _lower_first(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
