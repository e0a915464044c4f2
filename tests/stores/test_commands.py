"""Every command answers alike over a file and over a server."""

import json
import re
import shutil
from pathlib import Path

import pytest
from stores.ingest_forks import FORK
from typer.testing import CliRunner

from api.cli import app
from api.pipeline import read_file

CORPUS = Path(__file__).parents[2] / "corpus" / "txt"
OWN = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.+Z]*|^[0-9a-f]{8,}(?=: )"
    r'|(?<="id":)"[0-9a-f]+"|(?<="undoes":)"[0-9a-f]+"',
    re.MULTILINE,
)
"""Times, and the ids of decisions, which are each run's own."""

MANDATE, ORDER = "oppdragsdokument-2025-vidda", "oppdrag-og-bestilling-2025-storlia"
ASKED = (
    *(("trace", "HVI25-1", "--format", form) for form in ("text", "json")),
    *(("search", *words) for words in (["pasienter"], ['"skal ha"'], ["helse", "--year", "2025"])),
    *(
        ("search", "skal", option, value)
        for option, value in (("--kind", "status"), ("--org", "Helse Vidda RHF"))
    ),
    *(("export", "--format", form) for form in ("jsonl", "csv", "xlsx", "graphml", "jsonld")),
    ("export", "--known-at", "2020-01-01"),
    ("export", "--as-of", "2025-02-01"),
    ("trace", "HVI25-1", "--as-of", "2025-12-31"),
    ("search", "pasienter", "--as-of", "2025-12-31", "--known-at", "2100-01-01"),
    ("coverage", MANDATE),
    *(("checks", "--all", "--format", form) for form in ("text", "json")),
    ("history", "HVI25-1"),
    *(("review", "--format", form) for form in ("text", "json")),
    ("verify",),
    ("score", "--gold", str(CORPUS.parent / "gold")),
    ("diff", MANDATE),
    ("decisions",),
)


def run(db: Path | str, *asked: str) -> bytes:
    """What a command writes, without what is a run's own."""
    done = CliRunner().invoke(app, list(asked), env={"OPPDRAGSGRAF_DB": str(db)})
    assert done.exception is None or isinstance(done.exception, SystemExit), (asked, done.exception)
    return OWN.sub("…", done.stdout).encode() if asked[-1] != "xlsx" else done.stdout_bytes


def both(stores: tuple[Path | str, ...], *asked: str) -> bytes:
    """The one answer that both give."""
    first, second = (run(store, *asked) for store in stores)
    assert first == second, asked
    return first


@pytest.mark.slow
def test_every_command_gives_one_answer(
    bolt_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Processes that read are forked from this one, which has loaded what they need.
    monkeypatch.setattr("multiprocessing.get_context", lambda _=None: FORK)
    read_file(CORPUS / f"{MANDATE}.txt")
    stores = (tmp_path / "v.db", bolt_url)
    texts = Path(shutil.copytree(CORPUS, tmp_path / "texts"))
    both(stores, "ingest", str(texts), "--jobs", "1")
    changed = texts / f"{MANDATE}.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nEtterord.\n", encoding="utf-8")
    again = both(stores, "ingest", str(texts), "--jobs", "1")
    assert again.count(b"unchanged") == 2
    records = [json.loads(line) for line in both(stores, "export").splitlines()]
    link = next(one["key"] for one in records if one.get("relation") == "passed_on_to")
    for verdict in ("reject", "undo"):
        both(stores, verdict, link, "--why", "lest", "--who", "Kari")
        assert (link.encode() in both(stores, "export")) == (verdict == "undo")
    both(stores, "correct", f"{records[0]['key']}#title", "Et annet navn", "--why", "lest")
    silent = {asked for asked in ASKED if not both(stores, *asked)}
    assert silent <= {("export", "--known-at", "2020-01-01")}
