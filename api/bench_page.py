"""Tables of a benchmark as a section of a page of the documentation."""

import os
import platform
import re
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

HEADING = "## Measured"
_WIDTH = 500


def write(page: Path, command: str, tables: Iterable[Table], told: str) -> None:
    """Put the tables, with what is told of them, in the place of those the page had."""
    parts = [HEADING, f"Written by `{command}`, {_where()}.", *map(_markdown, tables), told]
    section = "\n\n".join(part for part in parts if part) + "\n"
    words = page.read_text(encoding="utf-8")
    before, _, after = words.partition(f"\n{HEADING}\n")
    following = re.search(r"^## ", after, re.MULTILINE)
    rest = f"\n{after[following.start() :]}" if following else ""
    page.write_text(f"{before.rstrip()}\n\n{section}{rest}", encoding="utf-8")


def _markdown(table: Table) -> str:
    title, style = table.title, table.box
    table.title, table.box = None, box.MARKDOWN
    console = Console(width=_WIDTH, color_system=None)
    with console.capture() as shown:
        console.print(table)
    table.title, table.box = title, style
    lines = "\n".join(line.strip() for line in shown.get().splitlines() if line.strip())
    return f"### {title}\n\n{lines}" if title else lines


def _where() -> str:
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {versions}"
