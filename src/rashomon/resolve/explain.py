"""Why two accounts were, or were not, taken for the same incident, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Account, Explanation, Judgement, LevelHit, Verdict, When
from rashomon.resolve.levels import GROUNDS, UNGROUNDED, contradictions, levels, plain_words, setting, weights
from rashomon.resolve.profile import Profile
from rashomon.resolve.resolution import DOUBT, MERGE


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
    table, words = weights(setting(x, y)), plain_words()
    held = levels(x, y)
    hits = [
        LevelHit(
            comparison=name,
            level=level,
            weight=table.get((name, level), 0.0),
            detail=words.get((name, level), ""),
        )
        for name, level in held.items()
    ]
    hits.sort(key=lambda h: (-abs(h.weight), h.comparison))
    score = table["start", ""] + sum(h.weight for h in hits)
    against = list(contradictions(x, y))
    if a.report == b.report:
        against.append("one report tells of them as two")
    judged = [
        j for j in sorted(judgements, key=lambda j: (j.when, j.id))
        if j.withdrawn is None and {j.first, j.second} == {a.id, b.id}
    ]  # fmt: skip
    judgement = judged[-1] if judged else None
    if score > UNGROUNDED and not any(h.level in GROUNDS.get(h.comparison, ()) for h in hits):
        score = UNGROUNDED
        ungrounded = [
            "neither day nor place nor a name ties them: likeness of wording and kind joins nothing"
        ]
    else:
        ungrounded = []
    notes = [
        *ungrounded,
        f"every pair begins at {table['start', '']:+.1f}: most pairs are not the same incident",
    ]
    verdict: Verdict
    if judgement is not None and judgement.verdict != Verdict.UNSURE:
        verdict = judgement.verdict
        notes.append(f"{judgement.who} judged them {judgement.verdict}; that outranks the score")
    elif against or score < DOUBT:
        verdict = Verdict.DIFFERENT
    else:
        verdict = Verdict.SAME if score >= MERGE else Verdict.UNSURE
    together = any(a.id in c and b.id in c for c in map(set, clusters))
    if clusters and together and verdict != Verdict.SAME:
        notes.append("they stand together because other accounts of the incident are like both")
        verdict = Verdict.SAME
    elif clusters and not together and verdict == Verdict.SAME and judgement is None:
        notes.append("they stand apart because other accounts of their incidents do not go together")
        verdict = Verdict.UNSURE
    return Explanation(
        first=first.id, second=second.id, hits=tuple(hits), score=round(score, 3),
        contradictions=tuple(against), judgement=judgement, verdict=verdict, notes=tuple(notes),
    )  # fmt: skip
