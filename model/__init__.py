"""Types that every stage shares. Imports nothing else of the project."""
