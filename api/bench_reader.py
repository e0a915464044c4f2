"""One reading process of the benchmark of stores: asks, and prints its times as JSON.

`python -m api.bench_reader LOCATION MANDATES QUESTIONS`
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import pairwise
from operator import methodcaller
from pathlib import Path
from typing import Any

from api.bench_graph import A_DOCUMENT, A_REGION, SEED, YEARS, Words
from api.bolt_server import most_memory
from graph.history import Moment
from graph.queries import trace
from graph.readers import Readers, readers_of
from graph.search import Query
from graph.store import View
from graph.stores import is_server, open_view
from model.organisations import Register

_ROUNDS = 2
"""Every question is asked in each round, of a view of its own; every time that it took counts."""

_OPENED = 20
_NOW = Moment()

Question = Callable[[View], object]


def main() -> None:
    """Measure the store at the given location."""
    location, mandates, asked = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    times: dict[str, list[float]] = {"open": [_open(location) for _ in range(_OPENED)]}
    own: dict[str, list[float]] = {}
    chance = random.Random(SEED + 1)  # noqa: S311 - a choice of questions, no secret
    with closing(readers_of(location)) as readers:
        with readers.view(_NOW) as (view, _):
            questions = _questions(view, mandates, asked, chance)
        first_search, _ = _taken(readers, _search("sykehus"))
        for name, those in questions.items():
            taken = [_taken(readers, one) for _ in range(_ROUNDS) for one in those]
            times[name], own[name] = [clock for clock, _ in taken], [cpu for _, cpu in taken]
    found = {"times": times, "own": own, "first search": first_search}
    print(json.dumps({**found, "memory": most_memory(os.getpid())}))  # noqa: T201 - its result


def _taken(readers: Readers, question: Question) -> tuple[float, float]:
    """Seconds on the clock, and seconds that this process worked, for one question."""
    with readers.view(_NOW) as (view, _):
        clock, cpu = time.perf_counter(), time.process_time()
        question(view)
        return time.perf_counter() - clock, time.process_time() - cpu


def _open(location: str) -> float:
    """Seconds to open the store and look one fact up, with none of its pages in memory."""
    if not is_server(location):
        _forget(Path(location))
    began = time.perf_counter()
    with open_view(location) as view:
        view.fact(_key(0))
    return time.perf_counter() - began


def _forget(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def _questions(
    view: View, mandates: int, many: int, chance: random.Random
) -> dict[str, list[Question]]:
    """So `many` of each kind, always the same."""
    words = Words.make(random.Random(SEED))  # noqa: S311
    numbers = [chance.randrange(_regions(mandates) * A_DOCUMENT) for _ in range(many)]
    asked = [" ".join(chance.choices(words.words, words.weights, k=1)) for _ in range(many)]
    facts = [view.fact(_key(number)) for number in numbers]
    phrases = [" ".join(getattr(f, "text", "").split()[2:4]) for f in facts if f]
    filters = {"year": YEARS[1], "kind": "status", "status": "forsinket"}
    nobody = Register(organisations=())
    return {
        "lookup by key": [methodcaller("fact", _key(number)) for number in numbers],
        "lookup by id": [methodcaller("facts_by_id", _id(number)) for number in numbers],
        "4-hop trace": [partial(trace, register=nobody, asked=_id(number)) for number in numbers],
        "search, a word": [_search(word) for word in asked],
        "search, the commonest words": [_search(word) for word in words.words[:20]],
        "search, two words": [_search(f"{one} {other}") for one, other in pairwise(asked)],
        "search, a phrase": [_search(f'"{phrase}"') for phrase in phrases],
        "search, with filters": [_search(word, **filters) for word in asked],
    }


def _search(words: str, **filters: Any) -> Question:
    return methodcaller("search", Query(words=words, **filters))


def _regions(mandates: int) -> int:
    return max(1, mandates // A_REGION)


def _id(number: int) -> str:
    return f"HX{YEARS[0] % 100}-{number}"


def _key(number: int) -> str:
    return f"oppdrag_og_bestilling-{YEARS[0]}-{number // A_DOCUMENT:04}/{_id(number)}"


if __name__ == "__main__":
    main()
