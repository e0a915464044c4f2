"""The README tells the truth: its commands run, and print what it says they print."""

import re
from pathlib import Path

import pytest
from console import examples, printed

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = [command.split()[1] for command, _ in examples(README) if command.startswith("make ")]
    assert shown == ["demo", "test"]
    for target in shown:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.slow
def test_every_command_runs_and_prints_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    shown = [("oppdragsgraf demo", ""), *examples(README)]
    commands = [(words, said) for words, said in shown if words.startswith("oppdragsgraf ")]
    assert len(commands) > 7
    for command, output in commands:
        found = printed(command, tmp_path)
        assert not output or found.rstrip() == output.rstrip(), command


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target
