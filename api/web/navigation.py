"""What the header and the footer of every page lead to."""

HEADER: tuple[tuple[str, str], ...] = (
    ("/sok", "Søk"),
    ("/dekning", "Dekning"),
    ("/frister", "Frister"),
    ("/indikatorer", "Indikatorer"),
    ("/sammenlign", "Sammenlign"),
    ("/gjennomgang", "Gjennomgang"),
    ("/funn", "Funn"),
    ("/dokumenter", "Dokumenter"),
)
"""Address and name of the pages that people come for."""

FOOTER: tuple[tuple[str, str], ...] = (
    ("/organisasjoner", "Organisasjoner"),
    ("/kvalitet", "Kvalitet"),
    ("/last-opp", "Last opp dokumenter"),
    ("/om", "Om tjenesten"),
    ("/tilgjengelighet", "Tilgjengelighet"),
    ("/api", "API for programmer"),
)
"""Address and name of the pages about the service and what it stands on."""


def is_current(address: str, path: str) -> bool:
    """Whether the page at `path` is the one that `address` leads to, or below it."""
    return path == address or path.startswith(f"{address}/")
