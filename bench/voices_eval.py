"""Attribution on the Syria set: the voice given for each gold casualty claim, at the gold quote's place.

    python bench/voices_eval.py ../shared/datasets [--show N] [--groups abcde]

Prints the share of claims with the right voice (as shared/score/score.py counts it) for each group of
months, how often the right voice is among those found at all, and, with --polnear, source F1.
"""

from __future__ import annotations

import argparse
import collections
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.sentences import document
from sets import all_article, jsonl, report_of


def fold(s: str | None) -> str:
    s = unicodedata.normalize("NFKD", s or "").casefold()
    return re.sub(r"[^a-z0-9]+", "", s)


def agrees(gold: str | None, ours: str | None) -> bool:
    a, b = fold(gold), fold(ours)
    return (not a and not b) or bool(a and b and (a in b or b in a))


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    for name in ("reports.jsonl", "gold.jsonl"):
        assert (folder / name).exists(), f"{folder / name} is missing"
    gold = {g["id"]: g for g in jsonl(folder / "gold.jsonl")}
    for r in jsonl(folder / "reports.jsonl"):
        yield {**r, "gold": gold[r["id"]]}


def claims(row: dict[str, Any], tallies: bool = False) -> Iterator[tuple[str, int, int, str | None]]:
    """(field, start, end, voice) of each casualty claim (or tally), at the place its quote stands in."""
    gold = row["gold"]
    said = gold["tallies"] if tallies else [c for a in gold["accounts"] for c in a["claims"]]
    for c in said:
        if tallies or c["property"] in ("killed", "wounded"):
            q = c["quote"]
            places = [("text", m.start()) for m in re.finditer(re.escape(q), row["text"])]
            places += [("title", m.start()) for m in re.finditer(re.escape(q), row["title"] or "")]
            if places:
                # A quote that stands in a repeated headline and in the lead is read in the lead.
                field, at = places[-1] if len(places) == 2 and places[-1][0] == "text" else places[0]
                yield field, at, at + len(q), c.get("attributed_to")


def polnear(folder: Path) -> None:
    """Speakers on PolNeAR: right when a voice's words overlap a marked source, found the other way round."""
    from rashomon.read.voices import find_voices

    ours = right = marked = found = 0
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf8")
        ann = next((folder / "attributions").glob(f"{path.stem}*.ann")).read_text(encoding="utf8")
        sources = [(int(m[1]), int(m[2])) for m in re.finditer(r"^T\d+\tSource (\d+) .*?(\d+)\t", ann, re.M)]
        report = Report(id=path.stem, text=text)
        doc = all_article(report)
        spans = [(v.start, v.end) for v in find_voices(doc) if v.form != "participle"]
        ours += len(spans)
        marked += len(sources)
        right += sum(any(a < d and c < b for c, d in sources) for a, b in spans)
        found += sum(any(a < d and c < b for c, d in spans) for a, b in sources)
    p, r = right / max(1, ours), found / max(1, marked)
    print(f"PolNeAR {folder.name}: precision {p:.4f}, recall {r:.4f}, F1 {2 * p * r / max(1e-9, p + r):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--groups", default="abcde")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--polnear", action="store_true")
    args = parser.parse_args()
    from rashomon.read.voices import find_voices, voice_for

    if args.polnear:
        polnear(args.data / "polnear" / "dev")
        return
    right: collections.Counter[str] = collections.Counter()
    n: collections.Counter[str] = collections.Counter()
    reach = named = 0
    shown = 0
    for row in rows(args.data / "syria"):
        group = row["id"][4]
        if group not in args.groups:
            continue
        report = report_of(row)
        doc = document(clean(report))
        voices = find_voices(doc)
        for field, a, b, gold in claims(row):
            v = voice_for(voices, doc, field, a, b)
            ok = agrees(gold, v.name if v else None)
            n[group] += 1
            right[group] += ok
            if gold:
                named += 1
                reach += any(agrees(gold, x.name) for x in voices)
            if not ok and shown < args.show:
                shown += 1
                text = report.of(field)
                print(f"{row['id']} gold={gold!r} ours={v.name if v else None!r} ({v.form if v else ''})")
                print("   ", text[max(0, a - 160) : a], "«", text[a:b], "»", text[b : b + 140])
                print("   ", sorted({x.name for x in voices}))
    for g in sorted(n):
        print(f"dev_{g}: {right[g] / n[g]:.4f} of {n[g]}")
    print(f"all: {sum(right.values()) / max(1, sum(n.values())):.4f}")
    print(f"right voice among those found (where there is one): {reach / max(1, named):.4f}")


if __name__ == "__main__":
    main()
