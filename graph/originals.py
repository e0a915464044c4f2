"""The files that documents were read from, kept beside the store under the hash of their bytes."""

import hashlib
import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile

import platformdirs

from graph.store import StoreError
from graph.stores import Location, is_server

_SHA256 = re.compile(r"[0-9a-f]{64}")


def folder_of(location: Location) -> Path:
    """Where the files lie: beside an embedded store, in the user's data folder for a server."""
    if is_server(location):
        return Path(platformdirs.user_data_dir("oppdragsgraf")) / "files"
    path = Path(location)
    return path.with_name(path.name + ".files")


def keep(location: Location, data: bytes) -> None:
    """Keep a file, whole or not at all; one that is there already is left as it is."""
    sha256 = hashlib.sha256(data).hexdigest()
    if original(location, sha256) is not None:
        return
    target = _place(location, sha256)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
            try:
                part.write(data)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).replace(target)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}") from error


def original(location: Location, sha256: str) -> bytes | None:
    """The file with this hash; None where it was not kept, or is not what it was."""
    if not _SHA256.fullmatch(sha256):
        return None
    try:
        data = _place(location, sha256).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def is_kept(location: Location, sha256: str) -> bool:
    """Whether a file goes by this hash; its bytes are not looked at."""
    return bool(_SHA256.fullmatch(sha256)) and _place(location, sha256).is_file()


def _place(location: Location, sha256: str) -> Path:
    return folder_of(location) / sha256[:2] / sha256
