"""One `@` line to one gold record: `@oppdrag id=HVI24-01 own=S dl=2024-05-01 title="…"`."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

from .spans import plain

if TYPE_CHECKING:
    from .markup import Reader

NAMES = {
    "R": "Helse Vidda RHF",
    "S": "Storlia sykehus HF",
    "L": "Helse Lyngfjord HF",
    "F": "Fjellheim sjukehus HF",
    "A": "Viddeapotekene HF",
    "I": "Vidda IKT HF",
    "D": "Helse- og omsorgsdepartementet",
    "HSO": "Helse Sør-Øst RHF",
    "HV": "Helse Vest RHF",
    "HM": "Helse Midt-Norge RHF",
    "HN": "Helse Nord RHF",
    "SI": "Sykehusinnkjøp HF",
    "HDIR": "Helsedirektoratet",
    "FHI": "Folkehelseinstituttet",
    "NHN": "Norsk helsenett SF",
    "DMP": "Direktoratet for medisinske produkter",
}
GROUPS = {"ALL": ["HM", "HN", "HSO", "HV"]}
GOALS = {"h": "hovedmal", "k": "kvalitativ", "s": "hovedsatsing", "t": "strategisk", "d": "delmal"}
STATES = {
    "i": "innfridd",
    "d": "delvis_innfridd",
    "n": "ikke_innfridd",
    "f": "forsinket",
    "p": "pagar",
    "u": "ukjent",
}
ABSENT = ("", "-")
PRINTED_ID = re.compile(r"^HVI\d\d-\w+ ")
PRINTED_NUMBER = re.compile(r"^\d+(\.\d+)*\.? ")


def items(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def names(value: str) -> list[str]:
    keys = [k for part in items(value) for k in GROUPS.get(part, [part])]
    return [NAMES.get(k, k) for k in keys]


def name(value: str) -> str | None:
    return None if value in ABSENT else NAMES.get(value, value)


def number(value: str) -> float | int | str | None:
    if value in ABSENT:
        return None
    try:
        return float(value) if "." in value else int(value)
    except ValueError:
        return value


def measures(value: str) -> list[dict[str, Any]]:
    keys = ("scope", "op", "value", "unit", "baseline")
    found = [dict(zip(keys, [*part.split("|"), "", "", ""], strict=False)) for part in items(value)]
    for m in found:
        m.update(value=number(m["value"]), **{k: m[k] or None for k in ("scope", "unit")})
        m["baseline"] = m["baseline"] or None
    return found


def values(value: str) -> list[dict[str, Any]]:
    found = []
    for part in items(value):
        keys = ("value", "unit", "scope", "period", "direction", "against")
        cells = [c or None for c in part.split("|")]
        v: dict[str, Any] = dict(zip(keys, [*cells, None, None], strict=False))
        v["value"] = number(v["value"])
        found.append({k: x for k, x in v.items() if x is not None or k not in keys[4:]})
    return found


def document(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    head = reader.source.head
    return {
        "doc_type": head["type"],
        "title": head["title"],
        "year": int(head["year"]),
        "period": head["period"],
        "issuer": name(head["issuer"]),
        "addressee": name(head.get("addressee", "")),
        "language": head["language"],
        **({"date": head["date"]} if "date" in head else {}),
    }


def goal(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    return {"level": GOALS[given["level"]], "number": number(given.get("n", ""))}


def indicator(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    return {"measures": measures(given.get("m", "")), "section": reader.section}


def told(head: dict[str, str]) -> str:
    """A mandate goes to the addressee; a report answers what its issuer was told."""
    report = head["type"] in ("arlig_melding", "tertialrapport")
    return head["issuer"] if report else head.get("addressee", "")


def oppdrag(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    head = reader.source.head
    found: dict[str, Any] = {
        "id": given.get("id"),
        "title": cell(given["title"], reader) if "title" in given else None,
        "year": int(given.get("year", head["year"])),
        "hovedmal": number(given.get("hm", "")),
        "section": given.get("sec", reader.section),
        "lead": name(given.get("lead", "")),
        "owners": names(given.get("own") or told(head)),
        "collaborators": names(given.get("with", "")),
        "deadlines": items(given.get("dl", "")),
        "reporting": items(given.get("rep", "")),
        "references": items(given.get("ref", "")),
    }
    if "involved" in given:
        found["involved"] = items(given["involved"])
    if "lead_in" in given:
        found["lead_in"] = given["lead_in"]
    if "about" in given:
        text, _, latest = given["about"].partition("|")
        found["deadlines_imprecise"] = [{"text": text, "latest": latest or None}]
    return found


def status(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    head, last = reader.source.head, reader.last
    of_text = given.get("of") or last.get("text", "")
    kind = given.get("of_kind") or last.get("kind", "oppdrag")
    return {
        "of": given.get("of_id") if "of" in given else last.get("id"),
        "of_text": PRINTED_ID.sub("", cell(of_text, reader))[:200],
        "of_kind": kind,
        "of_year": int(given.get("of_year", head["year"])),
        "section": reader.section,
        "category": STATES[given["c"]],
        "category_alt": [STATES[c] for c in items(given.get("alt", ""))],
        "verdict": given.get("verdict"),
        "probability": given.get("prob"),
        "reporter": name(given.get("by", head["issuer"])),
        "applies_to": names(given.get("to", "")),
        "values": values(given.get("v", "")),
    }


def commitment(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    return {
        "section": given.get("sec", reader.section),
        "heading": given.get("heading", PRINTED_NUMBER.sub("", reader.heading)),
        "owner": name(given.get("own", reader.source.head["issuer"])),
        "theme": given.get("theme"),
    }


def audit(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    states = {"p": "pagaende", "g": "gjennomforte", "v": "varslet"}
    return {
        "object": name(given["object"]),
        "body": cell(given["body"], reader),
        "topic": cell(given["topic"], reader),
        "state": states[given["state"]],
        "deadline": given.get("dl"),
    }


def risk(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    return {
        "table": given["table"],
        "rank": number(cell(given.get("rank", ""), reader)),
        "previous_rank": number(cell(given.get("prev", ""), reader)),
        "name": cell(given["name"], reader),
        "likelihood": cell(given["l"], reader),
        "consequence": cell(given["k"], reader),
    }


def allocation(given: dict[str, str], reader: Reader) -> dict[str, Any]:
    return {
        "chapter": number(given["chapter"]),
        "post": number(given["post"]),
        "name": cell(given["name"], reader),
        "amount_nok": number(given["amount"]),
    }


MAKERS = {
    "document": document,
    "goal": goal,
    "indicator": indicator,
    "oppdrag": oppdrag,
    "status": status,
    "commitment": commitment,
    "audit": audit,
    "risk": risk,
    "allocation": allocation,
}
TEXTLESS = ("document", "audit", "risk", "allocation")


def cell(value: str, reader: Reader) -> str:
    """`$2` is the second cell of the row; anything else stands for itself."""
    if value.startswith("$"):
        return plain(reader.cells[int(value[1:]) - 1])
    return value


def record(line: str, reader: Reader) -> dict[str, Any]:
    kind, *pairs = shlex.split(line)
    given = dict(p.split("=", 1) for p in pairs)
    text, quote = reader.words(int(given.get("span", 1)), int(given.get("back", 1)))
    text = cell(given.get("text", text), reader)
    if "back" in given and int(given["back"]) > 1:
        quote = given.get("quote", quote)
    found: dict[str, Any] = {"kind": kind, "doc": reader.source.key}
    if kind not in TEXTLESS:
        found["text"] = text
    found.update(MAKERS[kind](given, reader))
    found["quote"] = given.get("quote", quote)[:300]
    return found
