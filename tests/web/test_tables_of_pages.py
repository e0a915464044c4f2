"""Rows that know the names of their columns, for screens with no room for columns."""

from markupsafe import Markup, escape

from api.web.tables import labelled


def test_every_cell_of_every_row_has_the_name_of_its_column() -> None:
    rows = Markup(
        "<tr><th scope='row'>A</th><td class='x'>1</td></tr>\n<tr><td>B</td><td>2</td></tr>"
    )
    assert labelled(rows, ("Hvem", "Hva & når")).count('data-label="Hvem"') == 2
    assert labelled(rows, ("Hvem", "Hva & når")).count('data-label="Hva &amp; når"') == 2


def test_words_that_look_like_a_cell_stay_words() -> None:
    rows = Markup("<tr><td>") + escape("<td>") + Markup("</td></tr>")
    assert labelled(rows, ("Ordene",)) == '<tr><td data-label="Ordene">&lt;td&gt;</td></tr>'


def test_a_cell_beyond_the_columns_has_no_name() -> None:
    assert 'data-label=""' in labelled(Markup("<tr><td>1</td><td>2</td></tr>"), ("Ett",))
