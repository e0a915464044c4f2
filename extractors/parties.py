"""Parties in a passage: names of the register, groups, the addressee by role, and plain nouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher

from extractors.context import Context
from extractors.nlp import analyse, pipeline
from extractors.wordlists import alternation, wordlists
from model.organisations import Register
from model.text import Document

PartyKind = Literal["organisation", "group", "others", "self", "trusts", "office", "generic"]
_FUZZY = 91.0
_SHORT = 6
_MANDATED = frozenset({"rhf", "hf", "felleseid"})
_OWN_REPORTS = frozenset({"arlig_melding", "tertialrapport", "utviklingsplan"})
GIVING = frozenset({"oppdragsdokument", "oppdrag_og_bestilling", "foretaksmoteprotokoll"})
"""The types of document that tell somebody what to do."""
_FRONT = 600
"""Characters in which a document says whom it is addressed to."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party at `[start, end)`: `names` are official, empty where only `said` names it.

    `others` are the regions but the one spoken of; `self` is the addressee by its role.
    An `office` is a local one, or a municipality by name, that the register does not hold.
    `mandated`: of the kind that is given mandates, unlike ministries and agencies.
    """

    start: int
    end: int
    said: str
    kind: PartyKind
    names: tuple[str, ...] = ()
    mandated: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Who "we" are in a document: the one it gives duties to, its region, and the register."""

    register: Register
    responsible: str | None
    region: str | None
    trusts: tuple[str, ...] = ()
    """All trusts of the region, where the document says that it is addressed to all of them."""

    @classmethod
    def of(cls, context: Context) -> "Frame":
        """The addressee, or the issuer of a report on its own duties.

        Who gives mandates to nobody in particular is not the one that must do them.
        """
        meta, register = context.meta, context.register
        own = meta.doc_type in _OWN_REPORTS or (not meta.addressee and meta.doc_type not in GIVING)
        responsible = meta.issuer if own else meta.addressee
        region = _region(register, responsible or meta.issuer)
        if responsible or region is None or not is_to_all_trusts(context.document):
            return cls(register, responsible, region)
        trusts = tuple(o.name for o in register.children(region) if o.type == "hf")
        return cls(register, None, region, trusts)

    @property
    def told(self) -> tuple[str, ...]:
        """Those that "helseforetaket" or nobody in particular stands for."""
        return (self.responsible,) if self.responsible else self.trusts

    @property
    def is_regional(self) -> bool:
        """Whether the one given duties is itself a regional authority."""
        return self.responsible is not None and self.responsible == self.region

    def regions(self) -> tuple[str, ...]:
        """The regional authorities, one's own among them where it is another."""
        real = (o for o in self.register.organisations if o.type == "rhf" and not o.fictional)
        return tuple(dict.fromkeys([*(o.name for o in real), *filter(None, [self.region])]))


def _region(register: Register, name: str | None) -> str | None:
    organisation = register.by_name.get(name) if name else None
    if organisation is None:
        return None
    if organisation.type == "rhf":
        return organisation.name
    return _region(register, organisation.parent)


def is_to_all_trusts(document: Document) -> bool:
    """Whether the front of a document says that it goes to all trusts of a region."""
    all_trusts = alternation(wordlists("parties")["trusts"])
    to = rf"(?<!\w)(?:til|for)\s+(?:alle\s+)?{all_trusts}(?!\w)"
    return bool(re.search(to, document.text[:_FRONT], re.I))


def find_parties(text: str, frame: Frame) -> tuple[Party, ...]:
    """The parties that `text` names, in order and without overlap; the longest reading wins."""
    found = [*_named(text, frame), *_by_role(text, frame), *_offices(text)]
    found += [*_misspelt(text, frame, found), *_unregistered(text, found)]
    ends = {party.end for party in found if party.kind in ("organisation", "group", "others")}
    found += [party for party in _plain(text) if party.end not in ends]
    found.sort(key=lambda p: (p.start - p.end, p.kind == "generic", p.start))
    kept: list[Party] = []
    for party in found:
        if all(party.end <= other.start or other.end <= party.start for other in kept):
            kept.append(party)
    return tuple(sorted(kept, key=lambda p: p.start))


def _named(text: str, frame: Frame) -> Iterator[Party]:
    """Names, aliases and groups of the register, in the genitive too."""
    doc = analyse(text)
    for matcher in _matchers(frame.register):
        for match_id, start, end in matcher(doc):
            span = doc[start:end]
            if span.text in wordlists("parties")["offices"] and span.text.islower():
                continue
            name = matcher.vocab.strings[match_id]  # type: ignore[attr-defined] # missing in its stub
            group = next((g for g in frame.register.groups if f"group:{g.name}" == name), None)
            kind: PartyKind = "group" if group else "organisation"
            names = group.members if group else (name,)
            mandated = all(frame.register.by_name[n].type in _MANDATED for n in names)
            yield Party(span.start_char, span.end_char, span.text, kind, names, mandated)


@lru_cache(maxsize=8)
def _matchers(register: Register) -> tuple[PhraseMatcher, PhraseMatcher]:
    """Matchers for the names: short forms as they are, long ones in any case."""
    exact = PhraseMatcher(pipeline().vocab, attr="ORTH")
    folded = PhraseMatcher(pipeline().vocab, attr="LOWER")
    for key, names in _entries(register):
        for name in names:
            matcher = exact if len(name) < _SHORT else folded
            matcher.add(key, [analyse(form) for form in _forms(name)])
    return exact, folded


def _entries(register: Register) -> Iterator[tuple[str, tuple[str, ...]]]:
    for organisation in register.organisations:
        yield organisation.name, (organisation.name, *organisation.aliases)
    for group in register.groups:
        yield f"group:{group.name}", (group.name, *group.aliases)


def _forms(name: str) -> tuple[str, ...]:
    """The name, and its genitive."""
    return (name, name + "'", name + "’") if name.endswith("s") else (name, name + "s")


@cache
def _role_patterns() -> dict[str, re.Pattern[str]]:
    lists = wordlists("parties")
    roles = ("self", "regional", "region", "trusts", "others")
    return {r: re.compile(rf"(?<![\w-]){alternation(lists[r])}(?!\w)", re.I) for r in roles}


def _by_role(text: str, frame: Frame) -> Iterator[Party]:
    own = frame.told
    region = (frame.region,) if frame.region else ()
    meaning: dict[str, tuple[PartyKind, tuple[str, ...]]] = {
        "self": ("self", own),
        "regional": ("self", region),
        "region": ("self", region),
        "trusts": ("trusts", () if frame.is_regional else frame.told),
        "others": ("others", frame.regions()),
    }
    for role, pattern in _role_patterns().items():
        kind, names = meaning[role]
        for match in pattern.finditer(text):
            yield Party(match.start(), match.end(), match[0], kind, names)


def _offices(text: str) -> Iterator[Party]:
    """ "Statsforvaltaren i Vestland", "Bodø kommune", as they are said.

    "statsforvalteren" of no county is an office, not one by name.
    """
    alone = alternation(word for word in wordlists("parties")["offices"] if word.islower())
    for match in re.finditer(rf"(?<![\w-]){alone}(?!\w)", text):
        yield Party(match.start(), match.end(), match[0], "generic", (), False, 0.9)
    for match in _office_pattern().finditer(text):
        said = match[0]
        yield Party(
            match.start(), match.end(), said, "office", (said[0].upper() + said[1:],), False
        )


@cache
def _office_pattern() -> re.Pattern[str]:
    lists = wordlists("parties")
    place = r"[A-ZÆØÅ][\wæøå-]+"
    county = rf"(?:{alternation(lists['joined_counties'])}|{place})"
    return re.compile(
        rf"(?<![\w-])(?:{alternation(lists['offices'])}\s(?:i|for|på)\s{county}"
        rf"|(?:{alternation(lists['place_openers'])}\s)?{place}\s{alternation(lists['places'])}"
        rf"|(?:{place},\s)*{place}\s(?:og|samt)\s{place}\s{alternation(lists['places_many'])}"
        rf"|{alternation(lists['local'])}\s(?:{county}|(?<=region\s)[a-zæøå-]+)"
        rf"|{alternation(lists['proper'])}(?:,?\sregion\s[\w-]+)?)(?!\w)"
    )


@cache
def _plain_pattern() -> re.Pattern[str]:
    lists = wordlists("parties")
    nouns = rf"(?:\w+-)*{alternation(lists['nouns'])}"
    known = rf"(?:{alternation((*lists['proper'], *lists['offices'], *lists['local']))}|{nouns})\b"
    called = r"(?<=[a-zæøå,]\s)(?-i:[A-ZÆØÅ][\w-]+\s){1,3}(?:\w+e\s)?"
    called += r"(?!(?-i:[A-ZÆØÅ]\w*(?:et|en|ene|a|ane)\b))"  # what a sentence begins with
    place = r"(?-i:[A-ZÆØÅ])[\wæøå-]+"
    return re.compile(
        rf"(?<![\w-])(?!{alternation(lists['no_party'])}(?!\w))"
        rf"(?:{called}|(?:{alternation(lists['qualifiers'])}\s+){{0,4}})"
        rf"(?:{alternation(lists['pairs'])}|{nouns})(?![\w-])"
        rf"(?:\s(?-i:{alternation(lists['company_forms'])})(?!\w))?"
        rf"(?:\s+(?:(?:i|ved|på)\s+{place}"
        rf"(?:\s+og\s+(?!{known})(?-i:[A-ZÆØÅ][a-zæøå])[\wæøå-]+(?!\s(?-i:[A-ZÆØÅ])))?"
        rf"|{alternation(lists['area'])})(?!\w))?",
        re.I,
    )


def _plain(text: str) -> Iterator[Party]:
    for match in _plain_pattern().finditer(text):
        yield Party(match.start(), match.end(), match[0], "generic", (), False, 0.9)


def _misspelt(text: str, frame: Frame, found: list[Party]) -> Iterator[Party]:
    """Names with a company form that the register has in nearly the same spelling."""
    forms = alternation(wordlists("parties")["company_forms"])
    for match in re.finditer(rf"(?<!\w)[A-ZÆØÅ][\w.-]+(?: [\w.-]+){{0,4}}? {forms}(?!\w)", text):
        if any(p.start <= match.start() and match.end() <= p.end for p in found):
            continue
        best = process.extractOne(match[0], list(frame.register.by_name), scorer=fuzz.ratio)
        if best and best[1] >= _FUZZY:
            kind: PartyKind = "organisation"
            yield Party(match.start(), match.end(), match[0], kind, (best[0],), True, best[1] / 100)


def _unregistered(text: str, found: list[Party]) -> Iterator[Party]:
    """A name that goes on behind one of the register up to a company form of its own: no part of
    the organisation that it is called after ("Helse Vidda Innkjøp HF")."""
    forms = alternation(wordlists("parties")["company_forms"])
    rest = re.compile(rf"(?: (?!{forms}\b)[A-ZÆØÅ][\w-]+){{1,3}} {forms}(?!\w)")
    for party in found:
        match = rest.match(text, party.end) if party.kind == "organisation" else None
        if match and not re.search(rf" {forms}$", party.said):
            name = text[party.start : match.end()]
            yield Party(party.start, match.end(), name, "organisation", (name,), True, 0.8)
