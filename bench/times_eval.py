"""How well expressions of time are found and resolved: TimeBank and AQUAINT, and the syria development set.

    python bench/times_eval.py [SHARED] [--errors N] [--half even|odd] [--no-peer]

SHARED is the folder with ``datasets`` (default: beside the repository). TimeBank figures follow TempEval-3:
an expression counts as found when its span overlaps one of the reference (relaxed), and its value counts when
the TIMEX3 values are equal but for notation (1995-XX-XX for 1995, W7 for W07). The development half are the
files at even places in the sorted list; the other half is for a check at the end.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rashomon.read.times import find_times, parse_times, published_evidence

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Gold:
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    text: str
    created: date
    gold: tuple[Gold, ...]


def stories(folder: Path, half: str) -> Iterator[Story]:
    """The stories of one half, with the markup taken out and the reference's spans moved along."""
    files = sorted(folder.rglob("*.tml"))
    for path in files[0 if half == "even" else 1 :: 2]:
        raw = path.read_text("utf-8", "replace")
        created = next(
            (
                a
                for a in map(_attributes, _TIMEX.finditer(raw))
                if "CREATION" in a.get("functionInDocument", "")
            ),
            None,
        )
        day = re.match(r"\d{4}-\d\d-\d\d", (created or {}).get("value", ""))
        if not day:
            continue
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        yield _story(path.name, body[1] if body else raw, date.fromisoformat(day[0]))


def _attributes(m: re.Match[str]) -> dict[str, str]:
    return dict(re.findall(r'(\w+)="([^"]*)"', m[1]))


def _story(name: str, marked: str, created: date) -> Story:
    out: list[str] = []
    length = 0
    gold: list[Gold] = []
    opened: tuple[int, dict[str, str]] | None = None
    for piece in re.split(r"(<[^>]+>)", marked):
        if piece.startswith("<TIMEX3"):
            opened = (length, dict(re.findall(r'(\w+)="([^"]*)"', piece)))
        elif piece == "</TIMEX3>" and opened:
            if "CREATION" not in opened[1].get("functionInDocument", ""):
                gold.append(Gold(opened[0], length, opened[1].get("value", "")))
            opened = None
        elif not piece.startswith("<"):
            text = html.unescape(piece)
            out.append(text)
            length += len(text)
    return Story(name, "".join(out), created, tuple(gold))


@dataclass
class Score:
    found: int = 0
    gold: int = 0
    system: int = 0
    value: int = 0
    exact: int = 0

    @property
    def value_f1(self) -> float:
        """TempEval-3's value F1: found and resolved, against all found and all of the reference."""
        return 2 * self.value / max(1, self.system + self.gold)

    @property
    def span_f1(self) -> float:
        return 2 * self.found / max(1, self.system + self.gold)

    def show(self, name: str, seconds: float, size: int) -> None:
        p, r = self.found / max(1, self.system), self.found / max(1, self.gold)
        f = 2 * p * r / max(1e-9, p + r)
        print(f"{name} span precision: {p:.4f}")
        print(f"{name} span recall: {r:.4f}")
        print(f"{name} span f1 (relaxed): {f:.4f}")
        print(f"{name} span f1 (strict): {2 * self.exact / max(1, self.system + self.gold):.4f}")
        print(f"{name} value f1: {f * self.value / max(1, self.found):.4f}")
        print(f"{name} kB/s (processor time): {size / 1000 / max(1e-9, seconds):.0f}")


def _plain(value: str) -> str:
    """A value without differences of notation: 1995-XX-XX is 1995, W7 is W07."""
    return re.sub(r"-W(\d)(?!\d)", r"-W0\1", re.sub(r"(?<=\d)(?:-XX)+$", "", value))


def add(score: Score, story: Story, system: list[tuple[int, int, str]]) -> list[tuple[str, str, str]]:
    """Count one story; returns (kind of error, words, values) for a reader."""
    used: set[int] = set()
    errors = []
    score.gold += len(story.gold)
    score.system += len(system)
    for g in story.gold:
        hits = [k for k, s in enumerate(system) if k not in used and s[0] < g.end and g.start < s[1]]
        words = " ".join(story.text[g.start : g.end].split())
        if not hits:
            errors.append(("missed", words, g.value))
            continue
        k = max(hits, key=lambda h: min(system[h][1], g.end) - max(system[h][0], g.start))
        used.add(k)
        score.found += 1
        score.exact += system[k][:2] == (g.start, g.end)
        if _plain(system[k][2]) == _plain(g.value):
            score.value += 1
        else:
            mine = " ".join(story.text[system[k][0] : system[k][1]].split())
            errors.append(("value", f"{words} | {mine}", f"{g.value} | {system[k][2]} | {story.created}"))
    for k, s in enumerate(system):
        if k not in used:
            errors.append(("extra", story.text[max(0, s[0] - 25) : s[1] + 15].replace("\n", " "), s[2]))
    return errors


def measure(rows: list[Story]) -> tuple[Score, list[tuple[str, str, str]], float]:
    """(score, errors, seconds of processor time) of this project on some stories."""
    parse_times("warm on Monday", date(2024, 1, 1))
    score, errors, seconds = Score(), [], 0.0
    for story in rows:
        begin = time.process_time()
        times = parse_times(story.text, story.created)
        seconds += time.process_time() - begin
        errors += add(score, story, [(t.start, t.end, t.value) for t in times])
    return score, errors, seconds


def timebank(shared: Path, half: str, show: int, peer: bool) -> None:
    rows = list(stories(shared / "datasets" / "timebank", half))
    score, errors, seconds = measure(rows)
    size = sum(len(s.text) for s in rows)
    print(f"stories: {len(rows)}")
    score.show("rashomon", seconds, size)
    for kind in ("missed", "extra", "value"):
        some = [e for e in errors if e[0] == kind]
        print(f"{kind}: {len(some)}")
        for e in some[:show]:
            print("   ", *e, sep="\t")
    if peer:
        found = dateparser_score(rows)
        if found is None:
            print("dateparser: not installed")
        else:
            found[0].show("dateparser search_dates", found[1], size)
        found = timexy_score(rows)
        if found is None:
            print("timexy: not installed")
        else:
            found[0].show("timexy", found[1], size)


def dateparser_score(rows: list[Story]) -> tuple[Score, float] | None:
    """The yardstick: dateparser's ``search_dates`` on the same texts, resolved to days."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    score, seconds = Score(), 0.0
    for story in rows:
        settings = {
            "RELATIVE_BASE": datetime.combine(story.created, datetime.min.time()),
            "PREFER_DATES_FROM": "past",
        }
        begin = time.process_time()
        found = search_dates(story.text, languages=["en"], settings=settings) or []
        seconds += time.process_time() - begin
        system, at = [], 0
        for words, when in found:
            k = story.text.find(words, at)
            if k >= 0:
                at = k + len(words)
                system.append((k, at, when.date().isoformat()))
        add(score, story, system)
    return score, seconds


def timexy_score(rows: list[Story]) -> tuple[Score, float] | None:
    """Another yardstick: timexy's rules in a blank spaCy pipeline; it knows no day of publication.

    Its values are points in time; each is cut to the grain that its words give.
    """
    try:
        import spacy
        import timexy  # noqa: F401
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    score, seconds = Score(), 0.0
    for story in rows:
        begin = time.process_time()
        ents = nlp(story.text).ents
        seconds += time.process_time() - begin
        add(score, story, [(e.start_char, e.end_char, _grain(e.text, e.kb_id_)) for e in ents])
    return score, seconds


def _grain(words: str, stated: str) -> str:
    """The TIMEX3 value of timexy's point in time, as fine as its words: a day, a month, a year."""
    m = re.search(r'value="([^"]*)"', stated)
    value = m[1].removesuffix("T00:00:00") if m else ""
    numbers = re.findall(r"\d+", words)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) and len(numbers) == 1 and len(numbers[0]) == 4:
        return value[:7] if re.search("[A-Za-z]{3}", words) else value[:4]
    return value


def syria(shared: Path) -> None:
    """How often an account's days overlap some date found in its report: a bound for later stages."""
    from rashomon.clean import clean
    from rashomon.model import Report
    from rashomon.read.sentences import document

    folder = shared / "datasets" / "syria"
    n: dict[str, int] = dict.fromkeys(
        ("published", "stated right", "bounds right", "accounts", "overlap", "same"), 0
    )
    seconds, size = 0.0, 0
    with (
        (folder / "reports.jsonl").open(encoding="utf-8") as a,
        (folder / "gold.jsonl").open(encoding="utf-8") as b,
    ):
        for line, gold_line in zip(a, b, strict=True):
            row, gold = json.loads(line), json.loads(gold_line)
            if row["id"][:5] not in ("dev_a", "dev_b", "dev_c", "dev_d", "dev_e"):
                continue
            doc = document(clean(Report(id=row["id"], text=row["text"], title=row["title"])))
            begin = time.process_time()
            published, _ = published_evidence(doc)
            times = find_times(doc, published)
            seconds += time.process_time() - begin
            size += len(row["text"])
            if gold["published"]:
                day = date.fromisoformat(gold["published"])
                n["published"] += 1
                n["stated right"] += published.earliest == published.latest == day
                n["bounds right"] += published.admits(day)
            spans = [
                (t.when.earliest, t.when.latest)
                for t in times
                if t.when.earliest and t.when.latest and not t.backward and t.kind.value in ("date", "time")
            ]
            if published.earliest and published.latest:
                spans.append((date.fromordinal(published.earliest.toordinal() - 1), published.latest))
            for account in gold["accounts"]:
                d = account["date"] or {}
                if not (account["central"] and d.get("earliest") and d.get("latest")):
                    continue
                lo, hi = date.fromisoformat(d["earliest"]), date.fromisoformat(d["latest"])
                n["accounts"] += 1
                n["overlap"] += any(x <= hi and lo <= y for x, y in spans)
                n["same"] += (lo, hi) in spans
    print(f"syria published exact: {n['stated right'] / max(1, n['published']):.4f}")
    print(f"syria published admitted: {n['bounds right'] / max(1, n['published']):.4f}")
    print(f"syria central accounts overlapped by a time: {n['overlap'] / max(1, n['accounts']):.4f}")
    print(f"syria central accounts with the same interval: {n['same'] / max(1, n['accounts']):.4f}")
    print(f"syria kB/s (processor time, publication and times): {size / 1000 / seconds:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "shared", nargs="?", type=Path, default=Path(__file__).resolve().parents[2] / "shared"
    )
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--half", choices=("even", "odd"), default="even")
    parser.add_argument("--no-peer", action="store_true")
    args = parser.parse_args()
    if not (args.shared / "datasets").is_dir():
        sys.exit(f"no datasets in {args.shared}")
    timebank(args.shared, args.half, args.errors, not args.no_peer)
    syria(args.shared)


if __name__ == "__main__":
    main()
