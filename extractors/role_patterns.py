"""The patterns of roles over marked sentences, made of the words in `cues/roles.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.clauses import MARK
from extractors.wordlists import alternation, wordlists


@dataclass(frozen=True, slots=True)
class Patterns:
    """`who` is a list of party marks, `np` a plain noun phrase."""

    subject_first: re.Pattern[str]
    told_anywhere: re.Pattern[str]
    verb_first: re.Pattern[str]
    impersonal: re.Pattern[str]
    thing_first: re.Pattern[str]
    asked: re.Pattern[str]
    passive_after: re.Pattern[str]
    help_after: re.Pattern[str]
    helps: re.Pattern[str]
    lead_after: re.Pattern[str]
    leads_first: re.Pattern[str]
    coordinates_after: re.Pattern[str]
    involve_after: re.Pattern[str]
    led_by: re.Pattern[str]
    is_led_by: re.Pattern[str]
    work_led_by: re.Pattern[str]
    as_leader: re.Pattern[str]
    has_lead: re.Pattern[str]
    together: re.Pattern[str]
    together_unknown: re.Pattern[str]
    also_by_name: re.Pattern[str]
    together_by_name: re.Pattern[str]
    common_work: re.Pattern[str]
    involved: re.Pattern[str]
    involved_inverted: re.Pattern[str]
    involve_actively: re.Pattern[str]
    ensure: re.Pattern[str]


def _words(name: str) -> str:
    return rf"(?<!\w){alternation(wordlists('roles')[name])}(?!\w)"


@cache
def patterns() -> Patterns:
    """All of them, compiled once."""
    return Patterns(**{name: re.compile(p, re.I) for name, p in _sources().items()})


def _sources() -> dict[str, str]:
    return {**_subject_sources(), **_lead_sources(), **_other_sources()}


def _list(group: str = "who") -> str:
    joiner = rf"\s*{alternation(wordlists('parties')['joiners'])}\s*"
    return rf"(?P<{group}>{MARK}(?:{joiner}{MARK})*)"


def _subject_sources() -> dict[str, str]:
    who, adverbs = _list(), rf"(?:{_words('adverbs')}\s+)*"
    start = rf"(?:^|[.:;•]\s*|,\s+|(?<!\w)(?:og|men|samt)\s+)(?:{_words('heads')}\s+)?"
    by_way = rf"(?:,\s*)?\s{_words('by_way_of')}\s+{_list('way')}"
    inset = (
        r"(?:\s*,[^.;:]{1,140}?,|\s*\([^)]{1,60}\)|\s+(?:sammen|saman|i samarbeid)\s[^.;:,]{1,80})"
    )
    skip = rf"(?:{by_way},?|{inset})?"
    return {
        "subject_first": rf"{start}{who}{skip}\s+{adverbs}(?P<duty>{_words('duty')})",
        "told_anywhere": rf"{who}{skip}\s+{adverbs}{_words('duty')}",
        "verb_first": rf"(?P<duty>{_words('duty_before')})\s+{adverbs}{who}(?!\s+(?:skal|må)\b)",
        "impersonal": rf"(?:^|[.:;]\s*|(?<!\w)og\s+){_words('impersonal')}\s+(?:skal|må|bes)(?!\w)"
        rf"|(?<!\w)(?:skal|må)\s+{_words('impersonal')}(?!\w)",
        "thing_first": rf"^(?:(?!{MARK})[^.,;:]){{3,80}}?\s(?:skal|må)(?!\w)",
        "asked": rf"(?P<duty>{_words('ask')})\s+{adverbs}{who}",
        "passive_after": (
            rf"(?:\s+(?:{_words('adverbs')}|\w+(?:lt|ig|leg|vis))){{0,2}}"
            r"\s+(?!felles|deres)\w{3,}(?:es|ast)(?!\w)"
        ),
        "help_after": rf"\s+{adverbs}(?:å\s+)?{_words('help')}",
        "helps": rf"{start}{who}\s+{_words('helps')}"
        rf"|(?<!\w){_words('besides')}\s+{_list('along')}\s+{_words('help')}",
        "involve_after": rf"\s+(?:\w+\s+){{0,4}}?{_words('involve')}",
    }


def _lead_sources() -> dict[str, str]:
    who = _list()
    gap = rf"(?:(?!{_words('break_lead')})[^.;:]){{0,110}}?"
    lead = rf"(?!{_words('not_lead')}){_words('lead_verbs')}"
    outside = "".join(rf"(?<!\bsom {be} )" for be in ("er", "ble", "blei", "blir", "vart", "vert"))
    work = rf"(?:(?:det|dette|den|denne)\s+(?:[\w-]+\s+){{0,2}}?)?{_words('work')}"
    chief = rf"{_words('chief')}(?=\s*(?:[.,;]|$)|\s+for\s+{work})"
    return {
        "leads_first": rf"\W*(?:å\s+)?{lead}(?!\s+(?:seg|inn)\b)",
        "lead_after": rf"\s*(?:(?:for|med)\s+å\s+|{gap}(?:å\s+)?){lead}",
        "coordinates_after": rf"\s+(?:å\s+)?{_words('coordinate')}",
        "led_by": rf"{outside}{_words('led_by')}\s+{who}",
        "is_led_by": rf"^(?:(?!\bsom\b)[^.;:])*?{_words('is_led_by')}\s+{who}",
        "work_led_by": rf"{_words('work')}"
        r"(?:\s+(?:(?:med|for|om)\s|(?-i:[A-ZÆØÅ]))[^.;:,]{1,80},)?,?"
        rf"\s+som\s+{_words('is_led_by')}\s+{who}",
        "as_leader": rf"(?<!\w)med\s+{who}\s+{_words('as_leader')}",
        "has_lead": rf"(?:^|,\s+|(?<!\w)(?:og|der|hvor)\s+){who}\s+"
        rf"(?:{_words('has_lead')}|{chief}|{_words('leads')}\s+{work})"
        rf"|(?<!\w)som\s+{_list('leading')}\s+{_words('leads')}(?=\s*(?:[.,;]|$))",
    }


def _other_sources() -> dict[str, str]:
    who = _list()
    modal = r"(?:skal|må|bør)"
    within = rf"\s+(?:\w+\s+){{0,3}}?{_words('involve')}"
    plain = rf"(?:(?!\b{modal}\b)[^.,;:]){{1,70}}?"
    return {
        "together": (
            rf"(?<!for )(?<!om )(?<!til ){_words('together')}(?:\s+{_words('and_also_with')})?\s+"
            rf"(?:{_words('adverbs')}\s+)*(?:{_words('how_many')}\s+){{0,2}}{who}(?:,?\s+{_words('namely')}\s+{_list('namely')})?"
        ),
        "together_unknown": (
            rf"{_words('together_sure')}\s+(?P<np>(?!{MARK}|og\b|eller\b)"
            rf"(?:[\w-]+\s+){{0,3}}?[\w-]{{3,}}(?:ene|ane|et|en|er|ar)(?!\w))"
        ),
        "also_by_name": (
            rf",?\s+(?:og|samt)\s+(?!{_words('papers')})"
            r"(?P<name>(?-i:[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,3})"
            rf"(?:\s{MARK})?)(?!\w|\s(?:skal|må|kan)\b|\s*\d|-)"
        ),
        "together_by_name": (
            rf"{_words('together')}\s+(?!{_words('papers')})"
            r"(?P<name>(?-i:[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,3}(?:\s[a-zæøå][\w-]{3,}(?=[.,;]|$))?))"
            rf"(?!\w|\s(?:skal|må|kan)\b|\s*\d|-|\s?{MARK})"
            rf"(?:(?:,|\s(?:og|samt))\s{_list('besides')})?"
        ),
        "common_work": rf"samarbeid\w*\s[^.;]*?\bsom\s+{_words('is_led_by')}\s+{who}",
        "involved": rf"(?:^|[,;:]\s*|(?<!\w)og\s+)(?P<np>{plain})\s+{modal}{within}",
        "involved_inverted": rf"(?<!\w){modal}\s+(?P<np>{who}){within}",
        "involve_actively": rf"{_words('involve_actively')}\s+{who}",
        "ensure": rf"{_words('ensure')}\s+{who}\s+(?!skal|må|kan)\w+(?:er|ar|ser|r)(?!\w)",
    }
