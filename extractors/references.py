"""Documents, reports, laws and plans that a passage names."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.context import Context
from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists

_YEARS = r"\s*\(\d{4}\s*[-–—−]\s*\d{4}\)"
_STATE = re.compile(
    rf"(?:Meld\. ?St\.|St\. ?meld\.|Prop\.|Innst\.|Ot\. ?prp\.|St\. ?prp\.|Dokument|Dok\.)"
    rf"\s*(?:nr\.\s*)?\d+(?:[:.]\d+)?(?:\s[SLI]{{1,2}}\b)?(?:{_YEARS})?"
    rf"|NOU\s\d{{4}}\s?:\s?\d+"
)
_QUOTED = re.compile(r"[«“\"]([^»”\"]{4,160})[»”\"]")
_LAW = re.compile(
    r"(?<!\w)[\wæøå-]*(?:lova|lov|loven|forskriften|forskrifta|forordningen|forordninga)(?:s|ens)?"
    r"(?:\s+(?:kapittel|kap\.)\s\d+|\s+§+\s?[\d-]+(?:\s?[a-z]\b)?)*(?!\w)",
    re.I,
)


def references_of(
    context: Context, start: int, end: int, title: tuple[int, int] | None = None
) -> tuple[str, ...]:
    """What a span names, in order, each once; one that lies in another is left out."""
    found = [words for span in filter(None, [title, (start, end)]) for words in _all(context, span)]
    kept: list[str] = []
    for words in found:
        if not any(words.casefold() in other.casefold() for other in kept):
            kept = [o for o in kept if o.casefold() not in words.casefold()] + [words]
    return tuple(kept)


def _all(context: Context, span: tuple[int, int]) -> Iterator[str]:
    start, end = span
    text = context.document.text[start:end]
    spans = [*_of_state(text), *_quoted(text), *_laws(text), *_titled(text), *_described(text)]
    spans += _in_italics(context, start, end)
    for first, last in sorted(spans):
        words = context.document.words(start + first, start + last).strip(' .,;:–-«»"')
        if len(words) > 3:
            yield words


def _of_state(text: str) -> Iterator[tuple[int, int]]:
    """Papers of the Storting and the Office of the Auditor General, with the title they carry."""
    for match in _STATE.finditer(text):
        rest = re.match(r"\s+(?=[«A-ZÆØÅ*])[^.;\n\t]{4,180}", text[match.end() :])
        short = re.match(r"\s+«[^»]+»", text[match.end() :])
        follows = short or (
            rest if match.start() == 0 or text.startswith("Dok", match.start()) else None
        )
        yield match.start(), match.end() + (follows.end() if follows else 0)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Quoted titles after a word for a document."""
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if re.search(rf"{_noun()}[^.;«]{{0,12}}$", before, re.I):
            yield match.span(1)


def _laws(text: str) -> Iterator[tuple[int, int]]:
    for match in _LAW.finditer(text):
        if match[0].casefold() not in wordlists("references")["no_law"] and len(match[0]) > 4:
            yield match.span()


@cache
def _noun() -> str:
    return alternation(wordlists("references")["nouns"])


def _titled(text: str) -> Iterator[tuple[int, int]]:
    """A title in capitals after its noun: "rapporten Framtidas sykehus – …"."""
    lists = wordlists("references")
    stop = alternation(lists["title_stop"])
    pattern = re.compile(
        rf"(?<!\w)(?i:{_noun()})\s+(?P<title>[A-ZÆØÅ][^.;,\n\t«]{{6,140}}?)"
        rf"(?=[.;,\n\t]|$|\s+{stop}(?!\w))"
    )
    for match in pattern.finditer(text):
        yield match.span("title")


def _described(text: str) -> Iterator[tuple[int, int]]:
    """A document described by its subject: "regional handlingsplan for beredskap"."""
    lists = wordlists("references")
    stop = alternation((*lists["title_stop"], *lists["phrase_stop"]))
    pattern = re.compile(
        rf"(?<!\w)(?:{alternation(lists['before'])}\s+)*(?:{_noun()})\s+"
        rf"(?:om|for|under|fra|frå|utarbeidet|utarbeidd)\s[^.;,:\n\t]{{3,120}}?"
        rf"(?=[.;,:\n\t]|$|\s+{stop}(?!\w))",
        re.I,
    )
    cited = re.compile(rf"(?<!\w){alternation(lists['cited'])}\s+[^.;]{{0,60}}$", re.I)
    for start, end in sentences(text):
        for match in pattern.finditer(text, start, end):
            if cited.search(text[start : match.start()] + " "):
                yield match.span()


def _in_italics(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Titles in italics; a passage that is all italics tells nothing."""
    document = context.document
    if document.italic_share(start, end) > 0.6:
        return
    events = alternation(wordlists("references")["no_title"])
    for style in document.styles:
        first, last = max(style.start, start), min(style.end, end)
        if not style.italic or last - first < 8:
            continue
        before = document.text[max(start, first - 20) : first]
        if not re.search(rf"(?<!\w){events}\s*$", before, re.I):
            yield first - start, last - start
