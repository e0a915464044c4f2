"""Targets against results, drawn over time."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from api.web import charts, words
from api.web.views.indicators import Point
from graph.subjects import shortened


@dataclass(frozen=True)
class Form:
    """Pixels across and down, so many letters of a target's label, so many marks of time."""

    wide: int
    high: int
    letters: int
    ticks: int


WIDE, NARROW = Form(760, 280, 60, 6), Form(240, 240, 26, 3)
_COLORS = (
    *("var(--ds-color-accent-base-default)", "var(--ds-color-warning-text-subtle)"),
    *("var(--ds-color-success-text-subtle)", "var(--ds-color-danger-text-subtle)"),
    *("var(--ds-color-neutral-text-default)", "var(--ds-color-info-text-subtle)"),
)
_GROUND = "var(--ds-color-neutral-background-default)"
_HALO = {"fill": _GROUND, "stroke": _GROUND, "strokeWidth": 4}
"""What lies beneath a label, so that lines do not cross its letters."""
_KEPT = 200
"""So many pictures are kept: drawing one takes longer than all else of its page."""
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


@lru_cache(maxsize=_KEPT)
def picture(unit: str, points: tuple[Point, ...], told: str, form: Form) -> Markup:
    """The points of one unit: results as marks by whose they are, targets as dashed lines.

    Shape tells series apart as well as colour does.
    """
    import altair as alt  # noqa: PLC0415 - what is not drawn need not be loaded

    names = list(dict.fromkeys(point.series for point in points if point.what == "result"))
    shown = [_row(point, form) for point in points if point.begins]
    results = [row for row in shown if row["what"] == "result"]
    targets = [row for row in shown if row["what"] == "target"]
    x = alt.X("ends:T", title=None, axis=alt.Axis(format="%m.%Y", tickCount=form.ticks, grid=False))
    y = alt.Y("value:Q", title=words.named(unit, "unit") or "antall", scale=alt.Scale(zero=False))
    legend = alt.Legend(title=None, orient="bottom", columns=1, labelLimit=form.wide - 30)
    color = alt.Color(
        "series:N", scale=alt.Scale(domain=names, range=_cycled(_COLORS, names)), legend=legend
    )
    shape = alt.Shape(
        "series:N", scale=alt.Scale(domain=names, range=_cycled(_SHAPES, names)), legend=legend
    )
    made = alt.Chart(charts.rows(results)).encode(x=x, y=y, color=color)
    rule = alt.Chart(charts.rows(targets)).encode(x=alt.X("begins:T"), x2="ends:T", y=y)
    layers = [
        rule.mark_rule(stroke=charts.TEXT, strokeDash=[6, 4], strokeWidth=1.5),
        *(
            rule.mark_text(align="left", dx=2, dy=-8, fontSize=12, **look).encode(text="label:N")
            for look in (_HALO, {"fill": charts.TEXT})
        ),
        alt.Chart(charts.rows(_joined(results))).encode(x=x, y=y, color=color).mark_line(),
        made.mark_point(filled=True, size=80, opacity=1).encode(shape=shape),
    ]
    return charts.svg(alt.layer(*layers).properties(width=form.wide, height=form.high), told)


def _row(point: Point, form: Form) -> dict[str, Any]:
    op = words.named(point.op, "operator") if point.op else ""
    label = f"{op} {words.number(point.value)} {point.scope or ''}"
    return {
        "what": point.what,
        "begins": point.begins,
        "ends": point.ends,
        "value": point.value,
        "series": point.series,
        "label": shortened(label.strip(), form.letters),
    }


def _joined(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The results of series that a line may join: those with one figure for each time."""
    times = Counter((row["series"], row["ends"]) for row in results)
    several = {series for (series, _), number in times.items() if number > 1}
    return [row for row in results if row["series"] not in several]


def _cycled(kinds: tuple[str, ...], names: list[str]) -> list[str]:
    return [kinds[place % len(kinds)] for place in range(len(names))]
