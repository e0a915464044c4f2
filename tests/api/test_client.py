"""The client is what the OpenAPI document says, method by method, and works against the API."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_type_hints

import httpx
import pytest
from pydantic import BaseModel

from client import Client, ProblemError, filters
from client.answers import (
    DocumentEntry,
    EvidenceEntry,
    FoundOppdrag,
    LinkedOppdrag,
    LinkEntry,
    Oppdateringer,
    Page,
    SearchHit,
)
from client.client import RESOURCES
from client.tracing import Origin, PassedOn, Reported, Traced
from model.facts import FactBase, Oppdrag, Status

DOC = "oppdragsdokument-2025-vidda"
MANDATE = f"{DOC}/HVI25-04"
API = "/api/v1"

METHODS: dict[str, tuple[str, Any, Any]] = {
    "documents": (f"{API}/documents", filters.Documents, Page[DocumentEntry]),
    "oppdrag": (f"{API}/oppdrag", filters.Mandates, Page[Oppdrag]),
    "statuses": (f"{API}/statuses", filters.Statuses, Page[Status]),
    "oppdrag_by_id": (f"{API}/oppdrag/{{id}}", filters.At, FoundOppdrag),
    "linked": (f"{API}/oppdrag/{{id}}/linked", filters.At, LinkedOppdrag),
    "trace": (f"{API}/oppdrag/{{id}}/trace", filters.At, Traced),
    "links": (f"{API}/links", filters.Links, Page[LinkEntry]),
    "search": (f"{API}/search", filters.Search, Page[SearchHit]),
    "evidence": (f"{API}/evidence/{{key}}", filters.At, EvidenceEntry),
    "page_image": (f"{API}/documents/{{key}}/pages/{{number}}/image", None, None),
    "changes": (f"{API}/oppdateringer", None, Oppdateringer),
    "export": (f"{API}/export", filters.Export, None),
    **{
        f"facts {cls.__name__}": (path, filters.Facts, Page[cls]) for cls, path in RESOURCES.items()
    },  # type: ignore[valid-type]
}
"""Each method: its path, the parameters that it takes, and what it makes of the answer."""

CALLS: dict[str, Callable[[Client], Any]] = {
    "documents": lambda c: list(c.documents(year=2025)),
    "oppdrag": lambda c: list(c.oppdrag(hovedmal=1, sort="-id")),
    "statuses": lambda c: list(c.statuses(category="forsinket")),
    "oppdrag_by_id": lambda c: c.oppdrag_by_id("HVI25-4"),
    "linked": lambda c: c.linked(MANDATE),
    "trace": lambda c: c.trace(MANDATE),
    "links": lambda c: list(c.links(relation="passed_on_to", doc=DOC)),
    "search": lambda c: list(c.search("ventetid", kind="oppdrag")),
    "evidence": lambda c: c.evidence(MANDATE),
    "page_image": lambda c: c.page_image(DOC, 1, scale=0.5),
    "changes": lambda c: list(c.changes()),
    "export": lambda c: list(c.export("jsonl", kind="risk")),
    **{f"facts {cls.__name__}": lambda c, cls=cls: list(c.facts(cls)) for cls in RESOURCES},
}


@pytest.fixture(scope="module")
def openapi(api: httpx.Client) -> dict[str, Any]:
    return api.get(f"{API}/openapi.json", timeout=60).json()  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def client(api_address: str) -> Iterator[Client]:
    with Client(api_address) as one:
        yield one


def test_every_method_is_listed_here() -> None:
    public = {n for n, _ in inspect.getmembers(Client, inspect.isfunction) if n[0] != "_"}
    assert public - {"close"} == {name.split()[0] for name in METHODS}
    assert CALLS.keys() == METHODS.keys()


@pytest.mark.parametrize("name", METHODS)
def test_a_method_asks_for_what_is_documented(name: str, openapi: dict[str, Any]) -> None:
    path, asked, _ = METHODS[name]
    declared = {one["name"]: one for one in openapi["paths"][path]["get"].get("parameters", [])}
    assert asked is None or set(asked.__annotations__) <= declared.keys()
    assert set(re.findall(r"{(\w+)}", path)) <= {
        n for n, o in declared.items() if o["in"] == "path"
    }
    needed = {n for n, one in declared.items() if one["in"] == "query" and one.get("required")}
    assert needed <= {"q"}


@pytest.mark.parametrize("name", [n for n, (_, asked, _) in METHODS.items() if asked])
def test_a_method_can_ask_for_all_that_is_documented(name: str, openapi: dict[str, Any]) -> None:
    path, asked, _ = METHODS[name]
    declared = {
        one["name"]
        for one in openapi["paths"][path]["get"]["parameters"]
        if one["in"] == "query" and one["name"] not in {"limit", "cursor", "q", "format"}
    }
    if name.startswith("facts "):  # what all kinds have in common
        declared &= set(get_type_hints(filters.Facts))
    assert set(get_type_hints(asked)) == declared


@pytest.mark.parametrize("name", [n for n, (_, _, answer) in METHODS.items() if answer])
def test_a_method_understands_the_documented_answer(name: str, openapi: dict[str, Any]) -> None:
    path, _, answer = METHODS[name]
    content = openapi["paths"][path]["get"]["responses"]["200"]["content"]
    documented = Shapes(openapi).of(content["application/json"]["schema"])
    own = answer.model_json_schema(mode="serialization")
    ours = Shapes(own).of(own)
    assert ours.items() <= documented.items()


@pytest.mark.parametrize(
    ("field", "values"), [("origin", Origin), ("passed_on", PassedOn), ("reported", Reported)]
)
def test_a_step_says_no_more_than_the_client_knows(
    field: str, values: object, openapi: dict[str, Any]
) -> None:
    documented = openapi["components"]["schemas"]["Step"]["properties"][field]["enum"]
    assert set(documented) == set(get_args(values))


class Shapes:
    """The properties of a schema and of those it holds, by their place."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def of(self, schema: dict[str, Any], at: str = "", depth: int = 4) -> dict[str, str]:
        """Place to type, `depth` levels down."""
        schema = self._found(schema)
        if depth == 0:
            return {}
        found = {at: str(schema.get("type", "any of several"))}
        for name, below in schema.get("properties", {}).items():
            found |= self.of(below, f"{at}.{name}", depth - 1)
        if "items" in schema:
            found |= self.of(schema["items"], f"{at}[]", depth)
        return found

    def _found(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            place: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                place = place[part]
            schema = place
        return schema


@pytest.mark.parametrize("name", CALLS)
def test_a_method_works_against_the_api(name: str, client: Client) -> None:
    found = CALLS[name](client)
    if name != "facts Decision":
        assert found
    for one in found if isinstance(found, list) else [found]:
        assert isinstance(one, BaseModel | bytes)


def test_an_iterator_gives_every_page(client: Client, api: httpx.Client) -> None:
    total = api.get(f"{API}/oppdrag").json()["total"]
    found = [fact.key for fact in client.facts(Oppdrag)]
    assert len(found) == len(set(found)) == total
    assert all(isinstance(fact, FactBase) for fact in client.statuses(year=2025))


def test_a_problem_is_an_exception_with_its_hint(client: Client) -> None:
    with pytest.raises(ProblemError, match="HVI25-04") as refused:
        client.oppdrag_by_id("HVI25-044")
    assert refused.value.problem.code == "unknown_key"
    assert "HVI25-04" in refused.value.problem.nearest
    with pytest.raises(ProblemError) as wrong:
        list(client.export("jsonl", doc="ukjent"))
    assert wrong.value.problem.code == "unknown_document"


def test_another_server_is_told_apart(api_address: str) -> None:
    with Client(f"{api_address}/ikke-her") as other, pytest.raises(ProblemError) as refused:
        other.oppdrag_by_id("HVI25-04")
    assert refused.value.problem.code == "not_the_api"
