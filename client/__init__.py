"""A typed client of the API: `Client("http://127.0.0.1:8000")`."""

from client.client import Client
from client.problems import ProblemError

__all__ = ["Client", "ProblemError"]
