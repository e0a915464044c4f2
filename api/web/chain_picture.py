"""The chain of a mandate as a diagram."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from api.web import charts, words
from api.web.views.chain import Box
from graph.subjects import shortened

_WIDE, _HIGH, _ACROSS, _DOWN, _HEAD = 276, 50, 84, 14, 28
_SOLID, _DASHED = [1, 0], [5, 3]
_BOLD, _PLAIN = 33, 38
"""So many letters of the first and the second line find room."""
_KEPT = 500
"""So many pictures are kept: drawing one takes longer than all else of its page."""
_MANDATE = "var(--ds-color-accent-surface-tinted)"
_BORDER = "var(--ds-color-neutral-border-default)"


@lru_cache(maxsize=_KEPT)
def picture(boxes: tuple[Box, ...], told: str) -> Markup:
    """The boxes with the lines between them; `told` says it in words."""
    import altair as alt  # noqa: PLC0415 - what is not drawn need not be loaded

    wide, high = max(map(_left, boxes)) + _WIDE, max(map(_top, boxes)) + _HIGH
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, wide], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[high, 0], nice=False))
    where = {"x": x, "y": y}

    def text(rows: list[dict[str, Any]], **mark: Any) -> Any:
        made = alt.Chart(charts.rows(rows)).mark_text(align="left", baseline="middle", **mark)
        return made.encode(**where, text="text:N")

    def rects(shown: list[Box], dash: list[int]) -> Any:
        made = alt.Chart(charts.rows([_rect(box) for box in shown]))
        mark = made.mark_rect(cornerRadius=5, stroke=_BORDER, strokeDash=dash)
        return mark.encode(**where, x2="x2:Q", y2="y2:Q", fill=alt.Fill("color:N", scale=None))

    lines = alt.Chart(charts.rows([one for box in boxes for one in _lines(box)]))
    layers = (
        lines.mark_rule(stroke=charts.QUIET).encode(**where, x2="x2:Q", y2="y2:Q"),
        rects([box for box in boxes if not box.gap], _SOLID),
        rects([box for box in boxes if box.gap], _DASHED),
        text([_first(b) for b in boxes], fontSize=14, fontWeight=600, fill=charts.TEXT),
        text([_second(b) for b in boxes], fontSize=13, fill=charts.TEXT),
        text([_wording(b) for b in boxes if b.wording], fontSize=12, fill=charts.QUIET),
        text(_headings(boxes), fontSize=13, fontWeight=600, fill=charts.QUIET),
    )
    return charts.svg(alt.layer(*layers).properties(width=wide, height=high, padding=2), told)


def _left(box: Box) -> int:
    return box.column * (_WIDE + _ACROSS)


def _top(box: Box) -> int:
    return _HEAD + box.row * (_HIGH + _DOWN)


def _middle(box: Box) -> int:
    return _top(box) + _HIGH // 2


def _rect(box: Box) -> dict[str, Any]:
    left, top = _left(box), _top(box)
    color = _MANDATE
    if box.category:
        color = f"var(--ds-color-{words.named(box.category, 'category_color')}-surface-tinted)"
    return {
        "x": left,
        "y": top,
        "x2": left + _WIDE,
        "y2": top + _HIGH,
        "color": "transparent" if box.gap else color,
    }


def _lines(box: Box) -> list[dict[str, int]]:
    """From the right edge of the box above, down, and to the left edge of this one."""
    if box.above is None:
        return []
    out, turn, into = _left(box.above) + _WIDE, _left(box) - _ACROSS + 12, _left(box)
    upper, lower = _middle(box.above), _middle(box)
    return [
        {"x": out, "y": upper, "x2": turn, "y2": upper},
        {"x": turn, "y": upper, "x2": turn, "y2": lower},
        {"x": turn, "y": lower, "x2": into, "y2": lower},
    ]


def _first(box: Box) -> dict[str, Any]:
    return {"x": _left(box) + 10, "y": _top(box) + 17, "text": shortened(box.first, _BOLD)}


def _second(box: Box) -> dict[str, Any]:
    return {"x": _left(box) + 10, "y": _top(box) + 36, "text": shortened(box.second, _PLAIN)}


def _wording(box: Box) -> dict[str, Any]:
    said = words.named(box.wording or "", "wording").casefold()
    return {"x": _left(box) - _ACROSS + 16, "y": _middle(box) - 9, "text": said}


def _headings(boxes: tuple[Box, ...]) -> list[dict[str, Any]]:
    """Above a column who gave all its mandates, or that it holds reports."""
    found: list[dict[str, Any]] = []
    for column in sorted({box.column for box in boxes}):
        here = [box for box in boxes if box.column == column]
        issuers = {box.issuer for box in here if box.issuer}
        text = f"Fra {issuers.pop()}" if len(issuers) == 1 else ""
        if not any(box.issuer for box in here) and any(box.category for box in here):
            text = "Rapportert"
        left = column * (_WIDE + _ACROSS)
        found.append({"x": left, "y": 8, "text": shortened(text, _PLAIN + 6)})
    return found
