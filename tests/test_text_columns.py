"""Pages whose columns of text an extractor kept side by side."""

from itertools import zip_longest

from ingest.text_columns import with_columns_apart

LEFT = [
    "2.1 Heimesjukehus",
    "Mange eldre reiser langt for ein kort time, og",
    "dei fleste samtalane kan gå på skjerm. Vi har",
    "prøvd dette i to fag og vil no gå vidare.",
    "",
    "Helse Vidda vil:",
    "• tilby heimesjukehus i alle kommunar",
    "• låne ut utstyr til dei som ikkje har nett",
    "  heime",
]
RIGHT = [
    "fleire enn i dag, og dei må kunne meir om",
    "kvarandre sine fag.",
    "",
    "2.2 Fagfolk",
    "Vi manglar sjukepleiarar på alle sjukehusa, og",
    "mange sluttar etter berre to år.",
    "Helse Vidda vil:",
    "• utdanne tjue jordmødrer",
    "• gje alle nye tilsette ein fadder",
]


def _page(left: list[str], right: list[str]) -> list[str]:
    beside = [f"{a:<52}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")]
    return ["Framside", "\fUtviklingsplan – Helse Vidda", "", "", *beside, "", "", " " * 80 + "7"]


def apart(lines: list[str]) -> list[str]:
    return with_columns_apart(lines, range(1, len(lines) + 1))[0]


def test_a_column_is_read_behind_the_one_to_its_left() -> None:
    lines = [line for line in apart(_page(LEFT, RIGHT)) if line.strip()]
    assert lines[2:-1] == [line for line in [*LEFT, *RIGHT] if line]


def test_lines_of_columns_keep_their_numbers_in_the_file() -> None:
    page = _page(LEFT, RIGHT)
    lines, numbers = with_columns_apart(page, range(1, len(page) + 1))
    assert numbers[lines.index("2.2 Fagfolk")] == 5 + RIGHT.index("2.2 Fagfolk")


def test_cells_without_headings_of_their_own_stay_beside_each_other() -> None:
    page = _page([line.removeprefix("2.1 ") for line in LEFT], RIGHT[3:] + RIGHT[:2])
    assert apart(page) == page


def test_a_table_with_named_columns_stays_as_it_is() -> None:
    page = _page(["Tiltak", *LEFT], ["Ansvar", *RIGHT])
    assert apart(page) == page


def test_lines_that_reach_over_the_gutter_end_a_set_of_columns() -> None:
    wide = "Tabellen under viser kva sjukehusa i regionen skal gjere i dei to første åra av planen."
    lines = apart([*_page(LEFT, RIGHT)[:-3], "", "", wide])
    assert lines.index("2.2 Fagfolk") < lines.index(wide)


def test_columns_below_a_title_are_taken_apart_and_the_title_stays_ahead() -> None:
    wide = "Dette er ein oppdikta plan for heile regionen, vedteken av styret sist i mars 2031."
    page = _page(LEFT, RIGHT)
    lines = apart([*page[:4], wide, "", *page[4:]])
    assert lines.index(wide) < lines.index(LEFT[-1]) < lines.index("2.2 Fagfolk")


def test_more_lines_than_a_page_has_are_no_page() -> None:
    page = [*_page(LEFT, RIGHT), *[""] * 200]
    assert apart(page) == page
