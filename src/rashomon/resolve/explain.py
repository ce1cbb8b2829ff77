"""Why two accounts were, or were not, taken for the same incident, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Account, Explanation, Judgement, LevelHit, Verdict, When
from rashomon.resolve.levels import levels
from rashomon.resolve.pairs import DOUBT
from rashomon.resolve.parts import MERGE
from rashomon.resolve.profile import Profile
from rashomon.resolve.weights import plain_words, score, setting, weights


def explain(
    a: Account,
    b: Account,
    *,
    published: Mapping[str, When] | None = None,
    outlets: Mapping[str, str | None] | None = None,
    judgements: Sequence[Judgement] = (),
    clusters: Sequence[Sequence[str]] = (),
) -> Explanation:
    """Every comparison of two accounts with the level that held and its weight, heaviest first.

    Args:
        published: report id → when it was published (as given to ``resolve``).
        outlets: report id → who published it (as given to ``resolve``).
        judgements: any; the last that stands on these two accounts is shown and decides.
        clusters: those of the resolution; where the pair's own score and the grouping differ, a note
            says that the rest of the cluster decided.
    """
    dates, names = published or {}, outlets or {}
    first, second = (a, b) if a.id <= b.id else (b, a)
    x, y = (Profile(k, dates.get(k.report), names.get(k.report)) for k in (first, second))
    kind, held = setting(x, y), levels(x, y)
    table, words = weights(kind), plain_words()
    hits = [
        LevelHit(
            comparison=name,
            level=level,
            weight=table.get((name, level), 0) / 100,
            detail=words.get((name, level), ""),
        )
        for name, level in held.items()
    ]
    hits.sort(key=lambda h: (-abs(h.weight), h.comparison))
    total, ungrounded, against = score(held, kind)
    standing = (j for j in judgements if j.withdrawn is None and {j.first, j.second} == {a.id, b.id})
    judgement = max(standing, key=lambda j: (j.when, j.id), default=None)
    notes = []
    if ungrounded:
        notes.append("no day, place or name ties them, nor do two lesser facts: likeness joins nothing")
    begin = table["start", ""] / 100
    notes.append(f"every pair that is compared begins at {begin:+.1f}, before any of this is weighed")
    verdict = _of_score(total, against)
    if judgement is not None and judgement.verdict != Verdict.UNSURE:
        verdict = judgement.verdict
        notes.append(f"{judgement.who} judged them {judgement.verdict}; that outranks the score")
    together = any(a.id in c and b.id in c for c in clusters)
    if clusters and together and verdict != Verdict.SAME:
        notes.append("they stand together because other accounts of the incident are like both")
        verdict = Verdict.SAME
    elif clusters and not together and verdict == Verdict.SAME and judgement is None:
        notes.append("they stand apart because other accounts of their incidents do not go together")
        verdict = Verdict.UNSURE
    return Explanation(
        first=first.id, second=second.id, hits=tuple(hits), score=total,
        contradictions=against, judgement=judgement, verdict=verdict, notes=tuple(notes),
    )  # fmt: skip


def _of_score(total: float, against: Sequence[str]) -> Verdict:
    """What the two accounts by themselves come to."""
    if against or total < DOUBT:
        return Verdict.DIFFERENT
    return Verdict.SAME if total >= MERGE else Verdict.UNSURE
