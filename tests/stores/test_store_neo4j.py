"""What only the store on a server has to do, shown on a Bolt-compatible server."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from neo4j.exceptions import TransientError
from stores.conftest import Opened
from stores.given_server import GivenServer
from vidda import REGISTER, VIDDA, Draft, ministry, order, report

from graph import neo4j_lock, store_neo4j
from graph import neo4j_statements as cypher
from graph.exports import jsonl
from graph.links import links_of
from graph.lock import only_writer
from graph.neo4j_lock import Run
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


def another(url: str, **parts: str) -> str:
    """The address with another login, place, scheme or database."""
    login, _, place = urlsplit(url).netloc.rpartition("@")
    netloc = "@".join(filter(None, (parts.pop("login", login), parts.pop("place", place))))
    return urlsplit(url)._replace(netloc=netloc, **parts).geturl()


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"place": "127.0.0.1:9"}, r"No server answers at \w+://127.0.0.1:9"),
        ({"login": "kari:wrong"}, "refuses the login of kari"),
        ({"login": ""}, "refuses the login of nobody"),
        ({"path": "/borte"}, "no database borte"),
        ({"scheme": "http"}, "starts with one of bolt://"),
    ],
)
def test_what_is_wrong_is_told(bolt_url: str, parts: dict[str, str], told: str) -> None:
    url = another(bolt_url, **parts)
    for opened in (open_view, open_writer):
        with pytest.raises(StoreError, match=told) as raised, opened(url):
            pass
        assert "wrong" not in str(raised.value)


def test_another_schema_version_is_refused(bolt_url: str) -> None:
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
def test_the_suite_runs_on_a_server_given_by_its_address(bolt_url: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "bolt and content"]
    args = [*command, "--bolt", bolt_url, "tests/stores/test_stores.py"]
    done = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout, done.stdout
    assert query(bolt_url, "MATCH (n) RETURN n") == [], "it leaves nothing behind"
    assert not {row["name"] for row in query(bolt_url, cypher.SHOW_CONSTRAINTS)} & {
        *cypher.CONSTRAINTS
    }


def test_what_is_there_is_not_the_tests_to_delete(bolt_url: str) -> None:
    Opened(bolt_url).put(ministry())
    with pytest.raises(pytest.exit.Exception, match="is not empty"):
        GivenServer(bolt_url)
    with open_view(bolt_url) as view:
        assert len(view.documents()) == 1


def query(url: str, statement: str) -> list[dict[str, Any]]:
    with store_neo4j.connected(url) as server:
        return server.run(statement)


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


def test_what_the_server_asks_for_again_is_done_anew_and_once(bolt_url: str) -> None:
    tries: list[int] = []

    def work(run: Run) -> str:
        run(cypher.MAKE_NODES, rows=[{"key": f"try-{len(tries)}"}])
        tries.append(len(tries))
        if len(tries) < 3:
            raise TransientError("once more")
        return "done"

    with store_neo4j.connected(bolt_url) as server:
        assert server.transaction(work) == "done"
        assert [row["key"] for row in server.run(cypher.NODE_KEYS)] == ["try-2"]


def test_of_many_writers_at_once_one_gets_the_lock(bolt_url: str) -> None:
    Opened(bolt_url).put(ministry())

    def attempt(server: store_neo4j.Server) -> bool:
        lease = neo4j_lock.Lease(server.run)
        try:
            lease.take(0)
        except StoreBusyError:
            return False
        return True

    with store_neo4j.connected(bolt_url) as server, ThreadPoolExecutor(8) as pool:
        got = list(pool.map(attempt, [server] * 8))
    assert got.count(True) == 1
