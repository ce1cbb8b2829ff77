"""Rebuild the model of ``rashomon.read.accounts.beside`` from the pages of GVA.

    python bench/train/beside.py ../shared [--folds]

The archive gives each incident's figures, not who is who, so that labels follow from them: where nobody
died every death told is beside the page's incident; where as many are told one by one as died, all are of it;
of more, those told first are. Numbers above the archive's are beside it, its own number is of it, others are
left out. All pages train; ``--folds`` writes nothing and says how often the incidents' figures come out
right where each fifth of the incidents is judged by what the others teach. Regularisation and
``beside._LEAST`` were chosen by it.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parents[1]))

from accounts import linear_of, set_hashes
from fit import fit, write

from rashomon.clean import clean
from rashomon.model import Claim, HarmGroup, Property
from rashomon.read.accounts.beside import Counted, Setting, counted, features, marked
from rashomon.read.reader import Reader
from rashomon.read.sentences import document
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told
from sets import jsonl, report_of

FOLDS = 5
_OF = {Property.KILLED: "num_killed", Property.WOUNDED: "num_injured"}
Row = tuple[list[str], str]
Judge = Callable[["Page", list[str]], float]  # the probability that a count with these features is the page's


@dataclass(slots=True)
class Page:
    """A page on one incident, with what its account counts; ``none`` where it tells of nothing."""

    report: str
    incident: str
    day: int  # of its publication, 0 where unknown
    central: bool
    claims: Sequence[Claim]
    every: list[tuple[Counted, list[str]]]


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


def rows(page: Page, killed: int, wounded: int) -> Iterator[Row]:
    """The features and labels ("own", "beside") of the counts of a page's account."""
    for p in (Property.KILLED, Property.WOUNDED):
        mine = [(x, fs) for x, fs in page.every if x.harm is p]
        singles = sum(x.single for x, _ in mine)
        before = 0
        for x, fs in mine:
            own = told_of(x, before, killed, wounded, singles)
            before += x.single
            if own is not None:
                yield fs, "own" if own else "beside"


def pages(folder: Path) -> Iterator[Page]:
    """The pages on one incident, as they are read."""
    of = {g["report"]: g["incidents"] for g in jsonl(folder / "gold_incidents.jsonl")}
    reader = Reader()
    for row in jsonl(folder / "reports.jsonl"):
        incidents = of.get(row["id"], ())
        if len(incidents) != 1:
            continue
        report = clean(report_of(row))
        reading = reader.read(report)
        account = next((a for a in reading.accounts if a.central), None)
        claims = [replace(c, aside=False) for c in account.claims] if account else []
        every = counted(claims)
        around = Setting(document(report), every)
        day = reading.published.latest.toordinal() if reading.published.latest else 0
        yield Page(
            row["id"], incidents[0], day, account is not None, claims,
            [(x, features(x, around)) for x in every],
        )  # fmt: skip


def labelled(read: Sequence[Page], truth: dict[str, dict[str, int | None]]) -> Iterator[tuple[Page, Row]]:
    for page in read:
        gold = truth.get(page.incident, {})
        killed, wounded = gold.get("num_killed"), gold.get("num_injured")
        if killed is not None and wounded is not None:
            yield from ((page, row) for row in rows(page, killed, wounded))


def model_of(found: Sequence[Row], c: float = 0.4) -> dict[str, object]:
    return fit([dict.fromkeys(fs, 1.0) for fs, _ in found], [label for _, label in found], c=c, least=4)


def fold(incident: str) -> int:
    return zlib.crc32(incident.encode()) % FOLDS


def figures_right(
    read: Sequence[Page], truth: dict[str, dict[str, int | None]], judge: Judge
) -> dict[str, float]:
    """For killed and wounded the share of incidents whose best figure is the archive's, of those it has."""
    of: dict[str, list[Page]] = defaultdict(list)
    for page in read:
        if None not in (truth.get(page.incident, {}).get(k) for k in _OF.values()):
            of[page.incident].append(page)
    right: Counter[str] = Counter()
    for incident, mine in of.items():
        told = [
            Told(
                claim=c, report=p.report, time=p.day, origin=c.attributed_to or p.report,
                voice=c.attributed_to or "", central=p.central,
            )
            for p in mine
            for c in marked(p.claims, [(x, judge(p, fs)) for x, fs in p.every])
        ]  # fmt: skip
        best = {f.property: f.best or 0 for f in figures(told) if f.group is HarmGroup.ALL}
        right.update(k for p, k in _OF.items() if best.get(p, 0) == truth[incident].get(k))
    return {k: right[k] / len(of) for k in _OF.values()}


def folds(read: Sequence[Page], truth: dict[str, dict[str, int | None]]) -> None:
    """Print the figures with nothing marked, and with each fifth judged by the others' model."""
    found = list(labelled(read, truth))
    models = [
        linear_of(model_of([row for page, row in found if fold(page.incident) != k])) for k in range(FOLDS)
    ]
    print("none marked", figures_right(read, truth, lambda page, fs: 1.0))
    print(
        "out of fold",
        figures_right(read, truth, lambda page, fs: models[fold(page.incident)].probability(fs)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--folds", action="store_true", help="write nothing; figures of incidents unseen")
    args = parser.parse_args()
    folder = args.shared / "datasets" / "gva"
    truth = {x["incident_id"]: x for x in jsonl(folder / "ledger.jsonl")}
    read = list(pages(folder))
    if args.folds:
        folds(read, truth)
    else:
        digest = write("accounts_beside", model_of([row for _, row in labelled(read, truth)]))
        set_hashes({"beside.SHA256": digest})


if __name__ == "__main__":
    main()
