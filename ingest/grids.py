"""Ruled tables: where rules cross there is a grid, and its cells are what rules part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.geometry import PageGeometry, Rect, Word

NEAR = 3.0
"""Rules this close, in points, are one rule."""


@dataclass(slots=True)
class Grid:
    """A ruled area of a page: column and row edges, and the words of each cell.

    `cells[row][column]`; a cell that spans several has its words in the first, top left.
    `joined` holds the places that such a cell covers besides its first.
    """

    page: int
    xs: list[float]
    ys: list[float]
    cells: list[list[list[Word]]] = field(default_factory=list)
    covered: set[tuple[int, int]] = field(default_factory=set)
    shaded: list[bool] = field(default_factory=list)

    @property
    def rect(self) -> Rect:
        """The area it covers."""
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def filled(self) -> int:
        """How many cells hold words."""
        return sum(bool(cell) for row in self.cells for cell in row)


def grids_of(page: PageGeometry) -> list[Grid]:
    """The ruled areas of a page that hold words, from top to bottom."""
    rules = [rule for rule in page.rules if max(rule.width, rule.height) > 2 * NEAR]
    grids = []
    for group in _connected(rules):
        grid = _grid(page.number, group)
        if grid and not _frames_page(grid, page):
            _fill(grid, group, page)
            grids.append(grid)
    outer = [g for g in grids if g.filled]
    return sorted((g for g in outer if not _inside_another(g, outer)), key=lambda g: g.ys[0])


def _connected(rules: Sequence[Rect]) -> list[list[Rect]]:
    """Rules in groups that touch or cross one another."""
    groups: list[list[Rect]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def _touch(a: Rect, b: Rect) -> bool:
    across = a.x0 - NEAR <= b.x1 and b.x0 - NEAR <= a.x1
    return across and a.top - NEAR <= b.bottom and b.top - NEAR <= a.bottom


def _grid(page: int, rules: Sequence[Rect]) -> Grid | None:
    upright = [rule for rule in rules if rule.height > rule.width]
    level = [rule for rule in rules if rule.width >= rule.height]
    if not upright or not level:
        return None
    # A table open at its sides ends where its level rules do.
    sides = min(rule.x0 for rule in level), max(rule.x1 for rule in level)
    xs = _edges((*(rule.x0 for rule in upright), *sides))
    # Rows that a page break leaves open are closed by the ends of the vertical rules.
    ends = (end for rule in upright for end in (rule.top, rule.bottom))
    ys = _edges((*(rule.top for rule in level), *ends))
    return Grid(page, xs, ys) if len(xs) > 1 and len(ys) > 1 else None


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _frames_page(grid: Grid, page: PageGeometry) -> bool:
    single = len(grid.xs) == 2 and len(grid.ys) == 2
    return single and grid.rect.width * grid.rect.height > 0.6 * page.area


def _inside_another(grid: Grid, grids: Iterable[Grid]) -> bool:
    middle = (grid.rect.x0 + grid.rect.x1) / 2, (grid.rect.top + grid.rect.bottom) / 2
    return any(
        other is not grid and other.rect.holds(middle) and other.rect.width > grid.rect.width + 1
        for other in grids
    )


def _fill(grid: Grid, rules: Sequence[Rect], page: PageGeometry) -> None:
    """Put each word into its cell."""
    first = _first_cells(grid, rules)
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    grid.cells = [[[] for _ in range(columns)] for _ in range(rows)]
    grid.covered = {place for place, head in first.items() if place != head}
    for word in page.words:
        if grid.rect.holds(word.middle, slack=0):
            x, y = word.middle
            place = _index(grid.ys, y), _index(grid.xs, x)
            row, column = first[place]
            grid.cells[row][column].append(word)
    grid.shaded = [_is_shaded(grid, row, page.shades) for row in range(rows)]


def _index(edges: Sequence[float], value: float) -> int:
    return max(i for i, edge in enumerate(edges[:-1]) if edge <= value or i == 0)


def _first_cells(grid: Grid, rules: Sequence[Rect]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the first place of the cell that it belongs to."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    first = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for row, column in list(first):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        if column and not any(_runs_down(r, grid.xs[column], middle) for r in rules):
            first[row, column] = first[row, column - 1]
            continue
        middle = (grid.xs[column] + grid.xs[column + 1]) / 2
        if row and not any(_runs_across(r, grid.ys[row], middle) for r in rules):
            first[row, column] = first[row - 1, column]
    return first


def _runs_down(rule: Rect, x: float, y: float) -> bool:
    return rule.height > rule.width and abs(rule.x0 - x) <= NEAR and rule.top <= y <= rule.bottom


def _runs_across(rule: Rect, y: float, x: float) -> bool:
    return rule.width >= rule.height and abs(rule.top - y) <= NEAR and rule.x0 <= x <= rule.x1


def _is_shaded(grid: Grid, row: int, shades: Iterable[Rect]) -> bool:
    """Whether most of a row stands on a ground of its own."""
    top, bottom = grid.ys[row], grid.ys[row + 1]
    middle = (top + bottom) / 2
    wide = sum(
        grid.xs[i + 1] - grid.xs[i]
        for i in range(len(grid.xs) - 1)
        if any(s.holds(((grid.xs[i] + grid.xs[i + 1]) / 2, middle), 0) for s in shades)
    )
    return wide > 0.7 * grid.rect.width
