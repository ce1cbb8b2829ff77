"""What the models of accounts are learned from: reports whose tellings are known to be of which incident.

From the Syria set (all groups), a part of the GVA pages (report ids that begin with 0–7) and the
odd lines of the Airwars assessments.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
from rashomon.clean import clean
from rashomon.read.accounts.drafts import whens
from rashomon.read.accounts.tellings import Telling
from rashomon.read.document import Document
from rashomon.read.reader import Reader
from sets import jsonl, report_of

NONE, NO_SITE = -1, -2  # of no account of the reference; the same, and it names no place
SYRIA = ("dev_a", "dev_b", "dev_c", "dev_d", "dev_e", "dev_f", "dev_g")
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
    yield from single(reader, odd, gold, 8)
