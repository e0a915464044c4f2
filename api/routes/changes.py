"""The change feed, after the example of Enhetsregisteret."""

import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.answers import Oppdatering, Oppdateringer
from api.parameters import TIME, time_of
from api.problem_details import ProblemError, documented
from api.store_reader import Store
from graph.feed import KINDS, After, Update
from graph.history import day_or_time

router = APIRouter(tags=["oppdateringer"])

_UTC = "+00:00"
"""As stores write it; in an id it is Z, which an address takes as it is."""

_ID = re.compile(rf"([0-9T:.-]+)Z~({'|'.join(KINDS)})~(.+)", re.DOTALL)


class FeedAsked(BaseModel):
    """Where in the feed to begin, and how much of it to give."""

    model_config = ConfigDict(extra="forbid")

    fra: str | None = Field(
        default=None,
        min_length=1,
        max_length=1000,
        description="An `oppdateringsid`: what came after that change. Without it, all changes.",
    )
    dato: Annotated[str, AfterValidator(time_of)] | None = Field(
        default=None,
        pattern=TIME,
        description="Where `fra` is not given: changes from this date or time on (UTC).",
        examples=["2025-06-30"],
    )
    size: int = Field(default=100, ge=1, le=10_000, description="How many changes at most.")


@router.get("/oppdateringer", responses=documented())
def list_changes(asked: Annotated[FeedAsked, Query()], store: Store) -> Oppdateringer:
    """What came, changed and went in the store, in the order in which it did, each once.

    Follow `next` until it is null. Keep `siste`, and ask later with `fra=siste` for the news.
    """
    after = _after(asked)
    with store.now() as (view, changed):
        if asked.fra and after.at > changed:
            hint = "The store was put back to an earlier state: read all of it again."
            raise ProblemError("foreign_cursor", "The store knows of no such change.", hint)
        found = view.changes(after, asked.size + 1)
    shown = [_told(one) for one in found[: asked.size]]
    last = shown[-1].oppdateringsid if shown else asked.fra
    more = len(found) > len(shown)
    return Oppdateringer(
        items=shown,
        siste=last,
        next=f"/api/v1/oppdateringer?{urlencode({'fra': last, 'size': asked.size})}"
        if more
        else None,
    )


def _after(asked: FeedAsked) -> After:
    if asked.fra is not None:
        match = _ID.fullmatch(asked.fra)
        if match is None:
            hint = "Take `siste` or an `oppdateringsid` as it is, or begin without `fra`."
            raise ProblemError("broken_cursor", "`fra` cannot be read.", hint)
        at, kind, key = match.groups()
        return After(f"{at}{_UTC}", kind, key)
    return After(at=day_or_time(asked.dato) if asked.dato else "")


def _told(update: Update) -> Oppdatering:
    return Oppdatering(
        oppdateringsid=f"{update.at.removesuffix(_UTC)}Z~{update.kind}~{update.key}",
        dato=update.at,
        kind=update.kind,
        key=update.key,
        endringstype=update.change,
    )
