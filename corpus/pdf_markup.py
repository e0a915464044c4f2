"""Marked words as reportlab wants them, with the places where a long word may break."""

import re

from corpus.source import MARKUP

SOFT_HYPHEN = "\u00ad"
JOINTS = re.compile(
    "(?<=hjemme)(?=oppfølg)|(?<=heime)(?=oppfølg)|(?<=legemiddel)(?=list)|(?<=utskriv)(?=ning)"
    "|(?<=poli)(?=klinikk)|(?<=kart)(?=legg)|(?<=rappor)(?=ter)|(?<=sykehus)(?=farma)"
    "|(?<=foretaks)(?=gruppe)|(?<=kapasi)(?=tet)|(?<=syke)(?=pleier)|(?<=fast)(?=lege)"
    "|(?<=gjennom)(?=ført)|(?<=tilråd)(?=ing)|(?<=anbefal)(?=ing)|(?<=bemannings)(?=enhet)"
    "|(?<=ungdoms)(?=team)|(?<=avtale)(?=spesial)|(?<=opplærings)(?=opp)|(?<=forløps)(?=tid)"
)
"""Where a long word may break at the end of a line, as word processors break them."""


def marked(text: str) -> str:
    """Emphasis and raised marks as tags, soft hyphens in the long words."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MARKUP.sub(_tag, JOINTS.sub(SOFT_HYPHEN, escaped))


def _tag(match: re.Match[str]) -> str:
    if match["bold"]:
        return f"<b>{match['bold']}</b>"
    if match["italic"]:
        return f"<i>{match['italic']}</i>"
    return f"<super>{match['raised']}</super>"
