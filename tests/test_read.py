"""Files are read by what they are; one that cannot be read is named with its reason."""

import io
import pickle
import zipfile
from pathlib import Path

import pypdf
import pytest

from ingest.read import Limits, Unreadable, find, read
from tests.paper import FILLER, typeset
from tests.test_pdf import picture

PDF = typeset(lambda p: p.block(FILLER))
SCAN = typeset(picture)


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt("hemmelig")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("brev.txt", FILLER)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code", "reason"),
    [
        ("tom.pdf", b"", "empty", "empty"),
        ("blank.txt", b" \n\n", "empty", "empty"),
        ("arkiv.pdf", zipped(), "mismatch", "named as a PDF, but it is a ZIP archive"),
        ("side.pdf", b"<!DOCTYPE html><html><p>Hei</p></html>", "mismatch", "but it is HTML"),
        ("brev.pdf", FILLER.encode(), "mismatch", "but it is plain text"),
        ("rapport.txt", PDF, "mismatch", "named as plain text, but it is a PDF"),
        ("plan.docx", PDF, "mismatch", "named as a Word document, but it is a PDF"),
        ("gammel.doc", b"\xd0\xcf\x11\xe0" * 9, "unsupported", "old Office file"),
        ("bilde.png", b"\x89PNG\r\n\x1a\n\x00\x00", "unsupported", "PNG picture"),
        ("data.txt", bytes(range(256)) * 20, "mismatch", "binary data"),
        ("kuttet.pdf", b"%PDF-1.7\nxref\n", "broken", "damaged"),
        ("hemmelig.pdf", locked(), "encrypted", "encrypted"),
        ("skannet.pdf", SCAN, "no_text", "scanned"),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, name: str, data: bytes, code: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.code == code
    assert reason in caught.value.reason
    assert caught.value.path == path


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        read(tmp_path / "borte.pdf")


@pytest.mark.parametrize(
    ("limits", "reason"), [(Limits(bytes=100), "the limit is 0 MB"), (Limits(pages=0), "1 pages")]
)
def test_limits_hold(tmp_path: Path, limits: Limits, reason: str) -> None:
    path = tmp_path / "stor.pdf"
    path.write_bytes(PDF)
    with pytest.raises(Unreadable, match=reason) as caught:
        read(path, limits)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("oppdrag.pdf", PDF, "application/pdf"),
        ("OPPDRAG.PDF", PDF, "application/pdf"),
        ("uten-suffiks", PDF, "application/pdf"),
        ("oppdrag.txt", FILLER.encode(), "text/plain"),
        ("oppdrag.htm", f"<html><body><p>{FILLER}</p></body></html>".encode(), "text/html"),
    ],
)
def test_a_file_is_read_by_its_content(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = read(path)
    assert document.media_type == media_type
    assert FILLER in document.words(0, len(document.text))


def test_the_key_is_the_stem_in_composed_letters(tmp_path: Path) -> None:
    path = tmp_path / "a\u030arlig-melding.txt"
    path.write_text(FILLER)
    assert read(path).key == "årlig-melding"


def test_an_unreadable_file_survives_the_way_between_processes() -> None:
    failure = Unreadable(Path("x.pdf"), "broken", "damaged", "Fetch it again.")
    again = pickle.loads(pickle.dumps(failure))  # noqa: S301
    assert (again.path, again.code, again.reason, again.hint) == (
        Path("x.pdf"),
        "broken",
        "damaged",
        "Fetch it again.",
    )


def test_folders_are_searched_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/c.txt", ".skjult.pdf", "a/.git/x.txt", "~$lås.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    named = tmp_path / "finnes-ikke.pdf"
    found = find([tmp_path, tmp_path / "b.pdf", named])
    assert found == sorted([tmp_path / "a" / "c.txt", tmp_path / "b.pdf", named])
