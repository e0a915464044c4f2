"""The query parameters of the API. What is not declared here is refused."""

from functools import cache
from typing import Annotated, Any, ClassVar, Literal, cast

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from graph.history import moment
from model.facts import Category, DocType, GoalLevel, RequirementKind

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = "T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"


TIME = f"^{DAY}({_CLOCK})?$"
"""A date, or a time with or without its zone."""


def _date(text: str) -> str:
    moment(text, None)
    return text


def time_of(text: str) -> str:
    """The text, if it is a date or time of our calendar; raises ValueError where not."""
    try:
        moment(None, text)
    except OverflowError:
        raise ValueError("no time of our calendar in UTC") from None
    return text


def _sort(*names: str) -> Any:
    """A field that takes these names, joined by commas, each with "-" ahead for descending."""
    one = f"-?({'|'.join(names)})"
    return Field(
        default=None,
        pattern=f"^{one}(,{one}){{0,{len(names) - 1}}}$",
        description=(
            f"Order: {', '.join(names)}; several joined by commas, `-` ahead of one for "
            "descending. Ties stand in the order of documents and reading."
        ),
        examples=[f"-{names[0]},{names[-1]}"],
        json_schema_extra={"x-sort": list(names)},
    )


_OF_ROWS = frozenset({"year", "doc", "key"})
"""What every list can be sorted by."""

LONGEST = 300
"""Characters of an id, a key, a name."""
Text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Year = Annotated[int, Field(ge=1900, le=2200, examples=[2025])]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Id = Annotated[
    str,
    Path(
        max_length=LONGEST,
        description="An id, with or without leading zeros, or a fact's key.",
        examples=["HVI25-04"],
    ),
]
Key = Annotated[
    str,
    Path(
        max_length=LONGEST,
        description="A key as the API gives it (encode `/` as `%2F`, or leave it as it is).",
    ),
]


class AtTime(BaseModel):
    """Where the two clocks stand; without them everything known, today."""

    model_config = ConfigDict(extra="forbid")

    as_of: Annotated[str, AfterValidator(_date)] | None = Field(
        default=None,
        pattern=f"^{DAY}$",
        description="What the documents said by this date.",
        examples=["2025-06-30"],
    )
    known_at: Annotated[str, AfterValidator(time_of)] | None = Field(
        default=None,
        pattern=TIME,
        description="What had been read by this date or time (UTC where it names no zone).",
        examples=["2025-06-30T14:00:00Z"],
    )


class Cursor(BaseModel):
    """A page of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=1000, description="How many of the list on a page.")
    cursor: str | None = Field(
        default=None,
        min_length=1,
        max_length=2000,
        description="Where the page begins: the cursor in `next` of the page before.",
    )


class Paged(AtTime, Cursor):
    """A page of a list of the store, as it is or was."""


class Selected(AtTime):
    """What every fact can be chosen by; all that is given must hold."""

    doc: Text | None = Field(default=None, description="The key of its document.")
    doc_type: DocType | None = Field(default=None, description="The type of its document.")
    year: Year | None = Field(default=None, description="Its steering year.")
    org: Text | None = Field(
        default=None,
        description="An organisation that it concerns, by official name or short form.",
        examples=["Helse Vidda RHF"],
    )
    language: Text | None = Field(default=None, description="nb, nn, …", examples=["nn"])

    not_of_facts: ClassVar[frozenset[str]] = frozenset({"sort"})
    """Parameters that ask nothing of a fact."""

    def fields(self) -> dict[str, Any]:
        """What is asked of the fact's own fields."""
        elsewhere = {*Paged.model_fields, *Selected.model_fields} - {"language"}
        shared = elsewhere | self.not_of_facts
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return {n: value for n, value in given.items() if n not in shared and value is not None}


class FactFilters(Selected, Paged):
    """A list of facts of any kind."""

    sort: str | None = _sort("year", "doc", "key")

    @classmethod
    @cache
    def columns(cls) -> tuple[str, ...]:
        """The fields of a fact that this kind of list is filtered and sorted by."""
        elsewhere = {*Paged.model_fields, *Selected.model_fields, *cls.not_of_facts, *_OF_ROWS}
        extra = cls.model_fields["sort"].json_schema_extra
        sorts = extra["x-sort"] if isinstance(extra, dict) else ()
        asked = {*cls.model_fields, *map(str, cast("list[str]", sorts))}
        return tuple(sorted(asked - elsewhere | {"language"}))


class OppdragFilters(FactFilters):
    """Mandates."""

    id: Text | None = Field(default=None, description="With or without leading zeros.")
    hovedmal: Count | None = Field(
        default=None, description="The number of the hovedmål that it stands under."
    )
    section: Text | None = Field(default=None, description="The number of its heading (3.1.1).")
    lead: Text | None = Field(default=None, description="The official name of who leads.")
    owners: Text | None = Field(default=None, description="The official name of an owner.")
    reporting: Text | None = Field(
        default=None, description="A report that it is to be answered in."
    )
    case: Text | None = Field(default=None, description="The case of the foretaksmøte (Sak 9).")
    sort: str | None = _sort("id", "hovedmal", "title", "year", "doc", "key")


class IndicatorFilters(FactFilters):
    """Indicators."""

    section: Text | None = Field(default=None, description="The number of its heading (3.1.1).")
    reporting: Text | None = Field(
        default=None, description="A report that it is to be answered in."
    )
    sort: str | None = _sort("text", "section", "year", "doc", "key")


class GoalFilters(FactFilters):
    """Goals."""

    level: GoalLevel | None = Field(default=None, description="The level of the goal.")
    number: Count | None = Field(default=None, description="Its number.")
    section: Text | None = Field(default=None, description="The number of its heading (3.1.1).")
    sort: str | None = _sort("level", "number", "year", "doc", "key")


class CommitmentFilters(FactFilters):
    """Commitments."""

    owner: Text | None = Field(default=None, description="The official name of who will do it.")
    theme: Text | None = Field(default=None, description="The theme, as said.")
    section: Text | None = Field(default=None, description="The number of its heading (3.1.1).")
    sort: str | None = _sort("owner", "theme", "year", "doc", "key")


class StatusFilters(FactFilters):
    """Statuses."""

    of: Text | None = Field(default=None, description="The id that it answers.")
    of_kind: RequirementKind | None = Field(
        default=None, description="The kind of what it answers."
    )
    category: Category | None = Field(default=None, description="What the claim comes to.")
    reporter: Text | None = Field(default=None, description="The official name of who reports.")
    section: Text | None = Field(default=None, description="The number of its heading (3.1.1).")
    sort: str | None = _sort("category", "of", "reporter", "year", "doc", "key")


class AuditFilters(FactFilters):
    """Audits and inspections."""

    state: Literal["pagaende", "gjennomforte", "varslet"] | None = Field(
        default=None, description="How far it has come."
    )
    body: Text | None = Field(default=None, description="Who looked, as said.")
    object: Text | None = Field(default=None, description="Who was looked at, as said.")
    sort: str | None = _sort("state", "body", "deadline", "year", "doc", "key")


class RiskFilters(FactFilters):
    """Risks."""

    table: Text | None = Field(default=None, description="The table that it stands in, as said.")
    rank: Count | None = Field(default=None, description="Its place in the table.")
    horizon: Text | None = Field(default=None, description="The horizon, as said.")
    sort: str | None = _sort("rank", "name", "year", "doc", "key")


class AllocationFilters(FactFilters):
    """Allocations."""

    chapter: Count | None = Field(default=None, description="The chapter of the budget.")
    post: Count | None = Field(default=None, description="The post of the budget.")
    sort: str | None = _sort("chapter", "post", "amount_nok", "year", "doc", "key")


class DecisionFilters(FactFilters):
    """Decisions of a foretaksmøte."""

    case: Text | None = Field(default=None, description="The case of the foretaksmøte (Sak 9).")
    section: Text | None = Field(default=None, description="The number of its heading (3.1.1).")
    sort: str | None = _sort("case", "year", "doc", "key")
