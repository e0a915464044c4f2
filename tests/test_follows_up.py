"""What carries out a plan's promises, and what reports its main efforts."""

from vidda import REGISTER, STORLIA, Draft, ministry, order, plan, report

from graph.links import links_of
from model.graph import Link

PROMISE = "Opprette oppsøkende ungdomsteam i alle opptaksområder"


def followed(*drafts: Draft) -> list[Link]:
    facts = (fact for draft in drafts for fact in draft.read()[1])
    return [link for link in links_of(facts, REGISTER) if link.relation == "follows_up"]


def test_a_mandate_that_carries_out_a_promise_is_shown() -> None:
    promised, told = plan(), order(STORLIA)
    promise = promised.commitment(PROMISE)
    text = "Helseforetaket skal opprette oppsøkende ungdomsteam i alle opptaksområder innen mai."
    mandate = told.oppdrag("HVI31-008", "Oppsøkende ungdomsteam", text)
    (link,) = followed(promised, told)
    assert (link.start.key, link.end.key) == (mandate, promise)


def test_a_word_in_common_is_not_enough() -> None:
    promised, told = plan(), order(STORLIA)
    promised.commitment("Etablere en felles bemanningsenhet for regionen")
    told.oppdrag("HVI31-102", None, "Helseforetaket skal lage en felles kompetanseplan.")
    assert [link for link in followed(promised, told) if link.grade == "linked"] == []


def test_a_section_with_the_name_of_a_main_effort_reports_it() -> None:
    promised, answer = plan(), report()
    effort = promised.goal("Behandling nærmere hjemmet", level="hovedsatsing")
    place = {"section": "5.1", "heading": "Behandling nærmere hjemmet"}
    status = answer.status("Tallet på hjemmebesøk skal økes.", "Det er økt.", **place)
    answer.status("Tallet på ledere skal økes.", "Det er økt.", section="5.2", heading="Ledelse")
    (link,) = followed(promised, answer)
    assert (link.start.key, link.end.key, link.grade) == (status, effort, "linked")


def test_documents_outside_the_years_of_the_plan_do_not_follow_it() -> None:
    promised, told = plan(2031), order(STORLIA, 2040)
    promised.commitment(PROMISE)
    told.oppdrag(None, None, f"Helseforetaket skal {PROMISE.casefold()}.")
    early = order(STORLIA, 2030)
    early.oppdrag(None, None, f"Helseforetaket skal {PROMISE.casefold()}.")
    assert followed(promised, early) == []


def grade(*drafts: Draft) -> str | None:
    links = followed(*drafts)
    return links[0].grade if links else None


def test_a_title_that_names_what_the_promise_names_speaks_for_it() -> None:
    text = "Helseforetaket skal sende sykepleiere og lærere ut til unge som ikke møter på skolen."
    promised = plan()
    promised.commitment(PROMISE)
    grades = {}
    for title in ("Ungdomsteam", "Skolevegring"):
        told = order(STORLIA)
        told.oppdrag("HVI31-008", title, f"{text} Det oppsøkende teamet skal ha fem stillinger.")
        grades[title] = grade(promised, told)
    assert grades == {"Ungdomsteam": "suggested", "Skolevegring": None}


def test_what_the_mandate_above_says_speaks_for_it_where_the_id_is_the_same() -> None:
    whole = f"Helse Vidda RHF skal {PROMISE.casefold()} og ansette miljøterapeuter i teamene."
    part = "Helseforetaket skal ansette miljøterapeuter i det oppsøkende ungdomsteamet."
    promised, upper = plan(), ministry()
    promised.commitment(PROMISE)
    upper.oppdrag("HVI31-08", "Miljøterapeuter", whole)
    scores = {}
    for id in ("HVI31-008", "HVI31-101"):  # noqa: A001
        told = order(STORLIA)
        mandate = told.oppdrag(id, "Miljøterapeuter", part)
        links = followed(promised, upper, told)
        scores[id] = sum(link.score for link in links if link.start.key == mandate)
    assert scores["HVI31-008"] > scores["HVI31-101"]


def test_a_status_that_quotes_a_promise_reports_it() -> None:
    promised, answer = plan(), report()
    promise = promised.commitment(PROMISE)
    quoted = "Opprette oppsøkende ungdomsteam i opptaksområdene"
    quoting = answer.status(quoted, "To av tre team er i drift.")
    answer.status("Oppsøkende arbeid", "Det er mye å gjøre.")
    answer.status(PROMISE, "Oppdraget er gitt videre.", of="HVI31-08")
    (link,) = followed(promised, answer)
    assert (link.start.key, link.end.key) == (quoting, promise)
    assert link.rule == "follows_up.quoted_words"
