"""The runs of a Word paragraph with their type faces, and what its style says of it."""

from dataclasses import dataclass, field

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from ingest.lines import Line, Lines, Run

_SKIPPED = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText"))
_CHARACTERS = {"noBreakHyphen": "-", "tab": " ", "softHyphen": "", "ptab": " "}


@dataclass
class Paragraph:
    """A paragraph's lines, and the ids of the footnotes that it marks."""

    lines: Lines = ()
    notes: list[str] = field(default_factory=list)


class FaceOf:
    """Answers by style: a paragraph's name, its level as a heading, its runs' type faces."""

    def __init__(self, file: WordFile) -> None:
        root = file.styles.element
        self.styles = {str(s.get(qn("w:styleId"))): s for s in root.findall(qn("w:style"))}

    def style_name(self, paragraph: Element) -> str:
        """The style's name in lower case without blanks ("heading1"), or nothing."""
        return self._name(self._style_id(paragraph, "w:pPr/w:pStyle"))

    def heading_level(self, paragraph: Element) -> int:
        """1 to 9 for a heading by its style or outline level, 1 for a title, else 0."""
        own = _value(paragraph, "w:pPr/w:outlineLvl")
        if own is not None:
            return _outline(own)
        for style in self._chain(self._style_id(paragraph, "w:pPr/w:pStyle")):
            name = self._name(str(style.get(qn("w:styleId"))))
            if name in ("title", "tittel"):
                return 1
            if name.startswith(("heading", "overskrift")) and name[-1].isdigit():
                return int(name[-1])
            level = _value(style, "w:pPr/w:outlineLvl")
            if level is not None:
                return _outline(level)
        return 0

    def has(self, run: Element, paragraph: Element, name: str) -> bool:
        """Whether a run is set in `w:i` or `w:b`, by itself or by a style."""
        sources = [run]
        for path, element in (("w:rPr/w:rStyle", run), ("w:pPr/w:pStyle", paragraph)):
            sources += self._chain(self._style_id(element, path))
        for source in sources:
            found = _find(source, f"w:rPr/{name}")
            if found is not None:
                return str(found.get(qn("w:val"), "1")) not in ("0", "false", "off")
        return False

    def _style_id(self, element: Element, path: str) -> str | None:
        return _value(element, path)

    def _name(self, style_id: str | None) -> str:
        style = self.styles.get(style_id or "")
        name = _value(style, "w:name") if style is not None else style_id
        return (name or "").lower().replace(" ", "")

    def _chain(self, style_id: str | None) -> list[Element]:
        """A style and those it is based on."""
        chain: list[Element] = []
        while style_id in self.styles and self.styles[style_id] not in chain:
            chain.append(self.styles[style_id])
            style_id = _value(chain[-1], "w:basedOn")
        return chain

    def numbering(self, paragraph: Element) -> Element | None:
        """The numbering properties of a paragraph, its own or its style's."""
        own = _find(paragraph, "w:pPr/w:numPr")
        if own is not None:
            return own
        styles = self._chain(self._style_id(paragraph, "w:pPr/w:pStyle"))
        found = (_find(style, "w:pPr/w:numPr") for style in styles)
        return next((numbering for numbering in found if numbering is not None), None)


def lines_of(paragraph: Element, face: FaceOf, number: int) -> Paragraph:
    """A paragraph's runs, a line for each line break; deleted and hidden words left out."""
    found = Paragraph()
    lines: list[list[Run]] = [[]]
    _collect(paragraph, paragraph, face, lines, found.notes)
    found.lines = tuple(Line(tuple(runs), number=number) for runs in lines if runs)
    return found


def _collect(
    element: Element, paragraph: Element, face: FaceOf, lines: list[list[Run]], notes: list[str]
) -> None:
    for child in element:
        if child.tag in _SKIPPED or str(child.tag).endswith(
            ("}drawing", "}pict", "AlternateContent")
        ):
            continue
        if child.tag == qn("w:r"):
            _run(child, paragraph, face, lines, notes)
        else:
            _collect(child, paragraph, face, lines, notes)


def _run(
    run: Element, paragraph: Element, face: FaceOf, lines: list[list[Run]], notes: list[str]
) -> None:
    if face.has(run, paragraph, "w:vanish"):
        return
    italic, bold = face.has(run, paragraph, "w:i"), face.has(run, paragraph, "w:b")
    raised = _value(run, "w:rPr/w:vertAlign") == "superscript"
    for child in run:
        name = str(child.tag).rsplit("}", 1)[-1]
        if name == "t":
            text = child.text or ""
            mark = raised and text.strip().isdigit()
            lines[-1].append(Run(text, italic, bold, superscript=mark))
        elif name in _CHARACTERS:
            lines[-1].append(Run(_CHARACTERS[name], italic, bold))
        elif name in ("br", "cr"):
            lines.append([])
        elif name == "footnoteReference":
            notes.append(str(child.get(qn("w:id"))))
            lines[-1].append(Run(notes[-1], superscript=True))


def _outline(value: str) -> int:
    return int(value) + 1 if value.isdigit() and int(value) < 9 else 0


def _find(element: Element, path: str) -> Element | None:
    return element.find("/".join(qn(step) for step in path.split("/")))


def _value(element: Element, path: str) -> str | None:
    found = _find(element, path)
    return None if found is None else found.get(qn("w:val"))
