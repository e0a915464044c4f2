"""Requirements that a periodic report reprints one by one, each with its answer beneath."""

from extractors.answer_text import span_of
from extractors.answers import exchanges
from extractors.arlig_melding import exchange_facts
from extractors.context import Context
from extractors.exchange import Exchange, Requirement
from extractors.pieces import Piece
from extractors.topics import label_end
from extractors.wording import Wording
from model.facts import Fact

Span = tuple[int, int]


def reprinted(context: Context) -> list[tuple[Span, tuple[Fact, ...]]]:
    """What each such requirement and its answer span, and their facts, in reading order."""
    return [
        (_span(context, exchange), tuple(exchange_facts(context, exchange)))
        for exchange in exchanges(context)
        if _is_reprinted(context, exchange)
    ]


def _is_reprinted(context: Context, exchange: Exchange) -> bool:
    """Labels set requirement or answer apart; without them an announced duty does."""
    asked, answers = exchange.requirements, exchange.answers
    if not answers or any(r.title_only or r.pieces[0].tabled for r in asked):
        return False
    openings = [asked[0].pieces[0], *(answer.pieces[0] for answer in answers)]
    if any(_is_labelled(context, piece) for piece in openings):
        return all(r.kind != "any" or r.lead_in or _is_duty(context, r) for r in asked)
    return all(r.kind == "oppdrag" and _is_duty(context, r) for r in asked)


def _is_labelled(context: Context, piece: Piece) -> bool:
    return label_end(context.document.text[piece.start : piece.end]) > 0


def _is_duty(context: Context, requirement: Requirement) -> bool:
    first = requirement.pieces[0]
    words = context.document.words(first.start, first.end)
    return Wording(context.register).lays_duty(words)


def _span(context: Context, exchange: Exchange) -> Span:
    start, _ = span_of(context, exchange.requirements[0].pieces)
    return start, exchange.answers[-1].pieces[-1].end
