"""The bars on real documents, from text and from PDF alike; skipped where they are not there."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Once = Callable[[str, Callable[[Path], None]], Path]
CHECKS = ("change", "target", "year", "no_trust")


@pytest.fixture(scope="session", params=["txt", "pdf"])
def real(request: pytest.FixtureRequest, shared: Path, run: Run, once: Once) -> Path:
    """A store of the five real documents, read from one of the two forms."""

    def fill(folder: Path) -> None:
        result = run("ingest", shared / "corpus" / request.param, db=folder / "graf.sqlite")
        assert result.returncode == 0, result.stderr

    return once(request.param, fill) / "graf.sqlite"


@pytest.mark.slow
def test_every_bar_is_met(real: Path, shared: Path, run: Run) -> None:
    result = run("score", "--gold", shared / "gold", "--check", db=real)
    assert result.returncode == 0, result.stdout


@pytest.mark.slow
def test_every_quote_stands_at_its_span(real: Path, run: Run) -> None:
    result = run("verify", db=real)
    assert result.returncode == 0, result.stdout


@pytest.mark.slow
def test_the_trust_got_eight_mandates_of_the_ministry_and_no_other(
    real: Path, shared: Path, run: Run
) -> None:
    gold = {
        (link["from"]["id"], link["to"]["id"])
        for path in shared.glob("gold/*.jsonl")
        for link in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if link["kind"] == "link"
    }
    found = {
        (link["from"].get("id"), link["to"].get("id"))
        for link in map(json.loads, run("export", db=real).stdout.splitlines())
        if link["kind"] == "link"
        and link["relation"] == "passed_on_to"
        and link["grade"] == "linked"
    }
    assert len(gold) == 8
    assert found == gold


@pytest.mark.slow
def test_what_was_not_passed_on_says_so(real: Path, run: Run) -> None:
    assert "NOT PASSED ON" in run("trace", "HMN25-05", db=real).stdout
    passed_on = run("trace", "HMN25-09", db=real).stdout
    assert "HMN25-009" in passed_on
    assert "{+" in passed_on
    assert "[-" in passed_on


@pytest.mark.slow
def test_the_findings_hold_what_a_careful_reader_saw(real: Path, run: Run) -> None:
    found = [
        json.loads(line) for line in run("checks", "--format", "json", db=real).stdout.splitlines()
    ]
    messages = {check: [f["message"] for f in found if f["check"] == check] for check in CHECKS}
    assert any("told as a rise, but it falls, from 6.8 to 6.7" in m for m in messages["change"])
    assert any("59 days" in message and "44" in message for message in messages["target"])
    assert any("2. tertial 2026 in a report on 2025" in message for message in messages["year"])
    assert len(messages["no_trust"]) >= 20
    assert all(finding["evidence"] for finding in found)
