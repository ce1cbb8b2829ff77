"""Intake: files, pasted text and addresses of pages, read in the background, with what failed and why."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from rashomon.model import Report, report_id
from rashomon.receive import READABLE, Rejected
from rashomon.receive.fetch import fetch_page
from rashomon.store.errors import LedgerError, NotFoundError
from rashomon.web.desk import Desk
from rashomon.web.forms import go
from rashomon.web.pages import desk_of, page

if TYPE_CHECKING:
    from rashomon.ledger import Summary

router = APIRouter()
MOST_FILES = 500  # in one go; more are for the command line
MOST_ADDRESSES = 100
_LONGEST = 5_000_000  # characters of a pasted text
_KEPT = 20  # jobs that are remembered


@dataclass(slots=True)
class Job:
    """Pages that were given together, and what has become of them."""

    number: int
    what: str  # "3 files, 1 text"
    total: int  # pieces given; a file may hold many reports
    folder: Path | None = None
    text: str = ""
    outlet: str = ""
    addresses: tuple[str, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seen: int = 0
    last: str = ""
    summary: Summary | None = None
    failed: list[Rejected] = field(default_factory=list)
    problem: str = ""
    is_done: bool = False


class Jobs:
    """The jobs of a desk: one is read at a time, in a thread of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._jobs: list[Job] = []
        self._count = 0
        self._reading = threading.Lock()

    def all(self) -> list[Job]:
        """The last jobs, the newest first."""
        with self._lock:
            return self._jobs[::-1]

    def get(self, number: int) -> Job:
        """A job that is remembered.

        Raises:
            NotFoundError: there is none of that number.
        """
        for job in self.all():
            if job.number == number:
                return job
        raise NotFoundError("That intake is not remembered: the desk has been started anew since.")

    def start(self, **what: object) -> Job:
        with self._lock:
            self._count += 1
            job = Job(number=self._count, **what)  # type: ignore[arg-type]
            self._jobs = [*self._jobs[-_KEPT + 1 :], job]
        threading.Thread(target=self._run, args=(job,), name=f"intake {job.number}", daemon=True).start()
        return job

    def _run(self, job: Job) -> None:
        def tell(seen: int, name: str) -> None:
            job.seen, job.last = seen, name

        try:
            with self._reading:
                job.summary = self._desk.ledger.add(_items(job), progress=tell)
                job.failed = [Rejected(_plain(job, r.name), r.reason) for r in job.summary.rejected]
        except LedgerError as error:
            job.problem = str(error)
        except Exception as error:  # whatever it is, the person who waits must hear of it
            job.problem = (
                f"The reading broke off ({type(error).__name__}: {error}). What was finished is kept."
            )
            raise
        finally:
            if job.folder is not None:
                shutil.rmtree(job.folder, ignore_errors=True)
            self._desk.changed()
            job.is_done = True


def _items(job: Job) -> Iterator[Report | Rejected]:
    """The reports of a job, drawn from what was given as they are asked for."""
    from rashomon.receive import receive  # noqa: PLC0415

    if job.text:
        name = f"pasted {job.started:%Y-%m-%d %H:%M}"
        yield Report(id=report_id(job.text), text=job.text, outlet=job.outlet or None, name=name)
    if job.folder is not None:
        files = sorted(p for p in job.folder.iterdir())
        yield from receive(files)
    for address in job.addresses:
        yield fetch_page(address)


def _plain(job: Job, name: str) -> str:
    """The name of a file without the folder that it was put in for the time."""
    folder = f"{job.folder}/" if job.folder is not None else ""
    return name.replace(folder, "") if folder else name


def _jobs(request: Request) -> Jobs:
    found = getattr(request.app.state, "jobs", None)
    if found is None:
        found = request.app.state.jobs = Jobs(desk_of(request))
    assert isinstance(found, Jobs)
    return found


@router.get("/intake")
def intake(request: Request, problem: str = "") -> Response:
    """What can be given, and what has become of what was."""
    return page(request, "intake.html", jobs=_jobs(request).all(), readable=READABLE, trouble=problem)


@router.get("/intake/{number}")
def job(request: Request, number: int) -> Response:
    """One job, asked for again until it is done."""
    return page(request, "_job.html", job=_jobs(request).get(number))


@router.post("/intake")
async def give(request: Request) -> Response:
    """Take files, a text and addresses, and read them in the background."""
    given = await request.form(max_files=MOST_FILES, max_fields=50, max_part_size=_LONGEST)
    files = [f for f in given.getlist("files") if isinstance(f, UploadFile) and f.filename]
    text = str(given.get("text", "")).replace("\r\n", "\n").strip()
    addresses = tuple(dict.fromkeys(str(given.get("addresses", "")).split()))[:MOST_ADDRESSES]
    if not files and not text and not addresses:
        return page(
            request, "intake.html", status=422, jobs=_jobs(request).all(), readable=READABLE,
            trouble="Nothing was given: choose files, paste a text, or give addresses.",
        )  # fmt: skip
    folder = await run_in_threadpool(_kept, files) if files else None
    counts = ((len(files), "file"), (int(bool(text)), "text"), (len(addresses), "address"))
    what = ", ".join(f"{n} {_plural(word, n)}" for n, word in counts if n)
    started = _jobs(request).start(
        what=what, total=len(files) + bool(text) + len(addresses), folder=folder, text=text,
        outlet=str(given.get("outlet", "")).strip()[:200], addresses=addresses,
    )  # fmt: skip
    return go(f"/intake#job-{started.number}")


def _kept(files: Iterable[UploadFile]) -> Path:
    """The uploaded files in a folder of their own, under their own names."""
    folder = Path(tempfile.mkdtemp(prefix="rashomon-intake-"))
    for file in files:
        name = _file_name(file.filename or "")
        target, again = folder / name, 1
        while target.exists():
            again += 1
            target = folder / f"{Path(name).stem} ({again}){Path(name).suffix}"
        with target.open("wb") as out:
            shutil.copyfileobj(file.file, out)
    return folder


def _file_name(given: str) -> str:
    """The last part of a name that a browser sent: no folder, no control characters, not too long."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if c.isprintable()).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    return (f"{stem[:120]}.{suffix[:12]}" if dot and stem else plain[:120]) or "file.txt"


def _plural(word: str, n: int) -> str:
    return word if n == 1 else f"{word}es" if word.endswith("s") else f"{word}s"
