"""Rebuild the model of ``rashomon.read.accounts.beside`` from the pages of GVA.

    python bench/train/beside.py ../shared

The archive gives each incident's figures, not who is who, so that labels follow from them: where nobody
died every death told is beside the page's incident; where as many are told one by one as died, all are of it;
of more, those told first are. Numbers above the archive's are beside it, its own number is of it, others are
left out. Report ids that begin with 0 to 7 train; the rest is for looking at totals.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[1]))

from fit import fit, write

from rashomon.clean import clean
from rashomon.model import Claim, Property
from rashomon.read.accounts.beside import Counted, Setting, counted, features
from rashomon.read.document import Document
from rashomon.read.reader import Reader
from rashomon.read.sentences import document
from sets import jsonl, report_of

TRAIN = "01234567"
Row = tuple[list[str], str]


def told_of(x: Counted, before: int, killed: int, wounded: int, singles: int) -> bool | None:
    """Whether a count is of the incident whose figures are given; None where they leave it open.

    ``before``: how many single people of its property are told before it, of ``singles``.
    """
    hurt = x.harm is Property.WOUNDED
    truth = wounded if hurt else killed
    if x.single:
        return truth > 0 and (singles <= truth or before < truth)
    if x.value in ((truth, killed + wounded) if hurt else (truth,)):
        return True
    return False if x.value > (killed + wounded if hurt else killed) else None


def rows(doc: Document, claims: Sequence[Claim], killed: int, wounded: int) -> Iterator[Row]:
    """The features and labels ("own", "beside") of the counts of a page's account."""
    every = counted(claims)
    around = Setting(doc, every)
    for p in (Property.KILLED, Property.WOUNDED):
        singles = [x for x in every if x.harm is p and x.single]
        for x in every:
            if x.harm is not p:
                continue
            before = singles.index(x) if x.single else 0
            own = told_of(x, before, killed, wounded, len(singles))
            if own is not None:
                yield features(x, around), "own" if own else "beside"


def read(folder: Path, starts: str = TRAIN) -> Iterator[Row]:
    truth = {x["incident_id"]: x for x in jsonl(folder / "ledger.jsonl")}
    of = {g["report"]: g["incidents"] for g in jsonl(folder / "gold_incidents.jsonl")}
    reader = Reader()
    for row in jsonl(folder / "reports.jsonl"):
        incidents = of.get(row["id"], ())
        if not row["id"].startswith(tuple(starts)) or len(incidents) != 1:
            continue
        gold = truth.get(incidents[0], {})
        if gold.get("num_killed") is None or gold.get("num_injured") is None:
            continue
        report = clean(report_of(row))
        account = next((a for a in reader.read(report).accounts if a.central), None)
        if account is not None:
            yield from rows(document(report), account.claims, gold["num_killed"], gold["num_injured"])


def model_of(found: Sequence[Row], c: float = 0.2) -> dict[str, object]:
    return fit([dict.fromkeys(fs, 1.0) for fs, _ in found], [label for _, label in found], c=c, least=4)


def main() -> None:
    write("accounts_beside", model_of(list(read(Path(sys.argv[1]) / "datasets" / "gva"))))


if __name__ == "__main__":
    main()
