"""Requirements in italics are told from answers by their type face."""

from extractors.faces import faces_of
from extractors.pieces import pieces_of
from extractors.wording import Wording
from ingest.lines import Entry, Line, Run
from tests.reports import REGISTER, report


def passage(text: str, *, italic: bool) -> Entry:
    return Entry("paragraph", (Line((Run(text, italic=italic),), number=1),))


ASKED = ("Helse Vidda RHF skal ansette tolker.", "Storlia sykehus HF skal åpne en klinikk.")
TOLD = ("Kravet er innfridd.", "Foretaket har åpnet klinikken, og kravet er innfridd.")


def test_italics_that_only_requirements_have_tell_them_apart() -> None:
    entries = [passage(text, italic=text in ASKED) for text in (*ASKED, *TOLD)]
    context = report(*entries)
    pieces = list(pieces_of(context, Wording(REGISTER)))
    faces = faces_of(context.document, pieces)
    assert faces.informative
    assert faces.bonus(context.document, pieces[0]) > 0 > faces.bonus(context.document, pieces[-1])


def test_one_face_tells_nothing() -> None:
    context = report(*(passage(text, italic=False) for text in (*ASKED, *TOLD)))
    pieces = list(pieces_of(context, Wording(REGISTER)))
    assert not faces_of(context.document, pieces).informative
