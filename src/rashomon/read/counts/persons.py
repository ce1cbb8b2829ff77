"""Which single people are the same: "a 20-year-old man was killed … Taylor was pronounced dead … he"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.model import HarmGroup, Property, Stance
from rashomon.read.counts.fates import JUST_TOLD, OPEN, all_died, both_dead, hurt_alone, survived
from rashomon.read.counts.rows import goes_on
from rashomon.read.counts.spans import stance
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.counts.totals import Found
from rashomon.read.document import Token

_SINGLE = frozenset("single bare aged name pronoun self another words digits".split())
_MALE = word_set("male")
_FEMALE = word_set("female")
_YOUNG = word_set("young")
_GROWN = word_set("grown")
_PARENTS = word_set("elders")
_BABIES = word_set("babies")
_OTHER = frozenset("another other second third fourth fifth".split())
_FURTHER = frozenset(("another", "a", "an"))
_THEIR = frozenset(("his", "her", "their"))
_KNOWN = frozenset("the his her their this its".split())  # determiners of people told of before
_PERPETRATORS = word_set("doers")
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
    shot: bool = False  # only told to have been shot, hit, struck: it may turn out to be a death


def settled(found: Sequence[Found]) -> list[Found]:
    """The counts with their single people numbered from 1 over the document.

    One person told of by two words with one verb is counted once ("a man, Sami Harun, was killed"), and the
    wounded who are told to have died are among the dead ("a boy was shot … the boy died").
    """
    known: list[Person] = []
    out: list[Found] = []
    for f in survived(found):
        if hurt_alone(out, f):
            continue
        if not _is_of_people(f):
            if not both_dead(out, f):
                out.append(f)
            continue
        before = out[-1] if out else None
        if before is not None and len(before.persons) == 1 and _apposed(before, f):
            person = known[before.persons[0] - 1]
            _learn(person, _described(f, f.group.first, f.group.last), f)
            if before.group.group is HarmGroup.ALL:
                before.group.group = f.group.group
            continue
        mine: list[int] = []
        told_who = out.pop().persons if before is not None and _heads(before, f) else ()
        for first, last in f.group.members or [(f.group.first, f.group.last)]:
            new = _named_behind(f, last, _described(f, first, last))
            others: set[int] = set()
            if f.group.kind == "self":
                others = {n for x in out if x.parsed is f.parsed and _his_deed(x, f) for n in x.persons}
                new = _doer(f, new, any(x.parsed is f.parsed and _his_deed(x, f) for x in out))
            if told_who and not mine:
                person = known[told_who[0] - 1]
            else:
                person = _same([p for p in known if p.number not in others], new, f) or _added(known)
            _learn(person, new, f)
            mine.append(person.number)
        f.persons = tuple(dict.fromkeys(mine))
        out.append(f)
    dead = {p.number for p in known if p.killed}
    gone = {id(x) for k, f in enumerate(out) for x in all_died(out[:k], f)}
    return [
        f
        for f in out
        if id(f) not in gone
        if f.harm.property is not Property.WOUNDED or not f.persons or not dead.issuperset(f.persons)
    ]


def _is_of_people(f: Found) -> bool:
    g = f.group
    if g.value == 1:
        return g.min == g.max and g.kind in _SINGLE
    return g.value > 0 and len(g.members) == g.value


def _apposed(a: Found, b: Found) -> bool:
    """Whether b tells who a is: "a man, 43-year-old Sami Harun," or "a man … he", with one harm word."""
    if a.parsed is not b.parsed or a.harm is not b.harm or len(b.group.members) > 1:
        return False
    if a.group.kind == "list" or b.group.kind in ("another", "self"):
        return False
    if not (a.group.last <= b.group.first and (b.group.last <= a.harm.first or a.group.first >= a.harm.last)):
        return False
    if goes_on(a.parsed, b.group) or _of_two_sexes(a, b) or _both_named(a, b):
        return False
    between = a.parsed.tags[a.group.last : b.group.first]
    if b.group.kind == "pronoun":
        return True
    return "AND" not in between and "WITH" not in between and "OR" not in between


def _heads(a: Found, b: Found) -> bool:
    """ "The suspect, Ann Lee, and his victim were hit": whether a row of people begins with who a is."""
    if a.parsed is not b.parsed or a.harm is not b.harm or len(a.persons) != 1 or len(b.group.members) < 2:
        return False
    first, last = b.group.members[0]
    named = b.parsed.tags[last - 1 : last] == ["C"] and a.group.kind == "single"
    return named and a.group.first < first <= a.group.last + 1 and b.parsed.tags[first - 1] == ","


def _both_named(a: Found, b: Found) -> bool:
    """ "Ann Lee (47), Bo Reed (22)": two people, by their names."""
    one, two = (_described(x, x.group.first, x.group.last).names for x in (a, b))
    return bool(one) and bool(two) and not one & two


def _of_two_sexes(a: Found, b: Found) -> bool:
    """ "The father, Omar Sarro, the mother": two people, though commas alone part them."""
    one, two = (_described(x, x.group.first, x.group.last) for x in (a, b))
    return {one.sex, two.sex} == {"m", "f"} and bool(one.nouns and two.nouns)


def _described(f: Found, first: int, last: int) -> Person:
    """What the words of one person say of him."""
    people = tables().people
    tokens, tags = f.parsed.tokens[first:last], f.parsed.tags[first:last]
    out = Person(0, sentence=f.sentence.index)
    # "A Dorwick man", "19-year-old Ann Lee": a name stands after the noun.
    noun = max(
        (i for i, t in enumerate(tokens) if t.low in people or t.low.endswith(("-old", "-old's"))), default=-1
    )
    if f.group.kind == "name":
        noun = -1
    for i, (t, tag) in enumerate(zip(tokens, tags, strict=True)):
        low = t.low.removesuffix("'s").removesuffix("’s")
        if low in _OTHER:
            out.other = True
        if low in _PERPETRATORS or low == "suspected":
            out.perpetrator = True
        entry = people.get(low)
        if entry is not None and (tag != "C" or f.group.kind != "name"):
            out.nouns.add(low)
            if low in _MALE or entry[0] is HarmGroup.MEN:
                out.sex = "m"
            elif low in _FEMALE or entry[0] is HarmGroup.WOMEN:
                out.sex = "f"
            out.young = out.young or low in _YOUNG
        elif low in _MALE and tag != "DET":
            out.sex = "m"
        elif low in _FEMALE and tag != "DET":
            out.sex = "f"
        elif tag == "C" and len(low) > 2 and i > noun:
            out.names.add(low)
            if not out.last or not _homed(tokens, i):
                out.last = low
        elif low.isdecimal() and int(low) < 110 and out.age is None:
            out.age = _years(int(low), tokens[i + 1 : i + 4])
    out.by_police = _by_police(f, first)
    if f.group.kind == "pronoun":
        out.sex = "f" if tokens[0].low in ("she", "her") else "m"
    return out


def _by_police(f: Found, first: int) -> bool:
    """ "A burglary ended when a deputy shot and killed a man": whom police kill is the one they came for."""
    h = f.harm
    if h.last > first or h.property is not Property.KILLED:
        return False
    first_word = max(0, h.first - _SUBJECT)
    if {"SAY", ":"} & set(f.parsed.tags[first_word : h.first]):
        return False  # "police said that he killed", "Police: man shot and killed his daughter"
    return not _POLICE.isdisjoint(t.low for t in f.parsed.tokens[first_word : h.first])


_SUBJECT = 5  # words before a verb in which its subject stands
_POLICE = word_set("police")


def _named_behind(f: Found, last: int, new: Person) -> Person:
    """ "A neighbour, Ann Lee": with the name that stands behind a comma."""
    if f.group.kind == "single" and f.parsed.tags[last : last + 1] == [","]:
        name = next((g for g in f.parsed.groups if g.kind == "name" and g.first == last + 1), None)
        if name is not None:
            told = _described(f, name.first, name.last)
            new.names |= told.names
            new.last = told.last or new.last
    return new


def _years(number: int, after: Sequence[Token]) -> int:
    """An age in years: "a 20-month-old" is one."""
    unit = next((t.low for t in after if t.low[0].isalpha()), "")
    return number // 12 if unit.startswith("month") else 0 if unit.startswith(("week", "day")) else number


def _homed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capitalised word belongs to the home told after a name: "Ann Lee, 27, of Harlow"."""
    return any(t.low in (",", "of", "from", "(") for t in tokens[:i])


def _his_deed(x: Found, f: Found) -> bool:
    """Whether x tells of those whom the subject of "then himself" harmed before: objects of a verb."""
    return x.harm.kind in _DEEDS and x.group.first >= x.harm.last and x.group.last <= f.group.first


_DEEDS = frozenset("ed shot ing base".split())


def _doer(f: Found, new: Person, killed: bool) -> Person:
    """Who "himself" is: the single person told of before the verb in the sentence; else the perpetrator.

    Who is told to have harmed others in that sentence (``killed``) is the perpetrator in any case.
    """
    before = [g for g in f.parsed.groups if g.last <= f.group.first and g.kind in _SINGLE and g.value == 1]
    tokens = f.parsed.tokens
    named = (
        g
        for g in before
        if g.kind not in ("pronoun", "self") and tokens[g.first].low not in _THEIR and g.last <= f.harm.first
    )
    subject = next(named, None)
    if subject is not None and not killed:
        told = _described(f, subject.first, subject.last)
        if told.sex in ("", new.sex):
            told.sex = new.sex
            return told
    new.perpetrator = f.harm.property is Property.KILLED
    return new


def _same(known: Sequence[Person], new: Person, f: Found) -> Person | None:
    """The person told of before whom ``new`` is, or None."""
    g = f.group
    first_word = f.parsed.tokens[g.first].low
    pointing = g.kind in ("pronoun", "self") or first_word in _KNOWN
    best: tuple[int, int] | None = None
    for p in _latest_first(known, f.sentence.index):
        how = _likeness(p, new, f, pointing)
        if how and (best is None or how > best[0]):
            best = (how, p.number)
    return next(p for p in known if p.number == best[1]) if best else None


def _latest_first(known: Sequence[Person], sentence: int) -> Iterator[Person]:
    yield from sorted(known, key=lambda p: (sentence - p.sentence, -p.number))


def _likeness(p: Person, new: Person, f: Found, pointing: bool) -> int:
    """0 where they cannot be one person; else how much speaks for it."""
    first = f.parsed.tokens[f.group.first].low
    if new.other and not p.titled and (f.parsed.tokens[f.group.first].low in _FURTHER or new.age != p.age):
        return 0
    if new.nouns == {"other"} and not new.names and f.sentence.index - p.sentence < JUST_TOLD:
        return 0  # "one man died; the other was hurt"
    if (
        p.perpetrator != new.perpetrator
        and not (p.by_police or new.by_police)
        and not p.names & new.names
        and (new.perpetrator or not pointing or new.nouns)
    ):
        return 0
    if p.age is not None and new.age is not None and p.age != new.age:
        return 0
    if p.sex and new.sex and p.sex != new.sex:
        return 0
    if p.names and new.names and not (p.last in new.names or new.last in p.names):
        return 0
    if new.young and p.age is not None and p.age >= _ADULT and not p.names & new.names:
        return 0
    if p.young and new.age is not None and new.age >= _ADULT:
        return 0
    if (p.perpetrator and "victim" in new.nouns) or (new.perpetrator and "victim" in p.nouns):
        return 0  # also where police shot him
    kin = {n for n in p.nouns if n in _KIN}, {n for n in new.nouns if n in _KIN}
    if kin[0] and kin[1] and not kin[0] & kin[1]:
        return 0
    of_somebody = first in _THEIR and f.group.kind not in ("pronoun", "self")
    hurt = f.harm.property is Property.WOUNDED and p.killed and not p.nouns & new.nouns
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
    if p.names and new.names:
        return 9
    if p.age is not None and p.age == new.age:
        return 8
    if pointing:
        he = f.group.kind == "pronoun" and p.last and _named_before(p, f)
        return 7 if he or p.nouns & new.nouns else 6
    if p.sentence == f.sentence.index:
        return 0  # two told of in one sentence are two
    dead = f.harm.property is Property.KILLED
    if (p.killed and not dead) or (dead and p.wounded and not p.killed):
        return 5 if p.nouns & new.nouns and (p.shot or f.harm.kind in OPEN) else 0
    return 5 if p.nouns & new.nouns else 3


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
    return bool(owners) or (_is_also(f) and own[0].low in _THEIR | _FURTHER)


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


def _added(known: list[Person]) -> Person:
    known.append(Person(len(known) + 1))
    return known[-1]


_TOLD = (Stance.ASSERTED, Stance.ALLEGED)  # "could have killed her" kills nobody


def _learn(p: Person, new: Person, f: Found) -> None:
    if f.harm.property is Property.KILLED:
        p.killed = p.killed or stance(f.parsed.tokens, f.group, f.harm) in _TOLD
    elif f.harm.property is Property.WOUNDED:
        p.shot = f.harm.kind in OPEN and (p.shot or not p.wounded)
        p.wounded = True
    p.names |= new.names
    p.last = p.last if p.last and not new.last else new.last or p.last
    p.age = p.age if p.age is not None else new.age
    p.sex = p.sex or new.sex
    p.nouns |= new.nouns
    p.young = p.young or new.young
    p.perpetrator = p.perpetrator or new.perpetrator
    p.by_police = p.by_police or new.by_police
    p.titled = p.titled and f.sentence.field == "title"
    p.sentence = new.sentence
