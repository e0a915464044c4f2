"""The page of quality."""

from pathlib import Path

import pytest

from api.quality import QualitySet, page

ROOT = Path(__file__).parent.parent


def test_a_set_without_documents_says_so(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    written = page([QualitySet("Held out", tmp_path, tmp_path)])
    assert "## Held out\n\nNo documents.\n" in written


def test_a_set_is_scored_and_its_worst_named(tmp_path: Path) -> None:
    name = "tilleggsdokument-2024-vidda"
    for folder, suffix in (("documents", "html"), ("gold", "jsonl")):
        kept = ROOT / "tests" / "development" / folder / f"{name}.{suffix}"
        (tmp_path / folder).mkdir()
        (tmp_path / folder / kept.name).write_bytes(kept.read_bytes())
    written = page([QualitySet("One", tmp_path / "gold", tmp_path / "documents")])
    assert f"| {name} | oppdrag_unnumbered | 4 |" in written
    assert "The worst:" in written


@pytest.mark.slow
def test_links_are_scored_where_pairs_are_annotated(tmp_path: Path) -> None:
    names = ("oppdragsdokument-2021-vidda", "arlig-melding-2021-vidda", "links-right")
    for folder in ("documents", "gold"):
        (tmp_path / folder).mkdir()
        for name in names:
            for kept in (ROOT / "tests" / "development" / folder).glob(f"{name}.*"):
                (tmp_path / folder / kept.name).write_bytes(kept.read_bytes())
    gold = tmp_path / "gold" / "links-right.jsonl"
    lines = [line for line in gold.read_text("utf-8").splitlines() if line.count("-2021-") >= 3]
    gold.write_text("\n".join(lines), "utf-8")
    written = page([QualitySet("One", tmp_path / "gold", tmp_path / "documents")])
    assert "| reports_on | 8 |" in written
    assert "| untouched | 0.9 to 1.0 |" in written
    assert "not read: links" not in written
