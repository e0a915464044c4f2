"""A folder of small texts, and `oppdragsgraf ingest` on it, many times over."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from graph.stores import Location

ROOT = Path(__file__).parents[2]
TRUSTS = ("Storlia sykehus", "Fjellheim sjukehus")
YEARS = (2031, 2032)
DUTIES = (
    "øve på transport av pasienter i uvær",
    "korte ned ventetiden for barn og unge",
    "ha rutiner for bruk av tolk",
)


def write_texts(folder: Path) -> None:
    """What the ministry asks of the region, and the region of two trusts, in two years."""
    folder.mkdir()
    for year in YEARS:
        _write(folder / f"oppdragsdokument-{year}-vidda.txt", "Oppdragsdokument", "RHF", year)
        for trust in TRUSTS:
            path = folder / f"oppdrag-og-bestilling-{year}-{trust.split()[0].lower()}.txt"
            _write(path, "Oppdrag og bestilling", trust, year)


def _write(path: Path, title: str, to: str, year: int) -> None:
    name = "Helse Vidda RHF" if to == "RHF" else f"{to} HF"
    giver = "Departementet" if to == "RHF" else "Helse Vidda RHF"
    duties = "\n".join(f"- {name} skal {duty} i {year}." for duty in DUTIES)
    text = (
        f"{title} {year}\n{name}\nFra {giver}\n\n"
        f"1 Innledning\n\n{giver} stiller krav for {year}.\n\n2 Oppdrag {year}\n\n{duties}\n"
    )
    path.write_text(text, encoding="utf-8")


class Ingests:
    """Runs the command on one folder, each time a process of its own (see `ingest_forks.py`)."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "stores.ingest_forks", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        )
        assert self._told() == "loaded"

    def start(self, db: Location, *, room: int | None = None) -> int:
        """Begin a run with `room` for a file in bytes; returns the id of its process."""
        assert self._process.stdin is not None
        print(json.dumps([str(db), room]), file=self._process.stdin, flush=True)
        return int(self._told())

    def end(self, process: int) -> tuple[int, str]:
        """The exit code of a run, or minus the signal that ended it, and what it told."""
        code, told = json.loads(self._told())
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)  # a worker that was left over
        return code, told

    def run(self, db: Location, *, kill_after: float | None = None) -> int:
        """How a run ended, by itself or by SIGKILL after so many seconds."""
        process = self.start(db)
        if kill_after is not None:
            time.sleep(kill_after)
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        return self.end(process)[0]

    def close(self) -> None:
        """No more runs."""
        self._process.communicate()

    def _told(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()
