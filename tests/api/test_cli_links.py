"""Coverage, findings, history and decisions on the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def own(db: Path, tmp_path: Path) -> Path:
    """A copy of the store to decide in."""
    copy = tmp_path / "own.sqlite"
    for file in filter(Path.is_file, db.parent.glob(f"{db.name}*")):
        shutil.copy(file, copy.with_name(file.name.replace(db.name, copy.name)))
    return copy


def test_every_bar_of_links_is_met_on_the_corpus(run: Run, db: Path) -> None:
    gold = ROOT / "corpus" / "gold"
    result = run("score-links", "--gold", gold, "--calibration", "--check", db=db)
    assert result.returncode == 0, result.stdout
    assert "calibration" in result.stdout


def test_coverage_shows_every_mandate_by_trust(run: Run, db: Path) -> None:
    found = run("coverage", "oppdragsdokument-2025-vidda", db=db).stdout
    for words in ("Storlia sykehus HF: reworded", "NOT ADDRESSED", "20 mandates"):
        assert words in found
    assert run("coverage", "ukjent", db=db).returncode == 4


def test_history_sets_targets_against_reports(run: Run, db: Path) -> None:
    found = run("history", "HVI26-12", db=db).stdout
    assert found.index("2025") < found.index("continues oppdragsdokument-2025-vidda/HVI25-12")
    assert "8.3 percent" in found
    assert run("history", "HVI77-01", db=db).returncode == 4


def test_a_finding_is_listed_silenced_and_heard_again(run: Run, own: Path) -> None:
    lines = run("checks", "--format", "json", db=own).stdout.splitlines()
    change = next(f for f in map(json.loads, lines) if f["check"] == "change")
    assert change["evidence"][0]["quote"]
    done = run("reject", change["id"], "--why", "rounding", "--who", "Kari", db=own)
    assert done.returncode == 0, done.stderr
    assert change["id"] not in run("checks", db=own).stdout
    assert change["id"] in run("checks", "--all", db=own).stdout
    assert run("undo", change["id"], "--why", "no", db=own).returncode == 0
    assert change["id"] in run("checks", db=own).stdout


def test_a_link_is_rejected_and_stays_away_when_read_again(run: Run, own: Path) -> None:
    key = json.loads(run("review", "--format", "json", db=own).stdout.splitlines()[0])["link"]
    docs = {key[end]["key"].split("/")[0] for end in ("start", "end")}
    both = [ROOT / "corpus" / "pdf" / f"{doc}.pdf" for doc in sorted(docs)]
    name = f"{key['relation']}:{key['start']['key']}->{key['end']['key']}"
    assert run("reject", name, "--why", "another thing", db=own).returncode == 0
    assert run("ingest", *both, db=own).returncode == 0
    assert name not in run("review", db=own).stdout
    record = run("decisions", db=own).stdout
    assert json.loads(record)["why"] == "another thing"


def test_decisions_come_back_from_a_file(run: Run, own: Path, tmp_path: Path) -> None:
    first = json.loads(run("review", "--format", "json", db=own).stdout.splitlines()[0])["link"]
    name = f"{first['relation']}:{first['start']['key']}->{first['end']['key']}"
    run("confirm", name, "--why", "right", db=own)
    record = tmp_path / "decisions.jsonl"
    record.write_text(run("decisions", db=own).stdout, encoding="utf-8")
    assert run("decisions", "--import", record, db=own).returncode == 0
    assert run("decisions", db=own).stdout == record.read_text(encoding="utf-8")


def test_what_cannot_be_decided_says_so(run: Run, own: Path) -> None:
    unknown = run("confirm", "passed_on_to:a->b", "--why", "x", db=own)
    assert (unknown.returncode, "nothing goes by" in unknown.stderr) == (4, True)
    assert run("undo", "change-0000000000", "--why", "x", db=own).returncode == 4
    assert run("confirm", "change-0000000000", db=own).returncode == 2
