"""Requirements and plans beside the mandates: indicators, goals, commitments, decisions."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.paging import Page
from api.parameters import (
    AtTime,
    CommitmentFilters,
    DecisionFilters,
    GoalFilters,
    IndicatorFilters,
    Key,
)
from api.problem_details import documented
from api.selecting import fact_of, facts_page
from api.store_reader import Store
from model.facts import Commitment, Decision, Goal, Indicator

router = APIRouter()


@router.get("/indicators", tags=["indicators"], responses=documented())
def list_indicators(asked: Annotated[IndicatorFilters, Query()], store: Store) -> Page[Indicator]:
    """What is measured, with a measure for each value or comparison stated."""
    return facts_page(store, asked, Indicator)


@router.get("/indicators/{key:path}", tags=["indicators"], responses=documented(404))
def get_indicator(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Indicator:
    """One indicator with its evidence."""
    return fact_of(store, asked, key, Indicator)


@router.get("/goals", tags=["goals"], responses=documented())
def list_goals(asked: Annotated[GoalFilters, Query()], store: Store) -> Page[Goal]:
    """What is to be reached: hovedmål, hovedsatsinger, strategic goals, delmål."""
    return facts_page(store, asked, Goal)


@router.get("/goals/{key:path}", tags=["goals"], responses=documented(404))
def get_goal(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Goal:
    """One goal with its evidence."""
    return fact_of(store, asked, key, Goal)


@router.get("/commitments", tags=["commitments"], responses=documented())
def list_commitments(
    asked: Annotated[CommitmentFilters, Query()], store: Store
) -> Page[Commitment]:
    """What organisations say in their plans that they will do."""
    return facts_page(store, asked, Commitment)


@router.get("/commitments/{key:path}", tags=["commitments"], responses=documented(404))
def get_commitment(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Commitment:
    """One commitment with its evidence."""
    return fact_of(store, asked, key, Commitment)


@router.get("/decisions", tags=["decisions"], responses=documented())
def list_decisions(asked: Annotated[DecisionFilters, Query()], store: Store) -> Page[Decision]:
    """What foretaksmøter decided."""
    return facts_page(store, asked, Decision)


@router.get("/decisions/{key:path}", tags=["decisions"], responses=documented(404))
def get_decision(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Decision:
    """One decision with its evidence."""
    return fact_of(store, asked, key, Decision)
