"""The documentation as one page of HTML: every resource with a form to try it, no internet."""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any


def page(openapi: dict[str, Any]) -> str:
    """The page made from the OpenAPI document."""
    template = files("api").joinpath("docs_page.html").read_text(encoding="utf-8")
    operations = "\n".join(
        _operation(path, operation) if method == "get" else _write(method, path, operation)
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    )
    about = escape(openapi["info"]["description"])
    return template.replace("{{about}}", about).replace("{{operations}}", operations)


def policy(made: str) -> str:
    """What the page may do, as a Content-Security-Policy: its own script and style, no other."""
    script, style = (
        b64encode(sha256(words.encode()).digest()).decode()
        for words in re.findall(r"<(?:script|style)>(.*?)</", made, re.DOTALL)[::-1]
    )
    return (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


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


def _write(method: str, path: str, operation: dict[str, Any]) -> str:
    """A write, which is no form: it needs a key, and a key is not for a page to keep."""
    scopes = ", ".join(name for one in operation["security"] for name in one.get("key", ()))
    takes = ", ".join(operation["requestBody"]["content"])
    return (
        f"<details><summary><code>{method.upper()} {escape(path)}</code> "
        f"{escape(operation['summary'])}</summary><p>{escape(operation['description'])}</p>"
        f"<p>Takes <code>{escape(takes)}</code>; needs a key with the scope "
        f"<code>{escape(scopes)}</code>.</p></details>"
    )
