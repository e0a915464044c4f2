"""Charts and diagrams as SVG, drawn here; nothing runs in the browser."""

from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any

from lxml import etree
from markupsafe import Markup

if TYPE_CHECKING:
    import altair as alt

_SVG = "{http://www.w3.org/2000/svg}"
FONT = "Inter, system-ui, sans-serif"
TEXT, QUIET, LINE = (
    "currentColor",
    "var(--ds-color-neutral-text-subtle)",
    "var(--ds-color-neutral-border-subtle)",
)
"""Colours that follow the page, light or dark. They reach the SVG as they are."""


def svg(chart: "alt.TopLevelMixin", title: str) -> Markup:
    """The chart as one picture for everybody who cannot see it: `title` says what it shows.

    It has attributes and no style, so that it may stand in a page of a strict policy.
    """
    import vl_convert  # noqa: PLC0415 - what is not drawn need not be loaded

    drawn = vl_convert.vegalite_to_svg(styled(chart.to_dict(validate=False)))
    root = etree.fromstring(drawn.encode())
    for element in root.iter(f"{_SVG}*"):
        for name in [n for n in map(str, element.attrib) if n == "role" or n.startswith("aria-")]:
            del element.attrib[name]
    root.set("role", "img")
    root.set("aria-label", title)
    del root.attrib["class"]
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - escaped by lxml


def styled(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart with the page's type and colours."""
    axis = {
        "labelColor": TEXT,
        "titleColor": QUIET,
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": 500,
    }
    legend = {"labelColor": TEXT, "titleColor": QUIET, "labelFontSize": 13, "titleFontSize": 13}
    own = {
        "font": FONT,
        "background": "transparent",
        "axis": axis,
        "legend": legend,
        "view": {"stroke": None},
        "title": {"color": TEXT},
        "aria": False,
    }
    return {**spec, "config": {**spec.get("config", {}), **own}}


def rows(values: list[dict[str, Any]]) -> "alt.Data":
    """Data of a chart, a dictionary for each row."""
    import altair as alt  # noqa: PLC0415

    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def warm() -> Thread:
    """The thread that loads the libraries, so that the first chart need not wait for them."""
    loading = Thread(target=_load, daemon=True)
    loading.start()
    return loading


@cache
def _load() -> None:
    import altair as alt  # noqa: PLC0415

    point = alt.Chart(rows([{"x": 0}])).mark_point().encode(x="x:Q")
    svg(point, "")
