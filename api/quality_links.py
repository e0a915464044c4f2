"""The part of the page of quality that is about links: their scores, and how the scores hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from api.found import Found
from api.link_report import CALIBRATION, SCORES, calibration_rows, score_rows
from api.link_scoring import judged, read_pairs, score_links

_FITTED = "Links by relation. Curves are fitted on the half named fit, and checked on the other."
_UNTOUCHED = "Links by relation. Nothing was fitted on these pairs: neither a curve nor a bar."


def on_links(gold: Path, found: Found, *, fitted: bool) -> list[str]:
    """Tables of a set whose gold holds pairs, as Markdown; nothing for another.

    `found` are all its records, suggestions too.
    """
    pairs = replace(read_pairs(gold), check_only=not fitted)
    if not pairs.links:
        return []
    links = [line for lines in found.values() for line in lines if line["kind"] == "link"]
    return [
        _FITTED if fitted else _UNTOUCHED,
        "A pair tempts where it looks right and is not; `tempted` counts those that are claimed.",
        "",
        *_table(SCORES, score_rows(score_links(pairs, links))),
        "How often links with a score of about so much are right:",
        "",
        *_table(CALIBRATION, calibration_rows(judged(pairs, links))),
    ]


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (names, ["---"] * len(names), *rows):
        yield f"| {' | '.join(cells)} |"
    yield ""
