"""Search in bokmål and nynorsk, and what it makes of any input."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vidda import ministry

from graph.search import Query, match_expression, terms
from graph.store import View
from graph.store_embedded import open_view, open_writer
from graph.words import stems

TEXTS = {
    "bokmål": "Sykehusene skal redusere sykefraværet, og økningen i ventetidene skal stanses.",
    "nynorsk": "Sjukehusa skal ikkje auke sjukefråværet; føretaka har ansvaret for tenestene.",
    "compound": "Universitetssykehuset følger oppdragsdokumentet og pasientforløpene.",
    "phrase": "Planen for psykisk helsevern skal følges opp av alle.",
    "scattered": "Helsevern for barn, også psykisk, er prioritert.",
    "å is not a": "Reglene om rad og lån gjelder.",
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("search") / "vidda.db"
    draft = ministry()
    for number, (name, text) in enumerate(TEXTS.items(), 1):
        draft.oppdrag(f"HVI31-{number:02}", name, text)
    with open_writer(path) as writer:
        writer.put(*draft.read())
    with open_view(path) as opened:
        yield opened


def found(view: View, words: str) -> set[str]:
    names = dict(enumerate(TEXTS, 1))
    hits = view.search(Query(words=words, kind="oppdrag"))
    return {names[int(hit.key.rsplit("-", 1)[1])] for hit in hits}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sykehus", {"bokmål", "nynorsk"}),
        ("sjukehus", {"bokmål", "nynorsk"}),
        ("sykefravær", {"bokmål", "nynorsk"}),
        ("auke", {"bokmål", "nynorsk"}),
        ("økning", {"bokmål", "nynorsk"}),
        ("ikke", {"nynorsk"}),
        ("foretakene tjenester", {"nynorsk"}),
        ("universitetssjukehus", {"compound"}),
        ("oppdrag", {"compound"}),
        ("pasientforløp", {"compound"}),
        ("psykisk helsevern", {"phrase", "scattered"}),
        ('"psykisk helsevern"', {"phrase"}),
        ('"helsevern psykisk"', set()),
        ("lån", {"å is not a"}),
        ("la\u030an", {"å is not a"}),
        ("lan", set()),
        ("råd", set()),
        ("sykehus finnesikke", set()),
    ],
)
def test_words_are_found_in_both_written_languages(
    view: View, words: str, expected: set[str]
) -> None:
    assert found(view, words) == expected


@pytest.mark.parametrize("asked", ["HVI31-03", "HVI31-3", "hvi31-003", "sykehus HVI31-03"])
def test_an_id_is_found_with_any_number_of_zeros(view: View, asked: str) -> None:
    assert found(view, asked) <= {"compound"}
    assert found(view, asked.removeprefix("sykehus ")) == {"compound"}


def test_a_hit_shows_the_words_that_answer(view: View) -> None:
    (hit,) = view.search(Query(words="universitetssykehus"))
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["Universitetssykehuset"]
    assert hit.title == "HVI31-03 compound"
    (hit,) = view.search(Query(words='"psykisk helsevern"'))
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["psykisk", "helsevern"]


def test_the_word_itself_comes_before_its_inflections(view: View) -> None:
    assert view.search(Query(words="sjukehusa"))[0].title == "HVI31-02 nynorsk"


def test_no_more_hits_than_asked_for(view: View) -> None:
    assert len(view.search(Query(words="skal"))) > 1
    assert len(view.search(Query(words="skal", limit=1))) == 1


@pytest.mark.parametrize("words", ["", "  ", '""', "-", "*", "«»", "\x00", '"', "()"])
def test_a_query_without_words_finds_nothing(view: View, words: str) -> None:
    assert match_expression(words) is None
    assert view.search(Query(words=words)) == ()


@pytest.mark.parametrize(
    "words",
    ["AND", "sykehus OR", "NEAR(a b)", "words:sykehus", "syk*", '"syk', "a' OR 1=1 --", "{x} : ^y"],
)
def test_the_engines_own_syntax_is_only_words(view: View, words: str) -> None:
    plain = re.sub(r"[^\w ]", " ", words)
    assert {h.key for h in view.search(Query(words=words))} <= {
        h.key for word in plain.split() for h in view.search(Query(words=word))
    }


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None
)
@given(words=st.text(max_size=40))
def test_any_input_is_safe(view: View, words: str) -> None:
    assert all(h.doc == words for h in view.search(Query(words=words, org=words, doc=words)))


def test_a_quoted_phrase_stands_for_itself() -> None:
    phrase, word = terms('"God ledelse" sykehus')
    assert (phrase.words, phrase.exact) == (("god", "ledelse"), True)
    assert (word.words, word.exact) == (("sykehus",), False)


@pytest.mark.parametrize(
    ("bokmal", "nynorsk"),
    [
        ("helseforetakene", "helseføretaka"),
        ("pasientsikkerheten", "pasienttryggleiken"),
        ("månedlig", "månadleg"),
        ("lederne", "leiarane"),
        ("muligheter", "moglegheiter"),
        ("henvisninger", "tilvisingar"),
        ("virksomhetene", "verksemdene"),
        ("oppsøkende", "oppsøkjande"),
        ("kapasitet", "kapasiteten"),
        ("økningen i sykefraværet", "auken i sjukefråværet"),
    ],
)
def test_both_languages_have_one_stem(bokmal: str, nynorsk: str) -> None:
    assert stems(bokmal) == stems(nynorsk)


def test_words_that_stand_nearly_everywhere_are_found_fast(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ranked() -> list[str]:
        return [hit.key for hit in view.search(Query(words="psykisk helsevern", kind="oppdrag"))]

    weighed = ranked()
    monkeypatch.setattr("graph.embedded_search.COMMON", 1)
    by_own_words = ranked()
    assert sorted(weighed) == sorted(by_own_words) and len(weighed) == 2
    monkeypatch.setattr("graph.embedded_search.RANKED", 1)
    assert len(ranked()) == 1, "of too many, some are looked at"
