"""The nodes and edges that a document's facts state."""

from vidda import FJELLHEIM, HOD, STORLIA, VIDDA, ministry, report

from graph.build import edges_of, nodes_of


def triples(facts: tuple[object, ...]) -> set[tuple[str, str, str]]:
    return {(e.relation, e.from_key, e.to_key) for e in edges_of(facts)}  # type: ignore[arg-type]


def test_a_mandate_is_tied_to_its_parties_and_references() -> None:
    draft = ministry()
    key = draft.oppdrag(
        "HVI31-04",
        "Følgetjeneste",
        "Helse Vidda RHF skal under ledelse av Storlia sykehus HF bygge ut følgetjenesten.",
        owners=(VIDDA,),
        lead=STORLIA,
        collaborators=(FJELLHEIM,),
        references=("Veikart  2040",),
    )
    doc = f"doc:{draft.key}"
    assert triples(draft.read()[1]) == {
        ("issued_by", doc, f"org:{HOD}"),
        ("addressed_to", doc, f"org:{VIDDA}"),
        ("contains", doc, key),
        ("owned_by", key, f"org:{VIDDA}"),
        ("led_by", key, f"org:{STORLIA}"),
        ("together_with", key, f"org:{FJELLHEIM}"),
        ("refers_to", key, "ref:Veikart 2040"),
    }


def test_every_end_of_an_edge_is_a_node() -> None:
    draft = ministry()
    draft.oppdrag("HVI31-04", None, "Det skal bygges.", owners=(VIDDA,), references=("Veikart",))
    _, facts = draft.read()
    nodes = {node.key: node.kind for node in nodes_of(facts)}
    assert {key for edge in edges_of(facts) for key in (edge.from_key, edge.to_key)} == set(nodes)
    assert nodes[f"doc:{draft.key}"] == "document"
    assert nodes["ref:Veikart"] == "reference"


def test_a_status_answers_the_requirement_that_its_report_reprints() -> None:
    draft = report()
    asked = draft.oppdrag(None, None, "Helse Vidda RHF skal redusere ventetidene i somatikken.")
    answer = draft.status(
        "Helse Vidda RHF skal redusere ventetidene i somatikken.", "Ventetidene er redusert."
    )
    stray = draft.status("Noe som ikke står i rapporten", "Arbeidet er i gang.")
    edges = triples(draft.read()[1])
    assert ("answers", answer, asked) in edges
    assert ("reported_by", answer, f"org:{VIDDA}") in edges
    assert not any(e for e in edges if e[0] == "answers" and e[1] == stray)


def test_an_answer_goes_to_the_requirement_before_it() -> None:
    draft, text = report(), "Helse Vidda RHF skal redusere ventetidene."
    first = draft.goal(text)
    early = draft.status(text, "Ventetidene i somatikken er redusert.")
    second = draft.oppdrag(None, None, text)
    late = draft.status(text, "Ventetidene i psykisk helsevern er redusert.")
    edges = triples(draft.read()[1])
    assert {e for e in edges if e[0] == "answers"} == {
        ("answers", early, first),
        ("answers", late, second),
    }


def test_a_mandate_is_part_of_its_goal() -> None:
    draft = ministry()
    goal = draft.goal("God pasientbehandling.", number=2)
    inside = draft.oppdrag("HVI31-01", None, "Det skal finnes tolk.", hovedmal=2)
    draft.oppdrag("HVI31-02", None, "Det skal bygges.", hovedmal=3)
    edges = triples(draft.read()[1])
    assert [e for e in edges if e[0] == "part_of"] == [("part_of", inside, goal)]


def test_edges_do_not_depend_on_the_order_of_facts() -> None:
    draft = ministry()
    for number in range(5):
        draft.oppdrag(f"HVI31-{number}", None, f"Oppgave {number}.", owners=(VIDDA,))
    _, facts = draft.read()
    assert edges_of(facts) == edges_of(facts[::-1])
    assert nodes_of(facts) == nodes_of(facts[::-1])
