"""What people decided, when a document comes in a new version: on the command line, end to end."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from graph.waiting import Waiting

TXT = Path(__file__).parent.parent.parent / "corpus" / "txt"
UPPER, LOWER = "oppdragsdokument-2025-vidda", "oppdrag-og-bestilling-2025-storlia"
REJECTED = f"passed_on_to:{UPPER}/HVI25-04->{LOWER}/HVI25-004"
CONFIRMED = f"passed_on_to:{UPPER}/HVI25-09->{LOWER}/HVI25-009"
ALSO_REJECTED = f"passed_on_to:{UPPER}/HVI25-08->{LOWER}/HVI25-008"
CHANGES = {
    "Helseforetaket skal tilby digital": "Helseforetaket skal utvide og tilby digital",
    "Det skal finnes faste rutiner": "Det skal finnes skriftlige rutiner",
}


def said(*words: object, db: Path) -> str:
    done = CliRunner().invoke(app, [*map(str, words), "--db", str(db)])
    assert done.exit_code == 0, done.output
    return done.stdout


def links(db: Path) -> dict[str, dict[str, object]]:
    lines = map(json.loads, said("export", db=db).splitlines())
    return {one["key"]: one for one in lines if one["kind"] == "link"}


def waiting(db: Path) -> dict[str, str]:
    lines = said("review", "--limit", "100", "--format", "json", db=db).splitlines()
    return {one.link.key: one.why for one in map(Waiting.model_validate_json, lines)}


@pytest.mark.slow
def test_decisions_outlive_a_reading_and_fall_with_the_words_they_judged(tmp_path: Path) -> None:
    db, folder = tmp_path / "graf.sqlite", tmp_path / "documents"
    folder.mkdir()
    for name in (UPPER, LOWER):
        shutil.copy(TXT / f"{name}.txt", folder)
    said("ingest", folder, db=db)
    assert {REJECTED, CONFIRMED, ALSO_REJECTED} <= links(db).keys()
    for verdict, key in (
        ("reject", REJECTED),
        ("reject", ALSO_REJECTED),
        ("confirm", CONFIRMED),
    ):
        said(verdict, key, "--why", "lest", "--who", "Kari", db=db)
    before = links(db)
    assert before.keys().isdisjoint({REJECTED, ALSO_REJECTED})
    assert before[CONFIRMED]["confirmed"] is True
    record = said("decisions", db=db)

    lower = folder / f"{LOWER}.txt"
    text = lower.read_text(encoding="utf-8")
    for old, new in CHANGES.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    lower.write_text(text, encoding="utf-8")
    said("ingest", folder, db=db)

    now = links(db)
    assert REJECTED in now, "its text is another, so the rejection holds no longer"
    assert ALSO_REJECTED not in now, "its texts are the same, in a new version of the document"
    assert (now[CONFIRMED]["confirmed"], now[CONFIRMED]["suspect"]) == (False, True)
    assert waiting(db)[CONFIRMED] == "suspect"
    assert said("decisions", db=db) == record

    said("confirm", CONFIRMED, "--why", "gjelder ennå", db=db)
    assert CONFIRMED not in waiting(db)
    assert links(db)[CONFIRMED]["suspect"] is False
