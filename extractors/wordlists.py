"""Word lists of `extractors/cues/*.toml`, read once; logic holds no words of its own."""

import re
import tomllib
from functools import cache
from importlib import resources

Words = dict[str, tuple[str, ...]]


@cache
def words(name: str) -> Words:
    """The lists of `cues/<name>.toml`: the `words` of each table, by the table's name."""
    text = resources.files("extractors.cues").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {key: tuple(table["words"]) for key, table in tomllib.loads(text).items()}


def one_of(entries: tuple[str, ...]) -> str:
    """A regex alternation of `entries`, longest first; a blank in one matches any white space."""
    ordered = sorted(entries, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ordered) + ")"
