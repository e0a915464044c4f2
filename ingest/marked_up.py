"""Paragraphs of sources that know their paragraphs (HTML, DOCX) but not always what they are."""

from dataclasses import replace

from ingest.cues import LABEL_VERBS, REPORT_LABELS
from ingest.lines import Entry, Line, Lines, without_start
from ingest.text_marks import bullet_of, is_caption, is_label, title_of

_LONGEST_TITLE = 110


def paragraph_entry(lines: Lines, *, reader: str, kind: str = "paragraph") -> Entry:
    """A paragraph as what its words and type faces say it is: a typed bullet, a bold title."""
    text = _text(lines)
    bullet = bullet_of(text)
    if bullet and (bullet.certain or not bullet.number):
        return Entry(
            "list_item",
            _cut(lines, len(text) - len(bullet.rest)),
            level=1,
            number=bullet.number,
            mark=bullet.mark,
            confidence=0.9,
            rule=f"{reader}-typed-bullet",
        )
    if is_caption(text):
        return Entry("caption", lines, confidence=0.9, rule=f"{reader}-caption")
    if kind == "paragraph" and (_is_bold_title(lines, text) or is_label(text)):
        entry = heading_entry(lines, reader=reader, level=0)
        return replace(entry, confidence=0.7, rule=f"{reader}-title")
    return Entry(kind, lines, rule=f"{reader}-{kind}")


def heading_entry(lines: Lines, *, reader: str, level: int, number: str | None = None) -> Entry:
    """A heading; a number typed into its words is taken out of them."""
    text = _text(lines)
    if number is None and (title := title_of(text)) and title.title:
        number = title.number
        lines = _cut(lines, len(text) - len(title.title))
    return Entry("heading", lines, level=level, number=number, rule=f"{reader}-heading")


def as_paragraphs(groups: list[Lines]) -> Lines:
    """Several paragraphs as the lines of one cell or box."""
    lines: list[Line] = []
    for group in groups:
        for index, line in enumerate(group):
            lines.append(replace(line, paragraph=bool(lines) and index == 0))
    return tuple(lines)


def _is_bold_title(lines: Lines, text: str) -> bool:
    runs = [run for line in lines for run in line.runs if run.text.strip()]
    if not runs or not all(run.bold for run in runs) or len(text) > _LONGEST_TITLE:
        return False
    if text.endswith((".", ";", ",")) or LABEL_VERBS & set(text.rstrip(":").lower().split()):
        return False
    return not (text.endswith(":") and any(word in text.lower() for word in REPORT_LABELS))


def _text(lines: Lines) -> str:
    return " ".join(line.text for line in lines).rstrip()


def _cut(lines: Lines, count: int) -> Lines:
    return (without_start(lines[0], count), *lines[1:]) if lines else lines
