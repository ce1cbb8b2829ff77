"""Rebuild the models that put mentions together into accounts.

    python bench/train/accounts.py ../shared [group to leave out ...]

From the Syria set (groups dev_a … dev_e), a part of the GVA pages (report ids that begin with 0–7) and the
odd lines of the Airwars assessments: which telling belongs to which account, which type it is, which
account the report is about, and which tellings are of no single incident.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from fit import fit, write

sys.path.append(str(Path(__file__).resolve().parents[1]))
from rashomon.clean import clean
from rashomon.learned import Linear
from rashomon.read.accounts.drafts import Draft, Said, join_features, new_features, setting_of, whens
from rashomon.read.accounts.folding import fold
from rashomon.read.accounts.grouping import candidates, group, latest
from rashomon.read.accounts.kinds import evidenced, shape_features, type_rows
from rashomon.read.accounts.tellings import Telling
from rashomon.read.document import Document
from rashomon.read.reader import Reader
from sets import jsonl, report_of

NONE, NO_SITE = -1, -2  # of no account of the reference; the same, and it names no place
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
    labels: list[int | None]  # index of the gold account; NONE, NO_SITE: none; None: not known
    types: list[str | None]
    central: list[bool | None]


def words_of(place: str) -> set[str]:
    return {w for w in re.findall(r"[a-z]{4,}", place.lower()) if w not in VAGUE_PLACE}


def syria(reader: Reader, shared: Path, groups: tuple[str, ...] = SYRIA) -> Iterator[Example]:
    gold = {g["id"]: g for g in jsonl(shared / "datasets/syria/gold.jsonl")}
    for row in jsonl(shared / "datasets/syria/reports.jsonl"):
        if row["id"].startswith(groups):
            doc, ts = reader.tellings(clean(report_of(row)))
            accounts = gold[row["id"]]["accounts"]
            yield Example(
                doc,
                ts,
                [_label(doc, t, accounts) for t in ts],
                [a["type"] for a in accounts],
                [a["central"] for a in accounts],
            )


def _spans(doc: Document, quote: str) -> Iterator[tuple[str, int, int]]:
    for name in ("text", "title"):
        for m in re.finditer(re.escape(quote), doc.report.of(name)):
            yield name, m.start(), m.end()


def _label(doc: Document, t: Telling, accounts: list[dict]) -> int | None:
    votes: Counter[int] = Counter()
    for i, a in enumerate(accounts):
        for c in a["claims"]:
            for name, start, end in _spans(doc, c["quote"]):
                if name != t.sentence.field or end <= t.start or start >= t.end:
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
    return NONE if t.sites else NO_SITE


def single(reader: Reader, rows: list[dict], kinds: dict[str, str | None], most: int) -> Iterator[Example]:
    """Pages that are each about one incident: what they tell near the top is of that incident."""
    for row in rows:
        doc, ts = reader.tellings(clean(report_of(row)))
        ts = ts[:most]
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
    odd = jsonl(data / "airwars-gaza/reports.jsonl")[::2]
    yield from single(reader, odd[::4], gold, 8)


def fit_choice(
    choices: list[tuple[list[list[str]], int]], weights: list[float], c: float = 1.0, least: int = 3
) -> dict:
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
    weight = np.array(weights)

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
    kept = {f: [round(float(v), 4)] for f, v in zip(names, w, strict=True) if abs(v) >= 0.005}
    return {"labels": ["yes"], "bias": [0.0], "weights": kept}


@dataclass
class Rows:
    """What the four models are fitted to."""

    choices: list[tuple[list[list[str]], int]] = field(default_factory=list)
    read: list[Example] = field(default_factory=list)  # grouped again by the first model, for the others
    types: list[tuple[list[list[str]], int]] = field(default_factory=list)
    central: list[tuple[dict[str, float], str]] = field(default_factory=list)
    keep: list[tuple[dict[str, float], str]] = field(default_factory=list)

    def add(self, other: Rows) -> None:
        self.choices += other.choices
        self.read += other.read


def rows_of(examples: Iterable[Example]) -> Rows:
    out = Rows()
    for x in examples:
        out.read.append(x)
        drafts: list[Draft] = []
        by: dict[int, Draft] = {}
        setting = setting_of(x.tellings)
        for k, (t, label) in enumerate(zip(x.tellings, x.labels, strict=True)):
            key = label if label is not None and label >= 0 else -1000 - k
            if label is None or label == NO_SITE:
                continue
            if drafts and label >= 0:
                last = latest(drafts)
                mine = by.get(key)
                open_drafts = candidates(t, drafts)
                rows = [new_features(Said.by(t), drafts, setting)]
                rows += [
                    join_features(Said.by(t), d, last, drafts[0], len(drafts) > 1, setting)
                    for d in open_drafts
                ]
                if mine is None or mine in open_drafts:
                    out.choices.append((rows, 0 if mine is None else 1 + open_drafts.index(mine)))
            d = by.get(key)
            if d is None:
                d = by[key] = Draft()
                drafts.append(d)
            d.add(t)
    return out


def learn_drafts(rows: Rows, join: Linear) -> None:
    """What to learn of accounts as the grouping model makes them, stray sentences and all: types, which are
    central, which are of an incident."""
    for x in rows.read:
        label_of = {id(t): label for t, label in zip(x.tellings, x.labels, strict=True)}
        drafts = fold(group(x.tellings, join))
        page = evidenced(drafts)
        for d in drafts:
            labels = [label_of.get(id(t)) for t in d.tellings]
            votes = Counter(k for k in labels if k is not None and k >= 0)
            shape = dict.fromkeys(shape_features(d, drafts), 1.0)
            if not votes:
                if None not in labels:
                    rows.keep.append((shape, "no"))
                    rows.central.append((shape, "no"))
                continue
            gold = votes.most_common(1)[0][0]
            rows.keep.append((shape, "yes"))
            rows.central.append((shape, "yes" if x.central[gold] else "no"))
            options = type_rows(d, drafts[0], page)
            right = next((i for i, (name, _) in enumerate(options) if name == x.types[gold]), None)
            if right is not None:
                rows.types.append(([row for _, row in options], right))


def linear_of(model: dict) -> Linear:
    weights = {k: tuple(v) for k, v in model["weights"].items()}
    return Linear(tuple(model["labels"]), tuple(model["bias"]), weights)


def models(rows: Rows) -> dict[str, dict]:
    """The four models by name."""
    # Two incidents read as one cannot be mended later; one read as two can.
    join = fit_choice(rows.choices, [NEW_WEIGHT if k == 0 else 1.0 for _, k in rows.choices], c=0.3)
    learn_drafts(rows, linear_of(join))
    return {
        "accounts_join": join,
        "accounts_type": fit_choice(rows.types, [1.0 for _ in rows.types], c=0.1, least=2),
        "accounts_central": fit(*zip(*rows.central, strict=True), c=0.3, least=3),
        "accounts_keep": fit(*zip(*rows.keep, strict=True), c=0.3, least=3),
    }


CONSTANTS = {
    "accounts_join": "grouping.SHA256",
    "accounts_type": "kinds.TYPE_SHA256",
    "accounts_central": "kinds.CENTRAL_SHA256",
    "accounts_keep": "kinds.KEEP_SHA256",
}


def main(shared: Path, leave: tuple[str, ...] = ()) -> None:
    reader = Reader()
    groups = tuple(g for g in SYRIA if g not in leave)
    rows = rows_of(itertools.chain(syria(reader, shared, groups), others(reader, shared)))
    print({f.name: len(getattr(rows, f.name)) for f in fields(rows)})
    set_hashes({CONSTANTS[name]: write(name, model) for name, model in models(rows).items()})


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
