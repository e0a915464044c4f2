"""Whether a passage gives a duty, and how plainly it says to whom."""

import re
from functools import cache

from extractors.clauses import clauses
from extractors.context import Context
from extractors.mandate_spans import Span
from extractors.parties import Frame
from extractors.role_patterns import patterns
from extractors.wordlists import alternation, wordlists
from model.text import Document


def tells(context: Context, span: Span) -> bool:
    """Whether a passage tells somebody to do something, by name or impersonally."""
    for clause in clauses(context.document.text[slice(*span)], Frame.of(context)):
        told = (patterns().told_anywhere, patterns().verb_first, patterns().asked)
        if any(pattern.search(clause.marked) for pattern in told):
            return True
        if patterns().impersonal.search(clause.marked):
            return True
    return False


def demands(context: Context, span: Span) -> bool:
    """Whether a sentence of a passage says what a thing must be: nobody is told by name."""
    found = clauses(context.document.text[slice(*span)], Frame.of(context))
    return any(patterns().thing_first.match(clause.marked) for clause in found)


def is_told_outright(context: Context, span: Span) -> bool:
    """Whether a passage opens by telling somebody by name."""
    found = clauses(context.document.text[slice(*span)], Frame.of(context))[:1]
    return any(patterns().subject_first.match(clause.marked) for clause in found)


def commands(context: Context, span: Span) -> bool:
    """Whether a passage opens with what somebody who is named must do: "Storlia HF skal"."""
    for clause in clauses(context.document.text[slice(*span)], Frame.of(context))[:1]:
        match = patterns().subject_first.match(clause.marked)
        if match and match["duty"].casefold() in wordlists("oppdrag")["command"]:
            return any(p.mandated and p.names for p in clause.parties(match["who"]))
    return False


def names_the_told(context: Context, span: Span) -> bool:
    """Whether a passage gives a duty to somebody who is named, in any of its sentences."""
    for clause in clauses(context.document.text[slice(*span)], Frame.of(context)):
        for pattern in (patterns().subject_first, patterns().verb_first, patterns().asked):
            match = pattern.search(clause.marked)
            if match and any(p.mandated and p.names for p in clause.parties(match["who"])):
                return True
    return False


def is_impersonal_duty(context: Context, span: Span) -> bool:
    """Whether a passage opens with what is to be done, by nobody named: "Det skal etableres"."""
    found = clauses(context.document.text[slice(*span)], Frame.of(context))[:1]
    for clause in found:
        told = patterns().impersonal.match(clause.marked)
        rest = _in_time().sub("", clause.marked[told.end() :], count=1) if told else ""
        if patterns().passive_after.match(rest) or _comes_about().match(rest):
            return True
    return False


@cache
def _in_time() -> re.Pattern[str]:
    """A deadline ahead of what is to be done: "Det skal innen 1. mai 2031 etableres"."""
    before, months = (wordlists("dates")[name] for name in ("before", "months"))
    day = rf"\d{{1,2}}\.\s?{alternation(months)}"
    return re.compile(rf"^\s+{alternation(before)}\s(?:{day})?(?:\s?20\d\d)?(?=\s)", re.I)


@cache
def _comes_about() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(wordlists('oppdrag')['come_about'])}(?!\w)", re.I)


def is_lead_in(document: Document, span: Span) -> bool:
    """Whether a passage ends in the verb that its list goes on from: "Helseforetaket skal:",
    or in the one who must: "For å styrke forskningen skal helseforetaket:".

    Where the list only says by what means, the passage is the duty itself.
    """
    words = document.words(*span)
    return bool(_open_duty().search(words)) and not _by_what_means().search(words)


def assumes(words: str) -> bool:
    """Whether words end in what somebody asks or assumes: "Departementet legger til grunn at:"."""
    return bool(_assumed().search(words))


@cache
def _assumed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('oppdrag')['assumed'])}\s*:$", re.I)


def opens_with_a_deed(words: str) -> bool:
    """Whether words open with a verb in the infinitive: "Sørge for at …", "Å delta i …"."""
    return bool(_deed().match(words))


@cache
def _deed() -> re.Pattern[str]:
    verbs = alternation(wordlists("oppdrag")["deed"])
    return re.compile(rf"\W*(?:å\s+)?{verbs}\s+\S+\s+\S+", re.I)


@cache
def _open_duty() -> re.Pattern[str]:
    lists = wordlists("oppdrag")
    verbs, fillers = alternation(lists["open_duty"]), alternation(lists["open_filler"])
    parties = wordlists("parties")
    role = alternation(w for name in ("self", "regional", "trusts") for w in parties[name])
    who = rf"(?:{role}|(?-i:[A-ZÆØÅ])[^.,:;]{{2,60}}\b(?-i:R?HF|AS|SF))"
    inverted = rf"(?:skal|må)\s+{who}"
    return re.compile(rf"(?<!\w)(?:{verbs}|{inverted})(?:\s+{fillers})*\s*:$", re.I)


@cache
def _by_what_means() -> re.Pattern[str]:
    lists = wordlists("oppdrag")
    means, fillers = alternation(lists["by_what_means"]), alternation(lists["open_filler"])
    return re.compile(rf"(?<!\w){means}(?:\s+{fillers})*\s*:$", re.I)
