"""Pages of a text without form feeds, by the numbers that count through it."""

from ingest.text_counted_pages import without_counted_pages
from ingest.text_lines import source_lines
from ingest.text_pages import without_furniture, without_lines

LETTERS = "abcdefghijklmnopqrst"


def prose(pages: int) -> list[str]:
    """The lines of pages of a text, each different."""
    return [f"Linje {2 * a}{b} i teksten om bekken" for a in LETTERS[:pages] for b in LETTERS]


def paged(*marks: str, head: str = "Plan for bekken") -> list[str]:
    """A text in which each mark closes a page of twenty lines and a head opens the next."""
    raw = prose(len(marks) + 1)
    for at, mark in reversed([*enumerate(marks, 1)]):
        raw[20 * at : 20 * at] = [mark, head]
    return raw


def left(raw: list[str]) -> list[str]:
    return [line.text for line in without_counted_pages(source_lines(raw))]


def test_numbers_that_count_page_by_page_go_and_so_do_the_heads_beside_them() -> None:
    for marks in ("1 2 3", "7 8 9", "1/9 2/9 3/9"):
        assert left(paged(*marks.split())) == prose(4)
    assert left(paged("Side 1", "Side 2")) == prose(3)
    assert left(paged("Bekken 2031 | 4", "Bekken 2031 | 5", "Bekken 2031 | 6")) == prose(4)


def test_a_page_begins_behind_its_number() -> None:
    turned = [line.page_break for line in without_counted_pages(source_lines(paged(*"123")))]
    assert [at for at, turn in enumerate(turned) if turn] == [20, 40, 60]


def test_numbers_that_do_not_count_or_count_too_fast_stay() -> None:
    for marks in ("1 1 1", "3 2 1", "1 2", "4 9 70"):
        assert left(paged(*marks.split())) == paged(*marks.split())
    ranks = [line for at in range(1, 11) for line in (str(at), "Et tre kan falle", "Høy")]
    assert left(ranks) == ranks


def test_a_number_that_stands_twice_on_a_page_is_no_page_number() -> None:
    raw = paged(*"12345")
    raw.insert(raw.index("2") + 5, "3")
    assert left(raw).count("3") == 2
    assert not {"1", "2", "4", "5"} & set(left(raw))


def test_what_stood_between_pages_parts_no_paragraphs_of_a_table() -> None:
    raw = paged("Side 1", "Side 2")
    raw[22:22] = raw[20:20] = [""]
    cleaned = without_lines(raw, without_furniture(source_lines(raw))[0])
    assert cleaned[20:24] == ["\f"] * 4
    assert [line for line in cleaned if line != "\f"] == prose(3)
