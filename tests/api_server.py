"""A server of the API in a thread, on a port of its own."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from api.auth import OPEN, Access
from api.desk import Desk
from api.keys import Scope, add_key
from api.limits import USUAL, Bounds
from graph.stores import Location


def some_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def key_for(store: Location, *scopes: Scope, name: str = "Kari") -> dict[str, str]:
    """The headers of who has a key with these scopes."""
    _, secret = add_key(Desk.of(store), name, scopes)
    return {"Authorization": f"Bearer {secret}"}


@contextmanager
def serving(
    store: Location,
    access: Access = OPEN,
    bounds: Bounds = USUAL,
    feedback: str | None = None,
) -> Iterator[str]:
    """The address of a server over a store."""
    app = create_app(store, access, bounds, feedback)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    listening = socket.create_server(("127.0.0.1", 0))  # at once: no other can take the port
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
