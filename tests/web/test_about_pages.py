"""The pages about the service: its published quality, and where its readers may write."""

from pathlib import Path

import httpx
import pytest
import uvicorn
import vidda
from api_server import key_for, serving
from typer.testing import CliRunner

from api.cli import app
from api.published_quality import published
from api.web.views.quality import line_in_bokmal, sets, type_of
from api.web.words import named, names


def test_types_add_up_to_what_is_published_of_every_document() -> None:
    sets_by_name = {one.name: one for one in published().sets}
    assert len(sets()) == len(sets_by_name)
    for shown in sets():
        one = sets_by_name[shown.name]
        rows = [row for t in one.tables if t.columns[0] == "document" for row in t.rows]
        assert sum(score.gold for score in shown.types) == sum(int(row[2]) for row in rows)
        assert sum(score.found for score in shown.types) == sum(int(row[3]) for row in rows)
        assert shown.documents == len({row[0] for row in rows})
        assert all(score.right <= min(score.gold, score.found) for score in shown.types)


def test_every_set_and_document_with_gold_has_a_name_on_the_page() -> None:
    for one in published().sets:
        assert one.name in names("quality_set")
        keys = {str(row[0]) for t in one.tables if t.columns[0] == "document" for row in t.rows}
        assert not [key for key in keys if type_of(key) == "ukjent"]
        relations = {
            str(row[0]) for t in one.tables if t.columns[0] == "relation" for row in t.rows
        }
        assert relations <= set(names("quality_relation"))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (None, 'action="/tilbakemelding"'),
        ("mailto:graf@example.org", 'href="mailto:graf@example.org">graf@example.org<'),
        ("https://example.org/skjema", 'href="https://example.org/skjema"'),
    ],
)
def test_readers_write_to_the_address_that_the_server_was_given(
    tmp_path: Path, given: str | None, shown: str
) -> None:
    store = vidda.stored(tmp_path / "graf.sqlite", vidda.ministry())
    with serving(store, feedback=given) as address:
        for path in ("/om", "/tilgjengelighet"):
            assert shown in httpx.get(f"{address}{path}", timeout=60).text


def test_what_a_reader_tells_is_kept_and_read_by_those_who_review(tmp_path: Path) -> None:
    store = vidda.stored(tmp_path / "graf.sqlite", vidda.ministry())
    told = {"words": "Fristen er feil & gal", "where": "/frister"}
    key = key_for(store, "review")
    with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
        answer = client.post("/tilbakemelding", data=told)
        assert answer.status_code == 303
        assert "Takk." in client.get(answer.headers["location"]).text
        assert "feil" not in client.get("/tilbakemeldinger").text
        read = client.get("/tilbakemeldinger", headers=key).text
        for words in (" ", "<script>"):
            assert client.post("/tilbakemelding", data={"words": words}).status_code == 422
    assert "Fristen er feil &amp; gal" in read
    assert ">/frister<" in read


@pytest.mark.parametrize(
    ("option", "kept"),
    [
        ("graf@example.org", "mailto:graf@example.org"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_serve_takes_mail_or_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, kept: str
) -> None:
    store = vidda.stored(tmp_path / "graf.sqlite", vidda.ministry())
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda made, **_: served.append(made.state.feedback))
    CliRunner().invoke(app, ["serve", "--db", str(store), "--feedback", option])
    assert served == [kept]


def test_serve_takes_nothing_that_nobody_can_write_to(tmp_path: Path) -> None:
    store = vidda.stored(tmp_path / "graf.sqlite", vidda.ministry())
    done = CliRunner().invoke(
        app, ["serve", "--db", str(store), "--feedback", "javascript:alert(1)"]
    )
    assert done.exit_code != 0


def test_what_the_figures_tell_of_documents_is_in_bokmal() -> None:
    said = [line for one in published().sets for listed in one.lists for line in listed.lines]
    assert said
    assert [line for line in said if line_in_bokmal(line) == line] == []
    shown = line_in_bokmal("plan-2025-a: indicator.measures is 0.570, the bar is 0.9").split()
    assert " ".join(shown) == "plan-2025-a: Indikator, måltall: 57 %, kravet er 90 %"


def test_every_field_that_is_scored_has_a_name() -> None:
    known = set(names("quality_field")) | set(names("field"))
    tables = [t for one in published().sets for t in one.tables if "fields" in t.columns]
    cells = [str(row[-1]) for table in tables for row in table.rows]
    scored = {part.split()[0] for cell in cells for part in cell.split(", ") if part}
    assert scored <= known


def test_a_code_without_a_name_shows_itself() -> None:
    assert named("noe_nytt", "quality_kind") == "noe_nytt"
