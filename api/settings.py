"""Where the store is: an option, the environment, or the user's data directory."""

import os
from pathlib import Path

import platformdirs

from api.errors import Exit, UserError

VARIABLE = "OPPDRAGSGRAF_DB"


def store_path(option: Path | None) -> Path:
    """The file of the embedded store."""
    given = str(option) if option else os.environ.get(VARIABLE)
    if given is None:
        return Path(platformdirs.user_data_dir("oppdragsgraf")) / "graf.sqlite"
    if "://" in given:
        hint = f"Set {VARIABLE} or --db to a file; a server cannot hold the graph yet."
        raise UserError(f"{given} is no file", hint, Exit.USAGE)
    return Path(given)
