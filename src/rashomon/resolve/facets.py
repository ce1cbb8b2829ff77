"""Accounts by the million made ready to compare: what the comparisons look at, stored once a value.

A comparison looks at a few attributes of a profile (a *facet*: its days, its places, its words …). Accounts
share most of them, so each distinct value is kept once and an account is a row of small numbers. A level is
then found once for two values, by the functions of :mod:`rashomon.resolve.levels`, and looked up for all
pairs that have them. The scores are those of :func:`rashomon.resolve.weights.score`, to the last digit.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from rashomon.resolve.alike import DaysApart, PlacesApart, published_day, told_day
from rashomon.resolve.columns import VALUED, Columns
from rashomon.resolve.level_kinds import ELSEWHERE
from rashomon.resolve.level_table import FULL, LevelTable
from rashomon.resolve.levels import COMPARISONS, JOINED, outlet_level
from rashomon.resolve.profile import Profile
from rashomon.resolve.weights import (
    ANOTHER_ROUND,
    CONTRADICTIONS,
    CRIME,
    ENOUGH_HALVES,
    FULL_NAMES,
    GROUNDS,
    HALF_GROUNDS,
    MANY_NAMES,
    MANY_RARE,
    MONTHS_APART,
    NAMED,
    ONE_REPORT,
    SWAPPED,
    TOLD_AGAIN,
    TOLD_TWICE,
    TWO_TOLLS,
    UNGROUNDED,
    WAR,
    score,
    setting,
    weights,
)
from rashomon.resolve.word_levels import (
    ONE_TEXT,
    OTHER_PASSAGES,
    WORDED,
    Worded,
    cosine_level,
    in_other_passages,
)
from rashomon.resolve.wording import Vocabulary, Wordings

Ints = npt.NDArray[np.int32]
Scores = npt.NDArray[np.int32]  # hundredths of log2 odds
Flags = npt.NDArray[np.bool_]
Longs = npt.NDArray[np.int64]

# The facet that each comparison looks at, the cheapest first; those missing follow from others' levels.
LOOKS_AT: Mapping[str, str] = {
    "type": "kind",
    "kind": "kind",
    "published": "published",
    "centrality": "central",
    "people": "people",
    "ages": "ages",
    "weapons": "weapons",
    "killed": "killed",
    "wounded": "wounded",
    "casualties": "harmed",
    "figures": "numbers",
    "date": "days",
    "place": "spots",
    "perpetrators": "sides",
    "targets": "sides",
}
_OUTLETS = ("unknown", "two outlets", "one outlet", "one outlet, both news")
_REPORTS = ("two reports", ONE_REPORT, TOLD_TWICE)
_CHUNK = 100_000  # pairs that are scored at a time
_FEW_VALUES = 300_000  # pairs of values for which a table is quicker than sorting


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


class Facets:
    """Rows of accounts. :meth:`extend` and :meth:`arrange` them, then ask for scores by row number."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {f: array("i") for f in VALUED}
        self._known: dict[str, dict[tuple[object, ...], int]] = {f: {} for f in VALUED}
        self._values: dict[str, list[Profile]] = {f: [] for f in VALUED}
        self._vocabulary = Vocabulary()
        self._words = {f: Wordings(self._vocabulary) for f in WORDED}
        self._levels = {name: LevelTable(compare) for name, compare in COMPARISONS.items()}
        self._alike: Mapping[str, DaysApart | PlacesApart] = {
            "days": DaysApart(told_day),
            "published": DaysApart(published_day),
            "spots": PlacesApart(),
        }
        self._tables: dict[str, dict[str, Ints]] = {}
        self._report = array("q")  # hash of the report of each row
        self._also: dict[int, set[int]] = {}  # row → hashes of all its reports, where there are several

    def __len__(self) -> int:
        return len(self._rows["days"])

    def extend(self, columns: Columns, rows: Sequence[int]) -> None:
        """Add some of these accounts, given by their places among them, as rows."""
        picked = np.array(rows, np.int64)
        for facet, column in columns.valued.items():
            known, values = self._known[facet], self._values[facet]
            numbers = column.numbers[picked]
            here = np.zeros(len(column.keys), np.int32)
            for k in np.unique(numbers).tolist():
                here[k] = number = known.setdefault(column.keys[k], len(known))
                if number == len(values):
                    values.append(column.values[k])
            self._rows[facet].frombytes(here[numbers].tobytes())
        vocabulary = self._vocabulary
        words = np.fromiter(map(vocabulary.__getitem__, columns.words.tolist()), np.int32, len(columns.words))
        for facet, text in columns.worded.items():
            self._words[facet].extend(words[text.words], text.many, text.norms, picked)
        self._report.extend(_hash(columns.reports[k]) for k in rows)

    def held(self, facet: str) -> tuple[array[int], Sequence[Profile]]:
        """Of each row the number of its value of a facet, and the values."""
        return self._rows[facet], self._values[facet]

    def hashes(self) -> Longs:
        """All words by number."""
        return np.fromiter(self._vocabulary, np.int64, len(self._vocabulary))

    def words(self, facet: str, rows: Longs) -> tuple[Longs, Longs]:
        """The words of some rows one after the other, as numbers, and for each the place of its row."""
        return self._words[facet].numbers(rows)

    def told_too(self, row: int, report: str) -> None:
        """Say that another report tells what this row says; the row may still be to come."""
        self._also.setdefault(row, set()).add(_hash(report))

    def arrange(self, order: Sequence[int] | Ints) -> None:
        """Put the rows in another order, and give up adding to them."""
        rows = np.asarray(order, np.int64)
        for facet, column in self._rows.items():
            self._rows[facet] = array("i", np.frombuffer(column, np.int32)[rows].tobytes())
        for words in self._words.values():
            words.arrange(rows)
        place = {old: new for new, old in enumerate(order)} if self._also else {}
        self._also = {place[row]: {*reports, self._report[row]} for row, reports in self._also.items()}
        self._report = array("q", np.frombuffer(self._report, np.int64)[rows].tobytes())
        self._known = {}

    def score(self, i: int, j: int) -> tuple[float, bool]:
        """The score of two rows, and whether a contradiction forbids that they are the same."""
        rows, values = self._rows, self._values
        kind = setting(values["kind"][rows["kind"][i]], values["kind"][rows["kind"][j]])
        level = {
            name: self._levels[name].one(rows[f][i], rows[f][j], values[f]) for name, f in LOOKS_AT.items()
        }
        for facet, worded in WORDED.items():
            level.update(_worded_levels(worded, self._words[facet].one(i, j)))
        for name, (x, y, join) in JOINED.items():
            level[name] = join(level[x], level[y])
        a, b = rows["outlet"][i], rows["outlet"][j]
        news = values["central"][rows["central"][i]].central + values["central"][rows["central"][j]].central
        named = values["outlet"][a].outlet and values["outlet"][b].outlet
        outlets = _OUTLETS[0 if not named else 1 if a != b else 3 if news == 2 else 2]
        level["outlet"] = outlet_level(outlets, level["wording"])
        level["report"] = _REPORTS[0]
        one = self.one_report(i, j)
        if one or in_other_passages(level["page"], level["wording"]):
            if kind == CRIME:
                again = not all(level[name] in some for name, some in TWO_TOLLS.items())
            else:
                again = one and any(level[name] in some for name, some in TOLD_AGAIN.items())
            level["report"] = _REPORTS[2 if again and not ELSEWHERE & {level["date"], level["place"]} else 1]
        total, _, against = score(level, kind)
        return total, bool(against)

    def one_report(self, i: int, j: int) -> bool:
        """Whether a report tells of both rows."""
        if not self._also:
            return self._report[i] == self._report[j]
        mine, other = self._also.get(i) or {self._report[i]}, self._also.get(j) or {self._report[j]}
        return not mine.isdisjoint(other)

    def told_by_one(self, first: Ints, second: Ints) -> Flags:
        """As :meth:`one_report`, of each pair of rows."""
        told = np.frombuffer(self._report, np.int64)
        one: Flags = told[first] == told[second]
        if self._also:
            several = np.isin(first, list(self._also)) | np.isin(second, list(self._also))
            for k in np.flatnonzero(several).tolist():
                one[k] = self.one_report(int(first[k]), int(second[k]))
        return one

    def scores(self, first: Ints, second: Ints, least: float = -1e6) -> tuple[Scores, Flags]:
        """The score of each pair of rows, in hundredths, and whether it is forbidden.

        A pair that cannot reach ``least`` may be given any score below it.
        """
        parts = [
            self._chunk(first[k : k + _CHUNK], second[k : k + _CHUNK], least)
            for k in range(0, len(first), _CHUNK)
        ]
        if not parts:
            return np.empty(0, np.int32), np.empty(0, np.bool_)
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def _chunk(self, first: Ints, second: Ints, least: float) -> tuple[Scores, Flags]:
        crime = self._crime(first, second)
        found: dict[str, Ints] = {}
        total = np.where(crime, self._table("start", CRIME)[0], self._table("start", WAR)[0])
        for name in LOOKS_AT:
            found[name] = self._level_of(name, first, second)
            total += self._weigh(name, found[name], crime)
        for name, (x, y, join) in JOINED.items():
            found[name] = self._levels[name].joined(
                found[x], self._levels[x].names, found[y], self._levels[y].names, join
            )
            total += self._weigh(name, found[name], crime)
        live, many_rare, grounded, copies = self._by_words(first, second, crime, total, round(100 * least))
        told_by_one = self.told_by_one(first, second)
        one = told_by_one | copies
        again = one.copy()
        for name in ("date", "place"):
            again &= ~self._is(name, found[name], ELSEWHERE)
        once_more = [self._is(name, found[name], some) for name, some in TOLD_AGAIN.items()]
        tolls = [self._is(name, found[name], some) for name, some in TWO_TOLLS.items()]
        again &= (crime & ~np.logical_and.reduce(tolls)) | (
            ~crime & told_by_one & np.logical_or.reduce(once_more)
        )
        numbers = np.array([self._levels["report"].number(w) for w in _REPORTS], np.int32)
        found["report"] = numbers[one + again.astype(np.int32)]
        total += self._weigh("report", found["report"], crime)
        for name, grounds in GROUNDS.items():
            grounded |= self._is(name, found[name], grounds)
        halves = [self._is(name, found[name], some) for name, some in HALF_GROUNDS.items()]
        grounded |= np.sum(halves, axis=0) >= ENOUGH_HALVES
        total[~grounded & (total > UNGROUNDED)] = UNGROUNDED
        against = np.zeros(len(first), np.bool_)
        for name, level in CONTRADICTIONS:
            against |= self._is(name, found[name], {level})
        another = [self._is(name, found[name], {level}) for name, level in ANOTHER_ROUND]
        against |= np.logical_and(*another) & ~crime
        swapped = self._is("perpetrators", found["perpetrators"], {SWAPPED})
        outweighed = self._central(first) != self._central(second)
        months = self._is("date", found["date"], {MONTHS_APART})
        outweighed &= ~swapped & ~months
        outweighed |= self._is("people", found["people"], FULL_NAMES) & (crime | ~months)
        outweighed |= crime & many_rare
        total[~live] = -(10**6)
        return total.astype(np.int32), (one & ~again) | (against & ~outweighed)

    def _by_words(
        self, first: Ints, second: Ints, crime: Flags, total: Ints, least: int
    ) -> tuple[Flags, Flags, Flags, Flags]:
        """Add what words come to: costly, so one set of words after the other, and only where the pair can
        still reach ``least``. Gives the pairs that can, those that share many rare words, those whose names
        tie them, and those of copies that tell of them in different passages."""
        live = np.arange(len(first))
        many_rare, named, copies, apart = np.zeros((4, len(first)), np.bool_)
        left = {f: [w.wording, w.rare, *(["outlet"] if f == "telling" else [])] for f, w in WORDED.items()}
        hope = {
            f: np.where(crime, self._most(names, CRIME), self._most(names, WAR)) for f, names in left.items()
        }
        for facet, worded in WORDED.items():
            live = live[(total + sum(hope.values()))[live] >= least]
            del hope[facet]
            a, b, some = first[live], second[live], crime[live]
            found = self._worded(worded, self._words[facet], a, b)
            if facet == "telling":
                found["outlet"] = self._outlet(a, b, found[worded.wording])
                many_rare[live] |= self._is(worded.rare, found[worded.rare], {MANY_RARE})
                apart[live] = self._is("wording", found["wording"], OTHER_PASSAGES)
            if facet == "page":
                copies[live] = apart[live] & self._is("page", found["page"], {ONE_TEXT})
            if facet == "names":
                ties = {kind: self._is("names", found["names"], names) for kind, names in NAMED.items()}
                named[live] = np.where(some, ties[CRIME], ties[WAR])
                many_rare[live] |= self._is("names", found["names"], MANY_NAMES)
            for name, levels in found.items():
                total[live] += self._weigh(name, levels, some)
        alive = np.zeros(len(first), np.bool_)
        alive[live] = True
        return alive, many_rare, named, copies

    def _crime(self, first: Ints, second: Ints) -> Flags:
        values = self._values["kind"]
        of_crime = np.array([v.of_crime for v in values], np.bool_)
        sided = np.array([v.sided for v in values], np.bool_)
        a, b = self._ids("kind", first), self._ids("kind", second)
        return of_crime[a] & of_crime[b] & ~(sided[a] & sided[b])

    def _ids(self, facet: str, rows: Ints) -> Ints:
        return np.frombuffer(self._rows[facet], np.int32)[rows]

    def _central(self, rows: Ints) -> npt.NDArray[np.bool_]:
        values = np.array([v.central for v in self._values["central"]])
        return values[self._ids("central", rows)]

    def _level_of(self, name: str, first: Ints, second: Ints) -> Ints:
        facet = LOOKS_AT[name]
        values, levels = self._values[facet], self._levels[name]
        a, b = self._ids(facet, first).astype(np.int64), self._ids(facet, second).astype(np.int64)
        low, high, n = np.minimum(a, b), np.maximum(a, b), len(values)
        if n * n > _FEW_VALUES:
            pairs: Longs = low * FULL + high
            codes = self._alike[facet].codes(values, low, high) if facet in self._alike else pairs
            every, one_of, inverse = np.unique(codes, return_index=True, return_inverse=True)
            return levels.of(pairs[one_of], values, every)[inverse]
        code: npt.NDArray[np.int64] = low * n + high
        met = np.flatnonzero(np.bincount(code, minlength=n * n))
        table: Ints = np.zeros(n * n, np.int32)
        table[met] = levels.of(met // n * FULL + met % n, values)
        return np.take(table, code)

    def _worded(self, worded: Worded, words: Wordings, first: Ints, second: Ints) -> dict[str, Ints]:
        """The levels of the comparisons of one set of words of pairs of rows."""
        known, cosine, rare = words.shared(first, second)
        out: dict[str, Ints] = {}
        if worded.wording:
            level = self._levels[worded.wording]
            out[worded.wording] = np.full(
                len(first), level.number(cosine_level(0.0, worded.cosines)), np.int32
            )
            for least, name in reversed(worded.cosines):
                out[worded.wording][cosine >= least] = level.number(name)
        if worded.rare:
            level = self._levels[worded.rare]
            numbers = np.array([level.number(name) for name in worded.shared], np.int32)
            out[worded.rare] = numbers[np.minimum(rare, len(numbers) - 1)]
        for name, levels in out.items():
            levels[~known] = self._levels[name].number("unknown")
        return out

    def _outlet(self, first: Ints, second: Ints, wording: Ints) -> Ints:
        a, b = self._ids("outlet", first), self._ids("outlet", second)
        named = np.array([bool(v.outlet) for v in self._values["outlet"]], np.bool_)
        known = named[a] & named[b]
        both = self._central(first) & self._central(second)
        case = known * (1 + (a == b) * (1 + both.astype(np.int32)))
        return self._levels["outlet"].joined(
            case.astype(np.int32), _OUTLETS, wording, self._levels["wording"].names, outlet_level
        )

    def _is(self, name: str, levels: Ints, wanted: Iterable[str]) -> Flags:
        numbers = self._levels[name].numbers
        return np.isin(levels, [numbers[w] for w in wanted if w in numbers])

    def _weigh(self, name: str, levels: Ints, crime: Flags) -> Ints:
        return np.where(crime, self._table(name, CRIME)[levels], self._table(name, WAR)[levels])

    def _table(self, name: str, kind: str) -> Ints:
        """Level number → weight; made anew when a level was met for the first time."""
        tables = self._tables.setdefault(kind, {})
        names = ("",) if name == "start" else self._levels[name].names
        if name not in tables or len(tables[name]) < len(names):
            found = weights(kind)
            tables[name] = np.array([found.get((name, n), 0) for n in names], np.int32)
        return tables[name]

    def _most(self, names: Iterable[str], kind: str) -> int:
        """The most that some comparisons can add in a setting."""
        return sum(max([0, *(w for (n, _), w in weights(kind).items() if n == name)]) for name in names)


def _worded_levels(worded: Worded, shared: tuple[float, int] | None) -> dict[str, str]:
    """The levels of the comparisons of one set of words, of what two rows share of it."""
    if shared is None:
        held = {worded.wording: "unknown", worded.rare: "unknown"}
    else:
        cosine, rare = shared
        many = worded.shared[min(rare, len(worded.shared) - 1)] if worded.rare else ""
        held = {worded.wording: cosine_level(cosine, worded.cosines), worded.rare: many}
    return {name: level for name, level in held.items() if name}
