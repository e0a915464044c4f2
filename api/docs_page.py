"""The documentation as one page of HTML: every resource with a form to try it, no internet."""

from html import escape
from importlib.resources import files
from typing import Any


def page(openapi: dict[str, Any]) -> str:
    """The page made from the OpenAPI document."""
    template = files("api").joinpath("docs_page.html").read_text(encoding="utf-8")
    operations = "\n".join(
        _operation(path, methods["get"])
        for path, methods in openapi["paths"].items()
        if "get" in methods
    )
    about = escape(openapi["info"]["description"])
    return template.replace("{{about}}", about).replace("{{operations}}", operations)


def _operation(path: str, operation: dict[str, Any]) -> str:
    fields = "\n".join(_field(one) for one in operation.get("parameters", []))
    said = escape(operation.get("description", ""))
    return (
        f"<details><summary><code>GET {escape(path)}</code> {escape(operation['summary'])}"
        f'</summary><p>{said}</p><form data-path="{escape(path)}">{fields}'
        "<button>Ask</button></form></details>"
    )


def _field(parameter: dict[str, Any]) -> str:
    name, said = escape(parameter["name"]), escape(parameter.get("description", ""))
    return (
        f'<label><code>{name}</code> <input name="{name}" data-in="{escape(parameter["in"])}">'
        f"<small>{said}</small></label>"
    )
