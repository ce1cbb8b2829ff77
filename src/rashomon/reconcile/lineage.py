"""Which reports draw on the same original, and how many independent origins stand behind a value.

Ten pages that carry one agency's wire are one origin. Two reports share an origin when their text is
nearly the same, when they credit the same agency, or when they come from the same outlet.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np

from rashomon.model import Claim, ReportOrigin, When
from rashomon.reconcile.words import pattern

GRAM = 5  # words in a shingle: reports of one incident by different hands share 2 to 6 % of them
PERMUTATIONS = 64
BANDS = 32  # of PERMUTATIONS // BANDS rows each: finds 98 of 100 pairs that share a third
COPY = 0.35  # share of shingles from which two texts count as copies: a wire cut by half is one still
WITHIN = 0.5  # share of the shorter text's shingles, told by the sizes that signatures show
LEAST = 0.2  # share of all shingles below which 64 numbers are too few to tell what is within
SHORTEST = 50  # words: what is left of a page that has fewer may be furniture alone
_PRIME = (1 << 61) - 1
_SEED = np.random.default_rng(20240123)
_A = _SEED.integers(1, 1 << 31, PERMUTATIONS, dtype=np.uint64)
_B = _SEED.integers(0, 1 << 31, PERMUTATIONS, dtype=np.uint64)
_WORD = re.compile(r"\w+")

Signature = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMeta:
    """What reconciling needs to know of a report besides its accounts.

    ``origins``: agencies and outlets that the report credits. ``copy_group``: the same for all reports
    with nearly the same text (:func:`copy_groups`), None for a text of its own.
    """

    id: str
    outlet: str | None = None
    published: When = field(default_factory=When)
    origins: tuple[str, ...] = ()
    copy_group: str | None = None


def signature(text: str) -> Signature:
    """MinHash of the word 5-grams of a text: 64 numbers of 32 bits; empty for one of under fifty words."""
    words = _WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return ()
    grams = {" ".join(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
    h = np.frombuffer(
        b"".join(blake2b(g.encode(), digest_size=4).digest() for g in grams), dtype="<u4"
    ).astype(np.uint64)
    mixed = (h[:, None] * _A + _B) % np.uint64(_PRIME) & np.uint64(0xFFFFFFFF)
    return tuple(int(x) for x in mixed.min(axis=0))


def alike(a: Signature, b: Signature) -> float:
    """The estimated share of 5-grams that two texts have in common (Jaccard), 0 for empty ones."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a) if a and b else 0.0


def _is_copy(a: Signature, b: Signature) -> bool:
    """Whether two texts share a third of their shingles, or one is for the better part within the other."""
    share = alike(a, b)
    if share >= COPY or share < LEAST:
        return share >= COPY
    one, other = _size(a), _size(b)
    return share * (one + other) / (1 + share) >= WITHIN * min(one, other)


def _size(s: Signature) -> float:
    """How many shingles a text has, about: the least of n random numbers is 1 / (n + 1) of their range."""
    return len(s) * 2**32 / (sum(s) + len(s)) - 1


def copy_groups(signatures: Mapping[str, Signature]) -> dict[str, str]:
    """Report id → the first id of its group, for every report whose text has a near copy.

    Candidates by banding; within a band's bucket only neighbours of the sorted list and the bucket's
    first are compared, so that ten thousand copies cost no more than twenty thousand comparisons.
    """
    rows = PERMUTATIONS // BANDS
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root.get(x, x) != x:
            x = root[x]
        return x

    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for report in sorted(signatures):
        s = signatures[report]
        for band in range(BANDS if s else 0):
            buckets[band, *s[band * rows : (band + 1) * rows]].append(report)
    for bucket in buckets.values():
        for previous, report in itertools.pairwise(bucket):
            for other in {previous, bucket[0]}:
                a, b = find(other), find(report)
                if a != b and _is_copy(signatures[other], signatures[report]):
                    root[max(a, b)] = min(a, b)
    joined = set(root) | set(root.values())
    return {report: find(report) for report in sorted(joined)}


def origin_of_reports(reports: Iterable[ReportMeta]) -> dict[str, str]:
    """Report id → a label of its origin: equal labels are one origin.

    The agency credited first decides; else the first agency or outlet of its copy group; else the outlet.
    """
    metas = sorted(reports, key=lambda m: m.id)
    by_group: dict[str, str] = {}
    for m in metas:
        if m.copy_group is not None and m.origins:
            by_group.setdefault(m.copy_group, name_key(m.origins[0]))
    out = {}
    for m in metas:
        if m.origins:
            out[m.id] = name_key(m.origins[0])
        elif m.copy_group is not None:
            out[m.id] = by_group.get(m.copy_group, f"text {m.copy_group}")
        else:
            out[m.id] = name_key(m.outlet) if m.outlet else f"report {m.id}"
    return out


def report_origins(reports: Iterable[ReportMeta]) -> list[ReportOrigin]:
    """Of each report its origin (:func:`origin_of_reports`), the origin's name, and how that is known.

    A copy without a credit is named for the outlet of its group whose report came first.
    """
    metas = sorted(reports, key=lambda m: (_day(m.published), m.id))
    labels = origin_of_reports(metas)
    names: dict[str, str] = {}
    first_of: dict[str, ReportMeta] = {}
    for m in metas:
        if m.origins:
            names.setdefault(labels[m.id], m.origins[0])
        if m.copy_group is not None:
            first_of.setdefault(m.copy_group, m)
    out = []
    for m in metas:
        label = labels[m.id]
        first = first_of.get(m.copy_group) if m.copy_group is not None else None
        name = names.get(label) or (first.outlet if first else m.outlet) or m.outlet or ""
        # or an outlet's own words again
        own = m.outlet is not None and name_key(m.outlet) in (label, name_key(name))
        how = (
            "own" if own or (not m.origins and (first is None or (first.id == m.id and label not in names)))
            else "credit" if m.origins
            else "text"
        )  # fmt: skip
        out.append(
            ReportOrigin(
                report=m.id, outlet=m.outlet, origin=label, name=name, how=how, published=m.published
            )
        )
    return sorted(out, key=lambda o: o.report)


def _day(when: When) -> tuple[int, int]:
    return (
        when.earliest.toordinal() if when.earliest else 10**7,
        when.latest.toordinal() if when.latest else 10**7,
    )


def name_key(agency: str) -> str:
    """The name of an agency or outlet as it is compared: "The Daily  Star" is "the daily star"."""
    return " ".join(_WORD.findall(agency.casefold()))


_HOST = re.compile(r"^(?:www )|(?: (?:com|org|net|info|co uk))+$")


def is_own_voice(voice: str | None, outlet: str | None) -> bool:
    """Whether an outlet speaks of itself: "Airwars researchers" in a page of airwars.org."""
    own = _HOST.sub("", name_key(outlet or ""))
    return bool(own and voice) and f"{name_key(voice or '')} ".startswith(f"{own} ")


_GENERIC = pattern("generic")


_TOLD_AS = re.compile(r"(?: \(|, an? ).*")  # "Velm Rescue (Grey Caps)", "Velm Monitor, a watchdog"


def origin_of_claim(claim: Claim, report_origin: str) -> str:
    """The origin behind one claim: the named body that is quoted, else the agency or outlet that tells it.

    "The Syrian Observatory" quoted by two agencies is one origin; "police said" in two papers is two.
    """
    for voice in (claim.attributed_to, *reversed(claim.chain)):
        if voice and voice[:1].isupper() and not _GENERIC.search(voice):
            return name_key(_TOLD_AS.sub("", voice))
    return report_origin
