"""The page of quality."""

from pathlib import Path

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
