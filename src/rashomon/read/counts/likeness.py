"""Whether two tellings are of one person: what is known of each, and what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rashomon.model import HarmGroup, Property
from rashomon.read.counts.fates import JUST_TOLD, OPEN
from rashomon.read.counts.tables import THEIR, tables, word_set
from rashomon.read.counts.totals import Found

_VAGUE = frozenset(("pronoun", "single", "bare"))  # kinds of words that tell nobody apart
_GROWN = word_set("grown")
_PARENTS = word_set("elders")
_BABIES = word_set("babies")
_FURTHER = frozenset(("another", "a", "an"))
_KIN = word_set("of the doer")
_ADULT = 18


@dataclass(slots=True)
class Person:
    """What is known of one single person, and where."""

    number: int
    names: set[str] = field(default_factory=set)
    last: str = ""  # the family name, casefolded
    age: int | None = None
    sex: str = ""
    nouns: set[str] = field(default_factory=set)
    young: bool = False
    perpetrator: bool = False
    other: bool = False
    sentence: int = -1
    killed: bool = False
    wounded: bool = False
    by_police: bool = False  # told to have been killed by police: he may be the suspect
    titled: bool = True  # told of by the headline alone
    spared: bool = False  # told to be hurt in one sentence with somebody else who died
    shot: bool = False  # only told to have been shot, hit, struck: it may turn out to be a death


def likeness(p: Person, new: Person, f: Found, pointing: bool) -> int:
    """0 where they cannot be one person; else how much speaks for it."""
    first = f.parsed.tokens[f.group.first].low
    if new.other and not p.titled and (f.parsed.tokens[f.group.first].low in _FURTHER or new.age != p.age):
        return 0
    if new.other and f.sentence.index == p.sentence and new.age is None:
        return 0  # "killing one guard and wounding the second"
    if new.nouns == {"other"} and not new.names and f.sentence.index - p.sentence < JUST_TOLD:
        return 0  # "one man died; the other was hurt"
    if (
        p.perpetrator != new.perpetrator
        and not (p.by_police or new.by_police)
        and not p.names & new.names
        and (new.perpetrator or not pointing or new.nouns)
    ):
        return 0
    if _differ(p, new):
        return 0
    called = f.group.kind == "pronoun" and (p.nouns & new.nouns or (p.age is not None and p.age == new.age))
    vague = f.group.kind in _VAGUE and not called
    if p.spared and f.harm.property is Property.KILLED and not p.names & new.names and vague:
        return 0  # "one was killed and another wounded … he was shot in the chest and died"
    if (p.perpetrator and "victim" in new.nouns) or (new.perpetrator and "victim" in p.nouns):
        return 0  # also where police shot him
    kin = {n for n in p.nouns if n in _KIN}, {n for n in new.nouns if n in _KIN}
    if kin[0] and kin[1] and not kin[0] & kin[1]:
        return 0
    if first == "one" and kin[0] and not p.nouns & new.nouns:
        return 0  # "killed his wife … one of the pupils died"
    of_somebody = first in THEIR and f.group.kind not in ("pronoun", "self")
    hurt = f.harm.property is Property.WOUNDED and p.killed and not p.nouns & new.nouns
    if hurt and pointing and p.nouns and new.nouns and _serves(new) != _serves(p):
        return 0  # "one man is dead … the officer was shot in the leg"
    if of_somebody and kin[1] and (p.perpetrator or p.by_police or (hurt and not p.names & new.names)):
        return 0  # "police killed the suspect, who had shot his mother"
    if p.sentence == f.sentence.index and of_somebody and (kin[1] or not p.names & new.names):
        return 0  # "killed Sami Harun, his wife and his son", "shot his uncle and wounded his other uncle"
    if (
        _of_two_ages(p, new)
        or _of_two_ages(new, p)
        or (not p.names & new.names and _somebody_elses(p, new, f))
    ):
        return 0
    if _other_given_name(p, new) or (new.names and not p.names and p.killed and _is_also(f)):
        return 0
    if p.killed and not p.titled and f.harm.property is Property.KILLED and _is_also(f):
        return 0  # "a man was killed … the victim also died"
    if p.names and new.names:
        return 9
    if p.age is not None and p.age == new.age:
        return 8
    if pointing:
        he = f.group.kind == "pronoun" and p.last and _named_before(p, f)
        return 7 if he or p.nouns & new.nouns else 6
    if p.sentence == f.sentence.index:
        return 0  # two told of in one sentence are two
    if first in _FURTHER and _of_two_sorts(p, new):
        return 0
    dead = f.harm.property is Property.KILLED
    if (p.killed and not dead) or (dead and p.wounded and not p.killed):
        return 5 if p.nouns & new.nouns and (p.shot or f.harm.kind in OPEN) else 0
    return 5 if p.nouns & new.nouns else 3


def _differ(p: Person, new: Person) -> bool:
    """Whether age, sex or name tell two people apart."""
    if p.age is not None and new.age is not None and p.age != new.age:
        return True
    if p.sex and new.sex and p.sex != new.sex:
        return True
    if _too_young(p, new) or _too_young(new, p):
        return True
    if p.names and new.names and not (p.last in new.names or new.last in p.names):
        return True
    if new.young and p.age is not None and p.age >= _ADULT and not p.names & new.names:
        return True
    return p.young and new.age is not None and new.age >= _ADULT


def _serves(p: Person) -> bool:
    """Whether somebody is called by what he serves as: an officer, a deputy, a soldier."""
    return any(n in tables().people and tables().people[n][0] in _SERVING for n in p.nouns)


def _of_two_sorts(p: Person, new: Person) -> bool:
    """ "An officer died", "a villager was killed": one who fights or serves, one who does not."""
    if p.titled or not p.nouns or not new.nouns or p.nouns & new.nouns:
        return False
    sorts = [{tables().people[n][0] for n in x.nouns if n in tables().people} for x in (p, new)]
    serves = [bool(s) and s <= _SERVING for s in sorts]
    peaceful = [
        bool(s) and (s <= _PEACEFUL or x.nouns <= _CIVIL) for s, x in zip(sorts, (p, new), strict=True)
    ]
    return (serves[0] and peaceful[1]) or (serves[1] and peaceful[0])


_SERVING = frozenset((HarmGroup.COMBATANTS, HarmGroup.OFFICIALS))
_CIVIL = word_set("at peace")
_PEACEFUL = frozenset((HarmGroup.CIVILIANS, HarmGroup.CHILDREN, HarmGroup.WOMEN))


def _too_young(a: Person, b: Person) -> bool:
    """ "An 8-year-old boy" and "a man"."""
    return a.age is not None and a.age < _TEENS and not _ADULTS.isdisjoint(b.nouns) and not a.names & b.names


_TEENS = 14
_ADULTS = frozenset(("man", "woman"))


def _named_before(p: Person, f: Found) -> bool:
    """ "Medics tended to Lee. He died": whom the sentence before names."""
    words = re.findall(r"\w+", f.before.casefold())
    return p.last in words[-_JUST_NAMED:]


_JUST_NAMED = 12  # words


def _somebody_elses(p: Person, new: Person, f: Found) -> bool:
    """ "The girl's brother died", "their mother also died", "a neighbour was also killed": somebody besides
    those told of before."""
    own = f.parsed.tokens[f.group.first : f.group.last]
    owners = {t.low[:-2] for t in own if t.low.endswith("'s") and t.low[:-2] in tables().people}
    whom = new.nouns - owners
    if not whom or whom & p.nouns:
        return False
    return bool(owners) or (_is_also(f) and own[0].low in THEIR | _FURTHER)


def _is_also(f: Found) -> bool:
    """ "Ann Lee was also shot": besides those told of before."""
    return any(t.low == "also" for t in f.parsed.tokens[f.group.last : f.harm.first])


def _of_two_ages(a: Person, b: Person) -> bool:
    """ "A woman" and "the baby", "a girl" and "her mother"."""
    return bool((a.nouns & _GROWN and b.nouns & _BABIES) or (a.nouns & _PARENTS and b.young))


def _other_given_name(p: Person, new: Person) -> bool:
    """ "Omar Sarro" and "Ali Sarro": one family, two people, unless they are of one age ("Bob", "Robert")."""
    if not p.last or p.last != new.last or (p.age is not None and p.age == new.age):
        return False
    given = p.names - {p.last}, new.names - {new.last}
    return bool(given[0] and given[1]) and not given[0] & given[1]


def may_be_one(p: Person, q: Person) -> bool:
    """Whether nothing that is known of two people tells them apart."""
    ages = p.age is None or q.age is None or p.age == q.age
    grown = any(a.young and b.age is not None and b.age >= _ADULT for a, b in ((p, q), (q, p)))
    names = not p.names or not q.names or p.last in q.names or q.last in p.names
    doer = p.perpetrator == q.perpetrator or (q.perpetrator and not p.nouns)
    apart = _of_two_ages(p, q) or _of_two_ages(q, p)
    sexes = not p.sex or not q.sex or p.sex == q.sex
    kin = {n for n in p.nouns if n in _KIN}, {n for n in q.nouns if n in _KIN}
    return ages and names and doer and sexes and not (grown or apart or (kin[0] and kin[1] - kin[0]))
