"""Which tellings are of the same incident: greedy, left to right, scored by a small trained model."""

from __future__ import annotations

import math

from rashomon.learned import Linear, linear
from rashomon.read.accounts.drafts import Draft, join_features, new_features, setting_of, whens
from rashomon.read.accounts.tellings import ANSWER, Telling

SHA256 = "55d7425e51b98db0665ebc0da139fcda6c25688734f5eae5ffdf67557fc8a3c9"
_OPEN_MOST = 40  # accounts that stay open to further tellings, the latest ones: keeps long round-ups linear


def model() -> Linear:
    """Built by ``bench/train/accounts.py``: the log-odds that a telling belongs to a candidate."""
    return linear("accounts_join", SHA256)


def group(tellings: list[Telling]) -> list[Draft]:
    """The accounts that the tellings make, in the order in which they are first told."""
    weights = model()
    drafts: list[Draft] = []
    setting = setting_of(tellings)
    for t in tellings:
        d = _best(weights, t, drafts, setting)
        if d is None:
            d = Draft()
            drafts.append(d)
        d.add(t)
    return drafts


def candidates(t: Telling, drafts: list[Draft]) -> list[Draft]:
    """The accounts that a telling may belong to: the first and the latest ones."""
    if len(drafts) <= _OPEN_MOST:
        return drafts
    recent = sorted(drafts[1:], key=lambda d: d.last.order)[-(_OPEN_MOST - 1) :]
    return [drafts[0], *recent]


def latest(drafts: list[Draft]) -> Draft:
    return max(drafts, key=lambda d: d.last.order)


def _best(weights: Linear, t: Telling, drafts: list[Draft], setting: str) -> Draft | None:
    if not drafts:
        return None
    last = latest(drafts)
    best: Draft | None = None
    # Words on violence with no place, day or number of their own go on telling of what was told before.
    bare = not (t.sites or t.counts or whens(t)) and not t.opened_by
    high = -math.inf if bare else weights.scores(new_features(t, drafts, setting))[0]
    answer = t.opened_by.startswith(ANSWER)
    for d in candidates(t, drafts):
        if answer and d.last.sentence is t.sentence:
            continue  # what an incident answers is another incident
        score = weights.scores(join_features(t, d, last, drafts[0], len(drafts) > 1, setting))[0]
        if score > high:
            best, high = d, score
    return best
