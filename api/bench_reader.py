"""One reading process of the benchmark of stores: asks, and prints its times as JSON.

`python -m api.bench_reader LOCATION MANDATES`
"""

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from api.bench_graph import A_DOCUMENT, A_REGION, SEED, YEARS, Words
from graph.queries import trace
from graph.search import Query
from graph.store import View
from graph.stores import is_server, open_view
from model.organisations import Register

ASKED, ROUNDS = 300, 3
"""Every question is asked in each round; its time is the best, which other work disturbs least."""

_OPENED = 5


def main() -> None:
    """Measure the store at the given location."""
    location, mandates = sys.argv[1], int(sys.argv[2])
    # Of a file, process time, so that other work on the machine shows less; of a server, all of it.
    clock = time.perf_counter if is_server(location) else time.process_time
    times: dict[str, list[float]] = {"open": [_open(location) for _ in range(_OPENED)]}
    first: dict[str, list[float]] = {}
    chance = random.Random(SEED + 1)  # noqa: S311 - a choice of questions, no secret
    with open_view(location) as view:
        for name, (ask, questions) in _questions(view, mandates, chance).items():
            rounds = [[_seconds(clock, ask, one) for one in questions] for _ in range(ROUNDS)]
            first[name], times[name] = (
                rounds[0],
                [min(asked) for asked in zip(*rounds, strict=True)],
            )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"times": times, "first": first, "memory": memory}))  # noqa: T201 - its result


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
    view: View, mandates: int, chance: random.Random
) -> dict[str, tuple[Callable[[Any], object], list[Any]]]:
    words = Words.make(random.Random(SEED))  # noqa: S311
    numbers = [chance.randrange(_regions(mandates) * A_DOCUMENT) for _ in range(ASKED)]
    asked = [" ".join(chance.choices(words.words, words.weights, k=1)) for _ in range(ASKED)]
    facts = [view.fact(_key(number)) for number in numbers[: ASKED // 3]]
    phrases = [" ".join(getattr(f, "text", "").split()[2:4]) for f in facts if f]
    ids = [_id(number) for number in numbers]
    nobody = Register(organisations=())
    return {
        "lookup by key": (view.fact, [_key(number) for number in numbers]),
        "lookup by id": (view.facts_by_id, ids),
        "4-hop trace": (lambda asked: trace(view, nobody, asked), ids),
        "search, a word": (view.search, [Query(words=word) for word in asked]),
        "search, the commonest words": (view.search, [Query(words=w) for w in words.words[:20]]),
        "search, two words": (view.search, [Query(words=w) for w in _pairs(asked)]),
        "search, a phrase": (view.search, [Query(words=f'"{phrase}"') for phrase in phrases]),
        "search, with filters": (
            view.search,
            [Query(words=word, year=YEARS[1], kind="status", status="forsinket") for word in asked],
        ),
    }


def _regions(mandates: int) -> int:
    return max(1, mandates // A_REGION)


def _pairs(words: list[str]) -> Iterable[str]:
    return (f"{one} {other}" for one, other in pairwise(words))


def _id(number: int) -> str:
    return f"HX{YEARS[0] % 100}-{number}"


def _key(number: int) -> str:
    return f"oppdrag_og_bestilling-{YEARS[0]}-{number // A_DOCUMENT:04}/{_id(number)}"


def _seconds(clock: Callable[[], float], ask: Callable[[Any], object], question: Any) -> float:
    began = clock()
    ask(question)
    return clock() - began


if __name__ == "__main__":
    main()
