"""Commands on links: coverage, checks, review, decisions, history, and how good links are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from api.cli_ask import print_found
from api.cli_read import Database
from api.errors import Exit, UserError, nothing_goes_by
from api.settings import opened_view, store_location

if TYPE_CHECKING:
    from graph.coverage import Cell
    from model.graph import Verdict

out = Console(soft_wrap=True)
Why = Annotated[str, typer.Option("--why", help="The reason; it is kept with the decision.")]
Who = Annotated[str | None, typer.Option("--who", help="Who decides; none: the user.")]
Subject = Annotated[str, typer.Argument(help="A link's key, FACT#FIELD, or a finding's id.")]
Form = Annotated[Literal["text", "json"], typer.Option("--format")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (coverage, checks, history, review, confirm, reject, correct, undo, decisions):
        app.command()(command)
    app.command("score-links")(score_links)


def coverage(
    doc: Annotated[str, typer.Argument(help="A document's key: its file name without ending.")],
    db: Database = None,
    form: Form = "text",
) -> None:
    """Show mandate by trust: passed on, reworded or not addressed; reported how and when, or not.

    Example: `oppdragsgraf coverage oppdragsdokument-2025-hmn`
    """
    from api.pipeline import register
    from graph.coverage import coverage as coverage_of
    from graph.subjects import label

    with opened_view(db) as view:
        found = coverage_of(view, register(), doc)
    if found is None:
        hint = "Give a key as oppdragsgraf ingest prints it."
        raise UserError(f"no document goes by {doc}", hint, Exit.UNKNOWN)
    if form == "json":
        typer.echo(found.model_dump_json(indent=2))
        return
    for row in found.rows:
        out.print(label(row.mandate), markup=False, highlight=False, style="bold")
        for claim in row.claims:
            told = f"  {found.document.addressee}: {claim.period} {claim.category}"
            out.print(told, markup=False, highlight=False)
        for cell in row.cells:
            out.print(f"  {cell.trust}: {_cell(cell)}", markup=False, highlight=False)
    out.print(f"{len(found.rows)} mandates, {len(found.trusts)} trusts")


def _cell(cell: "Cell") -> str:
    passed = {
        "not_addressed": "NOT ADDRESSED",
        "nothing_read": "no document read",
        "suggested": "perhaps passed on, a person has to look",
    }.get(cell.passed, cell.passed)
    reported = {"not_reported": "NOT REPORTED", "nothing_read": "no report read"}
    told = ", ".join(f"{claim.period} {claim.category}" for claim in cell.claims)
    return f"{passed}; {told or reported.get(cell.reported, cell.reported)}"


def checks(
    db: Database = None,
    every: Annotated[bool, typer.Option("--all", help="Silenced findings too.")] = False,
    check: Annotated[str | None, typer.Option(help="Only findings of this check.")] = None,
    form: Form = "text",
) -> None:
    """List what a careful reader would point out: contradictions, gaps, targets that differ.

    A finding stays until `oppdragsgraf reject FINDING --why …` silences it, and comes back when its
    words change.
    """
    from api.pipeline import register
    from graph.checks import findings

    with opened_view(db) as view:
        found = [f for f in findings(view, register(), silenced=every) if check in (None, f.check)]
    if form == "json":
        for finding in found:
            typer.echo(finding.model_dump_json())
        return
    for finding in found:
        line = f"{finding.severity}: {finding.id}: {finding.message}"
        out.print(line, markup=False, highlight=False)
        for evidence in finding.evidence:
            page = f" page {evidence.page}" if evidence.page else ""
            quote = f"  {evidence.doc}{page}: “{evidence.quote[:160]}”"
            out.print(quote, markup=False, highlight=False)
    out.print(f"{len(found)} findings")


def history(
    asked: Annotated[str, typer.Argument(metavar="ID", help="A mandate id, or a fact's key.")],
    db: Database = None,
    form: Form = "text",
) -> None:
    """Follow an indicator or a mandate across the years: targets against what was reported."""
    from api.timeline_text import lines_of
    from graph.timeline import timeline

    with opened_view(db) as view:
        found = timeline(view, asked)
    if not found.years:
        hint = "oppdragsgraf search WORDS --kind indicator finds the key."
        raise nothing_goes_by(asked, found.nearest, hint)
    print_found(found, form, lines_of)


def review(
    db: Database = None,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
    form: Form = "text",
) -> None:
    """List what waits for a person, the most valuable first: links in doubt, then suggestions.

    Decide with `oppdragsgraf confirm KEY --why …`, `reject` or `correct`.
    """
    from graph.waiting import waiting

    with opened_view(db) as view:
        found = waiting(view)
    for one in found[:limit]:
        if form == "json":
            typer.echo(one.model_dump_json())
            continue
        out.print(one.link.key, markup=False, highlight=False, style="bold")
        score = f"  {one.why}, {one.link.score:.2f} by {one.link.rule}, worth {one.worth:.2f}"
        out.print(f"{score}\n  {one.start}\n  {one.end}", markup=False, highlight=False)
    if form == "text":
        out.print(f"{len(found)} wait" + (f" (the first {limit})" if len(found) > limit else ""))


def confirm(subject: Subject, why: Why, db: Database = None, who: Who = None) -> None:
    """Say that a link, a field or a finding is right; this also clears a link in doubt."""
    _decide("confirm", subject, why, db, who)


def reject(subject: Subject, why: Why, db: Database = None, who: Who = None) -> None:
    """Say that a link is wrong, or silence a finding, as long as its texts stay as they are."""
    _decide("reject", subject, why, db, who)


def correct(
    subject: Subject,
    value: Annotated[
        str, typer.Argument(help="A field's value, or the key of a link's right end.")
    ],
    why: Why,
    db: Database = None,
    who: Who = None,
) -> None:
    """Put a field right, or a link: KEY is where it should lead, from=KEY whence it should come."""
    _decide("correct", subject, why, db, who, value)


def undo(subject: Subject, why: Why, db: Database = None, who: Who = None) -> None:
    """Take back the last decision on something; both stay in the record."""
    _decide("undo", subject, why, db, who)


def _decide(
    verdict: "Verdict",
    subject: str,
    why: str,
    db: str | None,
    who: str | None,
    value: str | None = None,
) -> None:
    from api.deciding import Said, decide

    done = decide(store_location(db), verdict, subject, Said(why, value, who))
    out.print(f"{done.id}: {done.verdict} {done.subject}", markup=False, highlight=False)


def decisions(
    db: Database = None,
    read: Annotated[
        Path | None, typer.Option("--import", help="Add the decisions of a file.", exists=True)
    ] = None,
) -> None:
    """Print every decision, one JSON record a line, oldest first; or add those of a file.

    Example: `oppdragsgraf decisions > decisions.jsonl`, `oppdragsgraf decisions --import FILE`
    """
    from api.deciding import put
    from graph.reviews import lines, read_lines

    if read:
        try:
            found = read_lines(read.read_text(encoding="utf-8"))
        except ValueError as error:
            hint = "Give a file that oppdragsgraf decisions wrote."
            raise UserError(f"{read} holds no decisions: {error}", hint, Exit.USAGE) from None
        put(store_location(db), found)
        out.print(f"{len(found)} decisions read")
        return
    with opened_view(db) as view:
        for line in lines(view.reviews()):
            typer.echo(line, nl=False)


def score_links(
    gold: Annotated[Path, typer.Option(help="Folder with annotated pairs.", exists=True)],
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders to read; none: the store.")
    ] = None,
    db: Database = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="How scores hold.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Print every miss.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 below a bar.")] = False,
) -> None:
    """Precision and recall of links by relation, against annotated pairs; and their calibration.

    Suggestions are no claims: they count for the recall that a person would reach with them.
    Pairs marked `check_only` are ones that nothing was fitted on.
    Example: `oppdragsgraf score-links --gold corpus/gold corpus/pdf --calibration`
    """
    from api.link_report import calibration_table, links_under_the_bar, table
    from api.link_scoring import judged, links_of_files, links_of_store, read_pairs
    from api.link_scoring import score_links as scores_of

    pairs = read_pairs(gold)
    links = links_of_files(paths) if paths else links_of_store(store_location(db))
    scores = scores_of(pairs, links)
    wide = Console(width=max(out.width, 140))
    wide.print(table(scores))
    if calibration:
        wide.print(calibration_table(judged(pairs, links)))
    for miss in [miss for score in scores for miss in score.misses] if misses else ():
        out.print(miss, markup=False, highlight=False)
    failed = links_under_the_bar(scores)
    for line in failed:
        out.print(line, style="red", markup=False, highlight=False)
    if check and failed:
        raise typer.Exit(Exit.FOUND_WRONG)
