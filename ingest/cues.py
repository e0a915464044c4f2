"""The words that readers decide by, as `cues.toml` lists them; their logic has none of its own."""

import tomllib
from importlib.resources import files

_LISTS: dict[str, list[str]] = tomllib.loads(
    files("ingest").joinpath("cues.toml").read_text(encoding="utf-8")
)

LABEL_VERBS = frozenset(_LISTS["label_verbs"])
REPORT_LABELS = tuple(_LISTS["report_labels"])
CONNECTORS = frozenset(_LISTS["connectors"])
CONJUNCTIONS = frozenset(_LISTS["conjunctions"])
PREFIXES_OF_THEIR_OWN = frozenset(_LISTS["prefixes_of_their_own"])
GROUPS_OF_WORDS = tuple(_LISTS["groups_of_words"])
UNITS = tuple(_LISTS["units"])
LIGATURE_WORDS = frozenset(_LISTS["ligature_words"])
LIGATURE_REST = frozenset(_LISTS["ligature_rest"])
LIGATURE_ENDS = tuple(_LISTS["ligature_ends"])
COUNTED_NAMES = tuple(_LISTS["counted_names"])

MANDATE_ID = r"[A-ZÆØÅ]{2,6}[ -]?(?:20)?\d{2} ?- ?[A-Z]?\d{1,4}"
"""The shape of a mandate's id: "HVI31-07", "STO-2031-7"."""

MANDATE_MARK = r"(?: ?(?:\([A-ZÆØÅ]{1,2}\)|[*†]{1,3}))?"
"""A mark behind an id, which the document explains elsewhere: "HVI31-07 (F)"."""
