"""Make the development documents and their gold: `python -m tests.development.render`."""

from __future__ import annotations

import sys
from pathlib import Path

from . import as_docx, as_html, as_pdf, as_text
from .markup import Reader, dump

HERE = Path(__file__).parent
WRITERS = {"pdf": as_pdf, "docx": as_docx, "html": as_html, "txt": as_text}


def render(path: Path) -> int:
    source = Reader(path).read()
    kind = source.head["format"]
    WRITERS[kind].write(source, HERE / "documents" / f"{source.key}.{kind}")
    (HERE / "gold" / f"{source.key}.jsonl").write_text(dump(source), "utf-8")
    return len(source.records)


def main() -> None:
    for folder in ("documents", "gold"):
        (HERE / folder).mkdir(exist_ok=True)
    made = {path.stem: render(path) for path in sorted((HERE / "src").glob("*.md"))}
    lines = [f"{count:4}  {key}" for key, count in made.items()]
    sys.stdout.write("\n".join([*lines, f"{sum(made.values()):4}  records"]) + "\n")


if __name__ == "__main__":
    main()
