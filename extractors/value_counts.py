"""Figures of a sentence with what is only counted in it: shares, number words, bare figures."""

import re
from dataclasses import replace
from functools import cache

from extractors.numbers import Figure, figures, number, unit_name
from extractors.value_changes import SOME
from extractors.wordlists import alternation, wordlists


def counted(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence; of "fire av fem team" the first counts, and the whole does not."""
    shares = [
        Figure(m.start("part"), m.end("part"), number(m["part"]) or 0.0, "count")
        for m in share().finditer(sentence)
    ]
    wholes = [m.span("whole") for m in share().finditer(sentence)]
    plain = [
        f
        for f in figures(sentence)
        if not any(start <= f.start < end for start, end in wholes)
        and not any(f.start == s.start for s in shares)
    ]
    taken = [(f.start, f.end) for f in (*plain, *shares)] + wholes
    told = [f for f in _in_words(sentence) if (f.start, f.end) not in taken]
    found = sorted((*plain, *shares, *told), key=lambda f: f.start)
    return tuple(_with_counted_unit(sentence, f) for f in found)


def _in_words(sentence: str) -> list[Figure]:
    """Places, posts and people that are counted in words: "fire nye plasser", not "de fire"."""
    return [
        Figure(m.start("n"), m.end("n"), number(m["n"]) or 0.0, "count")
        for m in _words().finditer(sentence)
        if not _known().search(sentence[: m.start()])
        and not _aimed().search(sentence[: m.start()])
        and not _to_come().match(sentence, m.end())
    ]


def _with_counted_unit(sentence: str, figure: Figure) -> Figure:
    """A bare figure with the unit of what it is said to count: "Svarprosenten var 77"."""
    ahead = sentence[: figure.start]
    rate = _rate().search(ahead) or _rated().match(sentence, figure.end)
    if figure.unit == "count" and rate:
        return replace(figure, unit=unit_name(rate["unit"]))
    if figure.unit is not None:
        return figure
    if rate:
        return replace(figure, unit=unit_name(rate["unit"]))
    if _percentage().search(ahead):
        return replace(figure, unit="percent")
    is_count = _counts().search(ahead) or _more().match(sentence, figure.end)
    return replace(figure, unit="count") if is_count else figure


@cache
def share() -> re.Pattern[str]:
    """A part of a counted whole: "fire av fem team", "11 av 18 kommuner"."""
    words = alternation(w for names in wordlists("number_words").values() for w in names)
    one = rf"(?:{words}|\d{{1,4}})"
    return re.compile(
        rf"\b(?P<part>{one})\s+av\s+(?:dei?\s+)?(?P<whole>{one})\s+(?=[a-zæøå])", re.I
    )


@cache
def _words() -> re.Pattern[str]:
    lists = wordlists("value_counts")
    words = alternation(w for names in wordlists("number_words").values() for w in names)
    new, nouns = alternation(lists["new"]), alternation(lists["capacity"])
    return re.compile(rf"(?<![\w-])(?P<n>{words})\s+(?:{new}\s+)?{nouns}(?!\w)", re.I)


@cache
def _known() -> re.Pattern[str]:
    """Ahead of a number of what was known before: "de fire legene"."""
    return re.compile(rf"\b{alternation(wordlists('value_counts')['known'])}\s+$", re.I)


@cache
def _aimed() -> re.Pattern[str]:
    """Ahead of what is aimed at, or gives a reason: "for å etablere", "fordi"."""
    words = alternation(wordlists("value_counts")["aimed"])
    return re.compile(rf"\b{words}\b[^.,;:]*$", re.I)


def rate_in(sentence: str) -> str | None:
    """What a label says its figures are a rate of: "Senger per 100.000 i regionen: …"."""
    found = re.search(
        r"(?i)\b(?P<rate>[a-zæøå]{3,}\s+per\s+10{1,2}[ .]?000)\b[^:.\d]{0,60}:", sentence
    )
    return found["rate"].lower() if found else None


def with_rate(sentence: str, figure: Figure, rate: str | None) -> Figure:
    """A count of what a label ahead gives a rate of is that rate."""
    thing = rate.split(" ", maxsplit=1)[0] if rate else ""
    same = figure.unit == "count" and re.match(rf"\s+{thing}\b", sentence[figure.end :])
    return replace(figure, unit=rate) if rate and same else figure


@cache
def _to_come() -> re.Pattern[str]:
    """Behind what is not there yet: "to stillinger er lyst ut"."""
    words = alternation(wordlists("value_counts")["to_come"])
    return re.compile(rf"[^.,;:]{{0,40}}?\b{words}(?!\w)", re.I)


@cache
def _rate() -> re.Pattern[str]:
    """What is counted is a rate: "Antallet per 1000 innbyggere gikk ned fra 1,9"."""
    lists = wordlists("values")
    verbs = alternation((*lists["stands"], *lists["went"], "ble", "vart", "blei"))
    return re.compile(rf"{_per()}(?:\s+[\w-]+){{0,3}}?\s+{verbs}\b[^.;]{{0,60}}?\s{SOME}$", re.I)


@cache
def _rated() -> re.Pattern[str]:
    """Behind a number and what it counts: "6 senger per 100 000 innbyggere"."""
    return re.compile(rf"\s+[a-zæøå-]+\s+{_per()}", re.I)


def _per() -> str:
    rates = (name for name in wordlists("units") if name.startswith("per "))
    return rf"(?P<unit>{alternation(w for name in rates for w in wordlists('units')[name])})"


@cache
def _percentage() -> re.Pattern[str]:
    return re.compile(rf"\w+prosent(?:en)?\s+(?:var|er|ble|blei|vart)\s+(?:på\s+)?{SOME}$", re.I)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(wordlists('value_counts')['more'])}\b", re.I)


def counted_thing(text: str, figure: Figure, *, named: bool) -> str | None:
    """What a number counts, as said right behind it: "nye plasser" of "to av tre nye plasser".

    With where or for whom that is, "plasser hos private"; `named`: not by a name again.
    """
    whole = share().match(text, figure.start)
    found = _thing().match(text, whole.end() - 1 if whole else figure.end)
    if not found:
        return None
    place = _place().match(text, found.end())
    again = place and named and re.search("[A-ZÆØÅ]", place[0])
    return found["thing"] + (place[0] if place and not again else "")


@cache
def _thing() -> re.Pattern[str]:
    """A lower-case noun, with the adjectives ahead of a noun in the plural."""
    lists = wordlists("value_counts")
    barred = alternation(
        (*lists["new"], *lists["more"], *wordlists("values")["no_matter"])
        + wordlists("numbers")["not_counted"]
    )
    word, plural = r"[a-zæøå][a-zæøå-]{2,}", alternation(lists["plural"])
    return re.compile(
        rf"\s+(?:{alternation(lists['more'])}\s+)?"
        rf"(?P<thing>(?:(?!{alternation(lists['more'])}\b){alternation(lists['new'])}\s+)?(?!{barred}(?!\w))"
        rf"(?:[a-zæøå-]+(?:[^r]e|to)\s+(?={plural}(?!\w)))?(?:[A-ZÆØÅ]{{2,6}}-)?{word})(?!\w)"
    )


def share_of(text: str, figure: Figure) -> str | None:
    """What a share is of, in the definite form: "91 prosent av avtalene"."""
    found = _share_of().match(text, figure.end) if figure.unit == "percent" else None
    return found["whole"] if found else None


@cache
def _share_of() -> re.Pattern[str]:
    adjective = r"(?:[a-zæøå-]{3,}e\s+)?"
    return re.compile(rf"\s+av\s+(?P<whole>{adjective}[a-zæøå-]{{2,}}(?:ene|ane|a|en|et))(?!\w)")


@cache
def _place() -> re.Pattern[str]:
    ends = alternation((*wordlists("values")["stands"], *wordlists("value_counts")["phrase_end"]))
    where, when = (alternation(wordlists("value_counts")[name]) for name in ("where", "when"))
    return re.compile(
        rf"\s+(?:{where}|i(?!\s+{when}(?!\w)))\s+(?!(?:{ends})\b)[^,.;:()\d]{{3,60}}?(?=\s+{ends}\b|[,;:()]|\.?$)"
    )


def takes_up_number(sentence: str) -> bool:
    """Whether a sentence gives another value of the number told of: "I fjor var tallet 19"."""
    return bool(_number_again().search(sentence))


@cache
def _number_again() -> re.Pattern[str]:
    said = alternation(wordlists("value_counts")["said"])
    return re.compile(rf"\b(?:var|er|ble|vart|blei)\s+{said}\s+{SOME}\d", re.I)


@cache
def _counts() -> re.Pattern[str]:
    lists = wordlists("values")
    counts, change = alternation(lists["counted"]), alternation(lists["went"])
    said = alternation(wordlists("value_counts")["said"])
    return re.compile(
        rf"\b{counts}\b[^.;]{{0,90}}?\b(?:(?:var|er|ble|vart|blei)"
        rf"|{change}\b[^.;]{{0,40}}?\b(?:med|fra|frå|til))\s+{SOME}$"
        rf"|\b(?:var|er|ble|vart|blei)\s+{said}\s+{SOME}$",
        re.I,
    )
