"""Word lists of the readers, bokmål and nynorsk; the readers' logic has none of its own."""

LABEL_VERBS = frozenset(
    "er har hadde skal vil må bør kan ble blir var viser gjelder gjeld inkluderer omfatter omfattar "
    "følger følgjer innebærer består ba bad ber bes at som å vert blei seier sier mener lyder "
    "understreker peker foreslår anbefaler".split()
)
"""Words of a sentence or a lead-in ("Regionen vil:"), which a heading does not hold."""

REPORT_LABELS = ("rapport", "rhf", " hf", "tillegg")
"""What a label names that says who answers ("Fellesrapport …:"), and is no heading."""
