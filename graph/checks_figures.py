"""Checks on figures: rises that fall, targets that differ, verdicts that the value contradicts."""

from collections.abc import Iterator

from graph.checking import Material
from graph.figures import changes, targets
from graph.findings import Details, Finding, finding
from graph.headings import measured
from graph.linking import Pool
from model.facts import Fact, Indicator, Measure, Status, Value

_ALIKE = 0.75
_ORDERED = {"<=", ">=", "<", ">"}


def stated_changes(material: Material) -> Iterator[Finding]:
    """A stated rise whose numbers fall, or a fall whose numbers rise."""
    for status in material.corpus.facts.get("status", ()):
        if not isinstance(status, Status):
            continue
        for change in changes(status.text):
            if change.contradicts:
                said, shown = ("rise", "falls") if change.rise else ("fall", "rises")
                figures = f"from {change.before:g} to {change.after:g}"
                message = f"{status.of_text}: told as a {said}, but it {shown}, {figures}"
                details: Details = {"before": change.before, "after": change.after, "case": said}
                yield finding("change", "error", message, details, status, told=figures)


def told_targets(material: Material) -> Iterator[Finding]:
    """A report names another target than the document that set it."""
    for status, indicator in _answered(material):
        measure = _measure_for(status, indicator)
        for target in targets(status.text):
            if measure and measure.unit == target.unit and measure.value != target.value:
                message = (
                    f"{status.of_text}: the report goes by a target of {target.value:g} "
                    f"{target.unit}, {indicator.doc} set {measure.value:g}"
                )
                details: Details = {"case": "told", "told": target.value, "unit": target.unit}
                details["set"] = measure.value or 0
                told = f"{target.value:g}"
                yield finding("target", "error", message, details, status, indicator, told=told)


def passed_targets(material: Material) -> Iterator[Finding]:
    """The level below was given another target for the same indicator."""
    indicators = material.corpus.by_document
    for upper in material.steering:
        lowers = [d for d in material.below[upper.doc] if indicators[d.doc]["indicator"]]
        if lowers and indicators[upper.doc]["indicator"]:
            above = Pool(material.corpus, indicators[upper.doc]["indicator"])
            for lower in lowers:
                for fact in indicators[lower.doc]["indicator"]:
                    yield from _other_target(above, fact)


def _other_target(above: Pool, fact: Fact) -> Iterator[Finding]:
    alike, set_above = next(iter(above.ranked(fact)), (0.0, fact))
    if alike < _ALIKE or not isinstance(fact, Indicator) or not isinstance(set_above, Indicator):
        return
    for measure in fact.measures:
        other = _counterpart(measure, set_above)
        if other and other.value != measure.value:
            message = f"{fact.text}: {measure.value:g} here, {other.value:g} in {set_above.doc}"
            details: Details = {"below": measure.value or 0, "above": other.value or 0}
            details |= {"case": "passed", "unit": measure.unit or ""}
            told = f"{measure.value}"
            yield finding("target", "note", message, details, fact, set_above, told=told)


def verdicts(material: Material) -> Iterator[Finding]:
    """A value that contradicts the verdict on the indicator that it was reported for."""
    for status, indicator in _answered(material):
        measure, value = _measure_for(status, indicator), _only_value(status)
        if measure is None or value is None or measure.unit != value.unit:
            continue
        met = _met(measure, value.value)
        if met is not None and met != (status.category == "innfridd"):
            verdict = "met" if status.category == "innfridd" else "not met"
            message = (
                f"{status.of_text}: said to be {verdict} with {value.value:g} {value.unit}, "
                f"the target is {measure.op} {measure.value:g}"
            )
            details: Details = {"value": value.value, "unit": value.unit or "", "case": verdict}
            details |= {"op": measure.op, "set": measure.value or 0}
            yield finding("verdict", "error", message, details, status, indicator)


def _answered(material: Material) -> Iterator[tuple[Status, Indicator]]:
    for key, statuses in sorted(material.answers.items()):
        indicator = material.facts.get(key)
        if isinstance(indicator, Indicator):
            yield from ((status, indicator) for status in statuses)


def _measure_for(status: Status, indicator: Indicator) -> Measure | None:
    """The measure that a status is about: the only one, or the one whose scope it names."""
    asked = set(measured(status.of_text)) | set(measured(status.heading or ""))
    valued = [measure for measure in indicator.measures if measure.value is not None]
    named = [m for m in valued if (words := set(measured(m.scope or ""))) and words <= asked]
    fitting = named or (valued if len(valued) == 1 else [])
    return max(fitting, key=lambda m: len(measured(m.scope or "")), default=None)


def _counterpart(measure: Measure, indicator: Indicator) -> Measure | None:
    asked = set(measured(measure.scope or ""))
    same = [m for m in indicator.measures if (m.op, m.unit) == (measure.op, measure.unit)]
    near = [m for m in same if m.value is not None and asked <= set(measured(m.scope or ""))]
    return near[0] if len(near) == 1 and measure.value is not None else None


def _only_value(status: Status) -> Value | None:
    if status.category not in {"innfridd", "ikke_innfridd"}:
        return None
    plain = [value for value in status.values if not value.direction and not value.against]
    return plain[0] if len(plain) == 1 and not plain[0].scope else None


def _met(measure: Measure, value: float) -> bool | None:
    if measure.value is None or measure.op not in _ORDERED:
        return None
    return {
        "<=": value <= measure.value,
        ">=": value >= measure.value,
        "<": value < measure.value,
        ">": value > measure.value,
    }[measure.op]
