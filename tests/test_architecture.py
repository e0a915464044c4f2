"""The import contract has a place for every package, and a word list none in the logic."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def packages() -> set[str]:
    """Every package of the repository that is not a test."""
    found = {path.parent for path in ROOT.glob("*/**/__init__.py")}
    dotted = {".".join(path.relative_to(ROOT).parts) for path in found}
    return {name for name in dotted if not name.startswith((".", "tests", "build"))}


def test_every_package_has_a_place_in_the_import_contract() -> None:
    roots = set(PYPROJECT["tool"]["importlinter"]["root_packages"])
    assert {name.split(".")[0] for name in packages()} == roots
    layers = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    assert {name.strip() for layer in layers for name in layer.split("|")} == roots


def test_every_package_is_shipped_and_typed() -> None:
    assert packages() == set(PYPROJECT["tool"]["setuptools"]["packages"])
    typed = set(PYPROJECT["tool"]["mypy"]["packages"])
    assert {name.split(".")[0] for name in packages()} <= typed


def test_no_document_is_named_in_the_code() -> None:
    """A rule that names a document, a region's year or a file would hold for that one alone."""
    keys = {path.stem for path in (ROOT / "corpus" / "pdf").glob("*.pdf")}
    shared = ROOT.parent / "shared" / "corpus" / "txt"
    keys |= {path.stem for path in shared.glob("*.txt")}
    for folder in ("model", "ingest", "extractors", "graph"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not [key for key in keys if f'"{key}"' in text], path
