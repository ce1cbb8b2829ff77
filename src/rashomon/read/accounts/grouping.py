"""Which tellings are of the same incident: greedy, left to right, scored by a small trained model."""

from __future__ import annotations

import math

from rashomon.learned import Linear, linear
from rashomon.read.accounts.drafts import Draft, Said, join_features, new_features, setting_of, whens
from rashomon.read.accounts.tellings import ANSWER, Telling
from rashomon.read.accounts.words import has

SHA256 = "2aef610d2a23f1b480ea46dd1db3fa19e4cc0ab451995db09917b28d02418842"
_OPEN_MOST = 40  # accounts that stay open to further tellings, the latest ones: keeps long round-ups linear


def model() -> Linear:
    """Built by ``bench/train/accounts.py``: the log-odds that a telling belongs to a candidate."""
    return linear("accounts_join", SHA256)


def group(tellings: list[Telling], weights: Linear | None = None) -> list[Draft]:
    """The accounts that the tellings make, in the order in which they are first told.

    ``weights`` stands in for the model that ships, for training.
    """
    weights = weights or model()
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


def _goes_on(t: Telling, last: Draft) -> bool:
    """Whether a telling has no place or day of its own, and either no number or no other kind of deed
    either: then it goes on telling of what was told before ("the monitor put the toll at 14")."""
    if t.sites or whens(t) or t.opened_by:
        return False
    if not t.counts:
        return True
    sure = {e.type for e in t.told if e.sure}
    return (not sure or not sure.isdisjoint(last.sure)) and not has("new", [x.low for x in t.tokens])


def _best(weights: Linear, t: Telling, drafts: list[Draft], setting: str) -> Draft | None:
    if not drafts:
        return None
    last = latest(drafts)
    best: Draft | None = None
    said = Said.by(t)
    high = -math.inf if _goes_on(t, last) else weights.scores(new_features(said, drafts, setting))[0]
    answer = t.opened_by.startswith(ANSWER)
    for d in candidates(t, drafts):
        if answer and d.last.sentence is t.sentence:
            continue  # what an incident answers is another incident
        score = weights.scores(join_features(said, d, last, drafts[0], len(drafts) > 1, setting))[0]
        if score > high:
            best, high = d, score
    return best
