"""How the time of making all links grows with the graph, on the made-up one."""

import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.bench_graph import MINISTRY, drafts
from graph.links import links_of
from model.facts import DocumentFact, Fact
from model.organisations import Organisation, Register


@dataclass(frozen=True)
class LinkTiming:
    """One size; `seconds` of process time, so other work on the machine shows less."""

    mandates: int
    facts: int
    links: int
    seconds: float

    @property
    def a_fact(self) -> float:
        """Microseconds for each fact."""
        return self.seconds / self.facts * 1_000_000


def measure(sizes: Sequence[int]) -> Iterator[LinkTiming]:
    """Make all links of the made-up graph at each size, from the smallest."""
    for size in sorted(sizes):
        facts = [fact for found, _ in drafts(size) for one in found for fact in one.facts]
        register = _register(facts)
        gc.collect()
        began = time.process_time()
        links = links_of(facts, register)
        seconds = time.process_time() - began
        yield LinkTiming(size, len(facts), len(links), seconds)


def _register(facts: Sequence[Fact]) -> Register:
    """The organisations of the graph: the ministry, its regions, and a trust of each."""
    found = {MINISTRY: Organisation(name=MINISTRY, type="departement")}
    for fact in facts:
        if isinstance(fact, DocumentFact) and fact.issuer and fact.addressee:
            kind = "rhf" if fact.issuer == MINISTRY else "hf"
            name = fact.addressee
            found[name] = Organisation(name=name, type=kind, parent=fact.issuer)
    return Register(organisations=tuple(found.values()))
