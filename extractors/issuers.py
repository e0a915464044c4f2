"""Who issued a document and to whom: from its title page and signature, else from who is named."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.doctypes import Kind
from extractors.front import back_lines, front_lines
from extractors.front_names import TRUSTS, Mention, known_names, mentions_in
from extractors.wordlists import alternation, wordlists
from model.organisations import Register
from model.text import Document

_OWNERS = ("departement", "rhf")
_ONE_TRUST = 0.6
_SUBJECT_WEIGHT = 3
_OPENING = 3000


@dataclass(frozen=True, slots=True)
class Ends:
    """Issuer and addressee by official name; `inferred` are the fields that are worked out."""

    issuer: str | None = None
    addressee: str | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """The organisations named: on the title, on its page, at the edge of pages, by weight."""

    title: tuple[Mention, ...]
    front: tuple[Mention, ...]
    edges: tuple[Mention, ...]
    weights: Counter[str]
    types: dict[str, str]

    def first(self, *types: str) -> str | None:
        """The first of these types on the title line, else on the title page."""
        return self.of(types, (*self.title, *self.front))

    def of(self, types: Sequence[str], mentions: Iterable[Mention]) -> str | None:
        """The first of these types among some mentions."""
        return next((m.name for m in mentions if self.types[m.name] in types), None)

    def receiver(self) -> str | None:
        """The owner whom the title page says that the document goes to."""
        sent = [m for m in (*self.title, *self.front) if m.part == "to"]
        return self.of(_OWNERS, sent)

    def is_named(self, name: str | None) -> bool:
        """Whether the title page names an organisation."""
        return any(mention.name == name for mention in self.front)

    def most(self, *types: str) -> str | None:
        """The one of these types named most."""
        found = {n: w for n, w in self.weights.items() if self.types[n] in types}
        return max(found, key=lambda name: (found[name], name)) if found else None

    def share(self, name: str, *types: str) -> float:
        """How much of what is said of these types is said of `name`."""
        total = sum(w for n, w in self.weights.items() if self.types[n] in types)
        return self.weights[name] / total if total else 0.0


def ends_of(document: Document, register: Register, kind: Kind) -> Ends:
    """Issuer and addressee of a document of this kind; None where the words do not tell."""
    named = _named(document, register, kind)
    match kind.doc_type:
        case "ukjent":
            return Ends()
        case "oppdragsdokument":
            return _from_ministry(named, register)
        case "oppdrag_og_bestilling":
            return _to_trust(named, register)
        case "foretaksmoteprotokoll":
            return _meeting(named, register)
        case _:
            return _report(document, register, kind, named)


def _report(document: Document, register: Register, kind: Kind, named: _Named) -> Ends:
    """Who reports or plans, and to whom; a plan is for nobody in particular."""
    receiver = named.receiver() if kind.doc_type != "utviklingsplan" else None
    reporter, stated = _reporter(document, named, register, receiver)
    inferred = () if stated else ("issuer",)
    receiver = None if receiver == reporter else receiver
    if reporter is None or receiver or kind.doc_type != "arlig_melding":
        return Ends(reporter, receiver, inferred)
    owner = _owner(named, register, reporter)
    return Ends(reporter, owner, inferred if named.is_named(owner) else (*inferred, "addressee"))


def is_to_trust(document: Document, register: Register, kind: Kind) -> bool:
    """Whether the title page addresses a trust: then the mandates are a regional authority's."""
    return kind.title is not None and _named(document, register, kind).first(*TRUSTS) is not None


def _from_ministry(named: _Named, register: Register) -> Ends:
    ministry = _ministry(register)
    stated, addressee = named.is_named(ministry), named.first("rhf")
    guessed = [] if stated else ["issuer"]
    if addressee is None:
        guessed.append("addressee")
        addressee = named.most("rhf")
    return Ends(ministry, addressee, tuple(guessed))


def _to_trust(named: _Named, register: Register) -> Ends:
    issuer, addressee = named.first("rhf"), named.first(*TRUSTS)
    guessed = [] if issuer else ["issuer"]
    if addressee is None:
        guessed.append("addressee")
        most = named.most(*TRUSTS)
        addressee = most if most and named.share(most, *TRUSTS) >= _ONE_TRUST else None
    if issuer is None:
        issuer = _parent(register, addressee) or named.most("rhf")
    return Ends(issuer, addressee, tuple(guessed))


def _meeting(named: _Named, register: Register) -> Ends:
    """A foretaksmøte is its owner's: the ministry's for a regional authority."""
    regions = {m.name for m in named.front if named.types[m.name] == "rhf"}
    of = named.first(*TRUSTS) or (named.first("rhf") if len(regions) < 2 else None)
    if of is None and not regions:
        of = named.most("rhf", *TRUSTS)
    issuer = _owner(named, register, of) if of else _ministry(register)
    return Ends(issuer, of, () if named.is_named(issuer) else ("issuer",))


def _reporter(
    document: Document, named: _Named, register: Register, receiver: str | None
) -> tuple[str | None, bool]:
    """Who reports or plans, and whether the title page, the page edges or the opening say so."""
    stated = _said_to_report(named) or _presenter(document, register)
    if stated:
        return stated, True
    trust, region = named.most(*TRUSTS), None if receiver else named.most("rhf")
    alone = trust is not None and named.share(trust, *TRUSTS) >= _ONE_TRUST
    if trust and alone and (region is None or named.weights[trust] > named.weights[region]):
        return trust, False
    if receiver and named.types[receiver] == "rhf":
        return None, False
    return region or _shared_parent(named, register) or trust, False


def _said_to_report(named: _Named) -> str | None:
    """Whom the title page, or the head of every page, says that the report is from.

    A title page that names several trusts only in passing tells of their region.
    """
    kinds, others = (*TRUSTS, "rhf"), [m for m in named.front if m.part != "to"]
    title = [m for m in named.title if m.part != "to"]
    own = [m for m in others if m.own]
    said = named.of(kinds, (m for m in title if m.part == "from")) or named.of(TRUSTS, title)
    several = len({m.name for m in others if named.types[m.name] in TRUSTS}) > 1
    if several:
        said = said or named.of(("rhf",), own)
    for mentions in ((*title, *own), named.edges, () if several else others):
        said = said or named.of(TRUSTS, mentions) or named.of(kinds, mentions)
    return said


def _shared_parent(named: _Named, register: Register) -> str | None:
    """The region of the trusts named, where there are several of one region."""
    trusts = (name for name in named.weights if named.types[name] in TRUSTS)
    parents = Counter(parent for name in trusts if (parent := _parent(register, name)))
    ranked = parents.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] > 1 else None


def _presenter(document: Document, register: Register) -> str | None:
    """Who says in the opening that it lays its report before somebody."""
    for _, end, name in known_names(document.text[:_OPENING], register):
        if _presents().match(document.text, end):
            return name
    return None


@cache
def _presents() -> re.Pattern[str]:
    """ "X legger med dette fram årlig melding": a verb, and the report in the same sentence."""
    lists = wordlists("issuers")
    verb, report = alternation(lists["presents"]), alternation(lists["report"])
    return re.compile(rf"\s+{verb}\b[^.]{{0,60}}?\b{report}", re.I)


def _owner(named: _Named, register: Register, name: str) -> str | None:
    if named.types.get(name) == "rhf":
        return _ministry(register)
    return _parent(register, name) or named.most("rhf")


def _parent(register: Register, name: str | None) -> str | None:
    organisation = register.by_name.get(name) if name else None
    return organisation.parent if organisation else None


def _ministry(register: Register) -> str | None:
    """The ministry that owns the regional authorities."""
    return next((o.parent for o in register.organisations if o.type == "rhf" and o.parent), None)


def _named(document: Document, register: Register, kind: Kind) -> _Named:
    types = {o.name: str(o.type) for o in register.organisations}
    lines = [*front_lines(document), *(back_lines(document) if kind.title is None else ())]
    front = mentions_in([document.words(b.start, b.end) for b in lines], register)
    for mention in front:
        types.setdefault(mention.name, "rhf" if mention.name.endswith("RHF") else "hf")
    weights: Counter[str] = Counter()
    for _, end, name in known_names(document.text, register):
        weights[name] += _SUBJECT_WEIGHT if _acts().match(document.text, end) else 1
    title = kind.title
    return _Named(
        title=tuple(
            m for m in front if title and title.start <= lines[m.lines[0]].start < title.end
        ),
        front=front,
        edges=mentions_in(document.running, register),
        weights=weights,
        types=types,
    )


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"s?\s+{alternation(wordlists('issuers')['acts'])}\b")
