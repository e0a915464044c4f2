"""One server process of the benchmark of the API, with one worker.

`python -m api.bench_served PORT store LOCATION` serves the API. `… PORT bytes FILE` serves, with
the least that FastAPI can do, the answers that stand in FILE as JSON, by their address.
"""

import json
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Response

from api.app import create_app
from graph.stores import is_server


def main() -> None:
    """Serve on the given port of this machine until ended."""
    port, what, where = sys.argv[1:]
    app = _of_bytes(Path(where)) if what == "bytes" else _of_store(where)
    uvicorn.run(app, port=int(port), log_level="warning", access_log=False)


def _of_store(location: str) -> FastAPI:
    return create_app(location if is_server(location) else Path(location))


def _of_bytes(file: Path) -> FastAPI:
    answers = {path: text.encode() for path, text in json.loads(file.read_text("utf-8")).items()}
    app = FastAPI(openapi_url=None)

    @app.get("/{path:path}")
    async def given(path: str) -> Response:
        return Response(answers[f"/{path}"], media_type="application/json")

    return app


if __name__ == "__main__":
    main()
