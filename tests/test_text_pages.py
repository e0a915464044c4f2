"""What a flattened text took along from its pages, and what only looks like it."""

from ingest.text_lines import source_lines
from ingest.text_pages import without_furniture

PAGE = [
    "Isen på vannet",
    "Måles hver uke",
    "Av vakten",
    "Rang",
    "1",
    "Svak is",
    "2",
    "Råk",
    "Alt",
    "er",
]


def left(raw: str) -> list[str]:
    return [line.text for line in without_furniture(source_lines(raw.split("\n")))[0]]


def test_where_form_feeds_part_the_pages_a_number_amid_one_is_a_cell() -> None:
    page = "\n\n".join(PAGE)
    assert left(f"{page}\n\n14\n\f{page}\n\n15\n") == [*PAGE, *PAGE]


def test_without_form_feeds_a_number_alone_is_a_page_number() -> None:
    assert left("\n\n".join(PAGE)) == [line for line in PAGE if not line.isdigit()]


def test_a_running_foot_may_stand_farther_out_on_some_pages() -> None:
    feet = [f"Åpen{' ' * (30 + number)}{number}" for number in range(1, 5)]
    words = ["Isen", "Råken", "Vakten", "Broen"]
    pages = [f"{word} måles\n{foot}\n" for word, foot in zip(words, feet, strict=True)]
    assert left("\f".join(pages)) == [f"{word} måles" for word in words]


def test_titles_behind_the_leaders_of_a_contents_page_go_with_them() -> None:
    contents = "Innhold\n. . . . . . . . 3\n1 Isen\n. . . . . . . 4\n2 Vannet\n"
    assert left(f"{contents}1 Isen\nIsen måles hver uke.") == ["1 Isen", "Isen måles hver uke."]


def test_the_head_over_the_second_of_two_pages_goes_when_it_only_names_the_document() -> None:
    title = "Plan for isen 2031\nIsføretaket\nVedteken i mai.\n\nIsen er tynn, og det er farleg.\n"
    below = "• måle isen kvar veke\n• setje opp skilt\n"
    assert "Isføretaket • Plan for isen 2031" not in left(
        f"{title}\n  1\n\fIsføretaket • Plan for isen 2031\n\n\n{below}\n  2\n"
    )
    assert "Isføretaket" in left(f"{title}\n  1\n\fIsføretaket\n\n\n{below}\n  2\n")[4:]
