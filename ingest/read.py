"""Any file in, a Document out: sniffed by content, within limits."""

import hashlib
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ingest.text import read_text
from model.text import Document


class Unreadable(Exception):
    """A file that cannot be read: `code` is stable, `reason` and `hint` are for people."""

    def __init__(self, path: Path, code: str, reason: str, hint: str = "") -> None:
        super().__init__(path, code, reason, hint)
        self.path, self.code, self.reason, self.hint = path, code, reason, hint


def find(paths: Sequence[Path]) -> list[Path]:
    """The files of `paths` and of the folders among them, sorted, hidden ones left out."""
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [file for file in inside if file.is_file() and not file.name.startswith(".")]
    return files


def read(path: Path) -> Document:
    """The Document of a file. Raises Unreadable."""
    data = path.read_bytes()
    key, sha256 = unicodedata.normalize("NFC", path.stem), hashlib.sha256(data).hexdigest()
    if data.startswith(b"%PDF"):
        from ingest.pdf_reader import read_pdf

        return read_pdf(data, key=key, name=path.name, sha256=sha256)
    return read_text(data, key=key, name=path.name, sha256=sha256)
