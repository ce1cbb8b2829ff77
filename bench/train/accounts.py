"""Rebuild the models that put mentions together into accounts.

    python bench/train/accounts.py ../shared [group to leave out ...]
    python bench/train/accounts.py ../shared --check      builds them, and says whether they are what ships

Five of them, each learned on what those before it make of the reports (``accounts_examples.py``): which
telling belongs to which account, which accounts are of one incident, which type an account is of, which one
the report is about, and which are of no single incident. What an earlier model makes of a report for a later
one to learn from is made without having seen that report, as it will be with the reports of a user.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from accounts_examples import NO_SITE, NONE, SYRIA, Example, others, syria
from fit import DATA, fit, fit_choice, write

from rashomon.learned import Linear
from rashomon.read.accounts.arms import PageTypes, page_types
from rashomon.read.accounts.drafts import Draft, Said, join_features, new_features
from rashomon.read.accounts.folding import fold
from rashomon.read.accounts.grouping import group
from rashomon.read.accounts.kinds import shape_features, type_rows
from rashomon.read.accounts.setting import WARLIKE, setting_of
from rashomon.read.accounts.so_far import SoFar
from rashomon.read.accounts.uniting import Seen, pair_features, pairs, unite
from rashomon.read.reader import Reader

NEW_WEIGHT = 3.0  # two incidents read as one are not told apart later; one read as two is put together
# What each telling says alone, beside the accounts they make: over months left out types are a little surer
# (log loss -.0035, sd .0018; .8686 to .8731 right), with a quarter as sure, with a half no surer.
ALONE_WEIGHT = 0.1
FOLDS = 5

Choices = list[tuple[list[list[str]], int]]
Labelled = list[tuple[dict[str, float], str]]


@dataclass
class Rows:
    """What the models are fitted to: for each fold of the reports the choices of the first, and these."""

    choices: list[Choices] = field(default_factory=lambda: [[] for _ in range(FOLDS)])
    read: list[list[Example]] = field(default_factory=lambda: [[] for _ in range(FOLDS)])

    def add(self, examples: Iterable[Example], fold: int | None = None) -> None:
        """Take in reports, all as one fold, or dealt out among the folds."""
        for n, x in enumerate(examples):
            k = n % FOLDS if fold is None else fold % FOLDS
            self.read[k].append(x)
            self.choices[k] += choices_of(x)


def choices_of(x: Example) -> Choices:
    """For each telling of a report, given what was told before it: the accounts that it may belong to."""
    out: Choices = []
    so_far = SoFar()
    by: dict[int, Draft] = {}
    setting = setting_of(x.tellings)
    for k, (t, label) in enumerate(zip(x.tellings, x.labels, strict=True)):
        key = label if label is not None and label >= 0 else -1000 - k
        if label is None or label == NO_SITE:
            continue
        if so_far and label >= 0:
            last, drafts = so_far.latest(), so_far.drafts
            mine = by.get(key)
            open_drafts = so_far.open()
            rows = [new_features(Said.by(t), open_drafts, setting)]
            rows += [
                join_features(Said.by(t), d, last, drafts[0], len(drafts) > 1, setting) for d in open_drafts
            ]
            if mine is None or mine in open_drafts:
                out.append((rows, 0 if mine is None else 1 + open_drafts.index(mine)))
        d = by.get(key)
        if d is None:
            d = by[key] = Draft()
        d.add(t)
        so_far.note(d, t)
    return out


def fit_join(choices: Choices) -> dict:
    return fit_choice(choices, [NEW_WEIGHT if k == 0 else 1.0 for _, k in choices], c=0.3)


def fit_rows(rows: Labelled, c: float) -> dict:
    return fit(*zip(*rows, strict=True), c=c, least=3)


def without(parts: list[list], k: int) -> list:
    """All parts but one, put end to end."""
    return [x for n, part in enumerate(parts) if n != k for x in part]


class Told:
    """A report's accounts as the models make them, and which account of the reference each is of."""

    def __init__(self, x: Example, drafts: list[Draft]) -> None:
        self.example = x
        self.drafts = drafts
        self.setting = setting_of(x.tellings)
        self.label_of = {id(t): label for t, label in zip(x.tellings, x.labels, strict=True)}

    def of(self, d: Draft) -> int | None:
        """The account of the reference that most of its tellings are of; NONE: of none; None: not known."""
        labels = [self.label_of.get(id(t)) for t in d.tellings]
        votes = Counter(k for k in labels if k is not None and k >= 0)
        if votes:
            return votes.most_common(1)[0][0]
        return None if None in labels else NONE


def pair_rows(told: Told) -> Labelled:
    out: Labelled = []
    for a, b in pairs([Seen(d, k) for k, d in enumerate(told.drafts)]):
        of_a, of_b = told.of(a.draft), told.of(b.draft)
        if of_a is not None and of_b is not None and (of_a, of_b) != (NONE, NONE):
            features = dict.fromkeys(pair_features(a, b, told.setting), 1.0)
            out.append((features, "yes" if of_a == of_b else "no"))
    return out


def type_choice(d: Draft, lead: Draft, page: PageTypes, right: str | None) -> Choices:
    """The types that an account may be of and the right one, where it is among them."""
    options = type_rows(d, lead, page)
    at = next((i for i, (name, _) in enumerate(options) if name == right), None)
    return [] if at is None else [([row for _, row in options], at)]


@dataclass
class Kinds:
    """What the models of an account's kind are fitted to."""

    types: Choices = field(default_factory=list)
    alone: Choices = field(default_factory=list)  # types of single tellings
    central: Labelled = field(default_factory=list)
    keep: Labelled = field(default_factory=list)

    def add(self, told: Told) -> None:
        # Weighed against every arm, also one that no word of the page speaks for and that is no choice when
        # read: over months left out 10 of 1,756 types more are right (.863 to .869).
        page = page_types(told.drafts)._replace(evidenced=WARLIKE)
        for d in told.drafts:
            of = told.of(d)
            if of is None:
                continue
            shape = dict.fromkeys(shape_features(d, told.drafts), 1.0)
            self.keep.append((shape, "no" if of == NONE else "yes"))
            self.central.append((shape, "yes" if of != NONE and told.example.central[of] else "no"))
            if of != NONE:
                self.types += type_choice(d, told.drafts[0], page, told.example.types[of])
        x = told.example
        for t, label in zip(x.tellings, x.labels, strict=True):
            if label is not None and label >= 0:
                d = Draft()
                d.add(t)
                page = page_types([d])._replace(evidenced=WARLIKE)
                self.alone += type_choice(d, d, page, x.types[label])


def linear_of(model: dict) -> Linear:
    weights = {k: tuple(v) for k, v in model["weights"].items()}
    return Linear(tuple(model["labels"]), tuple(model["bias"]), weights)


def models(rows: Rows) -> dict[str, dict]:
    """The five models by name."""
    told: list[list[Told]] = []
    for k, part in enumerate(rows.read):
        join = linear_of(fit_join(without(rows.choices, k)))
        told.append([Told(x, fold(group(x.tellings, join))) for x in part])
    alike = [[row for t in part for row in pair_rows(t)] for part in told]
    kinds = Kinds()
    for k, part in enumerate(told):
        weights = linear_of(fit_rows(without(alike, k), c=0.03))
        for t in part:
            kinds.add(Told(t.example, unite(t.drafts, t.setting, weights)))
    return {
        "accounts_join": fit_join(without(rows.choices, -1)),
        "accounts_unite": fit_rows(without(alike, -1), c=0.03),
        "accounts_type": fit_choice(
            kinds.types + kinds.alone,
            [1.0 for _ in kinds.types] + [ALONE_WEIGHT for _ in kinds.alone],
            c=0.2,
            least=4,  # 2 decides no better, and the model is half as large again
        ),
        "accounts_central": fit_rows(kinds.central, c=0.1),
        "accounts_keep": fit_rows(kinds.keep, c=0.1),
    }


CONSTANTS = {
    "accounts_join": "grouping.SHA256",
    "accounts_unite": "uniting.SHA256",
    "accounts_type": "kinds.TYPE_SHA256",
    "accounts_central": "kinds.CENTRAL_SHA256",
    "accounts_keep": "kinds.KEEP_SHA256",
}


def learned_from(reader: Reader, shared: Path, leave: tuple[str, ...] = ()) -> Rows:
    """All that the models that ship are fitted to, without some groups of the Syria set."""
    rows = Rows()
    for n, name in enumerate(g for g in SYRIA if g not in leave):
        rows.add(syria(reader, shared, (name,)), n)
    rows.add(others(reader, shared))
    return rows


def ships(name: str, model: dict) -> bool:
    """Whether a model is the one that ships, to the last digit."""
    return json.loads(gzip.decompress((DATA / f"{name}.json.gz").read_bytes())) == model


def set_hashes(digests: dict[str, str]) -> None:
    """Write the new hashes into the modules that load the models."""
    here = Path(__file__).resolve().parents[2] / "src/rashomon/read/accounts"
    for name, digest in digests.items():
        module, constant = name.split(".")
        path = here / f"{module}.py"
        text = path.read_text()
        path.write_text(re.sub(rf'^{constant} = ".*"$', f'{constant} = "{digest}"', text, flags=re.M))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("leave", nargs="*", help="groups of the Syria set to leave out")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where a model differs")
    args = parser.parse_args()
    built = models(learned_from(Reader(), args.shared, tuple(args.leave)))
    if args.check:
        same = {name: ships(name, model) for name, model in built.items()}
        print("\n".join(f"{name}: {'ships' if s else 'DIFFERS'}" for name, s in same.items()))
        return 0 if all(same.values()) else 1
    set_hashes({CONSTANTS[name]: write(name, model) for name, model in built.items()})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
