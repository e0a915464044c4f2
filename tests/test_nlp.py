"""Sentences end where a reader ends them, not at abbreviations, dates and list marks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.nlp import CHOICE, analyse, pipeline, sentences


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "one_sentence",
    [
        "Det vises til Prop. 1 S (2030–2031), jf. kap. 732 og Meld. St. 9.",
        "Frist er 15. mars 2031 for første del.",
        "Minst 70 pst. av timene skal holdes iht. planen, jf. nr. 3.",
        "St. Olavs hospital HF skal levere 3 mill. kroner.",
        "1. Pasientbehandling",
        "- Storlia sykehus HF skal måle ventetid.",
    ],
)
def test_no_sentence_ends_inside(one_sentence: str) -> None:
    assert said(one_sentence) == [one_sentence]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Køene skal ned. Ventetida skal kortast.", 2),
        ("Målet er 70 pst. Regionen skal nå det.", 2),
        ("Styret vedtok «Trygg natt.» Planen gjelder i fire år.", 2),
        ("Helseføretaket skal:\n- måle avvik\n- rapportere", 3),
        ("Frist: 1. mai 2031\tTittel i neste celle", 2),
    ],
)
def test_sentences_end(text: str, count: int) -> None:
    assert len(said(text)) == count


@settings(deadline=None)  # the first sentence loads the pipeline
@given(st.text(alphabet="abÅ.,! 12\n\t-«»", max_size=80))
def test_sentences_hold_every_word_once(text: str) -> None:
    assert "".join("".join(said(text)).split()) == "".join(text.split())


@pytest.fixture(autouse=True)
def _pipelines_forgotten() -> Iterator[None]:
    yield
    _forget()


def _forget() -> None:
    pipeline.cache_clear()
    analyse.cache_clear()


def test_a_trained_pipeline_is_loaded_from_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trained = spacy.blank("nb")
    trained.add_pipe("sentencizer")
    trained.add_pipe("ner")
    trained.get_pipe("ner").add_label("ORG")  # type: ignore[attr-defined] # any pipe
    trained.initialize()
    trained.to_disk(tmp_path / "nb_small")
    text = "Det vises til Prop. 1 S, jf. kap. 732. Køene skal ned."
    monkeypatch.setenv(CHOICE, "blank")
    _forget()
    blank = said(text)
    monkeypatch.setenv(CHOICE, str(tmp_path / "nb_small"))
    _forget()
    assert pipeline().pipe_names == ["steering_sentences", "sentencizer"]
    assert said(text) == blank


def test_a_pipeline_that_is_asked_for_must_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOICE, "nb_no_such_pipeline")
    _forget()
    with pytest.raises(ValueError, match="not installed"):
        pipeline()
    monkeypatch.setenv(CHOICE, "blank")
    assert pipeline().lang == "nb"
