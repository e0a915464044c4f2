"""Words searched by a server's own index where it has one, by the embedded one elsewhere."""

import re

import pytest
from stores.conftest import Opened
from stores.given_server import GivenServer
from stores.test_backup import mandate, with_history
from vidda import VIDDA

from api.bolt_server import BoltServer
from api.settings import store_location
from graph import neo4j_statements as cypher
from graph.neo4j_fulltext import lucene
from graph.search import Query, terms
from graph.stores import open_view

ASKED = (
    Query(words="transport"),
    Query(words='"i uvær"'),
    Query(words='"uvær i"'),
    Query(words="øve transporten"),
    Query(words="HVI31-3"),
    Query(words="skal"),
    Query(words="trans"),
    Query(words="transport", kind="oppdrag", org=VIDDA, year=2031),
    Query(words="øvelsen", status="innfridd"),
    Query(words="finst ikkje"),
    Query(words='AND OR ) "'),
)


@pytest.fixture
def own_url(bolt: BoltServer | GivenServer, bolt_url: str) -> str:
    """A server with an index of its own. Neo4j makes it in Cypher, as the writer asks it to."""
    if isinstance(bolt, BoltServer):
        bolt.make_fulltext(bolt_url, cypher.FULLTEXT, "Fact", ("words", "stems", "tags"))
    return f"{bolt_url}?fulltext=server"


def found(url: str, at: str | None = None) -> list[tuple[str, list[str]]]:
    """The keys that each question gives, in no order of theirs."""
    with open_view(url, known_at=at) as view:
        return [(asked.words, sorted(hit.key for hit in view.search(asked))) for asked in ASKED]


def no_copy(*_: object) -> None:
    raise AssertionError("the embedded index was asked")


def test_the_servers_own_index_finds_what_the_embedded_one_finds(
    own_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = own_url.partition("?")[0]
    store = with_history(Opened(own_url))
    with store.view() as view:
        times = sorted({version.read for version in view.versions()})
    expected = [found(plain, at) for at in (None, *times[1:3])]
    monkeypatch.setattr("graph.neo4j_search.SearchCopy.search", no_copy)
    for at, those in zip((None, *times[1:3]), expected, strict=True):
        assert found(own_url, at) == those
    assert sum(bool(keys) for _, keys in expected[0]) >= len(ASKED) - 3


def test_what_a_writer_without_the_option_wrote_is_found_by_the_embedded_index(
    own_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Opened(own_url).put(mandate("Helse Vidda RHF skal øve."))
    plain = own_url.partition("?")[0]
    Opened(plain).put(mandate("Helse Vidda RHF skal øve på transport."))
    assert found(own_url) == found(plain)
    assert found(plain)[0][1]
    Opened(own_url).put()
    monkeypatch.setattr("graph.neo4j_search.SearchCopy.search", no_copy)
    assert found(own_url)[0][1]


def test_a_server_without_an_index_of_its_own_answers_by_the_embedded_one(
    bolt: BoltServer | GivenServer, bolt_url: str
) -> None:
    if isinstance(bolt, GivenServer):
        pytest.skip("the server that was given has one")
    store = with_history(Opened(f"{bolt_url}?fulltext=server"))
    assert found(str(store.location)) == found(bolt_url) and found(bolt_url)[0][1]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Transport", '(words:"transport"^2 OR stems:transport OR stems:transport*)'),
        ('"to ord"', 'words:"to ord"^2'),
        ("HVI31-03", '(words:"hvi31 03"^2 OR stems:hvi31n3)'),
        ('a OR b\\:* "c"~2', None),
    ],
)
def test_no_word_is_taken_for_the_language_of_the_index(words: str, asked: str | None) -> None:
    said = lucene(terms(words), Query(words=words))
    assert asked is None or said == asked
    outside = re.sub(r'words:"[\w ]+"(\^2)?|stems:\w+\*?|tags:\w+\^0', "x", said)
    assert re.fullmatch(r"[x() ]|( AND | OR |[x()])+", outside)


def test_the_index_is_made_in_the_words_of_neo4j_5_and_apart_from_data() -> None:
    assert re.fullmatch(
        r"CREATE FULLTEXT INDEX \w+ IF NOT EXISTS FOR \(f:Fact\) ON EACH \[(f\.\w+, )*f\.\w+\]"
        r" OPTIONS \{indexConfig: \{`fulltext\.analyzer`: 'whitespace'\}\}",
        cypher.MAKE_FULLTEXT,
    )
    assert re.fullmatch(r"CALL db\.awaitIndexes\(\d+\)", cypher.AWAIT_INDEXES)


def test_what_is_searched_is_what_is_indexed_and_written() -> None:
    indexed = set(re.findall(r"f\.(\w+)[,\]]", cypher.MAKE_FULLTEXT))
    written = set(re.findall(r"f\.(\w+) = row\.\1", cypher.INDEX_FACTS))
    query = Query(words='tolk "to ord" HVI31-3', kind="oppdrag", year=2031)
    asked = set(re.findall(r"(\w+):", lucene(terms(query.words), query)))
    assert indexed == written == asked == {"words", "stems", "tags"}


@pytest.mark.parametrize("by_document", [False, True])
def test_a_search_in_the_index_only_reads_and_says_nothing_but_by_parameters(
    by_document: bool,
) -> None:
    asked = cypher.found_by_words(cypher.stands("f", by_document=by_document))
    assert asked.startswith("CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score ")
    assert asked.count("CALL ") == 1
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP)\b", asked)
    at = "shown" if by_document else "at"
    assert set(re.findall(r"\$(\w+)", asked)) == {"index", "words", "phrases", "limit", at}
    assert set(re.findall(r"'[^']*'", asked)) == {"' '"}, "no words but the space between words"
    assert asked.endswith(" ORDER BY score DESC, key LIMIT $limit"), "one order, whoever asks"


def test_the_option_is_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPDRAGSGRAF_FULLTEXT", "server")
    assert store_location("bolt://graf.example/a") == "bolt://graf.example/a?fulltext=server"
    assert str(store_location("graf.sqlite")) == "graf.sqlite"
    monkeypatch.setenv("OPPDRAGSGRAF_FULLTEXT", "lucene")
    with pytest.raises(Exception, match="no full-text index lucene"):
        store_location("bolt://graf.example/a")
