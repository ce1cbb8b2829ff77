"""Places against LGL and TR-News (odd articles; --dev for the even ones), and how often the reference
places of
syria and gva are among the mentions.

    python bench/places_eval.py ../shared [--dev] [--errors]
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from geoparsing import Toponym, articles
from rashomon.model.geography import folded, kilometres
from rashomon.read.places import Gazetteer, find_places, open_gazetteer
from rashomon.read.places.find import recognised
from rashomon.read.places.spans import Span, spans
from sets import all_article, jsonl, report_of


def located(span: Span, top: Toponym, gazetteer: Gazetteer) -> bool | None:
    """Whether a span's place is the toponym's, or within 161 km of it; None where the reference has no
    place."""
    if top.lat is None or top.lon is None:
        return None
    e = span.chosen
    if span.demonym:
        e = next(
            (x for x in gazetteer.exact(gazetteer.country_names[span.demonym]) if x.kind == "country"), None
        )
    if e is None:
        return False
    if e.id == f"geonames:{top.geonameid}":
        return True
    return e.lat is not None and e.lon is not None and kilometres(e.lat, e.lon, top.lat, top.lon) <= 161


@dataclass(frozen=True)
class Figures:
    """What :func:`measure` finds: recognition, and the share of the recognised that lie within 161 km."""

    precision: float
    recall: float
    near: float
    of: int
    rate: float  # kB/s of processor time; 0 for the plain match

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def measure(path: Path, half: int, gazetteer: Gazetteer, plain: bool, errors: bool = False) -> Figures:
    tp = fp = fn = right = told = size = 0
    seconds = 0.0
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for doc, tops in articles(path, half):
        begin = time.process_time()
        if plain:
            found = spans(doc, gazetteer)
            for s in found:
                s.chosen = max(s.entries, key=lambda e: (e.kind == "country", e.population), default=None)
        else:
            find_places(doc, gazetteer)
            seconds += time.process_time() - begin
            size += len(doc.report.text)
            found = recognised(doc, gazetteer)
        used: set[int] = set()
        for s in found:
            k = next(
                (k for k, t in enumerate(tops) if k not in used and s.start < t.end and t.start < s.end), None
            )
            if k is None:
                fp += 1
                false[s.name] += 1
                continue
            used.add(k)
            tp += 1
            ok = located(s, tops[k], gazetteer)
            told += ok is not None
            right += bool(ok)
            if ok is False:
                wrong[
                    f"{s.name} -> {s.chosen.admin1 if s.chosen else None} {s.chosen.kind if s.chosen else s.demonym}"  # noqa: E501
                ] += 1
        fn += len(tops) - len(used)
        missed.update(doc.report.text[t.start : t.end] for k, t in enumerate(tops) if k not in used)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    figures = Figures(p, r, right / max(1, told), told, size / seconds / 1000 if seconds else 0.0)
    if errors and not plain:
        print(
            "  missed",
            missed.most_common(60),
            "\n  false",
            false.most_common(60),
            "\n  wrong",
            wrong.most_common(60),
        )
    return figures


def mentioned(shared: Path, gazetteer: Gazetteer, errors: bool) -> None:
    """Upper bounds: is the reference's place among the mentions' names (the scorer's containment test)?"""
    gold = {r["id"]: r for r in jsonl(shared / "datasets/syria/gold.jsonl")}
    hit = n = loose = 0
    lost: Counter[str] = Counter()
    for r in jsonl(shared / "datasets/syria/reports.jsonl"):
        if r["id"][:5] not in {"dev_a", "dev_b", "dev_c", "dev_d", "dev_e"}:
            continue
        names = [folded(m.place.name) for m in find_places(all_article(report_of(r)), gazetteer)]
        for a in gold[r["id"]]["accounts"]:
            if not a["place"]:
                continue
            n += 1
            p = folded(a["place"])
            ok = any(x and (x in p or p in x) for x in names)
            first = folded(re.split(r",| and |\(", a["place"])[0])
            loose += any(x and (x in first or first in x) for x in names)
            hit += ok
            if not any(x and (x in first or first in x) for x in names):
                lost[a["place"]] += 1
    print(f"syria dev_a-dev_e: place among the mentions {hit / n:.3f}, its first part {loose / n:.3f} of {n}")
    if errors:
        print("  lost", lost.most_common(70))
    incidents = {r["report"]: r["incidents"] for r in jsonl(shared / "datasets/gva/gold_incidents.jsonl")}
    ledger = {r["incident_id"]: r for r in jsonl(shared / "datasets/gva/ledger.jsonl")}
    hit = n = state = 0
    lost = Counter()
    for k, r in enumerate(jsonl(shared / "datasets/gva/reports.jsonl")):
        row = ledger.get((incidents.get(r["id"]) or [""])[0])
        if r["id"][0] not in "01234567" or k % 4 or not row or not row.get("city_or_county"):
            continue
        city = folded(re.sub(r"\(.*?\)|county", "", row.get("city_or_county") or "", flags=re.I))
        found = find_places(all_article(report_of(r)), gazetteer)
        names = [folded(m.place.name) for m in found]
        n += 1
        ok = any(x and (city in x or x in city) for x in names)
        hit += ok
        state += any(city in folded(m.place.name) and m.place.admin1 == row.get("state") for m in found)
        if not ok:
            lost[row["city_or_county"]] += 1
    print(
        f"gva 0-7 (every 4th): city among the mentions {hit / n:.3f}, in the right state {state / n:.3f} of {n}"  # noqa: E501
    )
    if errors:
        print("  lost", lost.most_common(40))


def main() -> None:
    shared = Path(sys.argv[1])
    errors = "--errors" in sys.argv
    gazetteer = open_gazetteer()
    for name in ("lgl.xml", "TR-News.xml"):
        for plain in (True, False):
            path = shared / "datasets/geoparsing" / name
            f = measure(path, 0 if "--dev" in sys.argv else 1, gazetteer, plain, errors)
            rate = f" {f.rate:.0f} kB/s" if f.rate else ""
            print(f"{path.stem} {'plain' if plain else 'rashomon'}: P {f.precision:.3f} R {f.recall:.3f} "
                  f"F1 {f.f1:.3f} Acc@161km {f.near:.3f} of {f.of}{rate}")  # fmt: skip
    mentioned(shared, gazetteer, errors)


if __name__ == "__main__":
    main()
