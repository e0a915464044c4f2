"""The spaCy pipeline: Norwegian tokens, and sentences as steering documents write them.

Facts use tokens and our own sentence bounds alone, so an installed trained pipeline changes none.
"""

import os
import re
from functools import cache, lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.wordlists import wordlists

TRAINED = ("nb_core_news_lg", "nb_core_news_md", "nb_core_news_sm")
CHOICE = "OPPDRAGSGRAF_SPACY"
"""Environment variable: the name or the folder of a trained pipeline to load, or `blank`."""

_OPENER = re.compile(r"[A-ZÆØÅ0-9«\"“(•\-–]")
_STOP = re.compile(r".*[.!?…]$")


@cache
def pipeline() -> Language:
    """The pipeline, loaded once: a trained Norwegian one where installed, with our rules first."""
    nlp = _base()
    nlp.add_pipe("steering_sentences", first=True)
    return nlp


def _base() -> Language:
    chosen = os.environ.get(CHOICE)
    names = (chosen,) if chosen else TRAINED
    for name in names:
        if name != "blank" and (spacy.util.is_package(name) or Path(name).is_dir()):
            return spacy.load(name, exclude=["ner", "senter"])
    if chosen and chosen != "blank":
        raise ValueError(f"{CHOICE} names {chosen}, which is not installed")
    return spacy.blank("nb")


@lru_cache(maxsize=2048)
def analyse(text: str) -> Doc:
    """The tokens and sentences of a passage."""
    return pipeline()(text)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text`, blanks left out; a new line always ends one."""
    spans = []
    for sentence in analyse(text).sents:
        words = sentence.text
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = sentence.end_char - (len(words) - len(words.rstrip()))
        if start < end:
            spans.append((start, end))
    return tuple(spans)


def last_sentence(text: str) -> str:
    """The sentence that `text` ends in, which is what leads into a list below it."""
    spans = sentences(text)
    return text[spans[-1][0] : spans[-1][1]].strip() if spans else text


@Language.component("steering_sentences")
def _steering_sentences(doc: Doc) -> Doc:
    """Mark sentence starts; every token gets a verdict, so that no later pipe adds its own."""
    first = 0
    for token in doc:
        starts = token.i == 0 or _breaks(doc, token.i, first)
        token.is_sent_start = starts
        if starts:
            first = token.i
    return doc


def _breaks(doc: Doc, at: int, first: int) -> bool:
    """Whether a sentence that began at token `first` ends just before token `at`."""
    before = doc[at - 1]
    if before.is_space:
        return "\n" in before.text or "\t" in before.text or _breaks_after(doc, at, at - 2, first)
    return _breaks_after(doc, at, at - 1, first)


def _breaks_after(doc: Doc, at: int, last: int, first: int) -> bool:
    if doc[at].is_space or last < 0 or not _OPENER.match(doc[at].text):
        return False
    while last > first and doc[last].text in '»"”)':
        last -= 1
    if not _STOP.match(doc[last].text):
        return False
    return not _is_inside(doc, last, first)


def _is_inside(doc: Doc, stop: int, first: int) -> bool:
    """Whether the full stop belongs to an abbreviation or a list number."""
    word = doc[stop].text.rstrip(".") or (doc[stop - 1].text if stop > first else "")
    if word in _inside():
        return True
    if re.fullmatch(r"\d{1,2}|[a-zæøå]", word):
        opening = stop - first <= 1
        return opening or _month_follows(doc, stop)
    return False


def _month_follows(doc: Doc, stop: int) -> bool:
    following = doc[stop + 1].text.casefold() if stop + 1 < len(doc) else ""
    return following in wordlists("sentences")["months"]


@cache
def _inside() -> frozenset[str]:
    return frozenset(wordlists("sentences")["inside"])
