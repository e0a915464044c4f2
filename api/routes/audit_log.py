"""The log of writes, for who looks after the server."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Security
from pydantic import Field

from api.audit import LogEntry, count_log, read_log
from api.auth import Caller, asking
from api.paging import Page, Pager, Place
from api.parameters import Cursor, Text
from api.problem_details import documented

router = APIRouter(tags=["audit log"])

_LAST = 2**62
"""More than the database counts to would be no number for it."""


class LogFilters(Cursor):
    """Writes by who asked for them."""

    who: Text | None = Field(default=None, description="The name of the key, or of the user.")


@router.get("/audit-log", responses=documented())
def list_writes(
    asked: Annotated[LogFilters, Query()],
    request: Request,
    _caller: Annotated[Caller, Security(asking, scopes=["admin"])],
) -> Page[LogEntry]:
    """Every write that was asked for, newest first, also those that were refused."""
    desk = request.app.state.desk
    pager = Pager[LogEntry](request, asked, _place, (True,))
    before = pager.after[0] if pager.after else None
    number = max(0, min(before, _LAST)) if isinstance(before, int) else None
    entries = read_log(desk, asked.limit + 1, number, asked.who)
    return pager.page_in_order(entries, count_log(desk, asked.who))


def _place(entry: LogEntry) -> Place:
    return (entry.number,)
