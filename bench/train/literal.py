"""Rebuild ``data/accounts_literal.json.gz``: whether an account tells of violence, or borrows its words.

    python bench/train/literal.py ../shared [set to leave out ...] [--check]

Incidents are the first accounts of pages that are known to tell of one: Syria a ... e, GVA 0-7, Airwars' odd
lines, stories of MUC-4's training part with a filled role, ECB+'s odd topics on violence. None are those of
articles of LGL (local news) that were looked at, listed in ``literal_none.txt``, of PolNeAR's training part
(news of an election) and of ECB+'s other odd topics; what is said in these two to have killed, shot or
wounded may well be an incident, and is left out.

With sets left out nothing is written; printed is what share of the accounts of each set, its other part
included, is taken for incidents.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from accounts import linear_of, set_hashes
from fit import DATA, fit, write

sys.path.append(str(Path(__file__).resolve().parents[1]))
from ecb_eval import documents, text_of
from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.accounts.folding import fold
from rashomon.read.accounts.grouping import group
from rashomon.read.accounts.literal import literal_features, page_features
from rashomon.read.accounts.setting import setting_of
from rashomon.read.accounts.uniting import unite
from rashomon.read.language import foreign
from rashomon.read.reader import Reader
from rashomon.read.violence import of_violence
from sets import jsonl, report_of

NAME = "accounts_literal"
LOOKED_AT = "lgl"
VIOLENT = {3, 8, 12, 16, 18, 19, 22, 24, 32, 33}  # topics of ECB+
_FIRST = 3  # accounts of a page that are learned from
_MOST = 400  # what the accounts of one set and kind weigh together, at the most
_WOUNDING = re.compile(
    r"harm .*(?:kill|sla[iy]|shot|murder|massacr|slaughter|gunned|behead|assassin|execut|wound|injur)"
)


class Row(NamedTuple):
    of: str  # the set
    learned: bool  # of the part that models learn from
    incident: bool
    features: dict[str, float]


def pages(shared: Path) -> Iterator[tuple[str, bool, bool, Report]]:
    """Set, whether of the part that is learned from, whether of violence, and the report."""
    data = shared / "datasets"
    told = {g["id"] for g in jsonl(data / "syria/gold.jsonl") if g["accounts"]}
    for row in jsonl(data / "syria/reports.jsonl"):
        if row["id"] in told and not row["id"].startswith("dev_g"):
            yield "syria", not row["id"].startswith("dev_f"), True, report_of(row)
    told = {g["report"] for g in jsonl(data / "gva/gold_incidents.jsonl") if g["incidents"]}
    for row in jsonl(data / "gva/reports.jsonl")[::3]:
        if row["id"] in told:
            yield "gva", row["id"][0] in "01234567", True, report_of(row)
    for n, row in enumerate(jsonl(data / "airwars-gaza/reports.jsonl")):
        yield "airwars", n % 2 == 0, True, report_of(row)
    for part in ("train", "dev"):
        for row in jsonl(data / f"muc4/{part}.json"):
            if any(row["extracts"].values()):
                yield "muc", part == "train", True, Report(id=row["docid"], text=row["doctext"])
        for path in sorted((data / "polnear" / part).rglob("*.txt")):
            text = path.read_text(encoding="utf8", errors="replace")
            yield "polnear", part == "train", False, Report(id=path.stem, text=text)
    none = set(Path(__file__).with_name("literal_none.txt").read_text(encoding="utf8").split("\n")[1:])
    for article in ET.parse(data / "geoparsing/lgl.xml").getroot().iter("article"):
        if (docid := article.get("docid", "")) in none:
            text, title = article.findtext("text") or "", article.findtext("title")
            yield LOOKED_AT, True, False, Report(id=docid, text=text, title=title)
    for path in documents(data / "ecbplus"):
        topic = int(path.parent.name)
        yield "ecb", topic % 2 == 1, topic in VIOLENT, Report(id=path.name, text=text_of(path))


def rows(shared: Path) -> Iterator[Row]:
    reader = Reader()
    for of, learned, violent, report in pages(shared):
        cleaned = clean(report)
        if foreign(cleaned):
            continue
        doc, tellings = reader.tellings(cleaned)
        if not of_violence(doc):
            continue
        page = page_features(doc, tellings)
        drafts = unite(fold(group(tellings)), setting_of(tellings))
        for d in drafts[:_FIRST] if violent else drafts:
            features = dict.fromkeys([*page, *literal_features(doc, d)], 1.0)
            if violent or of == LOOKED_AT or not any(map(_WOUNDING.match, features)):
                yield Row(of, learned, violent, features)


def model_of(learned: list[Row]) -> dict:
    """The model, each set and kind of no more weight than the next."""
    sizes = Counter((r.of, r.incident) for r in learned)
    spread = {f for f, sets in _sets(learned).items() if len(sets) > 1}
    kept = [{f: v for f, v in r.features.items() if f in spread} for r in learned]
    weights = [min(1.0, _MOST / sizes[r.of, r.incident]) for r in learned]
    return fit(kept, ["yes" if r.incident else "no" for r in learned], c=0.1, least=5, weights=weights)


def _sets(learned: list[Row]) -> dict[str, set[str]]:
    """The sets that each feature stands in: what one alone has may be its subject's, not its sense's."""
    out: dict[str, set[str]] = defaultdict(set)
    for r in learned:
        for f in r.features:
            out[f].add(r.of)
    return out


def table(model: dict, judged: list[Row]) -> Iterator[str]:
    """Of the accounts of each set: how many score at least so much, for several scores."""
    at = (-2.0, -0.85, 0.0, 1.0)
    yield f"{'set':24}{'accounts':>9} " + "".join(f"{x:>8}" for x in at)
    linear = linear_of(model)
    for of, learned, incident in sorted({r[:3] for r in judged}):
        scores = [linear.score(r.features) for r in judged if r[:3] == (of, learned, incident)]
        name = f"{of} {'learned' if learned else 'other'} {'incident' if incident else 'none'}"
        shares = (sum(s >= x for s in scores) / len(scores) for x in at)
        yield f"{name:24}{len(scores):>9} " + "".join(f"{x:>8.3f}" for x in shares)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("leave", nargs="*", help="sets to leave out, to see how they are judged unseen")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where the model differs")
    args = parser.parse_args()
    read = list(rows(args.shared))
    model = model_of([r for r in read if r.learned and r.of not in args.leave])
    print("\n".join(table(model, read)))
    if args.check:
        same = json.loads(gzip.decompress((DATA / f"{NAME}.json.gz").read_bytes())) == model
        print(f"{NAME}: {'ships' if same else 'DIFFERS'}")
        return 0 if same else 1
    if not args.leave:
        set_hashes({"literal.SHA256": write(NAME, model)})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
