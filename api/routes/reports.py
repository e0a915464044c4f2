"""What reports tell: statuses, audits, risks, and the money that was allocated."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.paging import Page
from api.parameters import (
    AllocationFilters,
    AtTime,
    AuditFilters,
    Key,
    RiskFilters,
    StatusFilters,
)
from api.problem_details import documented
from api.selecting import fact_of, facts_page
from api.store_reader import Store
from model.facts import Allocation, Audit, Risk, Status

router = APIRouter()


@router.get("/statuses", tags=["statuses"], responses=documented())
def list_statuses(asked: Annotated[StatusFilters, Query()], store: Store) -> Page[Status]:
    """What was reported on requirements: dated claims, with the deciding words."""
    return facts_page(store, asked, Status)


@router.get("/statuses/{key:path}", tags=["statuses"], responses=documented(404))
def get_status(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Status:
    """One status with its evidence."""
    return fact_of(store, asked, key, Status)


@router.get("/audits", tags=["audits"], responses=documented())
def list_audits(asked: Annotated[AuditFilters, Query()], store: Store) -> Page[Audit]:
    """Audits and inspections: who looked at whom, on what, how far it has come."""
    return facts_page(store, asked, Audit)


@router.get("/audits/{key:path}", tags=["audits"], responses=documented(404))
def get_audit(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Audit:
    """One audit with its evidence."""
    return fact_of(store, asked, key, Audit)


@router.get("/risks", tags=["risks"], responses=documented())
def list_risks(asked: Annotated[RiskFilters, Query()], store: Store) -> Page[Risk]:
    """The lines of tables of the greatest risks; grades as said."""
    return facts_page(store, asked, Risk)


@router.get("/risks/{key:path}", tags=["risks"], responses=documented(404))
def get_risk(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Risk:
    """One risk with its evidence."""
    return fact_of(store, asked, key, Risk)


@router.get("/allocations", tags=["allocations"], responses=documented())
def list_allocations(
    asked: Annotated[AllocationFilters, Query()], store: Store
) -> Page[Allocation]:
    """The lines of budget tables."""
    return facts_page(store, asked, Allocation)


@router.get("/allocations/{key:path}", tags=["allocations"], responses=documented(404))
def get_allocation(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Allocation:
    """One allocation with its evidence."""
    return fact_of(store, asked, key, Allocation)
