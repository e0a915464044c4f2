"""What a line of flattened text begins with: a bullet, a section number, a caption."""

import re
from dataclasses import dataclass

from ingest.cues import LABEL_VERBS, MANDATE_ID, REPORT_LABELS

_BULLET = re.compile(r"(?P<mark>[•▪●◦∙·‣⁃■□➢✓\ue000-\uf8ff])[\t ]*(?P<rest>\S.*)", re.S)
_POINTER = re.compile(r"(?P<mark>[›»→➔➜➤►▶▸▹▻❖◆◇○◊❍❏❑✔✗✦★☐☑☒◼◾▫⦁⚫⬤⮚🡒])[\t ]+(?P<rest>\S.*)", re.S)
"""Marks that may also stand in running text, and then without a blank."""
_DASH = re.compile(r"(?P<mark>[\u2010\u2011–—-]|o|\*)[\t ]+(?P<rest>\S.*)", re.S)
_ORDERED = re.compile(r"(?P<mark>(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})\))[\t ]+(?P<rest>\S.*)", re.S)
_COUNTED = re.compile(r"(?P<mark>(?P<number>\d{1,2})\.)[\t ]+(?P<rest>\S.*)", re.S)
_SECTION = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})(?P<dot>\.?)[\t ]+(?P<title>\S.*)", re.S
)
_CHAPTER = re.compile(
    r"(?P<number>(?:KAP(?:ITTEL|\.)?|DEL|VEDLEGG|SAK)\s+[\dIVX]+(?:[/-]\d+)*)(?:[.:]|\b)\s*(?P<title>.*)",
    re.S | re.I,
)
_CAPTION = re.compile(
    r"(?P<sure>(?:tabell|figur|kart|bilde|diagram|boks)\s*\d+(?:[.-]\d+)*\s*(?:[:.–-]|$)"
    r"|(?:figur|foto|kilde|tabell):)|(?:tabell|figur)\s+\d+(?:[.-]\d+)*\s+[A-ZÆØÅ]",
    re.I,
)
_CELLS = re.compile(r"\S {3,}(?=\S)")
_LAST_CELL = re.compile(r"\S {8,}\S")
_VALUE = re.compile(r":\s*\d")
_COUNT = re.compile(r"(\d{1,2})[.)]?[\t ]+\S")
_MANDATE_ID = re.compile(MANDATE_ID)
_OPENS_MANDATE = re.compile(rf"{MANDATE_ID}(?:\s+\([^()]{{1,12}}\))?\s+[A-ZÆØÅ][a-zæøå]")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list mark as printed and the words behind it."""

    mark: str
    rest: str
    number: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Title:
    """A numbered title: `number` without its dot, or a chapter's name ("KAP 4")."""

    number: str
    title: str
    chapter: bool = False

    @property
    def depth(self) -> int:
        """How many parts the number has."""
        return 1 if self.chapter else self.number.count(".") + 1


def bullet_of(text: str) -> Bullet | None:
    """The bullet a line begins with; a dash or an "o" alone is not certain."""
    if match := _BULLET.fullmatch(text) or _POINTER.fullmatch(text):
        return Bullet(match["mark"], match["rest"])
    if match := _ORDERED.fullmatch(text):
        return Bullet(match["mark"], match["rest"], number=match["mark"][:-1])
    if match := _DASH.fullmatch(text):
        return Bullet(match["mark"], match["rest"], certain=False)
    if match := _COUNTED.fullmatch(text):
        return Bullet(match["mark"], match["rest"], number=match["number"], certain=False)
    return None


def title_of(text: str) -> Title | None:
    """The section number and title of a line that looks like a numbered heading."""
    if match := _CHAPTER.fullmatch(text):
        if _is_title(match["title"] or "A"):
            return Title(" ".join(match["number"].split()), match["title"].strip(), chapter=True)
        return None
    match = _SECTION.fullmatch(text)
    if match and _is_title(match["title"]):
        return Title(match["number"], match["title"].strip())
    return None


def _is_title(title: str) -> bool:
    first = title.lstrip("«\"“”'(")[:1]
    return first.isupper() and not title.endswith((".", ";")) and len(title) <= 200


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table, figure or photograph."""
    match = _CAPTION.match(text)
    if not match or len(text) > 250:
        return False
    return bool(match["sure"]) or not (LABEL_VERBS & set(text.lower().split()) or text[-1] == ".")


def is_capitals(text: str) -> bool:
    """Whether a short line is set in capitals, as a heading is."""
    letters = [c for c in text if c.isalpha()]
    if (
        max(map(len, text.split()), default=0) < 5
        or len(text) > 120
        or _MANDATE_ID.search(text)
        or text.endswith(".")
    ):
        return False
    return sum(c.isupper() for c in letters) >= 0.95 * len(letters)


def starts_with_id(text: str) -> bool:
    """Whether a line begins with a mandate's id ("HMN25-09"), so that it is no heading."""
    return bool(_MANDATE_ID.match(text))


def opens_mandate(text: str) -> bool:
    """Whether a line begins with an id, a mark in brackets behind it at most, and a sentence."""
    return bool(_OPENS_MANDATE.match(text))


def count_of(text: str) -> int | None:
    """The counting number a line begins with ("2." or "2"), if it does."""
    match = _COUNT.match(text)
    return int(match[1]) if match else None


def is_row(text: str) -> bool:
    """Whether wide blanks part a line into cells, as in a table that is not read as one."""
    return len(_CELLS.findall(text)) > 1 or bool(_LAST_CELL.search(text))


def is_lead_in(text: str) -> bool:
    """Whether a short line announces what follows: "Regionen vil:", "Fellesrapport …:"."""
    return text.endswith(":") and len(text) < 90 and text[:1].isupper()


def is_data(text: str) -> bool:
    """Whether a short line is no title but the labels of a chart or table, or one with its value.

    "Post 21: 2031–2034"; "Helse Nord Helse Vidda Total": titles are not set in such capitals.
    """
    words = text.split()
    repeated = len(words) > len(set(words))
    labels = all(word[0].isupper() for word in words) and len(words) > (3 if repeated else 4)
    return labels or bool(_VALUE.search(text))


def is_label(text: str) -> bool:
    """Whether a short line that ends in a colon names what follows and says nothing itself."""
    words = text.rstrip(":").lower().split()
    if not text.endswith(":") or text[:1].islower() or not 1 <= len(words) <= 5:
        return False
    return not LABEL_VERBS & set(words) and not any(w in text.lower() for w in REPORT_LABELS)
