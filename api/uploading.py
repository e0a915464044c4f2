"""Files that come over HTTP: looked at, put aside, and queued to be read; all of them or none."""

import hashlib
import os
import re
import secrets
import unicodedata
from pathlib import Path
from shutil import rmtree

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from api.desk import Desk, utc_now
from api.jobs import Job, JobFile, Jobs
from api.problem_details import ParameterError, ProblemError
from graph.store import StoreError
from ingest.read import Unreadable, recognised

FIELD = "file"
MOST_FILES = 50
NAME = re.compile(r"\w[\w .,()&+-]*\.\w{1,8}")
"""A name becomes a document's key: it holds no mark that keys of facts and links are made with."""
_LONGEST_NAME = 150
_PIECE = 1 << 20


class UnreadableFilesError(ProblemError):
    """Ends a request with files that cannot be read; `reasons` are codes by the files' names."""

    def __init__(self, of: int, reasons: dict[str, str]) -> None:
        hint = "Nothing was queued. Leave these files out, or mend them."
        told = f"{len(reasons)} of {of} files cannot be read."
        super().__init__("unreadable_files", told, hint)
        self.reasons = reasons


async def queue_upload(request: Request, who: str) -> Job:
    """Queue the files of a multipart request; ends it where one of them cannot be read.

    Each is taken by a worker process later: the job tells what came of it.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        hint = "Send files as multipart/form-data: curl -F file=@document.pdf"
        raise ProblemError("wrong_media_type", "The body is no multipart form.", hint)
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES) as form:
        files = _files(form)
        return await run_in_threadpool(_queue, request.app.state.desk, files, who)


def _files(form: FormData) -> list[UploadFile]:
    """The files of a form, which holds nothing else."""
    wrong = [
        ParameterError(parameter=name[:100], message="Only files are taken, in the field `file`.")
        for name, value in form.multi_items()
        if name != FIELD or not isinstance(value, UploadFile)
    ]
    files = [one for one in form.getlist(FIELD) if isinstance(one, UploadFile)]
    if not wrong and not files:
        wrong = [ParameterError(parameter=FIELD, message="No file was sent.")]
    if wrong:
        hint = "Send each file in a field named file: curl -F file=@document.pdf"
        raise ProblemError("invalid_parameters", f"{len(wrong)} wrong.", hint).about(wrong)
    return files


def _queue(desk: Desk, files: list[UploadFile], who: str) -> Job:
    _look_at(files)
    with desk.open():
        pass  # the folder is made with it
    job = Job(id=secrets.token_hex(12), kind="ingest", who=who, made=utc_now())
    part, folder = desk.spool / f"{job.id}.part", desk.spool / job.id
    try:
        part.mkdir(mode=0o700)
        job.files = [_put_aside(file, part) for file in files]
        part.rename(folder)
        if Jobs(desk).queue(job):
            return job
    except BaseException as error:
        for left in (part, folder):
            rmtree(left, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError(f"{part} cannot be written: {error.strerror}") from error
        raise
    rmtree(folder)
    hint = "Try again when some of them have been read (Retry-After)."
    headers = {"Retry-After": "60"}
    raise ProblemError("queue_full", "Too many uploads wait.", hint, headers=headers)


def _look_at(files: list[UploadFile]) -> None:
    wrong: list[ParameterError] = []
    codes, taken = dict[str, str](), set[str]()
    for file in files:
        name = _name(file)
        if found := _reason(file, name, taken):
            codes[name], message = found
            wrong.append(ParameterError(parameter=name[:100] or FIELD, message=message[:300]))
        taken.add(Path(name).stem.casefold())
    if wrong:
        raise UnreadableFilesError(len(files), codes).about(wrong)


def _reason(file: UploadFile, name: str, taken: set[str]) -> tuple[str, str] | None:
    """Why a file cannot be read, as far as its first bytes tell: a code, and words for it."""
    if len(name) > _LONGEST_NAME or not NAME.fullmatch(name):
        return "name", (
            "A file's name is letters, digits, blanks and .,()&+-_ with an ending (plan-2025.pdf)."
        )
    if Path(name).stem.casefold() in taken:
        return "twice", "Another file of the request has that name."
    if not file.size:
        return "empty", "The file is empty."
    try:
        recognised(Path(name), file.file)
    except Unreadable as found:
        return found.code, f"{found.reason}. {found.hint}"
    finally:
        file.file.seek(0)
    return None


def _name(file: UploadFile) -> str:
    return unicodedata.normalize("NFC", file.filename or "")


def _put_aside(file: UploadFile, folder: Path) -> JobFile:
    """Copy a file into the spool, on the disk for good once this returns."""
    name, sha256 = _name(file), hashlib.sha256()
    with (folder / name).open("xb") as copy:
        while piece := file.file.read(_PIECE):
            sha256.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
        return JobFile(name=name, bytes=copy.tell(), sha256=sha256.hexdigest())
