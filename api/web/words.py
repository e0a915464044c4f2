"""What codes, dates, numbers and marked passages look like on the page, in bokmål."""

import tomllib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni", "juli", "august"),
    *("september", "oktober", "november", "desember"),
)
_OSLO = ZoneInfo("Europe/Oslo")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def named(code: str, group: str) -> str:
    """What a code of a group is called; the code itself where nobody has named it."""
    return _words()[group].get(code, code)


def names(group: str) -> dict[str, str]:
    """Every code of a group with its name, in the order in which they are to be shown."""
    return _words()[group]


def day(iso: str | None) -> str:
    """A date such as `1. oktober 2025`; nothing where there is none."""
    if not iso:
        return ""
    found = date.fromisoformat(iso[:10])
    return f"{found.day}. {_MONTHS[found.month - 1]} {found.year}"


def moment(iso: str, *, clock: bool = True) -> str:
    """A time of the store (UTC) such as `1. oktober 2025 kl. 14.05`, by the clock of Oslo."""
    found = datetime.fromisoformat(iso).astimezone(_OSLO)
    return day(found.date().isoformat()) + (f" kl. {found:%H.%M}" if clock else "")


def period(code: str | None) -> str:
    """A period such as `2. tertial 2025`, `2025` or `2023–2026`."""
    if not code:
        return "uten periode"
    if "/" in code:
        return code.replace("/", "–")
    year, _, part = code.partition("-")
    if part.startswith("T") and part[1:].isdigit():
        return f"{part[1:]}. tertial {year}"
    if part.isdigit() and 1 <= int(part) <= len(_MONTHS):
        return f"{_MONTHS[int(part) - 1]} {year}"
    return f"hittil i {year}" if part == "YTD" else code


def number(value: float | None) -> str:
    """A number as it is written in Norwegian: `12 345,6`."""
    if value is None:
        return ""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def counted(number: int, one: str, several: str) -> str:
    """The form of a word that stands behind a number."""
    return one if number == 1 else several


def percent(share: float) -> str:
    """A share between 0 and 1 as whole per cent, rounded down: not all is never 100."""
    return f"{int(round(share * 100, 6))}\N{NO-BREAK SPACE}%"


def duration(seconds: int) -> str:
    """A time to wait: `40 sekunder`, or whole minutes where it is longer than two."""
    return f"{seconds} sekunder" if seconds <= 120 else f"{ceil(seconds / 60)} minutter"


def parted(text: str, limit: int) -> tuple[str, str]:
    """The beginning of a text, whole words, and its rest: nothing where all of it is short."""
    if len(text) <= limit * 1.5:
        return text, ""
    at = text.rfind(" ", 0, limit) + 1 or limit
    return text[:at].rstrip(), text[at:]


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """A text with the marked spans in `<mark>`."""
    parts, at = [], 0
    for start, end in sorted(marks):
        parts += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end])]
        parts.append(Markup("</mark>"))
        at = end
    return Markup("").join([*parts, escape(text[at:])])


FILTERS: dict[str, Callable[..., Any]] = {
    "named": named,
    "day": day,
    "moment": moment,
    "period": period,
    "number": number,
    "counted": counted,
    "percent": percent,
    "marked": marked,
    "parted": parted,
}
"""The same for templates."""
