"""Entries in, Document out: spans, cells, styles and evidence point at the words they claim."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.builder import build
from ingest.lines import Entry, Line, Run, plain, without_start
from model.text import Document


def document(*entries: Entry) -> Document:
    return build(entries, key="k", name="k", sha256="0", media_type="text/plain", reader="test")


def test_the_span_of_an_item_leaves_its_mark_out() -> None:
    line = plain("• bygge ut tilbudet", 7)
    read = document(Entry("list_item", (without_start(line, 2),), level=1, mark="•"))
    [block] = read.blocks
    assert read.text[block.start : block.end] == "bygge ut tilbudet"
    assert read.fragments_of(block.start, block.end)[0].line == 7


def test_cells_stand_apart_by_tabs_rows_and_paragraphs_by_newlines() -> None:
    cell = (plain("skal lage en plan.", 2), plain("Den skal øves.", 3, paragraph=True))
    rows = (((plain("Nr.", 1),), (plain("Oppdrag", 1),)), ((plain("HV31-01", 2),), cell), ((), ()))
    read = document(Entry("table", rows=rows, header_rows=1))
    [block] = read.blocks
    assert block.table is not None
    assert read.text[block.start : block.end] == (
        "Nr.\tOppdrag\nHV31-01\tskal lage en plan.\nDen skal øves.\n\t"
    )
    words = [[read.words(c.start, c.end) for c in row.cells] for row in block.table.rows]
    assert words == [["Nr.", "Oppdrag"], ["HV31-01", "skal lage en plan. Den skal øves."], ["", ""]]


def test_styles_cover_the_words_that_were_set_so() -> None:
    line = Line((Run("følge opp "), Run("Lange køer", italic=True), Run(" i år", bold=True)))
    read = document(Entry("paragraph", (line,)))
    styled = [(read.text[s.start : s.end].strip(), s.italic, s.bold) for s in read.styles]
    assert styled == [("Lange køer", True, False), ("i år", False, True)]
    assert read.italic_share(10, 20) == 1
    assert read.italic_share(0, 20) == 0.5
    assert (read.bold_share(0, 20), read.bold_share(21, 25)) == (0, 1)
    assert [read.text[s.start : s.end].strip() for s in read.styles_of(12, 14)] == ["Lange køer"]


def test_empty_entries_make_no_block() -> None:
    assert document(Entry("paragraph"), Entry("paragraph", (plain(" "),))).blocks == ()


_TEXT = st.text(alphabet="ab \t.-", max_size=12)
_LINES = st.lists(_TEXT, max_size=3).map(lambda texts: tuple(plain(t, 1) for t in texts))
_TABLE = st.lists(st.tuples(_LINES, _LINES), min_size=1, max_size=3).map(
    lambda rows: Entry("table", rows=tuple(rows))
)
_ENTRY = st.one_of(_LINES.map(lambda lines: Entry("paragraph", lines)), _TABLE)


@given(st.lists(_ENTRY, max_size=4))
def test_blocks_and_cells_lie_in_order_inside_the_text(entries: list[Entry]) -> None:
    read = document(*entries)
    at = 0
    for block in read.blocks:
        assert at <= block.start < block.end <= len(read.text)
        at = block.end
        cells = [cell for row in (block.table.rows if block.table else ()) for cell in row.cells]
        for cell in cells:
            assert block.start <= cell.start <= cell.end <= block.end
            assert "\t" not in read.text[cell.start : cell.end]
    assert "  " not in read.text


_RUN = st.builds(Run, st.text(alphabet="ab -", max_size=5), superscript=st.booleans())
_MARKED = st.lists(
    st.lists(_RUN, min_size=1, max_size=3).map(lambda runs: Line(tuple(runs), number=1)),
    max_size=3,
)


@given(_MARKED)
def test_nothing_points_behind_the_text_and_mends_stand_in_order(lines: list[Line]) -> None:
    read = document(Entry("paragraph", tuple(lines)))
    for place in (*read.fragments, *read.styles, *read.mends):
        assert 0 <= place.start <= place.end <= len(read.text)
    assert all(a.end <= b.start for a, b in pairwise(read.mends))
