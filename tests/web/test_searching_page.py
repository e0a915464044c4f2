"""The search page without words: what filters alone leave, and how that is taken home."""

import csv
import io
import re
from collections.abc import Iterator

import httpx
import pytest
import vidda
from api_server import serving

FILTERS = [
    ("", 6),
    ("kind=oppdrag", 2),
    ("kind=oppdrag&year=2030", 1),
    ("kind=status", 1),
    ("category=innfridd", 1),
    ("category=pagar", 0),
    ("doc_type=tertialrapport&kind=status", 1),
    ("doc=oppdragsdokument-2030-hvi&kind=oppdrag", 1),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Three documents with a mandate each year, and a status."""
    older, newer, told = vidda.ministry(2030), vidda.ministry(), vidda.report()
    older.oppdrag("HVI30-01", "Tolk", "Helse Vidda RHF skal ha tolk.")
    newer.oppdrag("HVI31-01", "Heis", "Helse Vidda RHF skal bygge heis.")
    told.status("Heis", "Heisen er bygd.", category="innfridd")
    store = vidda.stored(tmp_path_factory.mktemp("sok") / "graf.sqlite", older, newer, told)
    with serving(store) as address, httpx.Client(base_url=address, timeout=60) as one:
        yield one


def titles(text: str) -> list[str]:
    return re.findall(r'class="card__title"[^>]*><a[^>]*>([^<]*)', text)


def sheet(client: httpx.Client, query: str) -> list[dict[str, str]]:
    text = client.get(f"/sok/csv?{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize(("query", "number"), FILTERS)
def test_filters_alone_list_all_that_they_hold_of(
    client: httpx.Client, query: str, number: int
) -> None:
    text = client.get(f"/sok?{query}").text
    assert len(titles(text)) == number
    assert [row["Navn"] for row in sheet(client, query)] == titles(text)


def test_the_newest_stand_first_and_another_order_can_be_had(client: httpx.Client) -> None:
    newest = titles(client.get("/sok?kind=oppdrag").text)
    assert newest == ["HVI31-01 Heis", "HVI30-01 Tolk"]
    assert titles(client.get("/sok?kind=oppdrag&sort=dokument").text) == newest[::-1]


def test_what_was_chosen_is_named_and_can_be_taken_away(client: httpx.Client) -> None:
    text = client.get("/sok?kind=oppdrag&year=2030").text
    chosen = text[text.index("Valgte avgrensninger") : text.index("search-page")]
    assert re.findall(r'href="([^"]+)".*?</span>(\S+)', chosen) == [
        ("/sok?year=2030", "Oppdrag"),
        ("/sok?kind=oppdrag", "2030"),
    ]


def test_a_filter_that_is_none_is_told_on_a_page(client: httpx.Client) -> None:
    assert client.get("/sok?kind=noe").status_code == 422
    assert client.get("/sok?org=Ukjent").status_code == 422
