"""Each page's text in reading order: lines, tables and boxes, freed of furniture and footnotes."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ingest.aligned import rest_of, split_tables
from ingest.footnotes import footnote_lines
from ingest.furniture import furniture
from ingest.geometry import PageGeometry, Rect
from ingest.grids import Grid, grids_of
from ingest.paragraphs import Setting, setting_of
from ingest.printed import PrintedLine, lines_of
from ingest.reading_order import reading_order
from ingest.side_boxes import around_boxes
from ingest.tables import TableItem, join, joins, table_of
from ingest.typography import Typography


@dataclass(frozen=True, eq=False, slots=True)
class FlowLine:
    """A line of running text: how its column is set, and the box that it stands in."""

    line: PrintedLine
    setting: Setting
    box: Rect | None = None


Item = FlowLine | TableItem
_MOST_REST = 10


@dataclass(slots=True)
class PageFlow:
    """One page, understood as far as a page goes."""

    page: PageGeometry
    items: list[Item] = field(default_factory=list)
    notes: list[PrintedLine] = field(default_factory=list)
    running: list[PrintedLine] = field(default_factory=list)


def flows_of(pages: Sequence[PageGeometry]) -> tuple[list[PageFlow], Typography]:
    """The pages of a document in reading order, and its body type."""
    tables = [[grid for grid in grids_of(page) if grid.filled > 1] for page in pages]
    lines = [_outside(page, grids) for page, grids in zip(pages, tables, strict=True)]
    sheets = [(page.height, found) for page, found in zip(pages, lines, strict=True)]
    running, contents = furniture(sheets)
    dropped = running | contents
    kept = [[line for line in found if line not in dropped] for found in lines]
    type_ = Typography.of(line for found in kept for line in found)
    right = max((line.rect.x1 for found in kept for line in found), default=0.0)
    flows = []
    for page, grids, found in zip(pages, tables, kept, strict=True):
        flow = PageFlow(page, notes=footnote_lines(page, found, type_.size))
        flow.running = [line for line in running if line.page == page.number]
        notes = set(flow.notes)
        text = [line for line in found if line not in notes]
        flow.items = list(_items(page, grids, text, right))
        flows.append(flow)
    _join_tables(flows)
    return flows, type_


def _outside(page: PageGeometry, grids: Iterable[Grid]) -> list[PrintedLine]:
    areas = [grid.rect for grid in grids]
    words = (word for word in page.words if not any(a.holds(word.middle, 0) for a in areas))
    return lines_of(words, page.number)


def _items(
    page: PageGeometry, grids: Sequence[Grid], lines: Sequence[PrintedLine], right: float
) -> Iterator[Item]:
    """Tables cut the page into zones; each zone is read column by column.

    `right` is the right edge of the document's text, which a single column reaches.
    """
    rest, boxes, level = list(lines), _boxes(page, grids), _level(page)
    for grid in (*grids, None):
        edge = grid.rect.top + 1 if grid else math.inf
        zone = [line for line in rest if line.baseline < edge]
        asides = _single(page, boxes)
        areas = [
            area
            for column in reading_order(zone, level)
            for part in around_boxes(column, asides, level)
            for area in reading_order(part, level)
        ]
        rest = [line for line in rest if line.baseline >= edge]
        for area in areas:
            setting = setting_of(area)
            if len(areas) == 1:
                setting = replace(setting, right=max(setting.right, right))
            for part in split_tables(area, level):
                if isinstance(part, TableItem):
                    yield part
                else:
                    yield from (FlowLine(line, setting, _box_of(line, boxes)) for line in part)
        if grid:
            yield table_of(grid)


def _level(page: PageGeometry) -> list[Rect]:
    """Level rules, and the upper and lower edges of grounds."""
    edges = [s._replace(bottom=s.top) for s in page.shades]
    edges += [s._replace(top=s.bottom) for s in page.shades]
    return [rule for rule in page.rules if rule.width > rule.height] + edges


def _boxes(page: PageGeometry, grids: Sequence[Grid]) -> list[Rect]:
    """Shaded or bordered areas outside tables, touching ones of one width as one."""
    areas = [grid.rect for grid in grids]
    loose = [grid.rect for grid in grids_of(page) if grid.filled == 1]
    for shade in page.shades:
        middle = (shade.x0 + shade.x1) / 2, (shade.top + shade.bottom) / 2
        if shade.height > 6 and not any(area.holds(middle, 0) for area in areas):
            loose.append(shade)
    boxes: list[Rect] = []
    for box in sorted(loose, key=lambda rect: rect.top):
        last = boxes[-1] if boxes else None
        if (
            last
            and abs(last.x0 - box.x0) < 3
            and abs(last.x1 - box.x1) < 3
            and box.top < last.bottom + 3
        ):
            boxes[-1] = last._replace(bottom=max(last.bottom, box.bottom))
        else:
            boxes.append(box)
    return boxes


def _single(page: PageGeometry, boxes: Iterable[Rect]) -> list[Rect]:
    """The boxes that are one area or two, as with a bar for the title; cells are more."""
    return [box for box in boxes if sum(_covers(box, shade) for shade in page.shades) <= 2]


def _covers(box: Rect, shade: Rect) -> bool:
    return box.holds(((shade.x0 + shade.x1) / 2, (shade.top + shade.bottom) / 2))


def _box_of(line: PrintedLine, boxes: Iterable[Rect]) -> Rect | None:
    middle = (line.rect.top + line.rect.bottom) / 2
    for box in boxes:
        whole = box.x0 - 2 <= line.rect.x0 and line.rect.x1 <= box.x1 + 2
        if whole and box.top - 1 <= middle <= box.bottom + 1 and box.width > line.rect.width + 8:
            return box
    return None


def _join_tables(flows: Sequence[PageFlow]) -> None:
    """A table that goes on at the top of the next page is one table."""
    last: Item | None = None
    before: list[Item] = []
    for flow in flows:
        if isinstance(last, TableItem):
            _gather(flow.items, last, at_end=False)
        elif before and flow.items and isinstance(flow.items[0], TableItem):
            _gather(before, flow.items[0], at_end=True)
            last = before[-1]
        first = flow.items[0] if flow.items else None
        if isinstance(last, TableItem) and isinstance(first, TableItem) and joins(last, first):
            join(last, first)
            flow.items.pop(0)
        before = flow.items or before
        last = before[-1] if flow.items else last


def _gather(items: list[Item], table: TableItem, *, at_end: bool) -> None:
    """Make the rows at the end (or beginning) of a page, too few for a table, part of `table`."""
    run = list(takewhile(lambda item: isinstance(item, FlowLine), items[:: -1 if at_end else 1]))
    for count in range(min(len(run), _MOST_REST) if table.rule == "aligned" else 0, 0, -1):
        lines = [item.line for item in run[:count] if isinstance(item, FlowLine)]
        if rest := rest_of(table, lines[::-1] if at_end else lines):
            place = slice(len(items) - count, None) if at_end else slice(0, count)
            items[place] = [rest]
            return
