"""Every page of the site, as an address on the shipped corpus. A new page is added here."""

PAGES = (
    "/",
    "/sok",
    "/sok?q=hjemmeoppf%C3%B8lging&sort=nyest",
    "/sok?q=finnesikkenoensteder",
    "/oppdrag/HVI25-04",
    "/oppdrag/HVI25-12",
    "/oppdrag/oppdrag-og-bestilling-2025-fjellheim/HVI25-004",
    "/belegg/tertialrapport-2025-t2-vidda/document",
    "/belegg/oppdrag-og-bestilling-2025-fjellheim/HVI25-004",
    "/dekning",
    "/dekning?dokument=oppdragsdokument-2025-vidda",
    "/frister",
    "/frister?tilstand=coming",
    "/indikatorer",
    "/indikator/oppdragsdokument-2025-vidda/indicator/2.2-01c035ba",
    "/sammenlign?fra=2025&til=2026",
    "/dokumenter",
    "/dokument/oppdragsdokument-2025-vidda",
)
MISSING = ("/finnes-ikke", "/oppdrag/HVI25-044", "/belegg/finnes/ikke", "/dokument/oppdragsdok")
