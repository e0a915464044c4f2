"""The frozen base of every type, and the three text functions that all stages agree on."""

import hashlib
import re
import unicodedata

from pydantic import BaseModel, ConfigDict

_SPACE = re.compile(r"\s+")


class Frozen(BaseModel):
    """Immutable, hashable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fold(text: str) -> str:
    """`text` in NFC with every run of white space as one blank, ends trimmed."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fingerprint(text: str) -> str:
    """16 hex digits that change when the words of `text` change, not when its layout does."""
    words = re.findall(r"\w+", fold(text).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
