"""Role fillers on MUC-4: CEAF-REE precision, recall and F1, as the GRIT paper (Du et al. 2021) counts them.

    python bench/muc_eval.py ../shared [train|dev] [every n-th document]

A filler that we give is right if each of its names is among the names of one filler of the key, punctuation
and articles left out of both; fillers are matched one to one. What is given are the claims of the accounts
that quote a phrase for a role (their rule begins with "phrase"): armed sides and event words, which the
ledger holds as well, are no fillers there. The texts are in one case throughout: ``rashomon.read.casing``
gives them their letters.
"""

from __future__ import annotations

import json
import string
import sys
from collections import defaultdict
from pathlib import Path

from rashomon.clean import clean
from rashomon.model import Account, Reading, Report
from rashomon.read.reader import Reader

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
ASKED = ("PerpInd", "PerpOrg", "Victim", "Weapon")
_ROLE_OF = {
    "phrase: individual": "PerpInd",
    "phrase: organisation": "PerpOrg",
    "phrase: target": "Target",
    "phrase: victim": "Victim",
    "phrase: weapon": "Weapon",
}
_ARTICLES = frozenset({"the", "a", "an"})
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


def plain(words: str) -> str:
    """Words as the paper compares them: lower case, without punctuation and articles."""
    return " ".join(w for w in words.lower().translate(_NO_PUNCTUATION).split() if w not in _ARTICLES)


def fillers(reading: Reading) -> dict[str, list[set[str]]]:
    """The fillers of each role that a reading gives; names of one actor are one filler."""
    out: dict[str, dict[str, set[str]]] = {role: defaultdict(set) for role in ROLES}

    def put(role: str, key: str, words: str) -> None:
        if words:
            out[role][key].add(plain(words))

    for account in reading.accounts:
        _of_account(account, put)
    return {role: list(found.values()) for role, found in out.items()}


def _of_account(account: Account, put) -> None:
    for c in account.claims:
        role = _ROLE_OF.get(c.rule)
        if role:
            put(role, plain(c.passage.quote), c.passage.quote)


def matched(gold: list[set[str]], given: list[set[str]]) -> int:
    """How many of the given fillers can be set each against its own filler of the key."""
    fits = [[k for k, g in enumerate(gold) if s <= g] for s in given]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for k in fits[i]:
            if k not in seen:
                seen.add(k)
                if k not in taken or place(taken[k], seen):
                    taken[k] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(given)))


def main(shared: Path, part: str = "dev", every: int = 1) -> None:
    reader = Reader()
    right: dict[str, int] = defaultdict(int)
    told: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    with (shared / f"datasets/muc4/{part}.json").open(encoding="utf8") as f:
        rows = [json.loads(line) for line in f][::every]
    for row in rows:
        found = fillers(reader.read(clean(Report(id=row["docid"], text=row["doctext"]))))
        for role in ROLES:
            gold = [{plain(m[0]) for m in e} for e in row["extracts"][role]]
            right[role] += matched(gold, found[role])
            told[role] += len(found[role])
            asked[role] += len(gold)
    for name, roles in [(r, (r,)) for r in ROLES] + [("asked for together", ASKED), ("all", ROLES)]:
        r, t, a = (sum(x[k] for k in roles) for x in (right, told, asked))
        p, q = r / max(1, t), r / max(1, a)
        print(f"{name}: precision {p:.3f} recall {q:.3f} F1 {2 * p * q / max(1e-9, p + q):.3f} ({r}/{t}/{a})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3], *(int(n) for n in sys.argv[3:4]))
