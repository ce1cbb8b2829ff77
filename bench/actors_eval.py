"""Who did it, on the Syria set: the perpetrators of a report's main account against those of the reference.

    python bench/actors_eval.py ../shared [--groups dev_a dev_b] [--wrong N]

Reports with one central account on either side are compared. A perpetrator that is read is right if the
reference names it, or the group that it is part of, or one that is part of it; where the table of actors
does not know one of them, they have to share a word. Words for anybody who does such a thing ("terrorists",
"militants") are one another's like; a bomber whom the reference leaves out is not counted. ``--wrong`` prints
reports that differ, to be read.
"""

from __future__ import annotations

import argparse
from functools import cache
from itertools import islice
from pathlib import Path

from rashomon.clean import clean
from rashomon.model import ActorRole, Report
from rashomon.read.accounts.phrases import listed
from rashomon.read.actor_table import kin
from rashomon.read.actors import find_actors
from rashomon.read.reader import Reader
from rashomon.read.sentences import document
from sets import jsonl, report_of

GROUPS = ("dev_a", "dev_b", "dev_c", "dev_d", "dev_e")
_PERSON = frozenset("attacker attackers bomber bombers gunman gunmen".split())  # is in no rival group
_OF_ANY = frozenset("the of and in a for forces force fighters group groups army units positions".split())


@cache
def known(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the known actors that a name names, and its words that tell it from others."""
    doc = document(clean(Report(id="name", title="", text=f"{name} attacked a village.")))
    ids = frozenset(a.id for a in find_actors(doc) if a.id)
    if not ids and not listed()["state"].isdisjoint(name.casefold().split()):
        ids = frozenset({"syria"})  # where no other state is named
    doers = listed()["doer"]
    words = {"<doer>" if w in doers else w for w in name.casefold().replace("-", " ").split()}
    return ids, frozenset(words - _OF_ANY)


def same(a: str, b: str) -> bool:
    (ids_a, words_a), (ids_b, words_b) = known(a), known(b)
    if ids_a and ids_b:
        return any(kin(x, y) for x in ids_a for y in ids_b)
    return bool(words_a & words_b)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--groups", nargs="*", default=list(GROUPS))
    parser.add_argument("--wrong", type=int, default=0)
    args = parser.parse_args()
    folder = args.shared / "datasets/syria"
    gold = {g["id"]: g for g in jsonl(folder / "gold.jsonl")}
    reader = Reader()
    right = read = told = found = reports = 0
    differ: list[str] = []
    for row in jsonl(folder / "reports.jsonl"):
        if not row["id"].startswith(tuple(args.groups)):
            continue
        accounts = [a for a in reader.read(clean(report_of(row))).accounts if a.central]
        asked = [a for a in gold[row["id"]]["accounts"] if a["central"]]
        if len(accounts) != 1 or len(asked) != 1:
            continue
        reports += 1
        names = [x["name"] for x in asked[0]["actors"]]
        ours = [x.name for x in accounts[0].actors if x.role is ActorRole.PERPETRATOR]
        ours = [x for x in ours if _PERSON.isdisjoint(x.split()) or any(same(x, y) for y in names)]
        wrong = [x for x in ours if not any(same(x, y) for y in names)]
        lost = [y for y in names if not any(same(x, y) for x in ours)]
        read, right = read + len(ours), right + len(ours) - len(wrong)
        told, found = told + len(names), found + len(names) - len(lost)
        if wrong or lost:
            kinds = f"{asked[0]['type']}/{accounts[0].type}"
            differ.append(f"{row['id']} {kinds} wrong {wrong} lost {lost} read {ours} asked {names}")
    print(f"reports {reports}  perpetrators read {read} right {right / max(1, read):.3f}", end="  ")
    print(f"in the reference {told} found {found / max(1, told):.3f}")
    print("\n".join(islice(differ, args.wrong)))


if __name__ == "__main__":
    main()
