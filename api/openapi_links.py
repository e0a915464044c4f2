"""Links of the OpenAPI document: from lists to what their items are asked for by."""

import re
from typing import Any

Operations = dict[str, dict[str, Any]]
"""The operations that read, by path."""

_NAMED_BY = {"organisations": "organisation/name", "jobs": "id"}
"""What the items of a list are asked for by, where that is not `key`."""
_FACTS = frozenset(
    (
        *("oppdrag", "indicators", "goals", "commitments", "decisions", "statuses", "audits"),
        *("risks", "allocations", "search"),
    )
)
"""Lists whose items have evidence."""


def add_links(paths: dict[str, dict[str, Any]]) -> None:
    """Add to every list the links that its first item can be followed by."""
    reading = {path: methods["get"] for path, methods in paths.items() if "get" in methods}
    for path, operation in reading.items():
        found = dict(_links(path, reading))
        if found:
            operation["responses"]["200"]["links"] = found


def _links(path: str, reading: Operations) -> list[tuple[str, dict[str, Any]]]:
    name = path.rsplit("/", 1)[-1]
    below = re.compile(rf"{re.escape(path)}/{{(\w+)}}(?:/\w+)?")
    links = []
    for other, operation in reading.items():
        of_item = below.fullmatch(other)
        has_evidence = name in _FACTS and other.endswith("/evidence/{key}")
        if (of_item or has_evidence) and not _streams(operation):
            parameter = of_item[1] if of_item else "key"
            place = f"$response.body#/items/0/{_NAMED_BY.get(name, 'key')}"
            said = {"operationId": operation["operationId"], "parameters": {parameter: place}}
            links.append((operation["operationId"], said))
    return links


def _streams(operation: dict[str, Any]) -> bool:
    return "text/event-stream" in operation["responses"]["200"].get("content", {})
