"""The figures that the API gives are those of the published page."""

from pathlib import Path

from api.published_quality import Quality, of_documents, published, read_page

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"

SMALL = """# Quality

Read it so:
that is all.

## One set

| kind | gold | F1 | fields |
| --- | --- | --- | --- |
| goal | 4 | 0.500 | level 1.00 |
| link | 8 | 1.000 |  |

The worst:

- a: goal level 0.50

Every bar is met.

## Another

No documents.
"""


def test_tables_and_lists_are_read_with_their_numbers() -> None:
    found = read_page(SMALL)
    first, second = found.sets
    assert found.about == "Read it so: that is all."
    assert first.name == "One set" and second.name == "Another"
    assert first.tables[0].columns == ["kind", "gold", "F1", "fields"]
    assert first.tables[0].rows == [["goal", 4, 0.5, "level 1.00"], ["link", 8, 1.0, ""]]
    assert [one.title for one in first.lists] == ["The worst:", "Every bar is met."]
    assert first.lists[0].lines == ["a: goal level 0.50"]
    assert second.lists[0].title == "No documents."


def words_of(quality: Quality) -> str:
    parts = [quality.about]
    for one in quality.sets:
        parts.append(one.name)
        parts += [cell for table in one.tables for cell in table.columns]
        parts += [str(cell) for table in one.tables for row in table.rows for cell in row]
        parts += [line for listed in one.lists for line in (listed.title, *listed.lines)]
    return " ".join(parts)


def test_nothing_of_the_page_is_left_out() -> None:
    page = PAGE.read_text(encoding="utf-8")
    said = words_of(read_page(page)).split()
    wanted = [word for word in page.replace("|", " ").split() if word.strip("-#")]
    missing = {word for word in wanted if word not in said and not number(word)}
    assert missing <= {"Quality"}


def number(word: str) -> bool:
    return word.replace(".", "").isdigit()


def test_the_file_that_is_shipped_is_the_page() -> None:
    hint = "write both with: oppdragsgraf quality"
    assert published() == read_page(PAGE.read_text(encoding="utf-8")), hint


def test_a_document_with_gold_has_figures_of_its_own() -> None:
    found = of_documents()["oppdragsdokument-2025-vidda"]
    kinds = {one.kind: one for one in found}
    assert {"document", "goal"} <= kinds.keys()
    assert all(0 <= one.precision <= 1 and 0 <= one.recall <= 1 for one in found)
    assert {one.set for one in found} <= {one.name for one in published().sets}
