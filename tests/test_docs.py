"""The documentation tells the truth: its examples run, its links lead somewhere."""

import ast
import json
import re
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from console import examples, printed
from typer.testing import CliRunner

from api.cli import app
from api.pipeline import read_file
from model.evidence import Source
from model.facts import FactBase

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
EXAMPLES = sorted((DOCS / "examples").glob("*.txt"))
CUES = sorted((ROOT / "extractors" / "cues").glob("*.toml"))
STAGES = "model|ingest|extractors|graph|api|corpus|tests"
PLACE = {"section", "heading", "year", "of_year", "n"}
NOT_SHOWN = {*FactBase.model_fields, *Source.model_fields, *PLACE, "kind", "completeness"}
"""What an example leaves out: evidence and place, and the document's checks of itself."""


def id_of(path: Path) -> str:
    return path.stem


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# Examples of the document types


def shown(record: dict[str, object]) -> str:
    """A record as the pages show it: its kind, then each field that holds something."""
    fields = [
        f"{name}: {said(value)}"
        for name, value in record.items()
        if name not in NOT_SHOWN and value not in (None, [], "")
    ]
    line = f"{record['kind']}: {' | '.join(fields)}"
    return textwrap.fill(line, 98, subsequent_indent="    ", break_on_hyphens=False)


def said(value: object) -> str:
    """A value as the pages show it; of a record within a record, the fields that hold something."""
    if isinstance(value, list):
        return "; ".join(said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {said(one)}" for name, one in value.items() if one is not None)
    return f"{value:g}" if isinstance(value, float) else str(value)


def shown_facts(path: Path) -> str:
    """The output of `oppdragsgraf facts` on an example."""
    result = CliRunner().invoke(app, ["facts", str(path)])
    assert result.exit_code == 0, result.output
    return "\n".join(shown(json.loads(line)) for line in result.stdout.splitlines()) + "\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=id_of)
def test_the_example_of_a_document_type_gives_the_facts_its_page_shows(
    path: Path, request: pytest.FixtureRequest
) -> None:
    page = DOCS / f"{path.stem}.md"
    command = re.escape(f"$ oppdragsgraf facts docs/examples/{path.name}")
    block = re.compile(rf"(```console\n{command}\n```\n\n```text\n)(.*?)(```)", re.DOTALL)
    found = block.search(text_of(page))
    assert found, f"{page.name} does not show the facts of {path.name}"
    facts = shown_facts(path)
    if request.config.getoption("--write-golden"):
        start, end = found.span(2)
        page.write_text(text_of(page)[:start] + facts + text_of(page)[end:], encoding="utf-8")
    else:
        assert found[2] == facts


@pytest.mark.parametrize("path", EXAMPLES, ids=id_of)
def test_the_example_is_recognised_as_its_document_type_by_its_title(path: Path) -> None:
    document = next(fact for fact in read_file(path).facts if fact.kind == "document")
    assert document.doc_type == path.stem.replace("-", "_")
    assert document.confidence == 1


@pytest.mark.parametrize("path", EXAMPLES, ids=id_of)
def test_the_page_prints_the_example_that_it_explains(path: Path) -> None:
    assert f"```text\n{text_of(path)}```" in text_of(DOCS / f"{path.stem}.md")


def test_every_document_type_has_a_page_and_an_example() -> None:
    types = set(tomllib.loads(text_of(ROOT / "extractors/cues/titles.toml"))) - {"regional"}
    assert {path.stem.replace("-", "_") for path in EXAMPLES} == types


# Commands


def commands_of(command: Any, name: str = "oppdragsgraf") -> Iterator[tuple[str, str]]:
    """Every command with its help, those of groups too."""
    below = getattr(command, "commands", None)
    if below is None:
        yield name, command.help or ""
    for verb, one in (below or {}).items():
        yield from commands_of(one, f"{name} {verb}")


COMMANDS = list(commands_of(typer.main.get_command(app)))


@pytest.mark.parametrize(("command", "help_"), COMMANDS)
def test_every_command_is_shown_with_an_example(command: str, help_: str) -> None:
    shown_in_docs = any(f"$ {command}" in text_of(page) for page in PAGES)
    assert shown_in_docs or f"`{command}" in help_


@pytest.mark.parametrize(("command", "help_"), COMMANDS)
def test_every_command_has_a_help(command: str, help_: str) -> None:
    assert help_.strip(), command


# Console examples


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if list(examples(text_of(p)))], ids=id_of)
def test_the_console_examples_of_a_page_run_one_after_another(page: Path, tmp_path: Path) -> None:
    for folder in ("corpus", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    for command, output in examples(text_of(page)):
        lines = printed(command, tmp_path).splitlines()
        for line in output.splitlines():
            assert line == "…" or line in lines, f"{command}\n{line}"


# What the pages point at


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=id_of)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        place = (page.parent / file) if file else page
        assert place.exists(), f"{page.name}: {target}"
        assert not anchor or anchor in anchors_of(place), f"{page.name}: {target}"


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=id_of)
def test_every_module_and_file_that_a_page_names_exists(page: Path) -> None:
    """N in a name stands for any number."""
    named = re.findall(rf"`((?:{STAGES}|docs)/[\w./-]+)`", text_of(page))
    for path in named:
        numbered = re.sub(r"(?<=[_-])N(?=\.)", "*", path)
        assert any(ROOT.glob(numbered)), f"{page.name}: {path}"


def test_the_map_of_the_docs_has_every_page() -> None:
    linked = re.findall(r"\]\(([^)\s]+\.md)\)", text_of(DOCS / "README.md"))
    assert {page.name for page in PAGES} - {"README.md"} <= set(linked)


def test_the_map_of_the_extractors_has_every_module_in_its_own_words(
    request: pytest.FixtureRequest,
) -> None:
    page, row = DOCS / "extractors.md", re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
    words = {path.stem: opening(path) for path in (ROOT / "extractors").glob("[!_]*.py")}
    if request.config.getoption("--write-golden"):
        text = row.sub(lambda m: f"| `{m[1]}` | {words.get(m[1], 'gone')} |", text_of(page))
        page.write_text(text, encoding="utf-8")
    rows = row.findall(text_of(page))
    assert sorted(name for name, _ in rows) == sorted(words), "place it, or take it out"
    assert dict(rows) == words


def opening(module: Path) -> str:
    """The first paragraph of a module, on one line."""
    said = ast.get_docstring(ast.parse(text_of(module))) or ""
    return " ".join(said.partition("\n\n")[0].split())


# Word lists


@pytest.mark.parametrize("cues", CUES, ids=id_of)
def test_every_list_of_words_has_an_example_or_a_source(cues: Path) -> None:
    tables = tomllib.loads(text_of(cues))
    assert tables
    for table, entries in tables.items():
        for entry in entries:
            assert entry["words"], table
            assert (entry.get("example") or entry.get("source") or "").strip(), table


@pytest.mark.parametrize("cues", CUES, ids=id_of)
def test_every_file_of_words_begins_by_saying_what_it_is(cues: Path) -> None:
    assert text_of(cues).startswith("# ")
