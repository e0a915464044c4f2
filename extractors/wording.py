"""Whether words ask or answer: a score, above nought for a requirement, below for a report."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from extractors.nlp import sentences
from extractors.topics import meeting_words
from extractors.verdicts import verdicts
from extractors.wordlists import alternation, wordlists
from model.organisations import Register

_REST = 0.35
_LIMIT = 6.0
_OWNING = frozenset({"rhf", "hf", "felleseid"})


@dataclass(frozen=True)
class Wording:
    """The cues, with the names of the organisations that duties are laid on."""

    register: Register

    @cached_property
    def subjects(self) -> re.Pattern[str]:
        """Organisations with a duty laid on them."""
        return _subjects(self.register)

    def score(self, text: str) -> float:
        """How much a passage reads as a requirement; its first sentence counts most."""
        scores = [self._sentence(text[start:end]) for start, end in sentences(text)]
        if not scores:
            return 0.0
        total = scores[0] + _REST * sum(scores[1:])
        return max(-_LIMIT, min(_LIMIT, total))

    def is_demand(self, text: str) -> bool:
        """Words with which a foretaksmøte or an owner lays down a demand."""
        return any(_patterns()[name].match(meeting_words(text)) for name in ("demand", "was_asked"))

    def lays_duty(self, text: str) -> bool:
        """An organisation is the subject of "skal", "bes om" and the like."""
        first = next(iter(sentences(text)), None)
        return bool(first and self.subjects.search(text[slice(*first)]))

    def names_measure(self, text: str) -> bool:
        """Words that open with what is measured, as indicators do without a verb."""
        return bool(_patterns()["measure"].match(text))

    def _sentence(self, sentence: str) -> float:
        if self.is_demand(sentence):
            return 5.0
        return _asking(sentence, self.lays_duty(sentence)) - _reporting(sentence)


def _asking(sentence: str, laid: bool) -> float:
    cues = _patterns()
    score = 3.0 if laid else 0.0
    if cues["impersonal"].match(sentence):
        score += 1.5
    elif not laid and cues["skal"].search(sentence):
        score += 1.0
    told = cues["perfect"].search(sentence) or cues["told"].search(sentence)
    if cues["measure"].match(sentence) and not told:
        score += 1.0
    return score


def _reporting(sentence: str) -> float:
    cues = _patterns()
    score = 0.0
    if cues["skal"].search(sentence):
        sentence = cues["relative"].sub("", sentence)
    if any(hit.tier > 1 for hit in verdicts(sentence, None)):
        score += 4.0
    duty = cues["skal"].search(sentence)
    for name, weight in (("perfect", 2.0), ("verb", 1.5), ("phrase", 1.5)):
        found = cues[name].search(sentence)
        if found and (duty is None or found.start() < duty.start()):
            score += weight
        elif name == "perfect" and cues["past"].search(sentence) and duty is None:
            score += 1.0
    if duty is None and (cues["result"].search(sentence) or cues["told"].search(sentence)):
        score += 1.0
    return score


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists = wordlists("answers")
    done = alternation([*wordlists("category")["work_done"], *lists["changed"]])
    perfect = alternation(lists["perfect"])
    return {
        "demand": re.compile(rf"\W*{alternation(lists['demand_opener'])}\b", re.I),
        "was_asked": re.compile(
            rf"\W*(?:I|På)\s+{alternation(lists['meeting'])}\b(?:[^.:;]|(?<=\d)\.){{0,60}}?\b(?:ble|blei|vart)\b"
            rf"[^.:;]{{0,80}}?\b{alternation(lists['asked'])}\b",
            re.I,
        ),
        "impersonal": re.compile(rf"\W*{alternation(lists['impersonal'])}\b"),
        "skal": re.compile(r"\b(?:skal|bes|må|skulle)\b", re.I),
        "measure": re.compile(rf"\W*{alternation(lists['measure_opener'])}\b"),
        "perfect": re.compile(
            rf"\b{perfect}\b(?:\s+(?!å\b|at\b|som\b)[\w-]+){{0,4}}?\s+"
            rf"(?:{done}|\w{{3,}}(?:ert|ført|arbeidet|arbeidd))\b",
            re.I,
        ),
        "past": re.compile(
            r"\b(?:har|ble|blei|vart)\b(?:\s+(?!å\b|at\b|som\b)[\w-]+){0,2}?"
            r"\s+\w{3,}(?:et|tt|dt|rt|gt|st|a|dd|en|ne)\b",
            re.I,
        ),
        "verb": re.compile(rf"\b{alternation(lists['report_verb'])}\b", re.I),
        "phrase": re.compile(rf"\b{alternation(lists['report_phrase'])}\b", re.I),
        "relative": re.compile(r"\bsom\b.*?(?=,|;|\b(?:skal|bes|må)\b|$)", re.I),
        "told": re.compile(rf"\b{alternation(lists['told'])}\b[^.]*?\d", re.I),
        "result": re.compile(r"\b(?:er|var|ble|har|ligger|utgjorde)\b[^.]*?\d", re.I),
    }


def _subjects(register: Register) -> re.Pattern[str]:
    """An organisation, in a clause of its own, with a word of duty soon after or just before."""
    lists = wordlists("answers")
    names = [
        name
        for organisation in register.organisations
        if organisation.type in _OWNING
        for name in (organisation.name, *organisation.aliases)
    ]
    who = rf"(?:{alternation(names)}|(?i:{alternation(lists['addressee'])}))"
    duty = rf"(?i:{alternation(lists['duty'])})"
    return re.compile(
        rf"\b{who}(?:,?\s+(?!at\b|som\b)[\w-]+){{0,3}}?(?:,[^,]{{3,120}},)?"
        rf"(?:\s+(?!at\b|som\b)[\w«»/-]+){{0,10}}?\s+{duty}\b"
        rf"|\b{duty}\s+(?:også\s+)?(?:{who})\b"
    )
