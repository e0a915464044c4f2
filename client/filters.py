"""What lists can be asked for; the names are those of the API's parameters."""

from typing import TypedDict


class At(TypedDict, total=False):
    """The two clocks."""

    as_of: str
    known_at: str


class Facts(At, total=False):
    """What every list of facts takes."""

    doc: str
    doc_type: str
    year: int
    org: str
    language: str
    sort: str


class Documents(At, total=False):
    """Documents."""

    doc_type: str
    year: int
    issuer: str
    addressee: str


class Mandates(Facts, total=False):
    """Mandates."""

    id: str
    hovedmal: int
    section: str
    lead: str
    owners: str
    reporting: str
    case: str


class Statuses(Facts, total=False):
    """Statuses."""

    of: str
    of_kind: str
    category: str
    reporter: str
    section: str


class Links(At, total=False):
    """Links."""

    relation: str
    grade: str
    wording: str
    doc: str
    key: str


class Search(At, total=False):
    """Search."""

    doc: str
    doc_type: str
    year: int
    org: str
    language: str
    kind: str
    category: str
    hovedmal: int


class Export(At, total=False):
    """The export."""

    doc: str
    doc_type: str
    year: int
    org: str
    language: str
    kind: str
