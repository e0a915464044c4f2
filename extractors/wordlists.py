"""Reads the cue files: lists of words and phrases by name, each with an example."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def wordlists(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of `cues/<name>.toml`: for each table, the words of all its entries."""
    data = tomllib.loads((files("extractors.cues") / f"{name}.toml").read_text(encoding="utf-8"))
    return {
        key: tuple(w for entry in entries for w in entry["words"]) for key, entries in data.items()
    }


@cache
def examples(name: str) -> dict[str, tuple[str, ...]]:
    """The example of every entry of `cues/<name>.toml`, by table."""
    data = tomllib.loads((files("extractors.cues") / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: tuple(entry["example"] for entry in entries) for key, entries in data.items()}


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of `words`; a blank in a word matches any white space.

    Longer words come first, `*` stands for any ending.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_pattern(word) for word in ordered) + ")"


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
