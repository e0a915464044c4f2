"""The export over HTTP is the export of the command line, of the whole or of a part."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
DOC = "oppdragsdokument-2025-vidda"


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "graphml", "jsonld"])
def test_the_bytes_are_those_of_the_command_line(
    api: httpx.Client, run: Run, db: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"export.{form}"
    result = run("export", "--format", form, "-o", file, db=db)
    assert result.returncode == 0, result.stderr
    assert api.get(f"/api/v1/export?format={form}").content == file.read_bytes()


def test_a_workbook_is_sent_with_its_name_and_type(api: httpx.Client) -> None:
    answer = api.get("/api/v1/export?format=xlsx&kind=risk")
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert 'filename="oppdragsgraf.xlsx"' in answer.headers["content-disposition"]
    assert answer.content.startswith(b"PK")


def test_a_filtered_export_holds_what_the_list_holds(api: httpx.Client) -> None:
    filters = f"doc={DOC}&year=2025"
    lines = api.get(f"/api/v1/export?{filters}&kind=oppdrag").text.splitlines()
    exported = [one for one in map(json.loads, lines) if one["kind"] != "link"]
    listed = api.get(f"/api/v1/oppdrag?{filters}&limit=1000").json()["items"]
    assert [one["key"] for one in exported] == [one["key"] for one in listed] != []


def test_links_are_exported_where_both_ends_are(api: httpx.Client) -> None:
    lines = api.get("/api/v1/export?kind=oppdrag").text.splitlines()
    found = [json.loads(line) for line in lines]
    keys = {one["key"] for one in found if one["kind"] == "oppdrag"}
    links = [one for one in found if one["kind"] == "link"]
    assert links
    assert all({one["from"]["key"], one["to"]["key"]} <= keys for one in links)


def test_an_export_that_still_stands_is_not_sent_again(api: httpx.Client) -> None:
    tag = api.get("/api/v1/export").headers["etag"]
    assert api.get("/api/v1/export", headers={"If-None-Match": tag}).status_code == 304
