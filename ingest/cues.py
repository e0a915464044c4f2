"""Word lists of the readers, bokmål and nynorsk; the readers' logic has none of its own."""

LABEL_VERBS = frozenset(
    """
    er har hadde skal vil må bør kan ble blir var viser gjelder gjeld inkluderer omfatter omfattar
    følger følgjer innebærer består ba bad ber bes at som å vert blei seier sier mener lyder
    understreker peker foreslår anbefaler
    """.split()  # noqa: SIM905 - a word list reads better in lines
)
"""Words of a sentence or a lead-in ("Regionen vil:"), which a heading does not hold."""

REPORT_LABELS = ("rapport", "rhf", " hf", "tillegg")
"""What a label names that says who answers ("Fellesrapport …:"), and is no heading."""

CONNECTORS = frozenset(
    """
    og eller i på av for til med fra frå om ved mot mellom innen innan under over etter som enn at
    å en ein et eit den det de dei samt både herunder der når ikke ikkje blant via per
    """.split()  # noqa: SIM905
)
"""Words that cannot end a passage, so that the next line goes on."""
