"""The console examples of a page of Markdown, and how a reader runs them."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Every `$ command` of a page, with the lines printed below it."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def printed(command: str, folder: Path) -> str:
    """What a command prints that is run in a folder, as an installed one; it must go well."""
    binaries = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{binaries}:{os.environ['PATH']}", "COLUMNS": "200"}
    env.pop("OPPDRAGSGRAF_DB", None)
    result = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, f"{command}\n{result.stderr}"
    return result.stdout
