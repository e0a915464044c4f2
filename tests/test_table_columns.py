"""Tables by what their columns are called, wherever the columns stand."""

import pytest
from reports import caption, heading, paragraph, report, table

from extractors.table_columns import columns_of, field_of, named_tables
from extractors.wordlists import examples

NAMES = [
    ("Oppdrag", "mandate"),
    ("Status per 2. tertial 2031", "status"),
    ("Sannsynlighet for mål-oppnåelse", "likelihood"),
    ("Sannsyn for måloppnåing", "likelihood"),
    ("Tilsyns -objekt", "object"),
    ("Tilsynsmynde", "body"),
    ("Gjeld HF", "applies"),
    ("Risiko, rest", "residual"),
    ("Risiko", "name"),
    ("Førre rang", "previous"),
    ("Konsekvens etter tiltak", "consequence"),
    ("Budsjett", None),
]


@pytest.mark.parametrize(("name", "field"), NAMES)
def test_a_name_stands_for_a_field(name, field):
    assert field_of(name) == field


def test_of_two_columns_with_one_name_the_one_after_measures_counts():
    header = ["Rang", "Risiko", "Sannsynlighet", "Sannsynlighet etter tiltak"]
    assert columns_of(header)["likelihood"] == 3


def test_a_number_column_ranks_risks_and_numbers_mandates():
    assert columns_of(["Nr.", "Risiko", "Sannsynlighet", "Konsekvens"])["rank"] == 0
    assert columns_of(["Nr.", "Oppdrag", "Status"])["id"] == 0


def test_a_title_row_above_the_header_is_what_stands_before_the_table():
    context = report(
        heading("Tilsyn", "7"),
        table(("Pågående", "", ""), ("Tilsynsobjekt", "Tilsynsorgan", "Tema"), ("STL", "X", "Y")),
    )
    (named,) = named_tables(context)
    assert (named.before, len(named.rows)) == ("Pågående", 1)


def test_a_caption_names_and_numbers_the_table_also_across_a_line():
    context = report(
        caption("Tabell 4.1: Tilsyn"),
        paragraph("Pågående"),
        table(("År", "Oppdrag"), ("2029", "A")),
    )
    (named,) = named_tables(context)
    assert (named.caption, named.label, named.before) == (
        "Tabell 4.1: Tilsyn",
        "Tabell 4.1",
        "Pågående",
    )


def test_a_table_without_a_header_goes_on_with_the_columns_before_it():
    header, row = ("Oppdrag", "Status"), ("Foretaket skal øve.", "Øvd i mai.")
    context = report(table(header, row), table(row, header_rows=0))
    assert [len(named.rows) for named in named_tables(context)] == [1, 1]


def test_a_header_printed_again_is_no_row():
    header, row = ("Oppdrag", "Status"), ("Foretaket skal øve.", "Øvd i mai.")
    (named,) = named_tables(report(table(header, row, ("Varslet", ""), header, row)))
    assert [row.cells[1].end > row.cells[1].start for row in named.rows] == [True, False, True]


def test_a_heading_ends_what_a_table_may_go_on_with():
    header, row = ("Oppdrag", "Status"), ("Foretaket skal øve.", "Øvd i mai.")
    context = report(table(header, row), heading("Budsjett", "6"), table(row, header_rows=0))
    assert len(list(named_tables(context))) == 1


@pytest.mark.parametrize("field", [f for f in examples("columns") if f not in ("after", "caption")])
def test_every_example_of_the_cue_file_is_read_as_its_field(field):
    assert all(field_of(example) == field for example in examples("columns")[field])
