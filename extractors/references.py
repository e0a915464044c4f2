"""Documents, reports, laws, plans and mandates that a passage names."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.context import Context
from extractors.described import COUNTING, PERIOD, described_papers, end_of_title, nouns
from extractors.ids import find_ids
from extractors.mandate_spans import Span
from extractors.statutes import numbered_papers
from extractors.wordlists import alternation, wordlists

_QUOTED = re.compile(r"[«“\"]([^»”\"]{4,160})[»”\"]")


def references_of(context: Context, span: Span, title: Span | None = None) -> tuple[str, ...]:
    """What a span names, in order, each once; one that lies within another is left out."""
    found = [words for part in filter(None, [title, span]) for words in _named(context, part)]
    kept: list[str] = []
    for words in found:
        if not any(words.casefold() in other.casefold() for other in kept):
            kept = [o for o in kept if o.casefold() not in words.casefold()] + [words]
    audited = any(re.match(r"Dok", words) for words in kept)
    return tuple(words for words in kept if not (audited and _remarks().fullmatch(words)))


@cache
def _remarks() -> re.Pattern[str]:
    """What the auditor says in the paper that is named beside it."""
    said = nouns("remarks")
    return re.compile(rf"{nouns('auditor')}\s+{said}(?:(?:,|\s+og)\s+{said})*", re.I)


def _named(context: Context, span: Span) -> Iterator[str]:
    start, end = span
    text = context.document.text[start:end]
    sure = [*numbered_papers(text), *_quoted(text), *_titled(text), *_in_italics(context, span)]
    sure += [match.span("name") for match in _survey().finditer(text)]
    sure += [(one.start, one.end) for one in find_ids(text)]
    told = [*described_papers(text), *_by_capital(text)]
    described = [span for span in told if not _is_named(text, span, sure)]
    kept: list[Span] = []
    for first, last in [*_longest_first(sure), *_longest_first(described)]:
        if all(last <= a or b <= first for a, b in kept):
            kept.append((first, last))
    for first, last in sorted(kept):
        words = context.document.words(start + first, start + last).strip(" .,;:–-")
        words = words.strip('"') if "«" in words[1:] else words.strip('«»"')
        words = _dangling().sub("", words)
        yield from (one for one in _titles_in(words) if len(one) > 3)


@cache
def _dangling() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+{nouns('dangling')})+$", re.I)


def _is_named(text: str, span: Span, sure: list[Span]) -> bool:
    """Whether a paper's own title follows on what describes it: "Helsetilsynets rapport Natt"."""
    leads = re.compile(r"\s*(?:(?:i|fra|frå)\s+)?$")
    ahead = (text[span[1] : start] for start, _ in sure if start >= span[1])
    return any(leads.match(between) for between in ahead)


@cache
def _survey() -> re.Pattern[str]:
    """A survey by name and year, of which the findings are spoken of: "resultata frå X 2031"."""
    found = alternation(wordlists("references")["findings"])
    return re.compile(
        rf"(?<!\w)(?i:{found}\s+(?:i|fra|frå|av))\s+(?P<name>[A-ZÆØÅ][\wæøå-]+\s20\d\d)(?!\d)"
    )


def _titles_in(words: str) -> list[str]:
    """Two titles that "og" joins are two: the second opens with a kind of paper."""
    kind = rf"(?i:{nouns('kinds')}|{nouns('nouns')})(?!\w)"
    return re.split(rf"\s+og\s+(?=[A-ZÆØÅ])(?={kind})", words)


def _longest_first(spans: list[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: (span[0] - span[1], span[0]))


def _quoted(text: str) -> Iterator[Span]:
    """Quoted titles after a word for a document."""
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if re.search(rf"{nouns('nouns')}[^.;«]{{0,12}}$", before, re.I):
            yield match.span(1)


def _titled(text: str) -> Iterator[Span]:
    """A title with a capital after its noun: "rapporten Framtidas sykehus – …"."""
    words = rf"(?!\w+s\s(?:om|av)\s)(?:[^.;,\n\t«]|{COUNTING}){{6,140}}?"
    title = rf"(?P<title>[A-ZÆØÅ]{words}){end_of_title()}"
    for match in re.finditer(rf"(?<!\w)(?i:{nouns('nouns')})\s+{title}", text):
        if " " in match["title"]:
            yield match.span("title")


def _by_capital(text: str) -> Iterator[Span]:
    """A title by its capital in the middle of a sentence: "i tråd med Plan for beredskap"."""
    kind = rf"[A-ZÆØÅ][a-zæøå]+(?:al|e|sk|leg|lig)\s(?:[a-zæøå]+-\sog\s)?(?i:{nouns('papers')})"
    named = rf"(?:{kind}|(?=[A-ZÆØÅ])(?i:{nouns('papers')}))(?!\w)"
    about = rf"\s{nouns('on')}\s(?:[^.;,\n\t«()]|{COUNTING}){{4,110}}?{end_of_title()}(?:{PERIOD})?"
    pattern = (
        rf"(?:(?<=[a-zæøå,]\s)|(?<=jf\.\s)){named}(?:{about}|\s20\d\d(?:\s?[-–]\s?20\d\d)?(?!\d))"
    )
    yield from (match.span() for match in re.finditer(pattern, text))


def _in_italics(context: Context, span: Span) -> Iterator[Span]:
    """Titles in italics; a passage that is all italics tells nothing."""
    document, (start, end) = context.document, span
    if document.italic_share(start, end) > 0.6:
        return
    for first, last in _italic_runs(context, span):
        before = document.text[max(start, first - 20) : first]
        is_title = " " in document.words(first, last)
        if is_title and not re.search(rf"(?<!\w){nouns('no_title')}\s*$", before, re.I):
            yield first - start, last - start


def _italic_runs(context: Context, span: Span) -> list[Span]:
    """The italics in a span; those that a line end cuts are one."""
    document, runs = context.document, list[Span]()
    for style in document.styles_of(*span):
        first, last = max(style.start, span[0]), min(style.end, span[1])
        if not style.italic or last <= first:
            continue
        if runs and not document.text[runs[-1][1] : first].strip():
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs
