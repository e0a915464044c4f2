"""The benchmark of links measures what it says, on links that are right."""

from api.bench_graph import drafts
from api.bench_links import measure


def test_each_size_is_linked_whole_and_timed() -> None:
    small, large = measure([400, 200])
    assert (small.mandates, large.mandates) == (200, 400)
    for timing in (small, large):
        made = [links for _, links in drafts(timing.mandates)]
        assert timing.links >= sum(map(len, made)), "those that the graph was made with, at least"
        assert timing.seconds > 0
        assert timing.a_fact == timing.seconds / timing.facts * 1_000_000
