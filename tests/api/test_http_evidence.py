"""Evidence over HTTP: the quote, the words around it, its page as a picture, and the file."""

import hashlib
import io
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from api_server import serving
from PIL import Image

from api.page_images import PageAsked, PageImages
from api.problem_details import ProblemError
from graph.originals import folder_of, keep

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]
DOC = "oppdragsdokument-2025-vidda"
MANDATE = f"{DOC}/HVI25-04"


def test_a_quote_comes_with_its_page_and_the_words_around_it(api: httpx.Client) -> None:
    found = api.get(f"/api/v1/evidence/{MANDATE}").json()
    fact = api.get(f"/api/v1/oppdrag/{MANDATE}").json()["items"][0]
    assert found["source"] == fact["source"]
    assert found["before"] and found["after"] and found["hint"] is None
    (page,) = found["pages"]
    assert page["number"] == fact["source"]["page"]
    assert len(page["boxes"]) == len(fact["source"]["places"]) > 1
    assert all(0 <= b["x0"] < b["x1"] <= page["width"] for b in page["boxes"])
    assert all(0 <= b["top"] < b["bottom"] <= page["height"] for b in page["boxes"])


def test_words_stand_in_the_boxes_of_the_picture(api: httpx.Client) -> None:
    page = api.get(f"/api/v1/evidence/{MANDATE}").json()["pages"][0]
    answer = api.get(page["image"], params={"scale": 2})
    assert answer.headers["content-type"] == "image/png"
    drawn = Image.open(io.BytesIO(answer.content)).convert("L")
    assert drawn.size == pytest.approx((2 * page["width"], 2 * page["height"]), abs=2)
    for box in page["boxes"]:
        part = drawn.crop(tuple(2 * box[name] for name in ("x0", "top", "x1", "bottom")))  # type: ignore[arg-type]
        assert part.getextrema()[0] < 100, "no dark letter in the box"


def test_the_file_that_was_read_is_given_to_be_saved(api: httpx.Client) -> None:
    answer = api.get(f"/api/v1/documents/{DOC}/original")
    assert answer.content == (ROOT / "corpus" / "pdf" / f"{DOC}.pdf").read_bytes()
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "code", "status"),
    [
        (f"{DOC}/pages/999/image", "no_page", 404),
        (f"{DOC}/pages/0/image", "invalid_parameters", 422),
        (f"{DOC}/pages/1/image?scale=5", "invalid_parameters", 422),
        (f"{DOC}/pages/1/image?scale=nan", "invalid_parameters", 422),
        ("ukjent/pages/1/image", "unknown_key", 404),
        ("ukjent/original", "unknown_key", 404),
    ],
)
def test_what_is_not_there_is_a_problem(
    api: httpx.Client, asked: str, code: str, status: int
) -> None:
    answer = api.get(f"/api/v1/documents/{asked}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["hint"]


def test_a_source_without_pages_gives_its_words(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "graf.sqlite"
    text = next((ROOT / "corpus" / "txt").glob("*.txt"))
    assert run("ingest", text, db=db).returncode == 0
    with serving(db) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as api:
        found = api.get(f"/evidence/{text.stem}/document").json()
        image = api.get(f"/documents/{text.stem}/pages/1/image")
        original = api.get(f"/documents/{text.stem}/original")
    assert found["pages"] == [] and found["hint"] and found["after"]
    assert (image.status_code, image.json()["code"]) == (404, "no_page")
    assert original.content == text.read_bytes()


def test_a_store_that_has_lost_its_files_still_gives_the_words(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "graf.sqlite"
    file = ROOT / "corpus" / "pdf" / f"{DOC}.pdf"
    assert run("ingest", file, db=db).returncode == 0
    folder_of(db).rename(tmp_path / "elsewhere")
    with serving(db) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as api:
        found = api.get(f"/evidence/{MANDATE}").json()
        image = api.get(f"/documents/{DOC}/pages/1/image")
        assert run("ingest", file, db=db).returncode == 0
        again = api.get(f"/documents/{DOC}/pages/1/image")
    assert found["pages"][0]["image"] is None and "ingest" in found["hint"]
    assert (image.status_code, image.json()["code"]) == (404, "no_original")
    assert again.status_code == 200


def test_a_process_that_dies_is_a_problem_and_the_next_page_comes(tmp_path: Path) -> None:
    store = tmp_path / "graf.sqlite"
    file = ROOT / "corpus" / "pdf" / f"{DOC}.pdf"
    keep(store, file.read_bytes())
    images = PageImages(store)
    try:
        with pytest.raises(ProblemError) as refused:
            images.finished(images.pool().schedule(_die))
        assert refused.value.code == "page_not_drawn"
        with pytest.raises(ProblemError) as refused:
            images.finished(images.pool().schedule(_sleep, timeout=0.2))
        assert refused.value.code == "page_not_drawn"
        assert images.png(PageAsked(_sha256(file), 1, 1.0)).startswith(b"\x89PNG")
    finally:
        images.close()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _sleep() -> None:
    signal.pause()


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
