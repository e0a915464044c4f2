"""The chain of a mandate as a diagram."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from api.web import charts, words
from api.web.chain_layout import Form, Placed, lines, placed
from api.web.views.chain import Box
from graph.subjects import shortened

_SOLID, _DASHED = [1, 0], [5, 3]
_KEPT = 500
"""So many pictures are kept: drawing one takes longer than all else of its page."""
_MANDATE = "var(--ds-color-accent-surface-tinted)"
_BORDER = "var(--ds-color-neutral-border-default)"

Row = dict[str, Any]


@lru_cache(maxsize=_KEPT)
def picture(boxes: tuple[Box, ...], told: str, form: Form) -> Markup:
    """The boxes with the lines between them; `told` says it in words."""
    import altair as alt  # noqa: PLC0415 - what is not drawn need not be loaded

    those = placed(boxes, form)
    wide, high = max(one.right for one in those), max(one.bottom for one in those)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, wide], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[high, 0], nice=False))
    to = {"x": x, "y": y, "x2": "x2:Q", "y2": "y2:Q"}

    def text(rows: Iterable[Row], **mark: Any) -> Any:
        made = alt.Chart(charts.rows(list(rows)))
        drawn = made.mark_text(align="left", baseline="middle", **mark)
        return drawn.encode(x=x, y=y, text="text:N")

    def rects(dash: list[int], *, gaps: bool) -> Any:
        rows = [_rect(one) for one in those if one.box.gap == gaps]
        mark = alt.Chart(charts.rows(rows)).mark_rect(
            cornerRadius=5, stroke=_BORDER, strokeDash=dash
        )
        return mark.encode(**to, fill=alt.Fill("color:N", scale=None))

    joined = charts.rows([_row(*line) for line in lines(those, form)])
    layers = (
        alt.Chart(joined).mark_rule(stroke=charts.QUIET).encode(**to),
        rects(_SOLID, gaps=False),
        rects(_DASHED, gaps=True),
        text(_names(those), fontSize=14, fontWeight=600, fill=charts.TEXT),
        text(_beneath(those), fontSize=12.5, fill=charts.TEXT),
        text(_wordings(those, form), fontSize=12, fill=charts.QUIET),
        text(_headings(those, form), fontSize=13, fontWeight=600, fill=charts.QUIET),
    )
    return charts.svg(alt.layer(*layers).properties(width=wide, height=high, padding=2), told)


def _row(x: int, y: int, x2: int, y2: int) -> Row:
    return {"x": x, "y": y, "x2": x2, "y2": y2}


def _rect(one: Placed) -> Row:
    color = _MANDATE
    if one.box.category:
        name = words.named(one.box.category, "category_color")
        color = f"var(--ds-color-{name}-surface-tinted)"
    corners = _row(one.left, one.top, one.right, one.bottom)
    return {**corners, "color": "transparent" if one.box.gap else color}


def _names(those: list[Placed]) -> Iterable[Row]:
    for one in those:
        for x, y, said in one.texts[:-1]:
            yield {"x": x, "y": y, "text": said}


def _beneath(those: list[Placed]) -> Iterable[Row]:
    for one in those:
        x, y, said = one.texts[-1]
        yield {"x": x, "y": y, "text": said}


def _wordings(those: list[Placed], form: Form) -> Iterable[Row]:
    for one in those:
        if one.box.wording and not form.downwards:
            said = words.named(one.box.wording, "wording").casefold()
            yield {"x": one.left - form.across + 16, "y": one.middle - 9, "text": said}


def _headings(those: list[Placed], form: Form) -> Iterable[Row]:
    """Above a column who gave all its mandates, or that it holds reports."""
    for left in sorted({one.left for one in those}) if not form.downwards else ():
        here = [one.box for one in those if one.left == left]
        issuers = {box.issuer for box in here if box.issuer}
        said = f"Fra {issuers.pop()}" if len(issuers) == 1 else ""
        if not any(box.issuer for box in here) and any(box.category for box in here):
            said = "Rapportert"
        yield {"x": left, "y": 8, "text": shortened(said, form.letters + 8)}
