"""Tables of years within an answer, whose words are the same poured out or ruled: their results."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.numbers import number, unit_name
from extractors.wordlists import alternation, wordlists
from model.facts import Value

_LEAD = 200
_LEAST_ROWS = 2
_NUMBER = r"\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:\s?%)?"


def tabled(text: str) -> tuple[tuple[Value, ...], str]:
    """The results of the tables of a passage (white space folded), and the passage without them."""
    values: list[Value] = []
    for head in reversed(list(_head().finditer(text))):
        rows, end = _rows(text, head)
        unit = _unit(text[max(0, head.start() - _LEAD) : head.start()], rows)
        if len(rows) >= _LEAST_ROWS and unit:
            month = _month(text[max(0, head.start() - _LEAD) : head.start()])
            years = [f"{year}{month}" for year in head["years"].split()]
            values = [v for row in rows for v in _values(row, years, unit)] + values
            text = f"{text[: head.start()]} {text[end:]}"
    return tuple(values), text


def _rows(text: str, head: re.Match[str]) -> tuple[list[re.Match[str]], int]:
    """The rows that follow a head: a label, a figure for each year, and the change if told."""
    count, rows, at = len(head["years"].split()), [], head.end()
    cells = rf"(?P<cells>{_NUMBER}(?:\s+{_NUMBER}){{{count - 1}}})"
    change = rf"\s+(?P<change>[+\-–]?\s?{_NUMBER}|[-–])" if head["change"] else "(?P<change>)"
    row = re.compile(rf"(?P<label>[A-ZÆØÅ][^\d.:;]{{1,60}}?)\s+{cells}{change}(?:\s+|$)")
    while found := row.match(text, at):
        rows.append(found)
        at = found.end()
    return rows, at


def _values(row: re.Match[str], years: list[str], unit: str) -> Iterator[Value]:
    cells = re.findall(_NUMBER, row["cells"])
    for cell, period in zip(cells, years, strict=True):
        yield Value(value=_number(cell), unit=unit, scope=row["label"], period=period)
    change = re.fullmatch(rf"([+\-–]?)\s?({_NUMBER})", row["change"] or "")
    if change and _number(change[2]):
        yield Value(
            value=_number(change[2]),
            unit=unit,
            scope=row["label"],
            period=max(years),
            direction="decrease" if change[1] in ("-", "–") else "increase",
            against=min(years)[:4],
        )


def _number(cell: str) -> float:
    return number(cell.rstrip("% ")) or 0.0


def _unit(lead: str, rows: list[re.Match[str]]) -> str | None:
    """The unit of the cells, else the one that the words ahead name in brackets, or a count."""
    if rows and all("%" in row["cells"] for row in rows):
        return "percent"
    named = [
        unit for m in re.finditer(r"(?:\(i?\s?|\bi )([\w.%-]+)", lead) if (unit := unit_name(m[1]))
    ]
    if named:
        return named[-1]
    counts = alternation(wordlists("values")["counts"])
    return "count" if re.search(rf"\b{counts}\b", lead, re.IGNORECASE) else None


def _month(lead: str) -> str:
    """The month that all years of the table are told of: "per desember 2024 og 2025"."""
    months = wordlists("values")["months"]
    said = re.findall(
        rf"\b(?:per|pr\.?|i)\s+({alternation(months)})\s+20\d\d\s+og\s+20\d\d", lead, re.IGNORECASE
    )
    return f"-{months.index(said[-1].casefold()) + 1:02}" if said else ""


@cache
def _head() -> re.Pattern[str]:
    change = alternation(wordlists("values")["change_column"])
    return re.compile(
        r"(?:\b[A-ZÆØÅ][\w-]+(?:/[\w-]+)?\s+)?(?<!\S)(?P<years>20\d\d(?:\s+20\d\d){1,4})"
        rf"(?:\s+(?P<change>{change}))?\s+(?=[A-ZÆØÅ])"
    )
