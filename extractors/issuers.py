"""Who issued a document and to whom: from its title page and signature, else from who is named."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.doctypes import Kind
from extractors.front import back_lines, front_lines
from extractors.wordlists import alternation, wordlists
from model.organisations import Register
from model.text import Block, Document

_TRUSTS = ("hf", "felleseid")
_OWNERS = ("departement", "rhf")
_TO = re.compile(r"\btil:?\s+$", re.I)
_ONE_TRUST = 0.6
_MOST_OF_LINE = 0.4
_SUBJECT_WEIGHT = 3
_UNREGISTERED = re.compile(r"(?:[A-ZÆØÅ][\w-]+\s(?:(?:i|og)\s)?){1,4}R?HF\b")


@dataclass(frozen=True, slots=True)
class Ends:
    """Issuer and addressee by official name; `inferred` are the fields that are worked out."""

    issuer: str | None = None
    addressee: str | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """The organisations named, by kind: on the title page in order, and anywhere by weight.

    `own` are those whose name is most of a line of the title page.
    """

    title: tuple[str, ...]
    front: tuple[str, ...]
    own: tuple[str, ...]
    weights: Counter[str]
    types: dict[str, str]

    def first(self, *types: str) -> str | None:
        """The first of these types on the title line, else on the title page."""
        named = (*self.title, *self.front)
        return next((name for name in named if self.types[name] in types), None)

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
    reporter, stated = _reporter(named, register)
    inferred = () if stated else ("issuer",)
    if reporter is None or kind.doc_type != "arlig_melding":
        reports = kind.doc_type == "tertialrapport"
        receiver = _receiver(document, register, named, reporter) if reports else None
        return Ends(reporter, receiver, inferred)
    owner = _owner(named, register, reporter)
    return Ends(reporter, owner, inferred if owner in named.front else (*inferred, "addressee"))


def is_to_trust(document: Document, register: Register, kind: Kind) -> bool:
    """Whether the title page addresses a trust: then the mandates are a regional authority's."""
    return kind.title is not None and _named(document, register, kind).first(*_TRUSTS) is not None


def _from_ministry(named: _Named, register: Register) -> Ends:
    ministry = _ministry(register)
    stated, addressee = ministry in named.front, named.first("rhf")
    guessed = [] if stated else ["issuer"]
    if addressee is None:
        guessed.append("addressee")
        addressee = named.most("rhf")
    return Ends(ministry, addressee, tuple(guessed))


def _to_trust(named: _Named, register: Register) -> Ends:
    issuer, addressee = named.first("rhf"), named.first(*_TRUSTS)
    guessed = [] if issuer else ["issuer"]
    if addressee is None:
        guessed.append("addressee")
        most = named.most(*_TRUSTS)
        addressee = most if most and named.share(most, *_TRUSTS) >= _ONE_TRUST else None
    if issuer is None:
        issuer = _parent(register, addressee) or named.most("rhf")
    return Ends(issuer, addressee, tuple(guessed))


def _meeting(named: _Named, register: Register) -> Ends:
    """A foretaksmøte is its owner's: the ministry's for a regional authority."""
    regions = {n for n in (*named.title, *named.front) if named.types[n] == "rhf"}
    of = named.first(*_TRUSTS) or (named.first("rhf") if len(regions) < 2 else None)
    if of is None and not regions:
        of = named.most("rhf", *_TRUSTS)
    issuer = _owner(named, register, of) if of else _ministry(register)
    return Ends(issuer, of, ("issuer",) if issuer not in named.front else ())


def _reporter(named: _Named, register: Register) -> tuple[str | None, bool]:
    """Who reports or plans, and whether the title page says so.

    A title page that names several trusts only in passing tells of their region.
    """
    owned = [name for name in (*named.title, *named.own) if named.types[name] in (*_TRUSTS, "rhf")]
    trusts = {name for name in named.front if named.types[name] in _TRUSTS}
    few = None if len(trusts) > 1 else named.first(*_TRUSTS) or named.first("rhf")
    stated = next((n for n in owned if named.types[n] in _TRUSTS), None) or next(iter(owned), few)
    if stated:
        return stated, True
    trust, region = named.most(*_TRUSTS), named.most("rhf")
    alone = trust is not None and named.share(trust, *_TRUSTS) >= _ONE_TRUST
    if trust and alone and (region is None or named.weights[trust] > named.weights[region]):
        return trust, False
    return region or _shared_parent(named, register) or trust, False


def _shared_parent(named: _Named, register: Register) -> str | None:
    """The region of the trusts named, where there are several of one region."""
    trusts = (name for name in named.weights if named.types[name] in _TRUSTS)
    parents = Counter(parent for name in trusts if (parent := _parent(register, name)))
    ranked = parents.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] > 1 else None


def _receiver(
    document: Document, register: Register, named: _Named, reporter: str | None
) -> str | None:
    """Whom the title page says that a report goes to."""
    for block in front_lines(document):
        line = document.words(block.start, block.end)
        for match in _name_pattern(register).finditer(line):
            known = register.by_alias.get(" ".join(match[0].split()).casefold())
            above = known and known.name != reporter and named.types[known.name] in _OWNERS
            if known and above and _TO.search(line[: match.start()]):
                return known.name
    return None


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
    title = [kind.title] if kind.title else []
    lines = [*front_lines(document), *(back_lines(document) if kind.title is None else ())]
    weights: Counter[str] = Counter()
    for name, after in _mentions(document.text, register):
        weights[name] += _SUBJECT_WEIGHT if _acts().match(after) else 1
    front, on_title = _in_lines(document, register, lines), _in_lines(document, register, title)
    for name in (*front, *on_title):
        types.setdefault(name, "rhf" if name.endswith("RHF") else "hf")
    own = _in_lines(document, register, [b for b in lines if _is_own(document, register, b)])
    return _Named(on_title, front, own, weights, types)


def _is_own(document: Document, register: Register, block: Block) -> bool:
    """Whether a line is little more than one name, and does not say to whom it goes."""
    line = document.words(block.start, block.end)
    match = _name_pattern(register).search(line) or _UNREGISTERED.search(line)
    if match is None or _TO.search(line[: match.start()]):
        return False
    return len(match[0]) >= _MOST_OF_LINE * len(line)


def _in_lines(document: Document, register: Register, lines: Iterable[Block]) -> tuple[str, ...]:
    """The organisations of some lines in order; one that is not registered as it is printed."""
    found: list[str] = []
    for text in (document.words(block.start, block.end) for block in lines):
        known = [name for name, _ in _mentions(text, register)]
        found += known or [match[0] for match in _UNREGISTERED.finditer(text)]
    return tuple(found)


def _mentions(text: str, register: Register) -> Iterator[tuple[str, str]]:
    """Each organisation named, with the words after it."""
    for match in _name_pattern(register).finditer(text):
        known = register.by_alias.get(" ".join(match[0].split()).casefold())
        if known:
            yield known.name, text[match.end() : match.end() + 40]


@lru_cache(maxsize=8)
def _name_pattern(register: Register) -> re.Pattern[str]:
    """Names and aliases as they are written, in the genitive too."""
    owners = [o for o in register.organisations if o.type in ("departement", "rhf", *_TRUSTS)]
    names = alternation(name for o in owners for name in (o.name, *o.aliases))
    return re.compile(rf"(?<![\w-]){names}(?=s?(?!\w))")


@lru_cache(maxsize=1)
def _acts() -> re.Pattern[str]:
    return re.compile(rf"s?\s+{alternation(wordlists('issuers')['acts'])}\b")
