"""Rebuild data/places_spans.json.gz (is this span a place?) and data/places_common.txt (place names that
are words).

    python bench/train/places.py ../shared

Learns from the even articles of LGL and TR-News, and from the places annotated in syria dev_a to dev_e.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from fit import DATA, fit, write

from geoparsing import articles
from rashomon.model.geography import folded
from rashomon.read.places import open_gazetteer
from rashomon.read.places.find import candidates
from rashomon.read.places.words import common_words
from sets import all_article, jsonl, report_of

WORD = re.compile(r"[A-Za-z]{3,}")


def common(shared: Path) -> None:
    """Names of one word that stand in lower case at least as often as with a capital."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    d = shared / "datasets"
    texts = [
        doc.report.text for f in ("lgl.xml", "TR-News.xml") for doc, _ in articles(d / "geoparsing" / f, 0)
    ]
    texts += [p.read_text("utf8", "replace") for p in sorted((d / "polnear/train").rglob("*.txt"))]
    for r in jsonl(d / "gva/reports.jsonl"):
        if r["id"][0] in "01234567":
            texts.append(r["text"])
    for t in texts:
        for w in WORD.findall(t):
            (low if w.islower() else high)[w.lower()] += 1
    gazetteer = open_gazetteer()
    kept = sorted(w for w, n in low.items() if n >= 2 and n * 2 > high[w] and gazetteer.exact(w))
    (DATA / "places_common.txt").write_text("\n".join(kept) + "\n", "utf8")
    common_words.cache_clear()
    print(len(kept), "common words")


def main() -> None:
    shared = Path(sys.argv[1])
    common(shared)
    gazetteer = open_gazetteer()
    rows: list[dict[str, float]] = []
    labels: list[str] = []
    for name in ("lgl.xml", "TR-News.xml"):
        for doc, tops in articles(shared / "datasets/geoparsing" / name, 0):
            found, feats = candidates(doc, gazetteer)
            for s, f in zip(found, feats, strict=True):
                rows.append(f)
                labels.append("place" if any(s.start < t.end and t.start < s.end for t in tops) else "no")
    gold = {r["id"]: r for r in jsonl(shared / "datasets/syria/gold.jsonl")}
    for r in jsonl(shared / "datasets/syria/reports.jsonl"):
        if r["id"][:5] not in {"dev_a", "dev_b", "dev_c", "dev_d", "dev_e"}:
            continue
        places = folded(" ".join(f"{a['place']} {a['admin']}" for a in gold[r["id"]]["accounts"]))
        found, feats = candidates(all_article(report_of(r)), gazetteer)
        for s, f in zip(found, feats, strict=True):
            if len(s.key) > 3 and s.key in places:
                rows.append(f)
                labels.append("place")
    print(Counter(labels))
    digest = write("places_spans", fit(rows, labels, c=0.5, least=3))
    find = Path(__file__).parents[2] / "src/rashomon/read/places/find.py"
    text = find.read_text("utf8")
    find.write_text(re.sub(r'MODEL_SHA256 = "\w+"', f'MODEL_SHA256 = "{digest}"', text), "utf8")


if __name__ == "__main__":
    main()
