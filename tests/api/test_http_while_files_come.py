"""Who pulls linked requirements while files are ingested gets each exactly once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from api_server import serving

from graph.stores import open_view

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).parent / "oppdragsgraf"
Run = Callable[..., subprocess.CompletedProcess[str]]


def linked(store: Path, doc: str) -> set[str]:
    """The links of the mandates of a document to those they were passed on to."""
    with open_view(store) as view:
        return {
            link.key
            for link in view.links()
            if link.relation == "passed_on_to" and link.start.key.startswith(f"{doc}/")
        }


def pull(client: httpx.Client, doc: str) -> tuple[list[str], set[str]]:
    """The keys of all pages, and the states of the store that these were of."""
    keys: list[str] = []
    states: set[str] = set()
    address = f"/api/v1/links?relation=passed_on_to&doc={doc}&limit=2"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        keys += [one["key"] for one in page["items"] if one["start"]["doc"] == doc]
        states.add(client.get("/api/v1/oppdateringer?size=10000").headers["etag"])
        address = page["next"]
    return keys, states


def check_pulls(store: Path, doc: str, later: list[Path]) -> None:
    before = linked(store, doc)
    states: set[str] = set()
    with (
        serving(store) as server,
        httpx.Client(base_url=server, timeout=60) as client,
        subprocess.Popen(
            [COMMAND, "ingest", *later, "--db", store, "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as ingest,
    ):
        while ingest.poll() is None:
            keys, seen = pull(client, doc)
            states |= seen
            assert before <= set(keys)
            assert len(keys) == len(set(keys))
        keys, seen = pull(client, doc)
        states |= seen
    assert ingest.returncode == 0
    assert set(keys) == linked(store, doc) >= before
    assert len(before) > 2 and len(states) > 2


@pytest.mark.slow
def test_while_documents_of_the_corpus_come(run: Run, tmp_path: Path) -> None:
    pdf, store = ROOT / "corpus" / "pdf", tmp_path / "graf.sqlite"
    first = [
        pdf / f"{name}.pdf"
        for name in ("oppdragsdokument-2025-vidda", "oppdrag-og-bestilling-2025-storlia")
    ]
    assert run("ingest", *first, db=store).returncode == 0
    later = [path for path in sorted(pdf.glob("*.pdf")) if path not in first]
    check_pulls(store, "oppdragsdokument-2025-vidda", later)


@pytest.mark.slow
def test_while_real_documents_come(run: Run, shared: Path, tmp_path: Path) -> None:
    pdf, store = shared / "corpus" / "pdf", tmp_path / "graf.sqlite"
    files = sorted(pdf.glob("*.pdf"))
    first = [path for path in files if path.stem.startswith("oppdrag")]
    assert run("ingest", *first, db=store).returncode == 0
    check_pulls(store, "oppdragsdokument-2025-hmn", [p for p in files if p not in first])
