"""Seconds that a ledger takes to be derived at once, to take in further reports, and to be judged.

    python bench/ledger_grows.py 100000 1000      reports in the ledger, reports that come in later

Reports come from ``make_accounts.py`` as if they had been read, three an incident.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(
        f"{what}: {time.perf_counter() - wall:.1f} s ({time.process_time() - cpu:.1f} s of it computing)",
        flush=True,
    )


def main() -> None:
    from make_accounts import fill
    from rashomon import Verdict, open_ledger

    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("reports", type=int)
    parser.add_argument("further", type=int, nargs="?", default=1000)
    parser.add_argument("--ledger", type=Path, help="keep the ledger here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "x.ledger"
        accounts = fill(path, given.reports // 3, given.reports, 1)
        with open_ledger(path) as ledger:
            with timed(f"{given.reports:,} reports, {accounts:,} accounts derived at once"):
                ledger.derive()
            print(f"{path.stat().st_size / 2**20:,.0f} MiB on disk")
            more = fill(path, given.further // 3, given.further, 2)
            with timed(f"{given.further:,} further reports, {more:,} accounts"):
                ledger.derive()
            first, second = (i.id for i in list(ledger.incidents(place="US"))[:2])
            with timed("one judgement, and the incidents that follow"):
                ledger.judge(first, second, Verdict.DIFFERENT, who="bench")
                ledger.derive()
            with timed("its withdrawal"):
                ledger.withdraw()
                ledger.derive()


if __name__ == "__main__":
    main()
