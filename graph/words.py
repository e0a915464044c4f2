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
    """The stem that a word shares with its inflections and its form in the other language."""
    whole, parts = _synonyms()
    token = whole.get(token, token)
    for nynorsk, bokmal in parts:
        token = token.replace(nynorsk, bokmal)
    stemmed: str = _STEMMER.stemWord(token)
    return whole.get(stemmed, stemmed)


@cache
def stop_stems() -> frozenset[str]:
    """Stems of the words that any sentence of the genre may hold."""
    return frozenset(stem(word) for word in _table()["stop"]["words"])


@cache
def table_version() -> str:
    """Changes when the synonym table does, so that an index made with another is made anew."""
    return fingerprint(repr(sorted(_table().items())))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("graph").joinpath("synonyms.toml").read_text(encoding="utf-8"))


@cache
def _synonyms() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    for bokmal, nynorsk in _table()["words"].items():
        whole |= dict.fromkeys(nynorsk, bokmal)
    pairs = [(form, bokmal) for bokmal, forms in _table()["parts"].items() for form in forms]
    return whole, tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
