"""Who copies whom among the reports of one incident: copied text, shared quotations, credits.

Exact 5-grams are compared here, where there are tens of reports; over a whole ledger see ``lineage``.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.data import rows
from rashomon.model import Lineage, LineageEdge, LineageNode, When
from rashomon.reconcile.lineage import GRAM, name_key

HALF = 0.5  # of the shorter text's 5-grams: a copy
SHORTEST = 50  # words: what is left of a page that has fewer may be furniture alone
RUN = 18  # words in a row: longer than a stock phrase of the trade ("was taken to hospital with …")
QUOTE = 9  # words of a quotation that two writers do not happen on
_MOST_HELD = 40  # reports that hold one 5-gram, above which it says nothing
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{30,400})[”\"]")
_REPUBLISHED = re.compile(
    r"(?:(?:first|originally) (?:appeared|published|posted)|appeared first|republished|reposted)"
    r"[ \t]+(?:on|in|at|by|from|with permission from)[ \t]+(?:the[ \t]+)?"
    r"([A-Z][\w.&' -]{1,60}?)(?=[.,;:)\n]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A report as lineage sees it: ``text`` is what was kept of it, ``credits`` the agencies it names."""

    report: str
    name: str
    outlet: str | None
    published: When
    origin: str
    text: str
    whole: str = ""  # the text as received, where notices of republication stand
    credits: tuple[str, ...] = ()


def graph(incident: str, reports: Iterable[Written]) -> Lineage:
    """The lineage of an incident's reports. The order of the reports changes nothing.

    Between two reports the strongest of copy, passage and quotation is given, once.
    """
    every = sorted(reports, key=lambda w: (_day(w.published), w.report))
    nodes = [
        LineageNode(id=w.report, name=w.name, report=w.report, published=w.published, origin=w.origin)
        for w in every
    ]
    edges = [*_shared_text(every), *_credits(every)]
    agencies = {e.target for e in edges} - {n.id for n in nodes}
    names = {f"from:{name_key(c)}": c for w in every for c in (*w.credits, *_notices(w))}
    nodes += [LineageNode(id=a, name=names[a], origin=a.removeprefix("from:")) for a in sorted(agencies)]
    return Lineage(
        incident=incident,
        nodes=tuple(nodes),
        edges=tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind))),
        origins=len({w.origin for w in every}),
    )


def _day(when: When) -> int:
    day = when.latest or when.earliest
    return day.toordinal() if day else 10**7


def _shared_text(every: Sequence[Written]) -> Iterator[LineageEdge]:
    words = [_WORD.findall(w.text) for w in every]
    grams = [_grams([x.casefold() for x in own]) for own in words]
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, own in enumerate(grams):
        for g in own:
            held[g].append(n)
    common: Counter[tuple[int, int]] = Counter()
    for holders in held.values():
        if 1 < len(holders) <= _MOST_HELD:
            common.update(itertools.combinations(holders, 2))
    quotes = [_quotations(w.text) for w in every]
    for i, j in sorted(common):
        shared = common[i, j]
        share = shared / max(1, min(len(grams[i]), len(grams[j])))
        run = _longest_run(words[j], grams[i])
        long_enough = min(len(words[i]), len(words[j])) >= SHORTEST
        if share >= HALF and long_enough:
            kind = "copy"
        elif len(run) >= QUOTE and _is_said(run, (*quotes[i], *quotes[j])):
            kind = "quote"
        elif len(run) >= RUN and long_enough and not _furniture().search(" ".join(run)):
            kind = "passage"
        else:
            continue
        later, earlier = (every[i], every[j]) if _names(every[i], every[j]) else (every[j], every[i])
        yield LineageEdge(
            source=later.report, target=earlier.report, kind=kind, share=round(share, 3),
            evidence=" ".join(run),
        )  # fmt: skip


def _names(a: Written, b: Written) -> bool:
    """Whether a credits the outlet of b, or is otherwise known to have its origin there, and so draws on it
    whatever the days say."""
    if b.outlet is None:
        return False
    key = name_key(b.outlet)
    elsewhere = a.origin == key != name_key(a.outlet or "")
    return elsewhere or key in {name_key(c) for c in (*a.credits, *_notices(a))}


def _grams(words: Sequence[str]) -> dict[tuple[str, ...], None]:
    return dict.fromkeys(tuple(words[n : n + GRAM]) for n in range(len(words) - GRAM + 1))


def _longest_run(words: Sequence[str], other: Mapping[tuple[str, ...], None]) -> Sequence[str]:
    """The longest stretch of words all of whose 5-grams the other text has."""
    low = [w.casefold() for w in words]
    best = (0, 0)
    start: int | None = None
    for n in range(len(low) - GRAM + 2):
        inside = n <= len(low) - GRAM and tuple(low[n : n + GRAM]) in other
        if inside and start is None:
            start = n
        elif not inside and start is not None:
            end = n + GRAM - 1
            if end - start > best[1] - best[0]:
                best = (start, end)
            start = None
    return words[best[0] : best[1]]


def _is_said(run: Sequence[str], quotes: Iterable[str]) -> bool:
    """Whether a run of words is a quotation, or most of one, and little more."""
    words = " ".join(w.casefold() for w in run)
    return any(words in q or (q in words and len(q) >= 0.7 * len(words)) for q in quotes)


@cache
def _furniture() -> re.Pattern[str]:
    """Words of notices that stand under many reports alike: tip lines, subscriptions."""
    return re.compile(rf"\b(?:{'|'.join(w for (w,) in rows('lineage_furniture.tsv'))})\b", re.IGNORECASE)


def _quotations(text: str) -> frozenset[str]:
    found = (_WORD.findall(m.group(1).casefold()) for m in _QUOTED.finditer(text))
    return frozenset(" ".join(words) for words in found if len(words) >= QUOTE)


def _notices(w: Written) -> list[str]:
    """Whom a report says it was republished from."""
    return list(dict.fromkeys(m.group(1).strip() for m in _REPUBLISHED.finditer(w.whole)))


def _credits(every: Sequence[Written]) -> Iterator[LineageEdge]:
    """Credits lead to the credited outlet's own report where the incident has one, else to the agency."""
    own: dict[str, str] = {}
    for w in every:
        if w.outlet:
            own.setdefault(name_key(w.outlet), w.report)
    for w in every:
        noticed = {name_key(n): n for n in _notices(w)}
        for kind, names in (("republished", noticed.values()), ("credit", w.credits)):
            for name in names:
                key = name_key(name)
                target = own.get(key, f"from:{key}")
                mine = w.outlet is not None and name_key(w.outlet) == key
                if mine or target == w.report or (kind == "credit" and key in noticed):
                    continue
                yield LineageEdge(source=w.report, target=target, kind=kind, evidence=name)
