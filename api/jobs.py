"""Jobs: what waits to be read or linked, how far it has come, and what came of each file."""

import sqlite3
from typing import Literal

from pydantic import BaseModel, Field

from api.desk import Desk, utc_now
from model.facts import Completeness

State = Literal["queued", "running", "done", "failed"]
FileState = Literal["waiting", "read", "set_aside"]
MOST_WAITING = 50
"""So many uploads wait at most; who sends more is asked to come back."""


class JobFile(BaseModel):
    """A file of a job. Where it is set aside, `code`, `reason` and `hint` say why."""

    name: str
    bytes: int
    sha256: str
    state: FileState = "waiting"
    key: str | None = Field(default=None, description="The key of the document that was read.")
    doc_type: str | None = None
    change: str | None = Field(default=None, description="new, changed or unchanged")
    counts: dict[str, int] = Field(default={}, description="How many facts of each kind it gave.")
    completeness: tuple[Completeness, ...] = ()
    notes: tuple[str, ...] = ()
    not_understood: str | None = Field(
        default=None, description="Why nothing but words could be taken from it."
    )
    code: str | None = None
    reason: str | None = None
    hint: str | None = None


class Job(BaseModel):
    """Work for the one worker: files to ingest, or the links to make anew after a decision."""

    id: str
    kind: Literal["ingest", "links"]
    state: State = "queued"
    stage: Literal["waiting", "reading", "linking", "ended"] = "waiting"
    who: str
    made: str
    started: str | None = None
    ended: str | None = None
    attempts: int = 0
    files: list[JobFile] = []
    links: int | None = Field(default=None, description="How many links the store has after it.")
    reason: str | None = Field(default=None, description="Why it failed, or why it waits.")
    revision: int = Field(default=0, description="Goes up with every change.")

    @property
    def is_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Jobs:
    """The jobs of a desk, in the order in which they came. Nothing is lost when a program ends."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def queue(self, job: Job) -> bool:
        """Put a job last in the queue; False where too many uploads wait already."""
        with self._desk.open() as connection:
            if job.kind == "ingest" and _waiting(connection) >= MOST_WAITING:
                return False
            connection.execute(
                "INSERT INTO job (id, state, kind, body) VALUES (?, ?, ?, ?)",
                (job.id, job.state, job.kind, job.model_dump_json()),
            )
        return True

    def queue_links(self, id: str, who: str) -> Job:
        """Have the links made anew; a job for it that has not begun serves everybody."""
        with self._desk.open() as connection:
            waiting = _first(connection, "state = 'queued' AND kind = 'links'")
        if waiting:
            return waiting
        job = Job(id=id, kind="links", who=who, made=utc_now())
        self.queue(job)
        return job

    def get(self, id: str) -> Job | None:
        """The job with this id."""
        if not self._desk.exists():
            return None
        with self._desk.open() as connection:
            return _first(connection, "id = ?", id)

    def all(self, state: State | None = None) -> list[Job]:
        """Every job, or those in a state, oldest first."""
        if not self._desk.exists():
            return []
        query = "SELECT body FROM job WHERE ? IS NULL OR state = ? ORDER BY number"
        with self._desk.open() as connection:
            return [
                Job.model_validate_json(b) for (b,) in connection.execute(query, (state, state))
            ]

    def next(self) -> Job | None:
        """The first job that waits."""
        with self._desk.open() as connection:
            return _first(connection, "state = 'queued'")

    def save(self, job: Job) -> None:
        """Write down how far a job has come. Only its worker does."""
        job.revision += 1
        with self._desk.open() as connection:
            connection.execute(
                "UPDATE job SET state = ?, body = ? WHERE id = ?",
                (job.state, job.model_dump_json(), job.id),
            )


def _waiting(connection: sqlite3.Connection) -> int:
    query = "SELECT count(*) FROM job WHERE state = 'queued' AND kind = 'ingest'"
    return int(connection.execute(query).fetchone()[0])


def _first(connection: sqlite3.Connection, where: str, *values: str) -> Job | None:
    query = f"SELECT body FROM job WHERE {where} ORDER BY number LIMIT 1"  # noqa: S608
    row = connection.execute(query, values).fetchone()
    return Job.model_validate_json(row[0]) if row else None
