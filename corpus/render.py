"""Renders the corpus: `python -m corpus.render --write` makes every file, `--check` compares.

Files: `pdf/`, `docx/`, `html/`, `txt/`, `gold/` and `documents.toml`, all from `src/`.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from corpus import annotate, links
from corpus.render_docx import docx
from corpus.render_html import html
from corpus.render_pdf import pdf
from corpus.render_txt import txt
from corpus.source import FOLDER, Written, documents

RENDERERS: dict[str, Callable[[Written], bytes]] = {
    "pdf": pdf,
    "docx": docx,
    "html": html,
    "txt": txt,
}


def files() -> dict[str, bytes]:
    """Every made file of the corpus, by its path inside the folder."""
    made: dict[str, bytes] = {}
    written = list(documents())
    records = {doc.key: annotate.gold(doc) for doc in written}
    for doc in written:
        for form in doc.formats:
            made[f"{form}/{doc.key}.{form}"] = RENDERERS[form](doc)
        made[f"gold/{doc.key}.jsonl"] = annotate.lines(records[doc.key]).encode()
    for kind in ("link", "not_link"):
        resolved = links.resolve(FOLDER / "src" / f"{kind}s.toml", records, kind)
        made[f"gold/{kind}s.jsonl"] = annotate.lines(resolved).encode()
    made["documents.toml"] = _register(written, made).encode()
    return made


def _register(written: list[Written], made: dict[str, bytes]) -> str:
    parts = [
        "# Made by corpus/render.py: the documents of the corpus, all written for the project.\n"
    ]
    for doc in written:
        entry = doc.record
        lines = [f'key = "{doc.key}"', f'type = "{entry["doc_type"]}"', f"year = {entry['year']}"]
        lines += [f'period = "{entry["period"]}"', f'language = "{entry["language"]}"']
        lines += [f'issuer = "{entry["issuer"]}"']
        if "addressee" in entry:
            lines.append(f'addressee = "{entry["addressee"]}"')
        lines.append('url = "skrevet for prosjektet"')
        hashes = (
            f'"{form}/{doc.key}.{form}" = "{_sha256(made[f"{form}/{doc.key}.{form}"])}"'
            for form in doc.formats
        )
        parts.append("\n".join(["\n[[document]]", *lines, "[document.sha256]", *hashes]) + "\n")
    return "".join(parts)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def differing(made: dict[str, bytes]) -> list[str]:
    """The paths whose file is missing, differs, or should not be there."""
    wrong = [path for path, content in made.items() if not _same(FOLDER / path, content)]
    there = (
        path.relative_to(FOLDER).as_posix()
        for folder in (*RENDERERS, "gold")
        for path in (FOLDER / folder).glob("*")
    )
    return sorted({*wrong, *(path for path in there if path not in made)})


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def main() -> int:
    """The command: exit code 1 when the committed files are not what the sources make."""
    parser = argparse.ArgumentParser(description=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the files")
    mode.add_argument("--check", action="store_true", help="compare with the files that are there")
    made = files()
    if parser.parse_args().write:
        for path, content in made.items():
            target = FOLDER / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
    wrong = differing(made)
    for path in wrong:
        sys.stderr.write(f"corpus/{path} is not what its source makes; see --write\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
