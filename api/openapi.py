"""The OpenAPI document: what the routes declare, and what the gate ahead of them may answer."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.auth import Access
from api.openapi_links import add_links
from api.problem_details import MEDIA_TYPE, Problem

_WITHOUT_TAG = frozenset({"uploads", "audit log"})
"""Groups whose answers change by themselves, and carry no ETag."""
_EVERYWHERE = {
    "401": "The key is unknown, or one is needed",
    "421": "The server goes by another name",
    "429": "Too many requests in too short a time",
    "503": "The store cannot be read, or the answer took too long",
}
_OF_WRITES = {
    "400": "The body does not hold what its Content-Type says",
    "403": "The key may not do that, or the page is of another origin",
    "408": "The request took too long to come",
    "413": "The body is too large",
}
_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_RETRY = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}


def document(app: FastAPI, access: Access) -> dict[str, Any]:
    """The document of an app, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app, access)
    return app.openapi_schema


def _made(app: FastAPI, access: Access) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(problem.pop("$defs", {}), Problem=problem)
    for path in schema["paths"].values():
        for method, operation in path.items():
            _complete(method, operation, access)
    add_links(schema["paths"])
    return schema


def _complete(method: str, operation: dict[str, Any], access: Access) -> None:
    """Add what the gate asks for and answers, and what stands for every resource."""
    answers, needed = operation["responses"], operation.get("security", [])
    if method == "get" and not _WITHOUT_TAG & set(operation.get("tags", [])):
        answers["304"] = {"description": "What the client has (If-None-Match) still stands"}
    told = {**_EVERYWHERE, **(_OF_WRITES if method != "get" else {})}
    if needed:
        told["403"] = _OF_WRITES["403"]
    for status, words in told.items():
        answers[status] = {"description": words, "content": _PROBLEM}
    for status in {"429", "503"} & set(answers):
        answers[status]["headers"] = _RETRY
    is_open = access.open_read if not needed else access.local_write and _is_local(needed)
    operation["security"] = [*([{}] if is_open else []), *(needed or [{"key": ["read"]}])]


def _is_local(needed: list[dict[str, list[str]]]) -> bool:
    return all("admin" not in scopes for one in needed for scopes in one.values())
