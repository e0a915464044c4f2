"""Where the boxes of a chain stand, side by side and downwards."""

import itertools

from api.web.chain_layout import ACROSS, DOWN, lines, placed
from api.web.views.chain import Box

UPPER = Box(0, 0, "HVI31-04 Hjemmeoppfølging ved hjertesvikt og diabetes", "til Helse Vidda RHF")
TOLD = Box(2, 0, "✓ Innfridd", "2031 · Helse Vidda RHF", UPPER, category="innfridd")
LOWER = Box(1, 1, "HVI31-004 Oppfølging", "til Storlia sykehus HF", UPPER, "reworded")
BOXES = (UPPER, TOLD, LOWER)


def test_side_by_side_a_column_is_a_level_and_a_name_is_whole() -> None:
    upper, told, lower = placed(BOXES, ACROSS)
    assert upper.left < lower.left < told.left
    assert upper.top == told.top < lower.top
    assert " ".join(upper.name) == UPPER.first
    assert all(len(line) <= ACROSS.letters for line in upper.name)


def test_downwards_no_box_is_beside_another_and_all_fit_a_narrow_screen() -> None:
    those = placed(BOXES, DOWN)
    assert all(one.bottom < other.top for one, other in itertools.pairwise(those))
    assert max(one.right for one in those) <= 288
    assert those[2].beneath.startswith("Omskrevet til Storlia")


def test_a_line_leads_to_every_box_that_hangs_on_another() -> None:
    for form in (ACROSS, DOWN):
        those = placed(BOXES, form)
        ends = {(x2, y2) for _, _, x2, y2 in lines(those, form)}
        assert {(one.left, one.middle) for one in those[1:]} <= ends


def test_a_name_too_long_for_two_lines_is_cut_and_says_so() -> None:
    long = Box(0, 0, "Helseforetaket skal " * 9, "til Storlia sykehus HF")
    (one,) = placed((long,), DOWN)
    assert len(one.name) == 2
    assert one.name[-1].endswith("…")
