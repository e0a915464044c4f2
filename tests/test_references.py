"""What a mandate names: titles, papers, laws, standing plans, other mandates."""

import pytest

from extractors.references import references_of
from ingest.lines import Entry, Line, Run
from tests.mandates import mandates
from tests.reports import paragraph


def found(text: str) -> tuple[str, ...]:
    return references_of(mandates(paragraph(text)), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "references"),
    [
        (
            "Helse Vidda RHF skal følge opp rapporten Nattens lys, klang og lyd og melde.",
            ("Nattens lys, klang og lyd",),
        ),
        (
            "Helse Vidda RHF skal bygge på rapporten Lyse netter, og sykehusene skal melde avvik.",
            ("Lyse netter",),
        ),
        (
            "Det visast til Helsetilsynet si undersøking av nattlys, jf. Dokument 3:8 (2030–2031).",
            ("Helsetilsynet si undersøking av nattlys", "Dokument 3:8 (2030–2031)"),
        ),
        ("Helse Vidda RHF skal følge opp rapporten «Lyse netter» fra 2030.", ("Lyse netter",)),
        (
            "Følge opp Helsetilsynets rapport Lyse netter i nord og lukke avvik.",
            ("Lyse netter i nord",),
        ),
        (
            "Følge opp Riksrevisjonens anbefalinger i Dokument 3:5 (2030–2031) om måling.",
            ("Dokument 3:5 (2030–2031)",),
        ),
        (
            "Det vises til Meld. St. 9 (2030–2031) og til planens kapittel om natt.",
            ("Meld. St. 9 (2030–2031)",),
        ),
        (
            "Dette følger av sikkerhetsloven, og av helseforetaksloven § 34, for alle netter.",
            ("sikkerhetsloven", "helseforetaksloven § 34"),
        ),
        (
            "Helse Vidda RHF skal gjennomføre tiltakene i regional teknologiplan denne våren.",
            ("regional teknologiplan",),
        ),
        (
            "Foretaket skal fortsette arbeidet, i tråd med forslaget i rapport av 2. mai 2030.",
            ("rapport av 2. mai 2030",),
        ),
        (
            "Foretaket skal telle lamper, i tråd med lampeloven og Strategi for lys i natten.",
            ("lampeloven", "Strategi for lys i natten"),
        ),
        (
            "Føretaket skal telje lamper, jf. Etiske retningsliner for Helse Vidda.",
            ("Etiske retningsliner for Helse Vidda",),
        ),
        (
            "Foretaket skal følge opp rapporten Lyse netter 2030 og lukke vinduene.",
            ("Lyse netter 2030",),
        ),
        (
            "Foretaket skal lukke avvik etter Statsforvalterens tilsyn med nattevaktene.",
            ("Statsforvalterens tilsyn med nattevaktene",),
        ),
        (
            "Dokument 3:8 (2030–2031) Riksrevisjonens undersøkelse av natt. "
            "Helse Vidda RHF skal følge opp Riksrevisjonens merknader og anbefalinger.",
            ("Dokument 3:8 (2030–2031) Riksrevisjonens undersøkelse av natt",),
        ),
        (
            "Foretaket skal telle lamper, jf. Nasjonal helse- og sykehusplan 2030–2033.",
            ("Nasjonal helse- og sykehusplan 2030–2033",),
        ),
        (
            "Foretaket skal innføre natt, jf. regional delstrategi for ro (2030–2034).",
            ("regional delstrategi for ro (2030–2034)",),
        ),
        (
            "Foretaket skal ta i bruk Veileder for telling av lamper i alle nye bygg.",
            ("Veileder for telling av lamper",),
        ),
        (
            "Det vises til omtale i opptrappingsplan for natt og rapport fra gruppen om lys.",
            ("opptrappingsplan for natt", "rapport fra gruppen om lys"),
        ),
        (
            "Foretaket skal endre nettene, jf. protokoll fra foretaksmøte 4. mai 2030.",
            ("protokoll fra foretaksmøte 4. mai 2030",),
        ),
        (
            "Følge opp Riksrevisjonens foreløpige funn i undersøkelsen av nattevakter.",
            ("Riksrevisjonens foreløpige funn i undersøkelsen av nattevakter",),
        ),
        (
            "Foretaket skal telle, jf. kravene som ble stilt i foretaksmøtet 4. mai 2030.",
            ("kravene som ble stilt i foretaksmøtet 4. mai 2030",),
        ),
        (
            "Foretaket skal følge opp NOU 2030: 4 Tid for ro ved å legge frem fem forslag.",
            ("NOU 2030: 4 Tid for ro",),
        ),
        ("Helse Vidda RHF skal vurdere hvilke faglige retningslinjer som kan overføres hit.", ()),
        ("Helse Vidda RHF skal utarbeide en regional teknologiplan denne våren, ikke neste.", ()),
        (
            "Arbeidet bygger på HVI30-06 om operasjonsplanlegging, og fortsetter som før.",
            ("HVI30-06",),
        ),
        ("Foretaket skal gå gjennom nettene, jf. styresak 12-2030.", ("styresak 12-2030",)),
        ("Foretaket skal følge opp funnene i Nattro 2030 sammen med verneombud.", ("Nattro 2030",)),
        ("Foretaket skal følge opp resultata frå Helse Vidda RHF i 2030.", ()),
        ("Helse Vidda RHF skal rapportere på alle oppdrag i årlig melding for 2031 til eier.", ()),
    ],
)
def test_references(text: str, references: tuple[str, ...]) -> None:
    assert found(text) == references


def test_titles_in_italics() -> None:
    runs = (
        Run("Som verktøy i arbeidet vises det til "),
        Run("Grønne netter", italic=True),
        Run("."),
    )
    context = mandates(Entry("paragraph", (Line(runs, number=1),)))
    assert references_of(context, (0, len(context.document.text))) == ("Grønne netter",)
