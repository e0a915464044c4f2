"""Words as search and links compare them: one form for bokmål, nynorsk and inflections."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from model.base import fingerprint, fold

_TOKEN = re.compile(r"[^\W_]+")
_STEMMER = snowballstemmer.stemmer("norwegian")


def tokens(text: str) -> list[str]:
    """The words of a text, case-folded, in NFC: letters and digits, nothing else."""
    return _TOKEN.findall(fold(text).casefold())


def stems(text: str) -> list[str]:
    """The words of a text in their common form."""
    return [stem(token) for token in tokens(text)]


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """The stem that a word shares with its inflections and its forms in the other language."""
    token = _whole_words().get(token, token)
    for form, common in _parts():
        token = token.replace(form, common)
    for common, forms in _table()["endings"].items():
        for form in forms:
            token = token.removesuffix(form) + common if token.endswith(form) else token
    return _stripped(token)


def _stripped(word: str) -> str:
    # The stemmer takes one ending at a time: "kapasiteten", "kapasitet" need a second go.
    while (shorter := _STEMMER.stemWord(word)) != word:
        word = shorter
    return word


@cache
def stop_stems() -> frozenset[str]:
    """Stems of the words that have no subject of their own."""
    return frozenset(stem(word) for word in _table()["stop"]["words"])


@cache
def genre_stems() -> frozenset[str]:
    """Stems of the words that any sentence of the genre may hold."""
    return stop_stems() | frozenset(stem(word) for word in _table()["genre"]["words"])


def written_out(text: str) -> str:
    """The text with the short forms of the genre in full."""
    short = _short_forms()
    return " ".join(short.get(token, token) for token in tokens(text))


@cache
def number_words() -> dict[str, str]:
    """Numbers in words, and the figures that they stand for."""
    return {word: figure for figure, words in _table()["numbers"].items() for word in words}


@cache
def no_subject_stems() -> frozenset[str]:
    """Stems of dates and of the duty to report, which recur whatever a text is about."""
    return frozenset(stem(word) for word in _table()["routine"]["words"])


@cache
def measured_stems() -> frozenset[str]:
    """Stems of the ways of measuring that an indicator may name or take for granted."""
    return frozenset(stem(word) for word in _table()["measured"]["words"])


@cache
def table_version() -> str:
    """Changes when the synonym table does, so that an index made with another is made anew."""
    return fingerprint(repr(sorted(_table().items())))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("graph").joinpath("synonyms.toml").read_text(encoding="utf-8"))


@cache
def _short_forms() -> dict[str, str]:
    return {short: " ".join(words) for short, words in _table()["short"].items()}


@cache
def _whole_words() -> dict[str, str]:
    return {form: common for common, forms in _table()["words"].items() for form in forms}


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    pairs = [(form, common) for common, forms in _table()["parts"].items() for form in forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
