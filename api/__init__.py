"""The only wiring of the stages: command line, HTTP, web."""
