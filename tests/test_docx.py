"""A Word file: its styles and automatic numbers say what each paragraph is."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.docx import BrokenDocxError, read_docx
from model.text import Document


def read(file: WordFile) -> Document:
    buffer = io.BytesIO()
    file.save(buffer)
    return read_docx(buffer.getvalue(), key="k", name="k.docx", sha256="0")


def blocks(document: Document) -> list[tuple[str, str | None, int, str]]:
    return [(b.kind, b.number, b.level, document.words(b.start, b.end)) for b in document.blocks]


def test_styles_make_headings_items_and_paragraphs() -> None:
    file = docx.Document()
    file.add_heading("Oppdragsdokument 2031", 0)
    file.add_heading("1 Mål", 1)
    paragraph = file.add_paragraph("Regionen skal følge opp ")
    paragraph.add_run("Lange køer").italic = True
    file.add_paragraph("Kortere køer", style="List Bullet")
    file.add_paragraph("i ortopedi", style="List Bullet 2")
    file.add_paragraph("Trygg drift", style="List Number")
    file.add_paragraph("God økonomi", style="List Number")
    file.add_paragraph().add_run("Oppdrag 2031:").bold = True
    file.add_paragraph("- rapportere")
    document = read(file)
    assert blocks(document) == [
        ("heading", None, 1, "Oppdragsdokument 2031"),
        ("heading", "1", 1, "Mål"),
        ("paragraph", None, 0, "Regionen skal følge opp Lange køer"),
        ("list_item", None, 1, "Kortere køer"),
        ("list_item", None, 2, "i ortopedi"),
        ("list_item", "1", 1, "Trygg drift"),
        ("list_item", "2", 1, "God økonomi"),
        ("heading", None, 2, "Oppdrag 2031:"),
        ("list_item", None, 1, "rapportere"),
    ]
    assert [document.text[s.start : s.end] for s in document.styles if s.italic] == ["Lange køer"]


def _number_headings(file: WordFile) -> None:
    """Give the heading styles an automatic number, as a template does."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{".".join(f"%{n}" for n in range(1, at + 2))}."/></w:lvl>'
        for at in range(3)
    )
    space = nsdecls("w")
    root = file.part.numbering_part.element
    root.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>')
    )
    root.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for at in range(3):
        properties = file.styles[f"Heading {at + 1}"].element.get_or_add_pPr()
        numbering = f'<w:numPr {space}><w:ilvl w:val="{at}"/><w:numId w:val="90"/></w:numPr>'
        properties.append(parse_xml(numbering))


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    file = docx.Document()
    _number_headings(file)
    for level, title in (
        (1, "Mål"),
        (2, "Hovedmål"),
        (2, "Indikatorer"),
        (1, "Oppdrag"),
        (2, "Rus"),
        (3, "Ungdom"),
    ):
        file.add_heading(title, level)
    assert [number for _, number, _, _ in blocks(read(file))] == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
        "2.1.1",
    ]


def test_tables_keep_their_merged_cells_and_lists() -> None:
    file = docx.Document()
    table = file.add_table(3, 3)
    for at, title in enumerate(("Nr.", "Tittel", "Oppdrag")):
        table.cell(0, at).text = title
    table.cell(1, 0).merge(table.cell(2, 0)).text = "HV31-01"
    table.cell(1, 1).text = "Kveldsåpent"
    table.cell(1, 2).text = "Helse Vidda RHF skal:"
    table.cell(1, 2).add_paragraph("åpne på kveldstid", style="List Bullet")
    table.cell(2, 1).merge(table.cell(2, 2)).text = "gjelder begge år"
    document = read(file)
    [block] = document.blocks
    assert block.table is not None
    cells = [[document.words(c.start, c.end) for c in row.cells] for row in block.table.rows]
    assert block.table.header_rows == 1
    assert cells == [
        ["Nr.", "Tittel", "Oppdrag"],
        ["HV31-01", "Kveldsåpent", "Helse Vidda RHF skal: - åpne på kveldstid"],
        ["", "gjelder begge år", ""],
    ]


def test_a_table_of_one_cell_is_a_box() -> None:
    file = docx.Document()
    cell = file.add_table(1, 1).cell(0, 0)
    cell.text = "Helse Vidda vil at regionen skal:"
    cell.add_paragraph("bygge ut", style="List Bullet")
    assert blocks(read(file)) == [
        ("box", None, 0, "Helse Vidda vil at regionen skal:"),
        ("list_item", None, 1, "bygge ut"),
    ]


def test_evidence_is_the_number_of_the_paragraph_and_never_a_page() -> None:
    file = docx.Document()
    file.add_paragraph("Helse Vidda RHF")
    file.add_paragraph("")
    file.add_paragraph("Styret har møte i mai.")
    document = read(file)
    last = document.blocks[-1]
    [fragment] = document.fragments_of(last.start, last.end)
    assert (fragment.line, fragment.page, document.pages) == (3, None, ())


def test_deleted_words_and_contents_are_not_read() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("Frist 1. mai")
    deleted = OxmlElement("w:del")
    deleted.append(file.add_paragraph(" og 1. juni").runs[0]._r)
    paragraph._p.append(deleted)
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj><w:docPartGallery "
        'w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>1 Mål 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    file.element.body.insert(0, control)
    assert [words for *_, words in blocks(read(file))] == ["Frist 1. mai"]


def test_footnotes_stand_behind_their_paragraph() -> None:
    file = docx.Document()
    run = file.add_paragraph("Tallene er fra juni").add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)
    file.add_paragraph("Neste avsnitt.")
    buffer = io.BytesIO()
    file.save(buffer)
    document = read_docx(_with_footnote(buffer), key="k", name="k.docx", sha256="0")
    assert blocks(document) == [
        ("paragraph", None, 0, "Tallene er fra juni"),
        ("footnote", "2", 0, "Vidda statistikk."),
        ("paragraph", None, 0, "Neste avsnitt."),
    ]


def _with_footnote(buffer: io.BytesIO) -> bytes:
    """The file with a part of footnotes, which python-docx cannot write."""
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Vidda statistikk.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    changed = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                data = data.replace(b"</Types>", part.encode())
            if name == "word/_rels/document.xml.rels":
                part = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/>'
                data = data.replace(b"</Relationships>", f"{part}</Relationships>".encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", notes)
    return changed.getvalue()


def test_a_broken_file_is_named_as_such() -> None:
    with pytest.raises(BrokenDocxError):
        read_docx(b"PK\x03\x04rubbish", key="k", name="k.docx", sha256="0")


def test_heads_of_pages_are_kept_apart_from_the_text() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Storlia sykehus HF"
    word.add_paragraph("Årlig melding 2030")
    packed = io.BytesIO()
    word.save(packed)
    document = read_docx(packed.getvalue(), key="k", name="k.docx", sha256="0")
    assert (document.running, document.text.strip()) == (
        ("Storlia sykehus HF",),
        "Årlig melding 2030",
    )
