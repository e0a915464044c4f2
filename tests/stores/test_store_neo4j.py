"""What only the store on a server has to do, shown on a Bolt-compatible server."""

import json
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import neo4j
import pytest
from stores.conftest import Opened
from vidda import HOD, REGISTER, VIDDA, Draft, ministry, order, report

from api.bolt_server import BoltServer
from graph import neo4j_lock, store_neo4j
from graph import neo4j_statements as cypher
from graph.exports import jsonl
from graph.links import links_of
from graph.lock import only_writer
from graph.neo4j_writer import Neo4jWriter
from graph.queries import trace
from graph.search import Query
from graph.store import StoreBusyError, StoreError, StoreVersionError
from graph.stores import open_view, open_writer
from graph.subjects import end
from graph.verify import verify
from model.facts import Fact
from model.graph import Link, Relation

ROOT = Path(__file__).parents[2]


def filled(location: Path | str) -> Opened:
    """A store with a chain from the ministry to a report, one document in two versions."""
    upper, lower, answer = ministry(), order(), report()
    upper.oppdrag("HVI31-03", "Transport", "Helse Vidda RHF skal øve på transport i uvær.")
    lower.oppdrag("HVI31-003", "Transport", "Helseforetaket skal øve på transport i uvær.")
    answer.status("Transport i uvær", "Øvelsen er holdt.", of="HVI31-03", category="innfridd")
    opened = Opened(location)
    for drafts in ([upper, lower], [answer, ministry()], [upper]):
        with opened.writer() as writer:
            for draft in drafts:
                writer.put(*draft.read())
            with opened.view() as view:
                links = links_of(view.facts(), REGISTER)
            writer.put_links(links)
    return opened


@pytest.fixture
def both(tmp_path: Path, bolt_url: str) -> tuple[Opened, Opened]:
    """The same documents in either store."""
    return filled(tmp_path / "v.db"), filled(bolt_url)


def test_every_question_has_one_answer(both: tuple[Opened, Opened]) -> None:
    given = []
    for opened in both:
        with opened.view() as view:
            searched = [
                view.search(Query(words=words, org=org))
                for words in ("transport", '"i uvær"', "øve", "HVI31-3", "skal")
                for org in (None, VIDDA)
            ]
            given.append(
                {
                    "trace": trace(view, REGISTER, "HVI31-3"),
                    "nearest": trace(view, REGISTER, "HVI31-4"),
                    "search": searched,
                    "export": list(jsonl(view)),
                    "nodes": list(view.nodes()),
                    "edges": list(view.edges()),
                    "around": list(view.edges(f"org:{VIDDA}")),
                    "links": list(view.links()),
                    "counts": view.counts(),
                    "verify": verify(view),
                    "documents": [d.model_dump(exclude={"read"}) for d in view.documents()],
                    "chosen": [d.key for d in view.documents(year=2031, issuer=VIDDA)],
                }
            )
    assert given[0] == given[1]
    assert given[0]["trace"].traces and given[0]["links"] and all(searched)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda url: re.sub(r":\d+/", ":9/", url), "No server answers at bolt://127.0.0.1:9"),
        (lambda url: re.sub(r"root:[^@]+@", "root:wrong@", url), "refuses the login of root"),
        (lambda url: re.sub(r"root:[^@]+@", "", url), "refuses the login of nobody"),
        (lambda url: url.rsplit("/", 1)[0] + "/borte", "no database borte"),
        (lambda url: url.replace("bolt:", "http:"), "starts with one of bolt://"),
    ],
)
def test_what_is_wrong_is_told(bolt_url: str, change, told: str) -> None:
    url = change(bolt_url)
    for opened in (open_view, open_writer):
        with pytest.raises(StoreError, match=told) as raised, opened(url):
            pass
        assert "wrong" not in str(raised.value)


def test_another_schema_version_is_refused(bolt: BoltServer, bolt_url: str) -> None:
    Opened(bolt_url).put(ministry())
    query(bolt_url, "MATCH (s:Store {name: 'store'}) SET s.schema = 99")
    for opened in (open_view, open_writer):
        with pytest.raises(StoreVersionError, match="version 99"), opened(bolt_url):
            pass


def test_a_second_writer_waits_and_then_says_who_holds_the_store(bolt_url: str) -> None:
    with (
        open_writer(bolt_url),
        pytest.raises(StoreBusyError, match=r"process \d+ on"),
        open_writer(bolt_url, wait=0.3),
    ):
        pass
    Opened(bolt_url).put(ministry())


def test_the_lock_of_a_dead_writer_ends(bolt_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_lock, "LEASE", 1.0)
    with open_writer(bolt_url):
        pass
    until = "MATCH (l:Lock) SET l.token = 'dead', l.holder = 'dead', l.until = timestamp() + 1000"
    query(bolt_url, until)
    assert Opened(bolt_url).put(ministry()) == ["new"]


def test_a_writer_that_lost_its_lock_writes_nothing(bolt_url: str) -> None:
    with open_writer(bolt_url) as writer:
        writer.put(*ministry().read())
        query(bolt_url, "MATCH (l:Lock) SET l.token = 'other'")
        with pytest.raises(StoreBusyError, match="took over"):
            writer.put(*order().read())
    with open_view(bolt_url) as view:
        assert [d.key for d in view.documents()] == [ministry().key]


def test_the_lock_is_kept_up_between_writes(bolt_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_lock, "LEASE", 1.0)
    with open_writer(bolt_url), pytest.raises(StoreBusyError), open_writer(bolt_url, wait=2.0):
        pass


def test_more_rows_than_a_batch_holds(bolt_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.neo4j_writer.BATCH", 3)
    monkeypatch.setattr("graph.neo4j_view._AT_ONCE", 1)
    monkeypatch.setattr("graph.neo4j_search._AT_ONCE", 1)
    draft = ministry()
    for number in range(10):
        draft.oppdrag(f"HVI31-{number}", None, f"Oppgave {number} skal gjøres.")
    Opened(bolt_url).put(draft, order())
    with open_view(bolt_url) as view:
        assert len(list(view.facts())) == 12 and len(view.search(Query(words="oppgave"))) == 10


def test_what_the_server_lost_is_told(bolt_url: str) -> None:
    Opened(bolt_url).put(ministry())
    query(bolt_url, "MATCH (d:Version) DETACH DELETE d")
    query(bolt_url, "DROP CONSTRAINT oppdragsgraf_fact IF EXISTS")
    with open_view(bolt_url) as view:
        told = view.damage()
    assert len(told) == 2 and "oppdragsgraf_fact" in told[0] and "not there" in told[1]


@pytest.mark.slow
def test_a_server_that_dies_in_mid_write_holds_whole_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(store_neo4j, "RETRY_SECONDS", 1.0)
    monkeypatch.setattr(neo4j_lock, "LEASE", 1.0)
    (tmp_path / "server").mkdir()
    server = BoltServer(tmp_path / "server")
    server.start()
    try:
        with (
            pytest.raises(StoreError, match="No server answers"),
            open_writer(server.url()) as writer,
        ):
            for number in range(2_000):
                writer.put(*numbered(number).read())
                if number == 10:
                    threading.Timer(0.2, server.kill).start()
        server.start()
        with open_view(server.url()) as view:
            survived = assert_whole(view)
        assert survived > 10
        Opened(server.url()).put(*(numbered(number) for number in range(survived + 5)))
        with open_view(server.url()) as view:
            assert assert_whole(view) == survived + 5
    finally:
        server.remove()


def numbered(number: int) -> Draft:
    draft = Draft(f"dokument-{number:04}", "oppdragsdokument", HOD, VIDDA)
    for mandate in range(3):
        draft.oppdrag(f"HVI31-{mandate}", None, f"Oppgave {mandate} av {number} skal gjøres.")
    return draft


def assert_whole(view) -> int:
    assert verify(view) == ()
    for stored in view.documents():
        assert sum(1 for _ in view.facts(doc=stored.key)) == 4
    return len(view.documents())


@pytest.mark.slow
def test_the_suite_runs_on_a_server_given_by_its_address(bolt_url: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "bolt and content"]
    args = [*command, "--bolt", bolt_url, "tests/stores/test_stores.py"]
    done = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout, done.stdout
    Opened(bolt_url).put(ministry())
    done = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "is not empty" in done.stdout, "what is there is not the tests' to delete"


@pytest.mark.slow
def test_the_commands_work_on_a_server(bolt_url: str, tmp_path: Path) -> None:
    filled(bolt_url)
    shown = []
    for args in (
        ["trace", "HVI31-3", "--format", "json"],
        ["search", "transport"],
        ["export"],
        ["export", "--known-at", "2020-01-01"],
        ["diff", "oppdragsdokument-2031-hvi"],
        ["verify"],
    ):
        command = [sys.executable, "-c", "from api.cli import main; main()", *args]
        env = {"OPPDRAGSGRAF_DB": bolt_url, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        shown.append(done.stdout)
    assert json.loads(shown[0])["traces"] and "3 hits" in shown[1]
    assert shown[2] and not shown[3]
    assert "1 added" in shown[4] and "0 faults" in shown[5]


def query(url: str, statement: str) -> None:
    address = store_neo4j.Address.of(url)
    auth = (address.user, address.password)
    with neo4j.GraphDatabase.driver(address.name, auth=auth) as driver:
        driver.execute_query(statement, database_=address.database)


# Neo4j is stricter than the server of these tests: its rules are held by the statements' own words.

OF_ITS_OWN_INDEX = (cypher.MAKE_FULLTEXT, cypher.AWAIT_INDEXES, cypher.found_by_words("true"))
STATEMENTS = [
    *(
        v
        for v in vars(cypher).values()
        if isinstance(v, str) and " (" in v and v not in OF_ITS_OWN_INDEX
    ),
    *cypher.CONSTRAINTS.values(),
    *cypher.INDEXES.values(),
    *(make("Fact") for make in (cypher.create, cypher.close, cypher.wipe)),
    *(make("owned_by") for make in (cypher.relate, cypher.unrelate)),
]


def test_a_merge_is_on_one_key_that_is_always_given() -> None:
    merged = [s for s in STATEMENTS if "MERGE" in s]
    assert len(merged) == 4
    for statement in merged:
        (key,) = re.findall(r"MERGE \(\w+:\w+ \{\w+: ([^,}]+)\}\)", statement)
        assert key in {"'store'", "'writer'", "row.key", "$key"}


def test_no_null_is_a_key_or_in_a_list_and_no_map_is_a_property() -> None:
    rows = []
    document, facts = ministry().read()

    def run(statement: str, **values):
        rows.extend(values.get("rows", ()))
        if statement == cypher.KEEP_LOCK:
            return [{"token": "x"}]
        return [{"changed": "", "schema": 1, "id": "x"}] if statement == cypher.STORE else []

    writer = neo4j_writer(run)
    writer.put(document, facts)
    assert rows
    for row in rows:
        assert None not in [row.get(name, "given") for name in ("id", "key", "from_key", "to_key")]
        for value in (*row.values(), *row.get("columns", {}).values()):
            assert not isinstance(value, list) or None not in value, "no null in a list"
        plain = [v for name, v in row.items() if name != "columns"]
        assert not any(isinstance(value, dict) for value in plain), "no map as a property"


def neo4j_writer(run):
    return Neo4jWriter(lambda work: work(run), neo4j_lock.Lease(run), lambda: "2031-01-01")


def test_schema_and_data_are_never_in_one_statement() -> None:
    for statement in STATEMENTS:
        schema = statement.startswith(("CREATE CONSTRAINT", "CREATE INDEX", "SHOW"))
        assert not schema or not re.search(r"\b(MERGE|SET|MATCH|RETURN)\b", statement)


def statements_of(url: str, work) -> list[str]:
    """The statements that a reader sends."""
    sent = []

    class Watched(store_neo4j.Server):
        def run(self, statement, **values):
            sent.append(statement)
            return super().run(statement, **values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_neo4j, "Server", Watched)
        with open_view(url) as view:
            sent.clear()
            work(view)
            return list(sent)


def passed_on(trusts: int) -> tuple[list[Draft], list[Link]]:
    """One mandate passed on to so many trusts, each of which reports on it."""
    upper = ministry()
    upper.oppdrag("HVI31-03", None, "Helse Vidda RHF skal øve på transport.")
    above, drafts, links = upper.read()[1][1], [upper], []
    for number in range(trusts):
        trust = f"Sykehus {number} HF"
        lower = Draft(f"bestilling-{number}", "oppdrag_og_bestilling", VIDDA, trust)
        lower.oppdrag("HVI31-03", None, "Sykehuset skal øve på transport.")
        answer = Draft(f"melding-{number}", "arlig_melding", trust, VIDDA)
        answer.status("Transport", "Det er øvd.", of="HVI31-03")
        below, said = lower.read()[1][1], answer.read()[1][1]
        links += [between("passed_on_to", above, below), between("reports_on", said, below)]
        drafts += [lower, answer]
    return drafts, links


def between(relation: Relation, first: Fact, second: Fact) -> Link:
    ends = {"start": end(first), "end": end(second)}
    return Link(relation=relation, rule="test", score=1.0, grade="linked", **ends)


def test_a_trace_sends_one_statement_for_a_level_however_wide_it_is(bolt_url: str) -> None:
    sent = []
    for trusts in (1, 6):
        drafts, links = passed_on(trusts)
        Opened(bolt_url).put(*drafts)
        with open_writer(bolt_url) as writer:
            writer.put_links(links)
        found = []
        sent.append(
            statements_of(
                bolt_url, lambda view, to=found: to.append(trace(view, REGISTER, "HVI31-3"))
            )
        )
        (chain,) = found[0].traces
        assert (len(chain.hops), len(chain.steps)) == (trusts, 1 + trusts)
        assert sum(len(step.answers) for step in chain.steps) == trusts
    assert len(sent[0]) == len(sent[1]) <= 16


def test_a_search_takes_no_lock_where_nothing_is_new(
    bolt_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Opened(bolt_url).put(ministry())
    asked = Query(words="oppdragsdokument")
    with open_view(bolt_url) as view:
        view.search(asked)
        (copy,) = (tmp_path / "cache").rglob("search-*.sqlite")
        monkeypatch.setattr("graph.neo4j_search._WAIT", 0.2)
        with only_writer(copy, wait=0):
            began = time.monotonic()
            view.search(asked)
            assert time.monotonic() - began < 5
            Opened(bolt_url).put(order())
            with open_view(bolt_url) as later, pytest.raises(StoreBusyError):
                later.search(asked)


def test_the_schema_is_made_apart_from_data(bolt_url: str) -> None:
    apart, together = [], []

    class Watched(store_neo4j.Server):
        def run(self, statement, **values):
            apart.append(statement)
            return super().run(statement, **values)

        def transaction(self, work):
            def watched(run):
                def noted(statement, **values):
                    together.append(statement)
                    return run(statement, **values)

                return work(noted)

            return super().transaction(watched)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_neo4j, "Server", Watched)
        Opened(bolt_url).put(ministry())
    assert [s for s in apart if s.startswith("CREATE")] == [
        *cypher.CONSTRAINTS.values(),
        *cypher.INDEXES.values(),
    ]
    assert together and not [s for s in together if s.startswith(("CREATE C", "CREATE I"))]


def test_only_the_common_ground_is_used() -> None:
    for statement in STATEMENTS:
        for word in ("FULLTEXT", "apoc.", "CALL ", "elementId", "id(", "FOREACH"):
            assert word not in statement


def test_nothing_is_deleted_but_for_a_copy_that_is_put_back() -> None:
    assert [s for s in STATEMENTS if re.search("DELETE|REMOVE", s)] == [cypher.wipe("Fact")]


def test_every_value_is_a_parameter() -> None:
    for statement in STATEMENTS:
        assert set(re.findall(r"'([^']*)'", statement)) <= {"store", "writer", ""}
