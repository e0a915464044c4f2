"""The built files that pages load: their addresses, and serving them for good."""

import json
import mimetypes
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

router = APIRouter()

FOLDER = Path(__file__).parent / "static"
_FOR_GOOD = "public, max-age=31536000, immutable"
mimetypes.add_type("font/woff2", ".woff2")


@cache
def names() -> dict[str, str]:
    """The names of the built files by their plain names; none where nothing was built."""
    manifest = FOLDER / "manifest.json"
    if not manifest.is_file():
        return {}
    found: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    return found


def address(name: str) -> str:
    """Where a browser finds a built file."""
    return f"/static/{names().get(name, name)}"


@router.get("/static/{name}")
def static(name: str) -> FileResponse:
    """A built file. What is in it never changes under its name."""
    if name not in names().values():
        raise HTTPException(404)
    return FileResponse(FOLDER / name, headers={"Cache-Control": _FOR_GOOD})
