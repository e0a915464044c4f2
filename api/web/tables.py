"""Tables whose rows stand as a list where there is no room for columns."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(td|th)\b")


def labelled(rows: Markup, columns: Sequence[str]) -> Markup:
    """The rows with the name of its column on every cell, for styles to show.

    Words of documents are escaped by now, so that nothing in them looks like a cell.
    """
    marked = _ROW.sub(lambda row: _row(row.group(), columns), str(rows))
    return Markup(marked)  # noqa: S704 - markup already, with escaped names


def _row(row: str, columns: Sequence[str]) -> str:
    names = iter(columns)
    return _CELL.sub(lambda cell: f'{cell.group()} data-label="{escape(next(names, ""))}"', row)
