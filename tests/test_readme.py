"""The README tells the truth: its commands run, and print what it says they print."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, str]]:
    """Every `$ command` of the console blocks, with the lines printed below it."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = [command.split()[1] for command, _ in commands() if command.startswith("make ")]
    assert shown == ["demo", "test"]
    for target in shown:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.slow
def test_every_command_runs_and_prints_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    binaries = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{binaries}:{os.environ['PATH']}", "COLUMNS": "200"}
    shown = [("oppdragsgraf demo", ""), *commands()]
    ran = 0
    for command, output in shown:
        if not command.startswith("oppdragsgraf "):
            continue
        result = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, f"{command}\n{result.stderr}"
        if output:
            assert result.stdout.rstrip() == output.rstrip(), command
        ran += 1
    assert ran >= 7


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target
