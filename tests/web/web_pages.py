"""Every page of the site, as an address on the shipped corpus. A new page is added here."""

PAGES = ("/",)
MISSING = ("/finnes-ikke",)
