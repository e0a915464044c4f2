"""Delays that an answer tells of, and what only looks like one."""

from extractors.category import category_of

DELAYED = [
    "Foretaket ligger bak plan.",
    "Arbeidet ligger bak plan.",
    "Arbeidet er bak skjema.",
    "Oppdraget er forsinket, men ventes levert i mai.",
    "Leveransen er utsatt til høsten.",
    "Arbeidet er noe forsinket.",
    "Framdriften er forsinket.",
    "Framdrifta er forseinka.",
    "Prosjektet er seks måneder forsinket.",
    "Prosjektet er to måneder bak plan.",
    "Arbeidet ligg etter plan.",
    "Arbeidet ligger etter planen.",
    "Prosjektet er etter skjema.",
    "Arbeidet ligg bak skjema.",
    "Oppstarten er skjøvet til 2025.",
    "Oppstarten er forskjøvet til 2025.",
    "Oppstart er utsett til hausten.",
    "Arbeidet har blitt forsinket.",
    "Arbeidet har tatt lengre tid enn planlagt.",
    "Arbeidet er satt på vent.",
    "Arbeidet er sett på vent.",
    "Arbeidet er midlertidig stanset.",
    "Vi er på etterskudd.",
    "Prosjektet er forsinket som følge av leveranseproblemer.",
    "Forsinkelsene skyldes leverandøren.",
    "Det er varslet forsinkelser hos leverandøren.",
    "Åpningen er blitt utsatt.",
    "Oppstart blir utsett eitt år.",
    "Saka er utsett til styremøtet i mai.",
]
NO_DELAY = [
    "Prosjektet er ikke forsinket.",
    "Innføringen er ikke forsinket.",
    "Det er ingen forsinkelser.",
    "Etter planen skal arbeidet være ferdig i mai.",
    "Aktiviteten ligger 3 prosent bak plan.",
    "Arbeidet går etter planen.",
    "Arbeidet er foran planen.",
    "Det var forsinkelser i vår, men arbeidet er nå i rute.",
    "Forseinkingane er tekne att.",
]


def test_a_delay_is_told_as_such_or_as_time_behind_the_plan() -> None:
    assert [a for a in DELAYED if category_of(a).category != "forsinket"] == []


def test_a_plan_that_is_followed_or_missed_in_percent_is_no_delay() -> None:
    assert [a for a in NO_DELAY if category_of(a).category == "forsinket"] == []


def test_a_verdict_is_stronger_than_a_delay() -> None:
    assert category_of("Leveransen er forsinket, og kravet er ikke innfridd.").category == (
        "ikke_innfridd"
    )
