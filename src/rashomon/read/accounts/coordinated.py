"""Whether "and", "while" or "after" sets a deed of another day or of another side beside the first one."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from rashomon.model import POINTS, IncidentType
from rashomon.read.accounts.drafts import counts_more, deed_of
from rashomon.read.accounts.hitback import answering, is_by_other_arms, is_from_afar
from rashomon.read.accounts.sites import closest_of, is_quarter
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, words_of
from rashomon.read.document import Sentence
from rashomon.read.mentions import AT, ActorMention, EventMention, Mention, PlaceMention

_JOINS = ("and", "while", ";")
_CLAUSES = (*_JOINS, ",", "but")
_SUBJECT = 16  # characters from the joining word's start to the subject behind it: "while the army"
_FRONTED = 8  # the same to a day: "and on Tuesday"
_VERB = 30  # characters from a subject to what it did
CAME = frozenset(("came", "comes", "coming"))
LEAVING = ("killing", "wounding", "injuring", "leaving")
BEFORE_DEED = 3  # words before its noun: "another, smaller-scale attack"
_POINTING = frozenset(("the", "this", "after", "following", "before"))
_NEXT_TO = 2  # characters from a word to the clause behind it
_SHORT = 5  # words of a subject: "the overnight raid on Monday"
_ONE_DAY = (1, 2)
_AFTER = ("after", "following", "turn:after", "turn:following")
_HEADLINES = 2  # index of the last sentence that may be the headline, told again above the text
_SUBJECT_WORDS = 3  # "Syrian Army Regains"
_BEHIND = 40  # characters from "after" to who had done it: "after fighters of the"
_FORCES = ("force", "state")
_BOMBS = frozenset({IncidentType.BOMB, IncidentType.SUICIDE_BOMB})
_FROM_AFAR = frozenset(
    {IncidentType.AIRSTRIKE, IncidentType.DRONE, IncidentType.MISSILE, IncidentType.SHELLING}
)
_APART = re.compile(r"(?:days?|weeks?|months?) (?:earlier|later|before)$", re.IGNORECASE)


def is_deed_beside(left: Telling, right: Telling, opener: str) -> bool:
    """Whether a clause tells of a deed of its own: "retook a hill on Friday and on Tuesday shot down a jet",
    "rebels captured one village and the army bombed the next"."""
    if is_hit_back(left, right, opener):
        return True
    if opener not in _JOINS or not (_deeds(left) and _deeds(right)):
        return False
    if _counts_its_dead(left, right):
        return True
    return _on_its_day(left, right) or (_by_its_side(left, right) and _in_its_place(left, right))


def _counts_its_dead(left: Telling, right: Telling) -> bool:
    """ "A bomb killed nine and a second blast killed six", "killed nine on Monday and six died in raids on
    Friday"; not "and two more died on Friday"."""
    if not {c.property for c in left.counts} & {c.property for c in right.counts} or counts_more(right):
        return False
    if any(is_further(right, e) for e in right.told):
        return True
    days = [{m.when.earliest for m in t.dates if m.when.days == 1 and not m.backward} for t in (left, right)]
    return all(days) and days[0].isdisjoint(days[1])


def is_further(t: Telling, e: EventMention) -> bool:
    """ "Another bomb", "a second, smaller blast"; not "it is the third blast", "soon after another blast"."""
    if not e.noun or e.plural:
        return False
    before = ["", *(x.low for x in t.tokens if x.end <= e.start)][-BEFORE_DEED - 1 :]
    further = words_of("further")
    return "the" not in before[2:] and any(b in further and a not in _POINTING for a, b in pairwise(before))


def is_hit_back(left: Telling, right: Telling, opener: str) -> bool:
    """ "Rebels attacked a post and the air force responded with raids", "they fired rockets at one town, and
    the army hit back with strikes on the next"."""
    who = answering(right) if opener in _CLAUSES and _deeds(left) else None
    if who is None or who.start - right.start > _SUBJECT:
        return False
    first = subject_of(left)
    if first is not None and alike(first, who) and not _is_passive(left, first):
        return False
    return _in_its_place(left, right) or is_by_other_arms(right, [left]) or is_from_afar([left])


def _is_passive(t: Telling, a: ActorMention) -> bool:
    """ "US forces were attacked"."""
    return next((x.low in cues("passive") for x in t.tokens if x.start >= a.end), False)


def came_as(left: Telling) -> bool:
    """Whether a clause only takes up a deed, and "as" tells of what went on beside it: "The raid came (as the
    army said that it had …)"."""
    low = [x.low for x in left.tokens]
    verb = next((k for k, w in enumerate(low[: _SHORT + 1]) if w in CAME), None)
    deeds = [e for e in left.told if e.key not in words_of("harm")]
    return verb is not None and len(low) - verb <= 2 and bool(deeds) and deeds[0].definite


def changes_hands_again(left: Telling, right: Telling) -> bool:
    """ "Troops retook the port a day after rebels seized it", "a week after it was recaptured": what the
    other side had done there, or what had come first."""
    first, then = subject_of(left), subject_of(right)
    if first and (_was_taken(right) or (retakes(left) and _deeds(right))):
        return _deeds(left)
    return bool(first and then and not alike(first, then) and _deeds(left) and _deeds(right))


def was_done_before(left: Telling, right: Telling, opener: str) -> bool:
    """ "Jets bombed one town after rebels attacked the next": what another side had done, in another place,
    or on the ground where the answer came from the air."""
    if opener.rsplit(" ", maxsplit=1)[-1] not in _AFTER or not _deeds(right):
        return False
    first, then = subject_of(left), subject_of(right) or _by_whom(right)
    if then is None or then.kind == "police" or then.start - right.start > _BEHIND:
        return False
    if first is None and all(e.type is IncidentType.ATTACK for e in left.events):
        return False  # "nine died in attacks after gunmen burst in"
    if first is not None and alike(first, then):
        return False
    if left.sites and right.sites:
        # A town that no table has is put inside the place told before it.
        here = closest_of(right.inner, left.inner) == "same" or any(is_quarter(p) for p in right.inner)
        return not here and _in_its_place(left, right)
    if any(e.type in _BOMBS for e in left.told):
        return then.kind in _FORCES  # "bombs kill 21 after the army retakes a town"
    return any(e.type in _FROM_AFAR for e in left.told) and all(e.type not in _FROM_AFAR for e in right.told)


def _was_taken(t: Telling) -> bool:
    """ "The town was recaptured from the rebels"."""
    ends = {x.end + 1 for x in t.tokens if x.low in ("was", "were")}
    return any(e.start in ends and not e.noun and e.key in words_of("ground") for e in t.told)


def retakes(t: Telling) -> bool:
    """ "Troops retook the port (a week after it was raided)"."""
    return any(deed_of(e) in words_of("retaken") for e in t.told)


def hands_changed_before(t: Telling) -> bool:
    """Whether it tells what one side had done before what the stretch before it tells of the other."""
    if t.left is None:
        return False
    return (t.is_led_back and changes_hands_again(t.left, t)) or was_done_before(t.left, t, t.opened_by)


def subject_of(t: Telling) -> ActorMention | None:
    """The first actor that a deed follows; None where a deed comes first."""
    first = min(t.actors, key=lambda a: a.start, default=None)
    deeds = [e for e in t.told if e.key not in words_of("harm")]
    if first is None or not deeds or min(e.start for e in deeds) < first.end:
        return None
    return first


def _by_whom(t: Telling) -> ActorMention | None:
    """Whose a deed is that opens a clause: "an assault by rebels"."""
    deed = min((e for e in t.told if e.noun), key=lambda e: e.start, default=None)
    by = next((x for x in t.tokens if deed and 0 < x.start - deed.end <= 1 and x.low == "by"), None)
    return next((a for a in t.actors if by and 0 < a.start - by.end <= _SUBJECT), None)


def _deeds(t: Telling) -> bool:
    return any(e.key not in words_of("harm") for e in t.told)


def _on_its_day(left: Telling, right: Telling) -> bool:
    """Whether it opens with a day that the clause before it does not lie on."""
    opening = next((m for m in right.dates if m.start - right.start <= _FRONTED), None)
    if opening is None:
        return False
    if opening.backward:  # "and a day later"
        return _APART.search(opening.text) is not None
    day = opening.when
    theirs = [m.when for m in left.dates if not m.backward and m.when.days in _ONE_DAY]
    return day.days in _ONE_DAY and bool(theirs) and all(w.earliest != day.earliest for w in theirs)


def _by_its_side(left: Telling, right: Telling) -> bool:
    """Whether it opens with who did it, who did not do what the clause before it tells."""
    first, then = subject_of(left), subject_of(right)
    if first is None or then is None or then.start - right.start > _SUBJECT:
        return False
    deed = min(e.start for e in right.told if e.start >= then.end)
    return deed - then.end <= _VERB and not alike(first, then)


def alike(a: ActorMention, b: ActorMention) -> bool:
    return a.text.casefold() == b.text.casefold() or (a.id is not None and a.id == b.id)


def _in_its_place(left: Telling, right: Telling) -> bool:
    ours = {p.text.casefold() for p in left.sites}
    return bool(ours and right.sites) and ours.isdisjoint(p.text.casefold() for p in right.sites)


def is_of_day_there(left: Telling, right: Telling) -> bool:
    """ "Jets back the militia, which on Friday took the town of Velm": a clause that opens with a day and has
    a town, where what stands before it has none."""
    opens = any(m.when.days == 1 and m.start - right.start <= _SUBJECT for m in right.dates)
    return opens and _is_pointed(right) and not _is_pointed(left)


def _is_pointed(t: Telling) -> bool:
    return any(p.place.precision in POINTS for p in t.sites)


def counts_again(left: Telling, right: Telling) -> bool:
    """Whether the right side counts further people in a further place: "while six others died in a village
    near the city"."""
    same = {c.property for c in left.counts} & {c.property for c in right.counts}
    placed = right.sites or not words_of("town").isdisjoint(right.low)
    return bool(same and left.sites and placed) and counts_more(right, others=True)


def is_bygone(left: Telling, right: Telling) -> bool:
    """ "Jets hit the town, which rebels had seized in March": a clause on a place with a month or year of its
    own. What the clause says of a deed before it ("the raid that killed 11 in March") is of that deed."""
    months = [t for t in right.dates if t.when.over_a_week]
    days = {t.text.casefold() for t in left.dates}
    deed = any(right.start - e.end <= _NEXT_TO for e in left.events)
    fresh = [e for e in right.told if e.key not in words_of("harm")]
    if fresh and not deed and not left.dates and is_of_day_there(left, right):
        return True
    if fresh and not deed and right.dates and retakes(left):
        return days.isdisjoint(t.text.casefold() for t in right.dates)
    if not (months and fresh) or deed:
        return False
    behind = {x.low for x in right.tokens if x.start > months[0].start}
    if right.counts and not behind.isdisjoint(LEAVING):
        return False  # "which they had seized in March, killing two"
    return days.isdisjoint(t.text.casefold() for t in months)


def next_in_headline(s: Sentence, here: dict[str, list[Mention]]) -> list[int]:
    """Where a headline goes on to its next deed, right behind the place of one: "Army Kills Nine in Varna
    Retakes Velm", "… in Varna Rebels Regain Velm", "… in Varna Advances in Velm"."""
    if s.index > _HEADLINES:
        return []
    events = [e for e in here["events"] if isinstance(e, EventMention)]
    out: list[int] = []
    for p in here["places"]:
        if not isinstance(p, PlaceMention) or p.use not in AT or not any(e.end < p.start for e in events):
            continue
        at = s.begun(p.end)
        subject = list(takewhile(lambda x: x.text[0].isupper(), s.tokens[at : at + _SUBJECT_WORDS + 1]))
        deed = next((e for e in events if any(e.start == x.start for x in subject)), None)
        if deed is None:
            continue
        behind = s.tokens[s.begun(deed.end) :][:1]
        told = deed.plural and deed.start == subject[0].start and bool(behind) and behind[0].low == "in"
        if told or not deed.noun:
            out.append(subject[0].start)
    return out
