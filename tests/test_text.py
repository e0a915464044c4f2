"""Flattened text in, blocks out: one small text for each habit that a text extractor has."""

from textwrap import dedent

import pytest

from ingest.text import decode, read_text
from model.text import Block, Document


def read(text: str) -> Document:
    return read_text(text.encode(), key="k", name="k.txt", sha256="0")


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block, a heading with its number, an item with its mark."""
    return [(_kind(b), document.words(b.start, b.end)) for b in document.blocks]


def _kind(block: Block) -> str:
    tag = block.number or block.mark
    return f"{block.kind} {tag}" if tag else block.kind


WRAPPED = """\
 3 Oppdrag

3.1 Kortere ventetider i hele regionen og
bedre samhandling
Ventetidene har økt hvert år, og regionen må bruke kveldene og de ledige stuene mye
bedre enn i dag. Tiltakene skal settes i verk i løpet av våren og følges opp i styret.

Styret skal få en oversikt over dette arbeidet hver måned, og oversikten skal vise hvor
 mange pasienter som har fått et tilbud, og hvor mange som fortsatt venter på hjelp i
regionen.

Oppdrag 2031:
• Helse Vidda RHF skal åpne poliklinikkene på kveldstid i de fagene som har de lengste
ventetidene.
  - ortopedi
• Helse Vidda RHF skal lage en plan for transport når veiene er stengt.
Planen er lagt fram.
"""


def test_wrapped_lines_become_paragraphs_headings_and_items() -> None:
    assert blocks(read(WRAPPED)) == [
        ("heading 3", "Oppdrag"),
        ("heading 3.1", "Kortere ventetider i hele regionen og bedre samhandling"),
        (
            "paragraph",
            "Ventetidene har økt hvert år, og regionen må bruke kveldene og de ledige stuene mye "
            "bedre enn i dag. Tiltakene skal settes i verk i løpet av våren og følges opp i "
            "styret.",
        ),
        (
            "paragraph",
            "Styret skal få en oversikt over dette arbeidet hver måned, og oversikten skal vise "
            "hvor mange pasienter som har fått et tilbud, og hvor mange som fortsatt venter på "
            "hjelp i regionen.",
        ),
        ("heading", "Oppdrag 2031:"),
        (
            "list_item •",
            "Helse Vidda RHF skal åpne poliklinikkene på kveldstid i de fagene som har de lengste "
            "ventetidene.",
        ),
        ("list_item -", "ortopedi"),
        ("list_item •", "Helse Vidda RHF skal lage en plan for transport når veiene er stengt."),
        ("paragraph", "Planen er lagt fram."),
    ]


def test_a_file_with_a_blank_line_after_every_line_reads_the_same() -> None:
    doubled = "\n\n".join(WRAPPED.replace("\n\n", "\n \n").split("\n"))
    words = [words for _, words in blocks(read(doubled))]
    assert words == [words for _, words in blocks(read(WRAPPED))]


def test_evidence_is_the_line_of_the_source_and_pages_are_not_invented() -> None:
    document = read(WRAPPED)
    item = document.blocks[-2]
    fragment = document.fragments_of(item.start, item.end)[0]
    assert WRAPPED.split("\n")[fragment.line - 1].startswith("• Helse Vidda RHF skal lage")
    assert fragment.page is None
    assert document.pages == ()


def test_every_block_says_how_sure_it_is_and_by_which_rule() -> None:
    assert all(0 < block.confidence <= 1 and block.rule for block in read(WRAPPED).blocks)


def test_numbered_lines_beside_each_other_are_a_list_and_no_headings() -> None:
    document = read(
        "2 Mål\n\nRegionen har tre hovedmål:\n\n1. Kortere køer\n2. Flere fagfolk\n3. Trygg drift\n"
        "\n3 Oppdrag\n\nHer står oppdragene for året, og de gjelder alle sykehusene i regionen.\n"
    )
    assert [kind for kind, _ in blocks(document)] == [
        "heading 2",
        "paragraph",
        "list_item 1",
        "list_item 2",
        "list_item 3",
        "heading 3",
        "paragraph",
    ]


@pytest.mark.parametrize("mark", ["•", "\uf0b7", "▪", "–", "-", "\u2010", "o", "1)"])
def test_bullets_of_every_sort_open_items(mark: str) -> None:
    document = read(f"Regionen skal:\n{mark} bygge ut tilbudet\n")
    assert blocks(document)[1][1] == "bygge ut tilbudet"
    assert document.blocks[1].mark == mark


def test_a_dash_at_a_line_start_may_be_running_text() -> None:
    document = read(
        "Avtalen gjelder alle de store fagene og flere av de mindre fagene i hele regionen\n"
        "- inkludert rehabilitering og lærings- og mestringstilbud for voksne - fra i år av\n"
        "og ut perioden.\n"
    )
    assert [kind for kind, _ in blocks(document)] == ["paragraph"]


def test_bullets_lost_to_a_leading_blank_are_items_again() -> None:
    document = read(
        "Satsingene er:\n\n Behandling nær hjemmet\n\n Folk som blir værende\n\n Trygg drift\n"
    )
    assert [kind for kind, _ in blocks(document)] == ["paragraph", *["list_item"] * 3]
    assert document.blocks[1].confidence < 0.8


def test_a_sentence_behind_a_list_without_full_stops_is_no_part_of_its_last_item() -> None:
    document = read(
        "Her ber departementet om en plan for det store arbeidet som ligger foran oss alle i\n"
        "regionen. Planen skal bygge på:\n"
        "• Handlingsplan for trygge overganger mellom sykehus og kommune i hele regionen\n"
        "• Meldingen om helseberedskap, og om hvordan sykehusene kan forberede seg\n"
        "Departementet legger til grunn at planen er ferdig innen utgangen av året, og\n"
        "at den følges opp.\n"
    )
    assert [kind for kind, _ in blocks(document)] == [
        "paragraph",
        "list_item •",
        "list_item •",
        "paragraph",
    ]


def test_footnotes_leave_the_sentence_that_they_cut() -> None:
    document = read(
        "Tallene for regionen er hentet fra den nasjonale statistikken for juni 20312 og viser at\n"
        "køene øker, og at de\n"
        "\n"
        "2 Vidda statistikk, tabell over ventetider\n"
        " lengste køene er i ortopedi.\n"
    )
    paragraph, footnote = document.blocks
    assert document.words(paragraph.start, paragraph.end) == (
        "Tallene for regionen er hentet fra den nasjonale statistikken for juni 2031 og viser at "
        "køene øker, og at de lengste køene er i ortopedi."
    )
    assert (footnote.kind, footnote.number) == ("footnote", "2")
    assert "juni 20312 og" in document.printed(0, len(document.text))


def test_a_footnote_may_stand_below_its_number() -> None:
    document = read(
        "Oppdrag 2031:\n"
        "• Foretaket skal telle alle lampene som lyser om natten i den store gangen.1\n\n\n"
        "1\n    Gangen er kjent for vaktene.\n\n\f"
        "• Foretaket skal telle netter.\n"
    )
    assert [kind for kind, _ in blocks(document)][1:] == [
        "list_item •",
        "footnote 1",
        "list_item •",
    ]


def test_a_number_at_a_line_start_is_no_footnote_without_a_mark() -> None:
    document = read("Ventetiden gikk ned med\n14 dager fra juni til juli i hele regionen.\n")
    assert [kind for kind, _ in blocks(document)] == ["paragraph"]


def test_the_next_case_is_a_heading_behind_a_full_line_too() -> None:
    document = read(
        "Sak 1: Krav\n\nFøretaksmøtet bad om å:\n\n"
        "• telje alle lampene som lyser om natta i den store gangen, jf. rapporten om lys\n\n"
        "Sak 2: Økonomi\n\nIngen saker i det heile teke vart lagde fram for møtet denne gongen.\n"
    )
    assert ("heading Sak 2", "Økonomi") in blocks(document)


def test_minutes_are_parted_by_their_cases() -> None:
    document = read(
        "Sak 1: Føretaksmøtet blir konstituert\n\nStatsråden ønskte velkomen.\n\n"
        "Føretaksmøtet vedtok:\nInnkallinga er godkjend.\n\nSak 2\nEventuelt\n\nIngen saker.\n"
    )
    assert blocks(document) == [
        ("heading Sak 1", "Føretaksmøtet blir konstituert"),
        ("paragraph", "Statsråden ønskte velkomen."),
        ("paragraph", "Føretaksmøtet vedtok:"),
        ("paragraph", "Innkallinga er godkjend."),
        ("heading Sak 2", "Eventuelt"),
        ("paragraph", "Ingen saker."),
    ]


def test_overprinted_lines_stand_once() -> None:
    line = "• Bygge et regionalt datasenter"
    document = read(f"Vidda vil:\n\n{line}{line}\n\n{line}{line}{line}\n\n• Utdanne flere\n")
    assert [words for _, words in blocks(document)] == [
        "Vidda vil:",
        "Bygge et regionalt datasenter",
        "Utdanne flere",
    ]


def test_contents_pages_and_page_numbers_are_left_out() -> None:
    document = read(
        "Innhold\n1 Innledning ........ 3\n2 Mål ........ 7\n\n1 Innledning\n\n"
        "Regionen har ansvar for tjenestene til alle som bor og ferdes i den, både\n\n\n5 \n\n\n"
        "sommer og vinter.\n"
    )
    assert blocks(document) == [
        ("heading 1", "Innledning"),
        (
            "paragraph",
            "Regionen har ansvar for tjenestene til alle som bor og ferdes i den, både sommer og "
            "vinter.",
        ),
    ]


def test_running_heads_of_a_text_with_form_feeds_are_left_out() -> None:
    pages = [
        "Regionen har ansvar for tjenestene til alle som bor i den, både",
        "sommer og vinter, og til dem som bare ferdes der i feriene om",
        "sommeren.",
    ]
    text = "".join(
        f"Oppdrag 2031 Vidda\n{page}\nVidda{' ' * 3 * n}Side {n}\f"
        for n, page in enumerate(pages, 1)
    )
    assert blocks(read(text)) == [
        (
            "paragraph",
            "Regionen har ansvar for tjenestene til alle som bor i den, både sommer og vinter, og "
            "til dem som bare ferdes der i feriene om sommeren.",
        )
    ]


TABLE = dedent(
    """\
    Nr.\tTittel\tOppdrag
    HV31-01\tKveldsåpent\t<p>Helse Vidda RHF skal følge opp rapporten <i>Lange køer</i> , og

    \t\t<p>legge fram en plan.</p>
    HV31-02\tTransport\t<ul style="x"> - Helse Vidda RHF skal lage en plan.- Den skal øves.

    HV31-03\tTolk\tDet skal finnes *faste rutiner* for tolk.
    """
)


def test_rows_of_tabbed_cells_are_a_table_and_a_cut_row_is_joined() -> None:
    document = read(TABLE)
    [block] = document.blocks
    assert block.table is not None
    cells = [[document.words(c.start, c.end) for c in row.cells] for row in block.table.rows]
    assert block.table.header_rows == 1
    assert cells[1:] == [
        [
            "HV31-01",
            "Kveldsåpent",
            "Helse Vidda RHF skal følge opp rapporten Lange køer, og legge fram en plan.",
        ],
        ["HV31-02", "Transport", "- Helse Vidda RHF skal lage en plan. - Den skal øves."],
        ["HV31-03", "Tolk", "Det skal finnes faste rutiner for tolk."],
    ]


def test_emphasis_is_italics_and_its_marks_are_kept_in_the_print_alone() -> None:
    document = read(TABLE)
    italics = [document.text[s.start : s.end] for s in document.styles if s.italic]
    assert italics == ["Lange køer", "faste rutiner"]
    assert "*faste rutiner*" in document.printed(0, len(document.text))


def test_chapters_named_by_a_word_and_capitals_are_headings() -> None:
    document = read(
        " KAP 4    MÅL OG VEIVALG\n\n4.1\t NÆR PASIENTEN\n\nRegionen skal tilby hjelp nær hjemmet, "
        "og sykehusene må derfor samarbeide.\n\nHelse Vidda vil:\n\n•\tbygge ut\n"
    )
    assert blocks(document)[:2] == [
        ("heading KAP 4", "MÅL OG VEIVALG"),
        ("heading 4.1", "NÆR PASIENTEN"),
    ]
    assert blocks(document)[3] == ("paragraph", "Helse Vidda vil:")
    assert [section.level for section in document.sections] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_decoded_by_its_own_signs(encoding: str) -> None:
    assert decode("Årlig melding – Vidda\r\n".encode(encoding)) == "Årlig melding – Vidda\n"


SHORT = """\
Styret i Helse Vidda RHF viser til brevet om beredskap på fjellet og ber nå om at Helse
Vidda RHF lager en plan for vinteren og sender den til departementet så snart den er
klar.
"""


def test_a_letter_of_a_few_lines_keeps_a_name_whole_across_a_line_end() -> None:
    assert [kind for kind, _ in blocks(read(SHORT))] == ["paragraph"]


def test_a_name_across_a_line_end_is_whole_even_where_no_other_line_wraps() -> None:
    text = (
        "Departementet ber om at det lages en plan for vinteren, og at Helse\nVidda RHF svarer.\n"
    )
    assert [kind for kind, _ in blocks(read(text))] == ["paragraph"]


def test_short_lines_of_an_address_stay_apart() -> None:
    text = "Departementet for fjell\nHelse Vidda RHF\nPostboks 1\n\nBrevet gjelder vinteren.\n"
    assert len(blocks(read(text))) > 3


def test_a_chapter_after_a_list_that_counted_to_its_number_is_a_heading() -> None:
    document = read(
        "1 Innledning\n\nHer står det hva planen gjelder, og hvem den er laget for.\n\n"
        "2 Mål\n\nRegionen har to mål:\n\n1. Kortere køer\n2. Flere fagfolk\n\n"
        "3 Satsinger\n\nHer står satsingene for året, og de gjelder alle sykehusene i regionen.\n"
    )
    assert [kind for kind, _ in blocks(document)][-3:] == ["list_item 2", "heading 3", "paragraph"]


def test_the_labels_of_a_chart_and_lines_of_data_are_no_headings() -> None:
    chart = """\
        4.1 Eldre på vidda

        Andelen eldre på vidda øker mer enn i landet ellers, og regionen må bruke plassene på
        sykehusene bedre enn i dag dersom alle skal få et tilbud.

        Helse Vidda Helse Fjell Helse Fjell Totalt

        Andel pasienter over åtti år som har fått et tilbud på vidda
        og andel av opphold i regionen.

        Lokal rehabilitering på vidda: 2031–2034

        Avtalen om rehabilitering på vidda ble inngått i fjor og skal følges opp i styret.

        Klimanøytral drift: ingen utslipp

        Mindre forbruk av
        energi på sykehusene

        Mindre svinn av
        mat på sykehusene
        """
    found = blocks(read(dedent(chart)))
    assert [words for kind, words in found if kind.startswith("heading")] == ["Eldre på vidda"]
    assert ("paragraph", "Helse Vidda Helse Fjell Helse Fjell Totalt") in found


def test_capitals_with_a_colon_lead_a_list_in_and_are_no_title() -> None:
    text = "FORARBEIDET ER GJORT\n\nMÅL MED REISEN:\n\n• Transport til rett tid\n• Trygg reise\n"
    assert blocks(read(text))[1:] == [
        ("paragraph", "MÅL MED REISEN:"),
        ("list_item •", "Transport til rett tid"),
        ("list_item •", "Trygg reise"),
    ]


def test_a_lead_in_of_two_lines_in_capitals_is_one() -> None:
    text = "FORARBEIDET ER GJORT\n\nDETTE SKAL LEVERES INNENFOR\nALLE REISER:\n\n• Trygg reise\n"
    assert blocks(read(text))[1:] == [
        ("paragraph", "DETTE SKAL LEVERES INNENFOR ALLE REISER:"),
        ("list_item •", "Trygg reise"),
    ]


def test_a_title_between_a_lead_in_and_its_list_is_a_heading() -> None:
    text = (
        "Foretaksmøtet ba om følgende i arbeidet med felles journal:\n\nPrøvesvar\n• lage planer\n"
    )
    assert ("heading", "Prøvesvar") in blocks(read(text))
    close = text.replace(":\n\n", ":\n")
    assert ("heading", "Prøvesvar") not in blocks(read(close))


PARTED = """\
 Helse Vidda RHF skal bygge et nytt sykehus som dekker behovet for hele regionen i årene
som kommer, og som de ansatte kan være stolte av når de viser det fram.

• Lage en plan for bygget
{first}
• Bruke metoder som er prøvd ut.
Gjennom felles standarder skal dette gi et godt bygg for dem som bor på vidda.

• Dele erfaringene fra bygget med de andre regionene i
landet
{last}
• Åpne bygget i tide
(kap. 4.2)
"""


def test_a_second_sentence_belongs_to_its_item_where_blank_lines_part_the_items() -> None:
    found = blocks(read(PARTED.format(first="", last="")))
    assert found[2:] == [
        (
            "list_item •",
            "Bruke metoder som er prøvd ut. Gjennom felles standarder skal dette gi et godt bygg "
            "for dem som bor på vidda.",
        ),
        ("list_item •", "Dele erfaringene fra bygget med de andre regionene i landet"),
        ("list_item •", "Åpne bygget i tide (kap. 4.2)"),
    ]


def test_an_answer_below_each_item_is_no_part_of_the_item() -> None:
    answers = blocks(read(PARTED.format(first="Planen er laget i fjor.\n", last="Er delt.\n")))
    assert ("list_item •", "Bruke metoder som er prøvd ut.") in answers


def test_an_address_that_stands_by_itself_is_the_target_of_a_link() -> None:
    text = """\
        Regionen har laget en plan for fødetilbudet, og den gjelder for alle sykehusene på vidda.

        https://vidda.example/plan-for-fodetilbudet.pdf

        Tilskuddet til samhandling har gitt nye prosjekter i flere av kommunene på vidda.
        """
    address = "https://vidda.example/plan-for-fodetilbudet.pdf"
    assert ("footnote", address) in blocks(read(dedent(text)))
    named = dedent(text).replace("på vidda.\n\nhttps", "på vidda, se:\n\nhttps", 1)
    assert ("footnote", address) not in blocks(read(named))


def test_a_marked_id_opens_a_mandate_where_no_blank_line_does() -> None:
    text = f"""{WRAPPED}
4 Beredskap
Foretaket skal gå gjennom alle fagsystemer som mangler en trygg måte å logge på, i høst.
HVI31-15 (F) Foretaket skal følge opp rapporten om beredskap og melde tilbake til styret
innen 1. juni. HVI31-14 rapporteres i møtet.
"""
    words = [text for _, text in blocks(read(text))]
    assert any(one.startswith("HVI31-15 (F) Foretaket") for one in words)
    assert not any(one.startswith("HVI31-14") for one in words)


def test_a_name_that_ends_in_a_number_carries_no_mark_of_a_footnote() -> None:
    document = read("Plan\n\n1 Innledning\n\nAntall LIS1 skal økes. Flere LIS1 får plass.\n")
    assert document.blocks[-1].kind == "paragraph"
    assert "LIS1 skal" in document.text and "LIS1 får" in document.text
