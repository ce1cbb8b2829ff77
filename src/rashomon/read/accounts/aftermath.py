"""How far a day stands from the deed: its own, that of a death from it, of an arrest, of a court."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from rashomon.data import rows
from rashomon.model import IncidentType
from rashomon.model.when import MONTH
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import cues, has, words_of
from rashomon.read.document import Token
from rashomon.read.mentions import EventMention, TimeMention

DEATH, AFTER, COURT = 1, 2, 3  # see remove_from_deed
_JOINED = 3  # characters between a day and the event it stands before
_APPOSED = len(", on ")  # characters between "a month earlier" and the day that it is
_REACH = 6  # words in which a day's own verb stands before it
_SCENE = 4  # words before a funeral that say that it was the scene
_ARREST_REACH = 5  # words from "arrested" to its day
_TOLD_REACH = 5  # words from "told" to the day, of who was told
_ON = len(" last on ")
_LONG_REACH = 18  # words, all of them of the place, from "occurred" to a day
_HOURS = frozenset(("a.m.", "p.m.", "am", "pm"))


@cache
def aftermath() -> dict[str, int]:
    """Words of an aftermath: 2 what may follow at once, 3 a court, months later."""
    return {word: COURT if kind == "court" else AFTER for word, kind in rows("accounts_aftermath.tsv")}


def remove_from_deed(t: Telling, m: TimeMention) -> int:
    """How far the day stands from the deed: 0 its own, 1 a death from it, 2 what came after or was said, 3 a
    court's. A word of an aftermath counts where it stands nearer than any event."""
    if _is_stated(t, m) or _is_of_harm(t, m):
        return 0
    own = [e for e in t.told if not _is_charge(t, e) and e.text.casefold() not in aftermath()]
    if any(0 <= e.start - m.end <= _JOINED for e in own):
        return 0  # "the men on June 3 shot four"
    if _is_bygone(t, m):
        return AFTER
    came_after = after_words(t.tokens, m.start)
    led = any(x.end <= m.start for x in came_after)
    event = _distance(m, [(e.start, e.end) for e in own if not (led and _is_what_for(t, m, e))])
    near = 0
    for x in came_after:
        if m.end <= x.start and _is_told_of_them(t, m, x):
            continue
        if m.end <= x.start and any(0 < d.start - x.end <= _ON for d in t.dates):
            continue  # "blew it up in October told a court on Thursday": the day behind it is the court's
        kind = aftermath()[x.low]
        if kind > near and _distance(m, [(x.start, x.end)]) < event:
            near = kind
    if near or is_of_saying(t, m) or is_of_finding(t, m):
        return near or AFTER
    if _is_found(t, m):
        return 0
    return int(_beside(t, m, words_of("died")) or _of_death(own, m))


def _is_told_of_them(t: Telling, m: TimeMention, x: Token) -> bool:
    """ "Gunmen who killed six in June have been arrested": the day stands in what says who they are."""
    k = next(k for k, y in enumerate(t.tokens) if y is x)
    verb = [y.low for y in t.tokens[max(0, k - 2) : k] if y.start >= m.end]
    who = any(y.low == "who" and y.start < e.start < e.end <= m.start for y in t.tokens for e in t.told)
    return who and verb[-2:] in _PERFECT


_PERFECT = (["have", "been"], ["has", "been"], ["had", "been"])


def called_by_month(t: Telling) -> TimeMention | None:
    """The month that a deed is called by: "an August air strike", "the bombing of a mill last month"; days
    after it are of what came of it. A battle lasts: "an offensive last month" goes on."""
    if t.borrowed_time:
        return None
    deeds = [e for e in t.told if e.noun and e.type is not IncidentType.CLASH]
    for m in t.dates:
        if m.backward or not m.when.over_a_week or (m.when.days or 0) > MONTH:
            continue
        if any(0 < e.start - m.end <= _JOINED for e in deeds):
            return m
        last = max((e for e in t.told if e.end <= m.start), key=lambda e: e.end, default=None)
        between = [x.low for x in t.tokens if last and last.end <= x.start and x.end <= m.start]
        if last in deeds and words_of("clause-ends").isdisjoint(between) and "—" not in between:
            return m
    return None


def is_of_finding(t: Telling, m: TimeMention) -> bool:
    """Whether the day is that on which bodies were found: "on Sunday found the bodies of four men"."""
    return has("recovered", t.low) is not None and _beside(t, m, words_of("finding"))


def _is_found(t: Telling, m: TimeMention) -> bool:
    """Whether the day is that on which somebody was found dead, the first that is known of the deed."""
    low = [x.low for x in t.tokens if x.end <= m.start][-_REACH:]
    return any(pair == ("found", "dead") for pair in pairwise(low))


def after_words(tokens: Sequence[Token], at: int) -> list[Token]:
    """The words of an aftermath that may claim a day at character ``at``: not those of who or what only says
    so ("investigators say", "court records show", "According to the indictment, the men on June 3 shot")."""
    opened = [x.low for x in tokens[:2]] == ["according", "to"]
    comma = next((x.start for x in tokens if x.text == ","), 0) if opened else 0
    found = []
    for k, x in enumerate(tokens):
        if x.low not in aftermath() or x.start < comma < at:
            continue
        then = tokens[k + 1].low if k + 1 < len(tokens) else ""
        if x.low == "accused" and then == "of" and _is_done_then(tokens[k + 2 :], at):
            continue  # "accused of firing at a caravan on Nov. 5"
        if x.low == "declared" and then != "dead":
            continue  # "a declared Norlandic strike hit a mill on May 3"
        if x.low == "suspects" and then.isalpha() and then not in words_of("passive"):
            continue  # "the suspects drew rifles on Saturday"
        if x.low in words_of("gathering") and is_scene([y.low for y in tokens[:k]]):
            continue  # "wounded while attending a funeral Friday"
        if then in words_of("papers") or (x.low in words_of("sayers") and then in words_of("saying")):
            continue
        found.append(x)
    return found


def _is_done_then(rest: Sequence[Token], at: int) -> bool:
    """Whether the words behind "accused of" are a deed, and a day of the calendar its own: no clause ends
    between them."""
    between = [x.low for x in rest if x.end <= at]
    then = next((x.text for x in rest if x.start >= at), "")
    ends = words_of("clause-ends") - {"and", ","}
    done = bool(between) and between[0].endswith("ing") and ends.isdisjoint(between)
    return done and then[:1].isupper() and not then.casefold().endswith("day")


def is_scene(before: Sequence[str]) -> bool:
    """Whether by the words before a gathering those who came were attacked there: "shot at (a vigil)", "were
    hit as they left (a funeral)"."""
    attending = not words_of("attending").isdisjoint(before[-_SCENE:])
    return attending and not words_of("harmed").isdisjoint(before)


def _is_bygone(t: Telling, m: TimeMention) -> bool:
    """Whether a clause opens with the day as background: "Back on May 2, a man was killed there", "A month
    earlier, on April 9"."""
    if any(x.backward and 0 < m.start - x.end <= _APPOSED for x in t.times if x.sentence == m.sentence):
        return True
    before = [x for x in t.sentence.tokens if x.end <= m.start][-3:]
    low = [x.low for x in before]
    return low[-2:] in (["back", "on"], ["back", "in"]) and (len(low) == 2 or before[0].text in {",", "—"})


def _of_death(own: list[EventMention], m: TimeMention) -> bool:
    """Whether the nearest word of a deed only tells of a death: "died at a hospital on Friday"."""
    near = min(own, key=lambda e: _distance(m, [(e.start, e.end)]), default=None)
    return near is not None and near.text.casefold() in words_of("died")


def _is_stated(t: Telling, m: TimeMention) -> bool:
    """Whether the words say that the deed was then: "it happened about 9 p.m. Friday"."""
    before = [x.low for x in t.tokens if x.end <= m.start]
    low = before[-_REACH:]
    for k in range(len(before) - _REACH - 1, max(-1, len(before) - _LONG_REACH), -1):
        # "occurred at a residence located in the 900 block of Ostelin Road in Varna on May 3"
        if before[k] in words_of("befell") and words_of("clause-ends").isdisjoint(before[k:]):
            low.append(before[k])
    return (
        m.when.days == 1 and not words_of("befell").isdisjoint(low) and words_of("other").isdisjoint(before)
    )


def _is_charge(t: Telling, e: EventMention) -> bool:
    """Whether the word only names what somebody is charged with, or what a death is ruled: "charged with
    murder Thursday", "held on capital murder and trespass charges", "ruled the death a homicide Thursday"."""
    low = [x.low for x in t.tokens if x.end <= e.start][-_REACH:]
    if low[-1:] in (["a"], ["an"]) and "ruled" in low:
        return True
    if low[-1:] in (["with"], ["of"]) and not words_of("charging").isdisjoint(low):
        return True
    if e.text.casefold() not in words_of("charged-with"):
        return False
    for x in [x for x in t.tokens if x.start >= e.end][:_REACH]:
        if x.low in ("charge", "charges"):
            return True
        if not x.text.islower() or x.low in words_of("small"):
            break
    return False


def _is_what_for(t: Telling, m: TimeMention, e: EventMention) -> bool:
    """Whether a deed only says what for: "sentenced to life without parole Monday for the shooting",
    "surrendered to the homicide squad Tuesday to be booked"."""
    between = [x.low for x in t.tokens if m.end <= x.start < e.start]
    then = next((x.low for x in t.tokens if x.start >= e.end), "")
    return then in words_of("casework") or between[:1] in (["for"], ["in"], ["over"], ["to"])


def _is_of_harm(t: Telling, m: TimeMention) -> bool:
    """Whether a day of the calendar stands right behind those harmed: "guilty of murdering Ann Lee, 31, on 14
    October last year". A weekday there may as well be the court's."""
    day = m.when.day is not None and m.when.month is not None
    return day and any(c.field == m.field and 0 <= m.start - c.end <= _BEHIND for c in t.counts)


_BEHIND = len(", on or about ")


def is_of_saying(t: Telling, m: TimeMention) -> bool:
    """Whether the day is that of a statement: "said Monday that", "police on Tuesday confirmed", "on Tuesday,
    the chief said"; "was reported Monday" is none."""
    words = t.sentence.tokens
    first, last = t.sentence.ended(m.start), t.sentence.begun(m.end)
    before = [x.low for x in words[:first]]
    small = [w for w in before if w not in words_of("small")]
    if "that" in before[-2:] and is_by_clock(m):
        return False  # "wrote in a notice that at 7:40 p.m. on Tuesday"
    if small[-1:] == ["reported"] and small[-2:-1] in (["was"], ["were"], ["been"]):
        return False
    long = m.when.over_a_week  # "blew it up in October told a court": no statement is of a month
    if _beside(t, m, words_of("saying")) and not long:
        return True
    if "to" in small[-_TOLD_REACH:] and not words_of("toll rose").isdisjoint(small[-_TOLD_REACH:]):
        return bool(t.counts)  # "the number of the dead rose to 31 on Tuesday"
    after = [x.low for x in words[last : last + 2]]
    if "told" in small[-_TOLD_REACH:] and (after[:1] == ["that"] or _is_told_to(words[:first])):
        return True  # "police told the paper Sunday that", "a medic told Agence Velm on Sunday"
    if _opens_what_is_said(t, m):
        return True
    if _is_of_a_claim(small, after):
        return True
    if words_of("opens on a day").issuperset(before):
        for x in words[last : last + 2 * _REACH]:
            if x.low in words_of("saying"):
                return True  # "on Friday the toll of the raid rose": saying has "toll"
            if any(e.start <= x.start < e.end for e in t.told) or x.low in words_of("befell"):
                break
    return has("briefing", before[-4:]) is not None


def _is_told_to(before: Sequence[Token]) -> bool:
    """Whether words end with "told" and only who was told: names, "reporters", "the agency"."""
    told = max(k for k, x in enumerate(before) if x.low == "told")
    who = [x for x in before[told + 1 :] if x.low not in words_of("small")]
    return bool(who) and all(x.text[:1].isupper() or x.low in words_of("hearers") for x in who)


def _opens_what_is_said(t: Telling, m: TimeMention) -> bool:
    """Whether a verb and a day lead to a clause of its own: "confessed on Monday that a strike last month
    was his order"; not "in the raid on Saturday that the army said killed two"."""
    words = t.sentence.tokens
    last = t.sentence.begun(m.end)
    after = [x.low for x in words[last : last + 2]]
    if after[:1] != ["that"] or words_of("subject").isdisjoint(after[1:]):
        return False
    verb = next((x for x in words[t.sentence.ended(m.start) - 1 :: -1] if x.low != "on"), None)
    if verb is None or verb.end > m.start:
        return False
    led = verb.low.endswith("ed") or verb.low in words_of("found that")
    return led and not any(e.start <= verb.start < e.end for e in t.told)


def _is_of_a_claim(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a day is that of a claim: "on Tuesday claimed responsibility"; "on Tuesday claimed lives" is
    none."""
    said = cues("claiming")
    return any("responsibility" in x and not said.isdisjoint(x) for x in (before[-2:], after[:2]))


def _beside(t: Telling, m: TimeMention, words: frozenset[str]) -> bool:
    """Whether one of some words stands next to the expression but for small words."""
    small = words_of("small")
    tokens, first, last = t.sentence.tokens, t.sentence.ended(m.start), t.sentence.begun(m.end)
    if any(x.low in words for x in tokens[last : last + 1]):
        return True
    while first and tokens[first - 1].low in small:
        first -= 1
    return first > 0 and tokens[first - 1].low in words


def _distance(m: TimeMention, spans: list[tuple[int, int]]) -> int:
    """Characters between an expression and the nearest of some spans; what stands behind it counts double."""
    return min(
        (m.start - b if b <= m.start else 2 * max(0, a - m.end) for a, b in spans),
        default=10_000,
    )


def is_by_clock(m: TimeMention) -> bool:
    """Whether a day is told with its hour: "around 2 a.m. on March 27"."""
    return any(x.isdigit() for x in (m.part_of_day or ""))


def points_back(m: TimeMention) -> bool:
    """Whether the time leans on one told of before ("24 hours earlier", "that Saturday")."""
    return m.backward or m.text.casefold().startswith("that ")


def is_of_arrest(tokens: Sequence[Token], m: TimeMention) -> bool:
    """Whether a day is that of an arrest: "was arrested in Varna on Thursday"."""
    near = [x.low for x in tokens if x.end <= m.start][-_ARREST_REACH:]
    return not words_of("arrested").isdisjoint(near)


def is_indefinite(tokens: Sequence[Token], m: TimeMention) -> bool:
    """Whether a bare weekday is any such day: "on a snowy Friday night", "on a Sunday"; not "shortly after
    4:15 a.m. on a Sunday"."""
    if m.when.weekday is None or m.when.day is not None:
        return False
    low = [x.low for x in tokens if x.end <= m.start][-3:]
    if low[:1] and low[0] in _HOURS:
        return False
    return low[-2:] == ["on", "a"] or low[:2] == ["on", "a"]


def is_led_up(t: Telling, m: TimeMention) -> bool:
    """Whether a day stands in a clause on what came before: "After shootings on Labor Day, gunfire …"."""
    before = [x.low for x in t.tokens if x.end <= m.start]
    opened = t.start == t.sentence.start and before[:1] == ["after"] and "," not in before
    return opened and any(x.low == "," for x in t.tokens if x.start >= m.end)
