"""A written document as the plain HTML that public bodies publish."""

import re
from html import escape

from corpus.source import MARKUP, Block, Unit, Written, depth

LIST = {"ul": "ul", "ol": "ol"}


def html(doc: Written) -> bytes:
    """The page."""
    body = "\n".join(_block(block) for block in doc.blocks)
    title = escape(doc.record["title"])
    page = (
        f'<!DOCTYPE html>\n<html lang="{doc.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _block(block: Block) -> str:
    words = block.units[0].words if block.units else ""
    if block.kind == "front":
        return "\n".join(_front(unit.words) for unit in block.units)
    if block.kind == "h":
        level = min(depth(words) + 1, 6)
        return f"<h{level}>{_markup(words)}</h{level}>"
    if block.kind in LIST:
        return _list(block)
    if block.kind == "table":
        return _table(block)
    if block.kind == "box":
        items = "\n".join(f"<li>{_markup(unit.words)}</li>" for unit in block.units[1:])
        return f"<aside>\n<p><strong>{_markup(words)}</strong></p>\n<ul>\n{items}\n</ul>\n</aside>"
    paragraphs = (part for unit in block.units for part in unit.words.split("\n"))
    return "\n".join(f"<p>{_markup(part)}</p>" for part in paragraphs)


def _front(line: str) -> str:
    if line.startswith("# "):
        return f"<h1>{_markup(line.removeprefix('# '))}</h1>"
    return f"<p>{_markup(line)}</p>"


def _list(block: Block) -> str:
    tag = LIST[block.kind]
    items = "\n".join(f"<li>{_markup(unit.words)}</li>" for unit in block.units)
    lead = f"<p>{_markup(block.lead_in)}</p>\n" if block.lead_in else ""
    return f"{lead}<{tag}>\n{items}\n</{tag}>"


def _table(block: Block) -> str:
    parts = ["<table>"]
    if block.caption:
        parts.append(f"<caption>{_markup(block.caption)}</caption>")
    if block.head:
        names = "".join(f"<th>{_markup(name)}</th>" for name in block.head)
        parts.append(f"<thead><tr>{names}</tr></thead>")
    rows = "\n".join(_row(unit, len(block.widths)) for unit in block.units)
    parts.append(f"<tbody>\n{rows}\n</tbody>\n</table>")
    return "\n".join(parts)


def _row(unit: Unit, columns: int) -> str:
    if unit.span:
        return f'<tr><td colspan="{columns}">{_markup(unit.words)}</td></tr>'
    cells = "".join(f"<td>{_cell(text)}</td>" for text in unit.cells)
    return f"<tr>{cells}</tr>"


def _cell(text: str) -> str:
    parts = text.split("\n")
    if len(parts) == 1:
        return _markup(text)
    if all(part.startswith("- ") for part in parts):
        return "<ul>" + "".join(f"<li>{_markup(part[2:])}</li>" for part in parts) + "</ul>"
    return "".join(f"<p>{_markup(part)}</p>" for part in parts)


def _markup(text: str) -> str:
    def tag(match: re.Match[str]) -> str:
        if match["bold"]:
            return f"<strong>{match['bold']}</strong>"
        if match["italic"]:
            return f"<em>{match['italic']}</em>"
        return f"<sup>{match['raised']}</sup>"

    return MARKUP.sub(tag, escape(text, quote=False))
