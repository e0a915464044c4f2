"""Tables of a benchmark on a page take the place of those before, and of nothing else."""

from pathlib import Path

from rich.table import Table

from api.bench_page import write


def figures(measured: str) -> Table:
    table = Table("figure", "1,000 mandates", title="Embedded (SQLite)")
    table.add_row("open, ms", measured)
    return table


def test_tables_are_written_in_markdown_where_the_last_ones_stood(tmp_path: Path) -> None:
    page = tmp_path / "stores.md"
    page.write_text("# Stores\n\nTwo.\n", encoding="utf-8")
    for measured in ("4.1", "3.2"):
        write(page, "oppdragsgraf bench store", [figures(measured)], "Not run on a server.")
        told = page.read_text(encoding="utf-8")
        if measured == "4.1":
            page.write_text(f"{told}\n## After\n\nMore.\n", encoding="utf-8")
    assert told.startswith(
        "# Stores\n\nTwo.\n\n## Measured\n\nWritten by `oppdragsgraf bench store`"
    )
    assert told.endswith("\n\nNot run on a server.\n\n## After\n\nMore.\n")
    rows = [[c.strip() for c in row.split("|")[1:-1]] for row in told.splitlines() if "|" in row]
    assert rows[0] == ["figure", "1,000 mandates"] and rows[2] == ["open, ms", "3.2"]
    assert "### Embedded (SQLite)" in told and "4.1" not in told and len(rows) == 3


def test_a_table_is_printed_as_before_when_it_was_written(tmp_path: Path) -> None:
    page = tmp_path / "stores.md"
    page.write_text("# Stores\n", encoding="utf-8")
    table = figures("4.1")
    style = table.box
    write(page, "oppdragsgraf bench store", [table], "")
    assert (table.title, table.box) == ("Embedded (SQLite)", style)
