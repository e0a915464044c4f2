"""The graph as GraphML: facts, documents and organisations, with edges and links."""

import re
from collections.abc import Iterator
from typing import Any

import networkx as nx

from graph.exports import Wanted, everything, wanted_links
from graph.store import View
from model.graph import Node

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml_lines(view: View, wanted: Wanted = everything) -> Iterator[str]:
    """The lines of the file; a node that is no fact stands where an edge leads to it."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    facts = {fact.key: fact for fact in view.facts() if wanted(fact)}
    nodes = {node.key: node for node in view.nodes()}
    shown = {*facts, *(f"doc:{fact.doc}" for fact in facts.values())}
    for key in sorted(shown & nodes.keys()):
        graph.add_node(key, **_attributes(nodes[key], facts))
    for edge in view.edges():
        ends = (edge.from_key, edge.to_key)
        if all(end in shown or end.startswith(("org:", "ref:")) for end in ends):
            for end in ends:
                if end in nodes and end not in graph:
                    graph.add_node(end, **_attributes(nodes[end], facts))
            if all(end in graph for end in ends):
                graph.add_edge(*ends, relation=edge.relation, made="stated")
    for link, _, _ in wanted_links(view, wanted):
        said = {"made": "link", "rule": link.rule, "score": link.score, "grade": link.grade}
        graph.add_edge(link.start.key, link.end.key, relation=link.relation, **said)
    for line in nx.generate_graphml(graph):
        yield f"{line}\n"


def _attributes(node: Node, facts: dict[str, Any]) -> dict[str, Any]:
    fact = facts.get(node.key)
    found: dict[str, Any] = {"kind": node.fact_kind or node.kind, "label": node.label}
    if node.doc:
        found["doc"] = node.doc
    if fact is not None:
        found["quote"] = fact.source.quote
        if fact.source.page is not None:
            found["page"] = fact.source.page
    return {
        name: _NOT_XML.sub("", value) if isinstance(value, str) else value
        for name, value in found.items()
    }
