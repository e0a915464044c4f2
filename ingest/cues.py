"""Word lists of the readers, bokmål and nynorsk; the readers' logic has none of its own."""

LABEL_VERBS = frozenset(
    """
    er har hadde skal vil må bør kan ble blir var viser gjelder gjeld inkluderer omfatter omfattar
    følger følgjer innebærer består ba bad ber bes at som å vert blei seier sier mener lyder
    understreker peker foreslår anbefaler vedtok vedtek vedtar besluttet bestemte viste la
    legger legg presiserte presiserer stilte forventer ventar forutsetter føreset slutta sluttet
    """.split()  # noqa: SIM905 - a word list reads better in lines
)
"""Words of a sentence or a lead-in ("Regionen vil:"), which a heading does not hold."""

REPORT_LABELS = ("rapport", "rhf", " hf", "tillegg")
"""What a label names that says who answers ("Fellesrapport …:"), and is no heading."""

CONNECTORS = frozenset(
    """
    og eller i på av for til med fra frå om ved mot mellom innen innan under over etter som enn at
    å en ein et eit den det de dei samt både herunder der når ikke ikkje blant via per innenfor
    innanfor
    """.split()  # noqa: SIM905
)
"""Words that cannot end a passage, so that the next line goes on."""

CONJUNCTIONS = frozenset(("og", "eller", "samt", "til", "såvel", "henholdsvis"))
"""Words that follow a hung-up hyphen ("drifts- og …"), which then keeps its blank."""

PREFIXES_OF_THEIR_OWN = frozenset(
    ("ikke", "ikkje", "nord", "sør", "øst", "vest", "midt", "non", "pre")
)
"""First parts that keep their hyphen also inside a line."""

GROUPS_OF_WORDS = ("øyeblikkelig hjelp", "øyeblikkeleg hjelp", "augeblikkeleg hjelp", "ø hjelp")
"""First parts of several words, which only a hyphen ties to what follows."""

LIGATURE_WORDS = frozenset(
    """
    effekt effekten effekter effektiv effektivt effektive effektivitet effektivisere effektivisering
    offentlig offentlege offentlige offentliggjøre anskaffe anskaffes anskaffelse anskaffelsen
    anskaffelser anskaffelsene anskaffing anskaffingar identifisere identifisert identifiserte
    identifisering spesifikk spesifikke spesifisere spesifisert kvalifisere kvalifisert
    kvalifiserte kvalifisering kvalifikasjon sertifisere sertifisert sertifisering differensiert
    klassifisere klassifisering verifisere definisere profil konflikt konfidensiell refleksjon
    grafisk geografisk geografiske demografisk demografiske skaffe straffe
    """.split()  # noqa: SIM905
)
"""Common words that hold a ligature: mended though no whole one stands in the document."""

LIGATURE_REST = frozenset(
    """
    sk ske skt sere serer sert serte sering kk kke kasjon ektiv ektive ektivt ektivitet ektiviteten
    """.split()  # noqa: SIM905
)
"""What is left behind a ligature and is no word of its own."""

MANDATE_ID = r"[A-ZÆØÅ]{2,6}[ -]?(?:20)?\d{2} ?- ?[A-Z]?\d{1,4}"
"""The shape of a mandate's id: "HVI31-07", "STO-2031-7"."""

UNITS = (
    "prosentpoeng",
    "prosent",
    "pst",
    "millioner",
    "mill",
    "milliarder",
    "mrd",
    "kroner",
    "dager",
    "dagar",
)

LIGATURE_ENDS = ("stoff", "tariff", "straff", "treff", "tøff", "grafi", "sofi", "trofi")
"""Ends of whole words that look like a piece in front of a broken ligature."""
