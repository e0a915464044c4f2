"""Inline marks: what a judgement is about, and emphasis for the eye."""

from __future__ import annotations

import re

SPAN = re.compile(r"\{\{(.*?)\}\}")
EMPHASIS = re.compile(r"\*\*|//")


def plain(text: str) -> str:
    return EMPHASIS.sub("", SPAN.sub(r"\1", text))


def shown(text: str) -> str:
    return SPAN.sub(r"\1", text)
