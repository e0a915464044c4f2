"""Which figures of a demand are its targets, and with what operator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.absolutes import says_none
from extractors.baselines import is_background, without_aside
from extractors.changes import change_by
from extractors.comparisons import comparisons_in, direction_of
from extractors.fractions import demanded
from extractors.numbers import Figure
from extractors.scopes import demand_in, is_part
from extractors.wordlists import alternation, wordlists
from model.facts import Operator

_DURATIONS = ("years", "months", "weeks", "hours", "minutes")
_TURNED: dict[Operator, Operator] = {">": "<=", "<": ">="}
_OPERATORS: tuple[Operator, ...] = ("<=", ">=", "<", ">", "=", "increase", "decrease")


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is demanded; `qualifier` says how nearly, `of` what of, where it says so."""

    figure: Figure
    op: Operator
    qualifier: str | None = None
    of: str | None = None


def limit_at_end(lead: str) -> Operator | None:
    """`Ventetiden skal være lik eller under:`: the limit that the values below the lead have."""
    words = lead.rstrip(" :")
    return next((op for op in _OPERATORS[:4] if _operator(op).search(f"{words} ")), None)


def targets_in(sentence: str) -> Iterator[Target]:
    """The figures that are targets; one without an operator of its own shares the one before."""
    before: Target | None = None
    for figure in demanded(sentence):
        if is_background(sentence, figure.start):
            continue
        target = _limited(sentence, _target(sentence, figure))
        if target is None and before and _goes_on(sentence, before.figure, figure):
            target = Target(figure, before.op, before.qualifier)
        if target is not None and not _is_scope(sentence, figure):
            before = target
            yield target


def _limited(sentence: str, target: Target | None) -> Target | None:
    """A range by the end that its operator means, and a limit turned about by a denial."""
    if target is None:
        return None
    figure, op, highest = target.figure, target.op, target.figure.value_max
    demand = demand_in(sentence)
    between = sentence[demand.end() if demand else 0 : figure.start]
    if op in _TURNED and (_not().search(between) or says_none(sentence)):
        op = _TURNED[op]
    if highest is not None and op == "=":
        return None
    if highest is not None and op in ("<=", "<"):
        figure = replace(figure, value=highest)
    return replace(target, figure=figure, op=op)


def _target(sentence: str, figure: Figure) -> Target | None:
    ahead = sentence[: figure.start]
    if figure.unit == "years" and (re.search(r"\d", ahead) or not _waited().search(ahead)):
        return None
    if figure.unit in _DURATIONS and _no_target().search(ahead):
        return None
    change = change_by(sentence, figure)
    if change:
        return Target(figure, change.op, change.qualifier, change.of) if change.op else None
    limit = _limit_of(sentence, figure)
    return Target(figure, limit) if limit else None


def _limit_of(sentence: str, figure: Figure) -> Operator | None:
    """The limit that a figure is, by the words around it."""
    ahead = sentence[: figure.start]
    behind, span = _limit().match(sentence, figure.end), _from_to().search(ahead)
    if behind or span:
        word = behind[1] if behind else span["change"] if span else ""
        return "<=" if direction_of(word) == "decrease" else ">="
    said = next((op for op in _OPERATORS[:5] if _operator(op).search(ahead)), None)
    if said is None and figure.unit == "percent" and _is_share(sentence, figure):
        return ">="
    return said or ("=" if _is_bare(sentence, figure) else None)


def _is_share(sentence: str, figure: Figure) -> bool:
    """`30 prosent av X skal …`, `Innen 2031 skal 30 prosent av X …`: so many at least."""
    demand = demand_in(sentence)
    if demand is None:
        return figure.start == 0 and _kept_so().match(sentence, figure.end) is not None
    if _clause().search(sentence, figure.end, max(figure.end, demand.start())):
        return False
    return figure.start == 0 or is_part(sentence, demand, figure)


def _is_bare(sentence: str, figure: Figure) -> bool:
    """`Sykefravær: 6,5 prosent`: the value alone, behind a colon."""
    when = r"(?:\s+(?:i|innen|innan)\s+20\d\d)?"
    rest = without_aside(sentence[figure.end :])
    behind = re.fullmatch(rf"{when}\s*(?:\([^()]*\))?\s*\.?", rest)
    return bool(behind and re.search(r"\w\s*:\s*$", sentence[: figure.start]))


def _goes_on(sentence: str, before: Figure, figure: Figure) -> bool:
    """`61 dager i A, 44 dager i B og 33 dager i C`: same unit, and only scopes between."""
    between = sentence[before.end : figure.start]
    same = figure.unit == before.unit or figure.unit in (None, "count")
    return same and not _no_target().search(sentence[: figure.start]) and not demand_in(between)


def _is_scope(sentence: str, figure: Figure) -> bool:
    """A value in the subject, ahead of what is demanded ("enheter med fravær over 10 % skal …")."""
    demand = demand_in(sentence)
    if demand is None or figure.end > demand.start() or _begins(sentence, figure):
        return False
    after = (later for later in demanded(sentence) if later.start > demand.end())
    return any(_target(sentence, later) for later in after) or bool(comparisons_in(sentence))


def _begins(sentence: str, figure: Figure) -> bool:
    """`Minst 80 prosent av X skal …`: the sentence begins with what is demanded."""
    ahead = sentence[: figure.start]
    return any(not _operator(op).sub("", ahead).strip() for op in _OPERATORS[:4])


@cache
def _operator(op: str) -> re.Pattern[str]:
    words = alternation(wordlists("measures")[op])
    return re.compile(rf"(?<!\w){words}\s*:?\s*(?:\(?\s*)$", re.I)


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['not'])}(?!\w)", re.I)


@cache
def _from_to() -> re.Pattern[str]:
    """`reduseres fra 62 til`: a change to the value that follows."""
    lists = wordlists("measures")
    words = alternation((*lists["increase"], *lists["decrease"], *lists["way"]))
    return re.compile(rf"(?<!\w)(?P<change>{words})\s+(?:fra|frå)\s+\d[^.;]*?\s+til\s*$", re.I)


@cache
def _limit() -> re.Pattern[str]:
    """`60 dager eller lavere`."""
    lists = wordlists("measures")
    return re.compile(
        rf"\s+eller\s+({alternation((*lists['or_more'], *lists['or_less']))})(?!\w)", re.I
    )


@cache
def _no_target() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['no_target'])}\s*$", re.I)


@cache
def _clause() -> re.Pattern[str]:
    """What opens a clause of its own: the modal in it demands nothing of the share ahead."""
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['clause'])}(?!\w)", re.I)


@cache
def _waited() -> re.Pattern[str]:
    """A wait of years; any other number of years is an age, or a time ahead."""
    lists = wordlists("measures")
    limits = alternation(word for op in _OPERATORS[:4] for word in lists[op])
    waits = rf"{alternation(lists['modal'])}\s+(?:\w+\s+)?{alternation(lists['wait'])}"
    return re.compile(rf"(?<!\w){waits}\s+{limits}\s*$", re.I)


@cache
def _kept_so() -> re.Pattern[str]:
    """`95 prosent av avtalene overholdes`: what is the case, said as a rule and not as a result."""
    return re.compile(r"\s+av\s+[^,.;:\d]{3,80}?\s\w{3,}(?:es|ast)(?:\s[^.;:]*)?\.?$")
