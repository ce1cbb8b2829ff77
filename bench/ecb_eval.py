"""ECB+ topics 1 to 35: whether documents come to the right incident.

    python bench/ecb_eval.py ../shared [--list]

Each topic holds two incidents of one kind, its documents named ``…ecb`` and ``…ecbplus`` (Cybulska and
Vossen 2014).  Most topics are of other things than armed violence (weddings, films), and count here only
where the reader finds an incident in a document nevertheless.  A document stands for the incident that a
central account of it is in, of several the one with most claims.  Printed are B cubed over those, the
pairs of one incident that were put together, and the pairs of two incidents of one topic that were.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from rashomon import open_ledger

_FILE = re.compile(r"(\d+)_\d+(ecb(?:plus)?)\.xml")


def text_of(path: Path) -> str:
    """The sentences of a document, a line each, words set together again."""
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in ET.parse(path).getroot().iter("token"):
        sentences[int(token.get("sentence", "0"))].append(token.text or "")
    return "\n".join(_joined(words) for words in sentences.values())


def _joined(words: list[str]) -> str:
    line = " ".join(words).replace("`` ", '"').replace(" ''", '"')
    line = re.sub(r" ([.,;:!?%)\]’]|n't|'(?:s|re|ve|ll|d|m)\b)", r"\1", line)
    line = re.sub(r"([(\[$]) ", r"\1", line)
    line = re.sub(r" ?([-–/]) ?(?=\w)", r"\1", line)
    return re.sub(r"(\d)([.:,]) (?=\d)", r"\1\2", line)


def documents(root: Path) -> list[Path]:
    """The documents of topics 1 to 35, in order of topic and name."""
    found = [p for p in root.glob("*/*.xml") if _FILE.fullmatch(p.name) and int(p.parent.name) <= 35]
    return sorted(found, key=lambda p: (int(p.parent.name), p.name))


def incident_of(path: Path) -> str:
    """The incident that ECB+ has a document tell of: its topic and half."""
    match = _FILE.fullmatch(path.name)
    assert match
    return f"{match[1]}{match[2]}"


def told(paths: list[Path]) -> dict[str, str]:
    """For each document in which an incident is read: the id of the one that it is about."""
    about: dict[str, tuple[tuple[bool, int], str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "ecb.jsonl"
        rows.write_text("\n".join(json.dumps({"id": p.name, "text": text_of(p)}) for p in paths), "utf8")
        with open_ledger(Path(folder) / "ecb.ledger") as ledger:
            ledger.read([rows])
            for incident in ledger.incidents():
                for account in incident.accounts:
                    rank = (account.central, len(account.claims))
                    if account.report not in about or rank > about[account.report][0]:
                        about[account.report] = (rank, incident.id)
    return {report: incident for report, (_, incident) in sorted(about.items())}


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """B cubed precision, recall and F1 over the documents of ``found`` (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for a, cluster in found.items():
        mine = {b for b in found if found[b] == cluster}
        theirs = {b for b in found if gold[b] == gold[a]}
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    precision, recall = precision / len(found), recall / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(shared: Path, *, lists: bool = False) -> None:
    paths = documents(shared / "datasets" / "ecbplus")
    gold = {p.name: incident_of(p) for p in paths}
    found = told(paths)
    precision, recall, f1 = b_cubed(gold, found)
    same = one = across = mixed = 0
    for a, b in combinations(found, 2):
        joined = found[a] == found[b]
        if gold[a] == gold[b]:
            same, one = same + 1, one + joined
        elif gold[a].split("ecb")[0] == gold[b].split("ecb")[0]:
            across, mixed = across + 1, mixed + joined
            if joined and lists:
                print(f"put together: {a} {b}")
    print(f"documents {len(paths)}, with an incident read {len(found)}")
    print(f"B cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"pairs of one incident put together {one} of {same}")
    print(f"pairs of two incidents of one topic put together {mixed} of {across}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--list", action="store_true", help="name the pairs of two incidents put together")
    asked = parser.parse_args()
    main(asked.shared, lists=asked.list)
