"""A file in, a Document out, whatever its format: sniffed by content, within limits."""

import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from ingest.docx import BrokenDocxError, read_docx
from ingest.html import read_html
from ingest.pdf import BrokenPdfError, page_count
from ingest.text import read_text
from ingest.typeset import read_pdf
from model.text import Document

Format = Literal["pdf", "docx", "html", "text"]

SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
"""What a file's name claims. Other suffixes claim nothing, and are read by content alone."""

READERS: dict[Format, Callable[..., Document]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "text": read_text,
}

_HEAD = 65_536
_NAMES = {"pdf": "a PDF", "docx": "a Word document", "html": "HTML", "text": "plain text"}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_SIGNATURES = {
    b"PK\x03\x04": "a ZIP archive",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may ask for at most."""

    bytes: int = 200_000_000
    pages: int = 3_000


class Unreadable(Exception):  # noqa: N818 (it names what the file is)
    """A file that cannot be read: a stable `code`, the reason for people, and what to do."""

    def __init__(self, path: Path, code: str, reason: str, hint: str = "") -> None:
        super().__init__(path, code, reason, hint)
        self.path, self.code, self.reason, self.hint = path, code, reason, hint

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def find(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named, sorted; hidden ones are left out.

    A path that does not exist stays in the list, so that reading it says so.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file())
            found |= {p for p in inside if not _is_hidden(p.relative_to(path))}
        else:
            found.add(path)
    return sorted(found)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def read(path: Path, limits: Limits = Limits()) -> Document:
    """The Document of a file. Raises Unreadable with the reason when there is none."""
    data = _bytes(path, limits)
    format_ = recognised(path, io.BytesIO(data))
    name = unicodedata.normalize("NFC", path.name)
    key = unicodedata.normalize("NFC", path.stem)
    try:
        if format_ == "pdf":
            _check_pages(path, page_count(data), limits)
        document = READERS[format_](data, key=key, name=name, sha256=_sha256(data))
    except BrokenPdfError as broken:
        raise Unreadable(path, broken.code, str(broken), broken.hint) from broken
    except BrokenDocxError as broken:
        hint = "Open it in Word and save it again, or fetch it from its source."
        raise Unreadable(path, "broken", str(broken), hint) from broken
    return _with_text(path, document)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.bytes:
            reason = f"{size / 1e6:.0f} MB, and the limit is {limits.bytes / 1e6:.0f} MB"
            raise Unreadable(path, "too_large", reason, "Split the file, or raise the limit.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(path, "missing", "there is no such file") from error
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise Unreadable(path, "unopened", reason, "Check that you may read it.") from error
    if not data.strip():
        raise Unreadable(path, "empty", "the file is empty", "Fetch it from its source again.")
    return data


def recognised(path: Path, data: IO[bytes]) -> Format:
    """What a file is, told without reading all of it.

    Raises Unreadable when that is nothing that can be read, or not what its name claims.
    """
    found = _sniffed(path, data)
    claimed = SUFFIXES.get(path.suffix.lower())
    if claimed and claimed != found:
        reason = f"named as {_NAMES[claimed]}, but it is {_NAMES[found]}"
        raise Unreadable(path, "mismatch", reason, "Give the file the suffix of what it is.")
    return found


def _sniffed(path: Path, data: IO[bytes]) -> Format:
    head = data.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") and _is_docx(data):
        return "docx"
    for signature, what in _SIGNATURES.items():
        if head.startswith(signature):
            raise _rubbish(path, what)
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return "html"
    if _is_text(head):
        return "text"
    raise _rubbish(path, "binary data of no known kind")


def _rubbish(path: Path, what: str) -> Unreadable:
    claimed = SUFFIXES.get(path.suffix.lower())
    reason = f"named as {_NAMES[claimed]}, but it is {what}" if claimed else f"it is {what}"
    hint = "Only PDF, DOCX, HTML and text can be read."
    return Unreadable(path, "mismatch" if claimed else "unsupported", reason, hint)


def _is_docx(data: IO[bytes]) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(data).namelist()
    except zipfile.BadZipFile:
        return False


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        return False
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b" for byte in head)
    return control < 0.01 * len(head)


def _check_pages(path: Path, pages: int, limits: Limits) -> None:
    if pages > limits.pages:
        reason = f"{pages} pages, and the limit is {limits.pages}"
        raise Unreadable(path, "too_large", reason, "Split the file, or raise the limit.")


def _with_text(path: Path, document: Document) -> Document:
    if document.text.strip():
        return document
    if document.pages:
        reason = "no text layer: its pages are pictures (scanned)"
        raise Unreadable(path, "no_text", reason, "Run text recognition (OCR) on it first.")
    raise Unreadable(path, "empty", "the file holds no words", "Fetch it from its source again.")
