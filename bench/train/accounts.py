"""Rebuild the models that put mentions together into accounts.

    python bench/train/accounts.py ../shared [group to leave out ...]

From the Syria set (groups dev_a … dev_e), a part of the GVA pages (report ids that begin with 0–7) and the
odd lines of the Airwars assessments: which telling belongs to which account, which type it is, which
account the report is about, and which tellings are of no single incident.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fit import fit, write

from rashomon.clean import clean
from rashomon.model import Report, When
from rashomon.read.accounts.drafts import Draft, join_features, new_features, setting_of, whens
from rashomon.read.accounts.grouping import candidates, latest
from rashomon.read.accounts.kinds import shape_features, type_features
from rashomon.read.accounts.tellings import Telling, tellings
from rashomon.read.document import Document
from rashomon.read.reader import Reader

SYRIA = ("dev_a", "dev_b", "dev_c", "dev_d", "dev_e")
NEW_WEIGHT = 3.0
VAGUE_PLACE = frozenset(
    "city town village province area near north south east west northern southern eastern western "
    "countryside "
    "district neighborhood neighbourhood border between camp rural outskirts governorate around "
    "region central "
    "held rebel government road syria syrian".split()
)


@dataclass
class Example:
    doc: Document
    tellings: list[Telling]
    labels: list[int | None]  # index of the gold account; -1: none; None: not known
    types: list[str | None]
    central: list[bool | None]


def jsonl(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf8") as f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def report_of(row: dict) -> Report:
    published = row.get("published")
    when = When()
    if published:
        day = date.fromisoformat(published[:10])
        when = When(earliest=day, latest=day, how="given")
    return Report(
        id=row["id"], text=row["text"], title=row.get("title"), outlet=row.get("outlet"), published=when
    )


def words_of(place: str) -> set[str]:
    return {w for w in re.findall(r"[a-z]{4,}", place.lower()) if w not in VAGUE_PLACE}


def syria(reader: Reader, shared: Path, groups: tuple[str, ...] = SYRIA) -> Iterator[Example]:
    gold = {g["id"]: g for g in jsonl(shared / "datasets/syria/gold.jsonl")}
    for row in jsonl(shared / "datasets/syria/reports.jsonl"):
        if row["id"].startswith(groups):
            doc, found = reader.mentions(clean(report_of(row)))
            ts = tellings(doc, found)
            accounts = gold[row["id"]]["accounts"]
            yield Example(
                doc,
                ts,
                [_label(doc, t, accounts) for t in ts],
                [a["type"] for a in accounts],
                [a["central"] for a in accounts],
            )


def _spans(doc: Document, quote: str) -> Iterator[tuple[str, int, int]]:
    for field in ("text", "title"):
        for m in re.finditer(re.escape(quote), doc.report.of(field)):
            yield field, m.start(), m.end()


def _label(doc: Document, t: Telling, accounts: list[dict]) -> int | None:
    votes: Counter[int] = Counter()
    for i, a in enumerate(accounts):
        for c in a["claims"]:
            for field, start, end in _spans(doc, c["quote"]):
                if field != t.sentence.field or end <= t.start or start >= t.end:
                    continue
                for m in t.counts:
                    if m.property.value == c["property"] and m.start < end and start < m.end:
                        votes[i] += 3 if (m.min, m.max) == (c["min"], c["max"]) else 1
                if not t.counts and (start >= t.start or end - t.start > (end - start) / 2):
                    votes[i] += 1
    if votes:
        return votes.most_common(1)[0][0]
    # The same number once more (title, lead) is of the account that has it.
    said = {(c.property.value, c.min, c.max) for c in t.counts if not c.total}
    same = [
        i
        for i, a in enumerate(accounts)
        if any((c["property"], c["min"], c["max"]) in said for c in a["claims"])
    ]
    if len(same) == 1:
        return same[0]
    low = {x.low for x in t.tokens}
    flat = " ".join(sorted(low)).replace("-", " ")
    kinds = {e.type.value for e in t.told if e.sure}
    fits: list[tuple[int, int]] = []
    for i, a in enumerate(accounts):
        names = words_of(a.get("place") or "")
        shared = sum(w in flat for w in names)
        if not shared or (t.sentence.index <= 2 and not a["central"]):
            continue
        days = whens(t)
        d = a.get("date") or {}
        if days and d.get("earliest"):
            lo, hi = date.fromisoformat(d["earliest"]), date.fromisoformat(d["latest"])
            if all(w.latest and w.earliest and (w.latest < lo or w.earliest > hi) for w in days):
                continue
        if kinds and a["type"] not in kinds and a["type"] not in {e.type.value for e in t.told}:
            continue
        fits.append((shared + (a["type"] in kinds), i))
    fits.sort(reverse=True)
    if fits and (len(fits) == 1 or fits[0][0] > fits[1][0]):
        return fits[0][1]
    if fits or any(c for c in t.counts if not c.total):
        return None
    return -1 if t.sites else None


def single(reader: Reader, rows: list[dict], kinds: dict[str, str | None], most: int) -> Iterator[Example]:
    """Pages that are each about one incident: what they tell near the top is of that incident."""
    for row in rows:
        doc, found = reader.mentions(clean(report_of(row)))
        ts = tellings(doc, found)[:most]
        if len(ts) < 2:
            continue
        labels: list[int | None] = [0 if not _elsewhere(t, k) else None for k, t in enumerate(ts)]
        yield Example(doc, ts, labels, [kinds.get(row["id"])], [True])


def _elsewhere(t: Telling, k: int) -> bool:
    words = {x.low for x in t.tokens}
    return k > 0 and bool(
        words
        & {
            "another",
            "separate",
            "previous",
            "previously",
            "unrelated",
            "earlier",
            "last",
            "year",
            "years",
            "second",
        }
    )


def others(reader: Reader, shared: Path, pages: int = 250) -> Iterator[Example]:
    data = shared / "datasets"
    one = {g["report"] for g in jsonl(data / "gva/gold_incidents.jsonl") if len(g["incidents"]) == 1}
    rows = [r for r in jsonl(data / "gva/reports.jsonl") if r["id"][0] in "01234567" and r["id"] in one]
    rows = rows[:: max(1, len(rows) // pages)]
    yield from single(reader, rows, {r["id"]: "attack" for r in rows}, 8)
    names = {"Airstrike": "airstrike", "Artillery": "shelling", "Drone Strike": "drone"}
    gold = {g["report"]: names.get(g["strike_type"]) for g in jsonl(data / "airwars-gaza/gold.jsonl")}
    odd = list(jsonl(data / "airwars-gaza/reports.jsonl"))[::2]
    yield from single(reader, odd[::4], gold, 8)


def fit_choice(
    choices: list[tuple[list[list[str]], int]], c: float = 1.0, least: int = 3
) -> dict[str, object]:
    """A conditional logit: of the candidates of each choice the right one scores highest."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    seen = Counter(f for rows, _ in choices for row in rows for f in row)
    names = sorted(f for f, n in seen.items() if n >= least)
    index = {f: k for k, f in enumerate(names)}
    data, cols, ptr, groups, right = [], [], [0], [], []
    for g, (rows, k) in enumerate(choices):
        right.append(len(groups) + k)
        for row in rows:
            found = [index[f] for f in row if f in index]
            cols += found
            data += [1.0] * len(found)
            ptr.append(len(cols))
            groups.append(g)
    x = csr_matrix((data, cols, ptr), shape=(len(groups), len(names)))
    group, chosen, n = np.array(groups), np.array(right), len(choices)
    # Two incidents read as one cannot be mended later; one read as two can.
    weight = np.array([NEW_WEIGHT if k == 0 else 1.0 for _, k in choices])

    def loss(w):
        score = x @ w
        high = np.full(n, -np.inf)
        np.maximum.at(high, group, score)
        e = np.exp(score - high[group])
        total = np.bincount(group, e, n)
        p = e / total[group]
        target = np.zeros(len(score))
        target[chosen] = 1.0
        value = -(weight * (score[chosen] - high - np.log(total))).sum() + (w @ w) / (2 * c)
        return value, x.T @ (weight[group] * (p - target)) + w / c

    w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = {f: [round(float(v), 4)] for f, v in zip(names, w, strict=True) if abs(v) >= 0.005}
    return {"labels": ["yes"], "bias": [0.0], "weights": weights}


def rows_of(examples: list[Example]):
    choices: list[tuple[list[list[str]], int]] = []
    kinds, kind_y = [], []
    shapes, central_y = [], []
    keeps, keep_y = [], []
    for x in examples:
        drafts: list[Draft] = []
        by: dict[int, Draft] = {}
        setting = setting_of(x.tellings)
        for k, (t, label) in enumerate(zip(x.tellings, x.labels, strict=True)):
            key = label if label is not None and label >= 0 else -1000 - k
            if label is None:
                continue
            if drafts and label >= 0:
                last = latest(drafts)
                mine = by.get(key)
                open_drafts = candidates(t, drafts)
                rows = [new_features(t, drafts, setting)]
                rows += [join_features(t, d, last, drafts[0], len(drafts) > 1, setting) for d in open_drafts]
                if mine is None or mine in open_drafts:
                    choices.append((rows, 0 if mine is None else 1 + open_drafts.index(mine)))
            d = by.get(key)
            if d is None:
                d = by[key] = Draft()
                drafts.append(d)
            d.add(t)
        for key, d in by.items():
            shape = dict.fromkeys(shape_features(d, drafts), 1.0)
            keeps.append(shape)
            keep_y.append("yes" if key >= 0 else "no")
            if key >= 0:
                kind = x.types[key]
                if kind is not None:
                    kinds.append(type_features(d, drafts[0]))
                    kind_y.append(kind)
                if len(x.central) > 1 or x.central[key] is not None:
                    shapes.append(shape)
                    central_y.append("yes" if x.central[key] else "no")
    return choices, kinds, kind_y, shapes, central_y, keeps, keep_y


def main(shared: Path, leave: tuple[str, ...] = ()) -> None:
    reader = Reader()
    groups = tuple(g for g in SYRIA if g not in leave)
    examples = [*syria(reader, shared, groups), *others(reader, shared)]
    choices, kinds, kind_y, shapes, central_y, keeps, keep_y = rows_of(examples)
    print(
        len(examples),
        "reports",
        len(choices),
        Counter(k > 0 for _, k in choices),
        Counter(kind_y),
        Counter(central_y),
        Counter(keep_y),
    )
    digests = {
        "grouping.SHA256": write("accounts_join", fit_choice(choices)),
        "kinds.TYPE_SHA256": write("accounts_type", fit(kinds, kind_y, c=0.3, least=2)),
        "kinds.CENTRAL_SHA256": write("accounts_central", fit(shapes, central_y, c=0.3, least=3)),
        "kinds.KEEP_SHA256": write("accounts_keep", fit(keeps, keep_y, c=0.3, least=3)),
    }
    set_hashes(digests)


def set_hashes(digests: dict[str, str]) -> None:
    """Write the new hashes into the modules that load the models."""
    here = Path(__file__).resolve().parents[2] / "src/rashomon/read/accounts"
    for name, digest in digests.items():
        module, constant = name.split(".")
        path = here / f"{module}.py"
        text = path.read_text()
        path.write_text(re.sub(rf'^{constant} = ".*"$', f'{constant} = "{digest}"', text, flags=re.M))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"), tuple(sys.argv[2:]))
