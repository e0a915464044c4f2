"""A source as HTML, as a ministry's web page prints it: navigation around, article within."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from .markup import Block, Source
from .spans import shown

TAGS = {"bullet": "ul", "sub": "ul", "number": "ol"}
NAV = (
    '<header><nav aria-label="Hovedmeny"><ul><li><a href="#">Tema</a></li>'
    '<li><a href="#">Dokument</a></li><li><a href="#">Aktuelt</a></li></ul></nav></header>'
)
FOOT = (
    '<footer><p>Ansvarlig redaktør · <a href="#">Personvern</a> · <a href="#">Del</a></p></footer>'
)


def inline(text: str) -> str:
    text = escape(shown(text), quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"//(.+?)//", r"<em>\1</em>", text)


def table(block: Block) -> str:
    lines = ['<div class="table-wrapper"><table>']
    for n, row in enumerate(block.rows):
        tag = "th" if block.header and not n else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{inline(c)}</{tag}>" for c in row) + "</tr>")
    return "\n".join([*lines, "</table></div>"])


def element(block: Block) -> str:
    if block.kind == "heading":
        return f"<h{block.level}>{inline(block.text)}</h{block.level}>"
    if block.kind == "table":
        return table(block)
    wrap = {
        "italic": "<p><em>{}</em></p>",
        "bold": "<p><strong>{}</strong></p>",
        "box": '<aside class="factbox"><p>{}</p></aside>',
        "footnote": '<p class="footnote"><small>{}</small></p>',
    }
    return wrap.get(block.kind, "<p>{}</p>").format(inline(block.text))


def body(source: Source) -> str:
    lines: list[str] = []
    opened = ""
    for block in source.blocks:
        tag = TAGS.get(block.kind, "")
        if opened != tag:
            lines += [f"</{opened}>"] * bool(opened) + [f"<{tag}>"] * bool(tag)
            opened = tag
        if block.kind in ("page", "columns"):
            continue
        lines.append(f"<li>{inline(block.text)}</li>" if tag else element(block))
    return "\n".join(lines + [f"</{opened}>"] * bool(opened))


def write(source: Source, path: Path) -> None:
    lang, title = source.head["language"], escape(source.head["title"])
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8">\n'
        f"<title>{title} - regjeringen</title></head>\n<body>\n{NAV}\n<main><article>\n"
        f"{body(source)}\n</article></main>\n{FOOT}\n</body></html>\n",
        "utf-8",
    )
