"""Full-text search: what is indexed, how a query is read, how a hit is shown."""

from model.base import Frozen


class Query(Frozen):
    """What to look for: free words, with "quoted phrases", and filters that must all hold."""

    words: str
    year: int | None = None
    org: str | None = None
    kind: str | None = None
    status: str | None = None
    doc: str | None = None
    limit: int = 20


class Hit(Frozen):
    """A passage found. `marks` are the spans of `snippet` that answer the query."""

    key: str
    doc: str
    kind: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    score: float
