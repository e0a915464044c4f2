"""Where an item of a list ends, by how far its lines stand in."""

from textwrap import dedent

from tests.test_text import blocks, read

HANGING = """\
    Helse Vidda RHF skal:
     • opne eit døgntilbod for unge i kvart opptaksområde, saman med
       kommunane
    Tilbodet er på plass i to område.
     • lage ein plan for straum og vatn i alle bygg som er i drift, og
       prøve han
    Planen vart vedteken i juni.
     • følge opp alle avvik frå tilsyn i kvart einaste føretak i regionen
    Avvika er lukka.
"""


def test_a_line_left_of_hanging_lines_is_no_more_of_the_item() -> None:
    assert blocks(read(HANGING))[-2:] == [
        ("list_item •", "følge opp alle avvik frå tilsyn i kvart einaste føretak i regionen"),
        ("paragraph", "Avvika er lukka."),
    ]


def test_lines_straight_below_a_mark_go_on_where_the_list_is_set_so() -> None:
    text = """\
    Helse Vidda RHF skal:
    • opne eit døgntilbod for unge i kvart opptaksområde, saman med
    kommunane
    • lage ein plan for straum og vatn i alle bygg som er i drift, i
    Lyngfjord
    """
    found = blocks(read(dedent(text)))
    assert found[-1][1].endswith("i Lyngfjord")


LABELS = """\
2.1 Smittevern
Mål 2031
• Færre infeksjonar enn året før i alle føretaka.
Målet er nådd. Talet gjekk ned i alle føretaka, og mest i Lyngfjord, der det vart halvert.
Oppdrag 2031
• Helse Vidda RHF skal lage ein plan for smittevern.
Planen er vedteken.

2.2 Fagfolk
Mål 2031
• Fleire lærlingar enn året før i alle føretaka.
Målet er nådd. Talet gjekk opp i alle føretaka, og mest i Lyngfjord, der det vart dobla no.
Oppdrag 2031
• Helse Vidda RHF skal lage ein plan for lærlingar.
Planen er vedteken.
"""


def test_a_title_over_several_lists_is_a_heading_though_nothing_parts_it() -> None:
    headings = [words for kind, words in blocks(read(LABELS)) if kind == "heading"]
    assert headings.count("Mål 2031") == headings.count("Oppdrag 2031") == 2


def test_rows_that_stay_unread_do_not_run_into_the_heading_below() -> None:
    text = """\
    Tala under viser drifta i regionen, og dei er henta frå føretaka sine eigne rekneskap no.

      Hovudtal                    2029              2030              2031
      Opphald                    1 400             1 410             1 380
      Månadsverk                   900               910               940


    3 Oppfølging av krav
    Krava er gjengitt i kursiv, og svaret frå Helse Vidda RHF står under kvart krav i kapitlet.
    """
    assert ("heading 3", "Oppfølging av krav") in blocks(read(dedent(text)))


def test_a_year_with_a_full_stop_ends_the_sentence_of_a_short_line_above() -> None:
    text = """    Ventetida i somatikken var 63 dagar i 1. tertial
    2031. Det er fem dagar lengre enn i same tertial året før, og lengre enn kravet seier.
    """
    assert len(read(dedent(text)).blocks) == 1


def test_a_title_over_labels_of_lists_is_a_heading() -> None:
    text = """    Styret har drøfta alle tilsyn i dette møtet, og dei blir følgde opp i føretaka.


    Tilsyn og revisjonar
    Varsla:
     • Brannvesenet: Rømingsvegar
    Pågåande:
     • Arbeidstilsynet: Støy
    """
    kinds = {words: kind for kind, words in blocks(read(dedent(text)))}
    assert kinds["Tilsyn og revisjonar"] == "heading"
