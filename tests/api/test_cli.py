"""The command line as a user meets it: what it prints, what it says when it cannot, exit codes."""

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]
MANDATES = ROOT / "corpus" / "pdf" / "oppdragsdokument-2025-vidda.pdf"
TRUST = ROOT / "corpus" / "pdf" / "oppdrag-og-bestilling-2025-storlia.pdf"


def test_trace_leads_from_the_ministry_to_two_trusts_and_to_a_report(run: Run, db: Path) -> None:
    result = run("trace", "HVI25-04", db=db)
    assert result.returncode == 0, result.stderr
    for words in (
        "Helse- og omsorgsdepartementet -> Helse Vidda RHF",
        "Helse Vidda RHF -> Storlia sykehus HF",
        "Helse Vidda RHF -> Fjellheim sjukehus HF",
        "passed_on_to, reworded",
        "tertialrapport-2025-t2-vidda page",
    ):
        assert words in result.stdout


def test_trace_takes_an_id_with_or_without_leading_zeros(run: Run, db: Path) -> None:
    assert run("trace", "HVI25-4", db=db).stdout == run("trace", "HVI25-004", db=db).stdout != ""


def test_a_mandate_that_was_not_passed_on_says_so(run: Run, db: Path) -> None:
    found = run("trace", "HVI25-02", db=db).stdout
    assert "NOT PASSED ON" in found


def test_an_unknown_id_suggests_the_nearest(run: Run, db: Path) -> None:
    result = run("trace", "HVI25-044", db=db)
    assert result.returncode == 4
    assert "nothing goes by HVI25-044" in result.stderr
    assert "Did you mean HVI25-004, HVI25-04" in result.stderr


def test_trace_as_json_holds_the_evidence(run: Run, db: Path) -> None:
    found = json.loads(run("trace", "HVI25-04", "--format", "json", db=db).stdout)
    sources = [step["fact"]["source"] for trace in found["traces"] for step in trace["steps"]]
    assert len(sources) >= 3
    assert all(source["quote"] and source["page"] for source in sources)


def test_search_finds_nynorsk_by_bokmal_words(run: Run, db: Path) -> None:
    found = run("search", "sykehus", "--org", "Fjellheim sykehus HF", db=db)
    assert found.returncode == 0, found.stderr
    assert "sjukehus" in found.stdout.casefold()


def test_search_for_an_unknown_organisation_says_what_to_give(run: Run, db: Path) -> None:
    result = run("search", "plan", "--org", "Helse Intet HF", db=db)
    assert result.returncode == 4
    assert "official name" in result.stderr


def test_a_store_that_is_not_there_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    result = run("trace", "HVI25-04", db=tmp_path / "none.sqlite")
    assert result.returncode == 5
    assert "oppdragsgraf ingest" in result.stderr


def test_every_quote_of_the_corpus_stands_at_its_span(run: Run, db: Path) -> None:
    result = run("verify", db=db)
    assert result.returncode == 0, result.stdout
    assert result.stdout.rstrip().endswith("0 faults")


def test_reading_again_changes_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "graf.sqlite"
    assert "new" in run("ingest", TRUST, db=path).stdout
    first = run("export", db=path).stdout
    again = run("ingest", TRUST, db=path)
    assert "unchanged" in again.stdout
    assert run("export", db=path).stdout == first


@pytest.mark.slow
def test_the_order_of_files_and_the_number_of_processes_do_not_show(
    run: Run, db: Path, tmp_path: Path
) -> None:
    files = sorted((ROOT / "corpus" / "pdf").glob("*.pdf"), reverse=True)
    assert run("ingest", *files, "--jobs", "1", db=tmp_path / "other.sqlite").returncode == 0
    assert run("export", db=tmp_path / "other.sqlite").stdout == run("export", db=db).stdout


def test_export_to_a_file_is_what_goes_to_standard_output(
    run: Run, db: Path, tmp_path: Path
) -> None:
    assert run("export", "-o", tmp_path / "out.jsonl", db=db).returncode == 0
    written = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert written == run("export", db=db).stdout
    kinds = {json.loads(line)["kind"] for line in written.splitlines()}
    assert {"document", "goal", "indicator", "oppdrag", "status", "link", "risk"} <= kinds


@pytest.fixture
def rubbish(tmp_path: Path) -> Path:
    """A folder with one good document among files that cannot be read."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "empty.pdf").touch()
    (folder / "cut.pdf").write_bytes(MANDATES.read_bytes()[:3000])
    with zipfile.ZipFile(folder / "zip.pdf", "w") as archive:
        archive.writestr("inside.txt", "not a PDF")
    writer = PdfWriter(clone_from=PdfReader(MANDATES))
    writer.encrypt("secret")
    with (folder / "locked.pdf").open("wb") as file:
        writer.write(file)
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "good.pdf").write_bytes(TRUST.read_bytes())
    return folder


def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    run: Run, rubbish: Path, tmp_path: Path
) -> None:
    path = tmp_path / "graf.sqlite"
    result = run("ingest", rubbish, db=path)
    assert result.returncode == 3
    for name in ("empty.pdf", "cut.pdf", "zip.pdf", "locked.pdf", "noise.txt"):
        assert f"{name}:" in result.stderr, f"{name} is not named"
    records = [json.loads(line) for line in run("export", db=path).stdout.splitlines()]
    assert {record["doc"] for record in records} == {"good"}


def test_a_text_in_another_language_is_read_and_listed_as_not_understood(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(
        "The hospital has opened a new ward for children this year.\n\n"
        "The board was told about the costs of the building in March.\n\n"
        "More nurses will be hired before the end of the summer season.\n",
        encoding="utf-8",
    )
    result = run("ingest", file, db=tmp_path / "graf.sqlite")
    assert result.returncode == 3, result.stderr
    assert "ukjent" in result.stdout
    assert "not understood: report: the text is in another language (en)" in result.stderr


def test_two_files_of_one_name_are_not_taken_for_two_versions(run: Run, tmp_path: Path) -> None:
    for folder, source in (("a", MANDATES), ("b", TRUST)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.pdf").write_bytes(source.read_bytes())
    result = run("ingest", tmp_path / "a", tmp_path / "b", db=tmp_path / "graf.sqlite")
    assert result.returncode == 3
    assert "its name is taken" in result.stderr


@pytest.mark.parametrize(
    "command", ["ingest", "trace", "search", "export", "score", "verify", "show", "facts", "demo"]
)
def test_every_command_has_a_help_that_teaches(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    assert len(result.stdout.split()) > 30


def test_the_same_document_in_two_formats_is_compared(run: Run, tmp_path: Path) -> None:
    html = ROOT / "corpus" / "html" / MANDATES.with_suffix(".html").name
    result = run("same", html, MANDATES)
    assert result.returncode == 0, result.stdout
    assert "the same" in result.stdout
    changed = tmp_path / html.name
    changed.write_bytes(html.read_bytes().replace(b"HVI25-04", b"HVI25-94"))
    result = run("same", changed, MANDATES)
    assert result.returncode == 1
    assert "oppdrag HVI25-94: id 'HVI25-94' | 'HVI25-04'" in result.stdout
