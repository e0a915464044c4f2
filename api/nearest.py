"""What was perhaps meant by a name that nothing goes by."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from graph.queries import nearest_ids
from graph.store import View

_AT_MOST = 5
_LIKE = 60


def nearest_names(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that look most like `asked`, best first."""
    found = process.extract(
        asked.casefold(),
        list(names),
        scorer=fuzz.ratio,
        processor=str.casefold,
        limit=_AT_MOST,
        score_cutoff=_LIKE,
    )
    return tuple(name for name, _, _ in found)


def nearest_keys(view: View, asked: str, kind: str | None) -> tuple[str, ...]:
    """Ids or keys of facts that look most like `asked`."""
    if "/" not in asked:
        return nearest_ids(view, asked)
    doc = asked.split("/", 1)[0]
    docs = sorted({doc for doc, _ in view.counts()})
    if doc not in docs:
        docs = list(nearest_names(doc, docs)[:1])
    return nearest_names(asked, (f.key for d in docs for f in view.facts(kind=kind, doc=d)))
