"""Which single people are the same: "a 20-year-old man was killed … Taylor was pronounced dead … he"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import HarmGroup, Property, Stance
from rashomon.read.counts.fates import OPEN, all_died, both_dead, hurt_alone, survived
from rashomon.read.counts.group import Group
from rashomon.read.counts.likeness import Person, likeness, may_be_one
from rashomon.read.counts.rows import goes_on
from rashomon.read.counts.spans import stance
from rashomon.read.counts.tables import THEIR, tables, word_set
from rashomon.read.counts.totals import Found
from rashomon.read.document import Token

_SINGLE = frozenset("single bare aged name pronoun self another words digits".split())
_MALE = word_set("male")
_FEMALE = word_set("female")
_YOUNG = word_set("young")
_OTHER = frozenset("another other second third fourth fifth".split())
_KNOWN = frozenset("the his her their this its".split())  # determiners of people told of before
_PERPETRATORS = word_set("doers")


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
            new = _where_he(f, _named_behind(f, last, _described(f, first, last)))
            others: set[int] = set()
            if f.group.kind == "self":
                others = {n for x in out if x.parsed is f.parsed and _his_deed(x, f) for n in x.persons}
                new = _doer(f, new, any(x.parsed is f.parsed and _his_deed(x, f) for x in out))
                if _of_relative(f, f.parsed.groups) is not None:
                    others |= {p.number for p in known if p.nouns and not p.nouns & new.nouns}
            if not told_who and f.group.kind == "another":
                told_who = next((x.persons for x in out if _other_again(x, f)), ()) or _with_its_toll(out, f)
            if told_who and not mine:
                person = known[told_who[0] - 1]
            else:
                person = _same([p for p in known if p.number not in others], new, f) or _added(known)
            _learn(person, new, f)
            mine.append(person.number)
        f.persons = tuple(dict.fromkeys(mine))
        out.append(f)
        _spare(known, [x for x in out[-_NEAR:] if x.parsed is f.parsed])
    _as_the_titled(known, out)
    dead = {p.number for p in known if p.killed}
    gone = {id(x) for k, f in enumerate(out) for x in all_died(out[:k], f)}
    return [
        f
        for f in out
        if id(f) not in gone
        if f.harm.property is not Property.WOUNDED or not f.persons or not dead.issuperset(f.persons)
    ]


def _spare(known: Sequence[Person], told: Sequence[Found]) -> None:
    """Of "one person was killed and another wounded", the other."""
    dead = {n for x in told if x.harm.property is Property.KILLED and x.group.value for n in x.persons}
    for x in told:
        if (
            dead
            and x.harm.property is Property.WOUNDED
            and x.harm.kind not in OPEN
            and dead.isdisjoint(x.persons)
        ):
            for n in x.persons:
                known[n - 1].spared = True


_NEAR = 4  # counts of one sentence


def _as_the_titled(known: Sequence[Person], out: Sequence[Found]) -> None:
    """ "Child killed in accident", and below "a boy was hit … he later died": the one of whom the headline
    tells a death is the only one who dies below, where nothing speaks against it."""
    titled = [p for p in known if p.titled and p.killed]
    below = [p for p in known if not p.titled and p.killed]
    if len(titled) != 1 or len(below) != 1 or not may_be_one(titled[0], below[0]):
        return
    for f in out:
        f.persons = tuple(titled[0].number if n == below[0].number else n for n in f.persons)


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
    if b.group.kind == "single" and b.parsed.tokens[b.group.first].low in THEIR:
        return False  # "killed the mayor, his driver": nobody is his own
    if not (a.group.last <= b.group.first and (b.group.last <= a.harm.first or a.group.first >= a.harm.last)):
        return False
    if goes_on(a.parsed, b.group) or _of_two_sexes(a, b) or _both_named(a, b) or _in_row(a, b):
        return False
    between = a.parsed.tags[a.group.last : b.group.first]
    if b.group.kind == "pronoun":
        return True
    return "AND" not in between and "WITH" not in between and "OR" not in between


def _in_row(a: Found, b: Found) -> bool:
    """ "Including a woman, a child and two guards": parts of one whole in a row that "and" ends."""
    groups, tags = a.parsed.groups, a.parsed.tags
    whole, articles = b.group.parent, {x.group.extra for x in (a, b)}
    if whole < 0 or a.group.parent != whole or not articles <= {("a",), ("an",)}:
        return False
    rest = [g for g in groups if g.first > b.group.first and g.parent == whole]
    ends = next((i for i in range(b.group.last, len(tags)) if tags[i] == "AND"), -1)
    return ends >= 0 and any(0 < g.first - ends <= _ROW for g in rest)


_ROW = 2  # tokens from "and" to the last of a row


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
        if low in _PERPETRATORS or low.removesuffix("s") in _PERPETRATORS or low == "suspected":
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
    if h.last > first or h.property not in (Property.KILLED, Property.WOUNDED):
        return False
    first_word = max(0, h.first - _SUBJECT)
    if {"SAY", ":"} & set(f.parsed.tags[first_word : h.first]):
        return False  # "police said that he killed", "Police: man shot and killed his daughter"
    words = [t.low for t in f.parsed.tokens[first_word : h.first]]
    return any(
        w in _POLICE and "at" not in words[max(0, i - 2) : i]  # "fired at the officers, striking one"
        for i, w in enumerate(words)
    )


_SUBJECT = 5  # words before a verb in which its subject stands
_POLICE = word_set("police")


def _named_behind(f: Found, last: int, new: Person) -> Person:
    """ "A neighbour, Ann Lee", "the second clerk, a 58-year-old": with the name or age behind a comma."""
    if f.group.kind == "single" and f.parsed.tags[last : last + 1] == [","]:
        behind = f.parsed.tokens[last + 1 : last + 4]
        aged = next((k for k, t in enumerate(behind) if t.low.isdecimal()), -1)
        old = any(t.low.endswith("-old") for t in f.parsed.tokens[last + 2 + aged : last + 4 + aged])
        if new.age is None and 0 <= aged < _AGE_BEHIND and old:
            new.age = _years(int(behind[aged].low), f.parsed.tokens[last + 2 + aged : last + 5 + aged])
        name = next((g for g in f.parsed.groups if g.kind == "name" and g.first == last + 1), None)
        if name is not None:
            told = _described(f, name.first, name.last)
            new.names |= told.names
            new.last = told.last or new.last
    return new


_AGE_BEHIND = 2  # words from the comma to the age: "a 33"


def _years(number: int, after: Sequence[Token]) -> int:
    """An age in years: "a 20-month-old" is one."""
    unit = next((t.low for t in after if t.low[0].isalpha()), "")
    return number // 12 if unit.startswith("month") else 0 if unit.startswith(("week", "day")) else number


def _homed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capitalised word belongs to the home told after a name: "Ann Lee, 27, of Harlow"."""
    return any(t.low in (",", "of", "from", "(") for t in tokens[:i])


def _other_again(x: Found, f: Found) -> bool:
    """ "One man dead and another injured", and in another sentence the same words: no further one."""
    others = x.group.kind == f.group.kind and x.harm.property is f.harm.property
    return others and x.sentence is not f.sentence and len(x.persons) == 1 and _words(x) == _words(f)


def _with_its_toll(out: Sequence[Found], f: Found) -> tuple[int, ...]:
    """ "Left two dead and one man wounded", and below "two were killed and another wounded": the one hurt in
    the sentence before that gave that toll."""
    near = out[-_RETOLD:]
    dead = {x.group.value for x in near if x.parsed is f.parsed and x.harm.property is Property.KILLED}
    if f.harm.property is not Property.WOUNDED or len(dead) != 1:
        return ()
    for x in near:
        toll = x.parsed is not f.parsed and x.harm.property is Property.KILLED and x.group.value in dead
        hurt = [y for y in near if toll and y.parsed is x.parsed and y.harm.property is Property.WOUNDED]
        if len(hurt) == 1 and len(hurt[0].persons) == 1:
            return hurt[0].persons
    return ()


_RETOLD = 12  # counts before it among which a toll is told again


def _words(f: Found) -> list[str]:
    """The words from the count before it to the end of a count's harm word."""
    end = max(f.group.last, f.harm.last)
    before = [g.first for g in f.parsed.groups if g.last <= f.group.first]
    return [t.low for t in f.parsed.tokens[max(before, default=f.group.first) : end]]


def _where_he(f: Found, new: Person) -> Person:
    """ "The boy was taken to Velm Hospital, where he died": "he" is whom the clause before tells of."""
    g = f.group
    if g.kind != "pronoun" or not g.first or f.parsed.tokens[g.first - 1].low != "where":
        return new
    before = [x for x in f.parsed.groups if x.last < g.first and x.kind in _SINGLE and x.value == 1]
    for x in reversed(before):
        told = _described(f, x.first, x.last)
        there = x.kind == "name" and f.parsed.tokens[x.first - 1].low in ("to", "at", "in")
        if told.sex in ("", new.sex) and x.kind != "self" and not there:
            told.sex, told.other = new.sex, False
            told.nouns.discard("other")
            return new if x.kind == "pronoun" else told
    return new


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
        if g.kind not in ("pronoun", "self") and tokens[g.first].low not in THEIR and g.last <= f.harm.first
    )
    subject = _of_relative(f, before) or next(named, None)
    if subject is not None and not killed:
        told = _described(f, subject.first, subject.last)
        if told.sex in ("", new.sex):
            told.sex = new.sex
            return told
    new.perpetrator = f.harm.property is Property.KILLED
    return new


def _of_relative(f: Found, before: Sequence[Group]) -> Group | None:
    """ "A guard was shot by a man who later killed himself": the man, whom "by" names before the "who"."""
    tags = f.parsed.tags
    who = next((i for i in range(f.harm.first - 1, 0, -1) if tags[i] == "WHO"), -1)
    return next((g for g in before if 0 <= who - g.last <= 1 and g.first and tags[g.first - 1] == "BY"), None)


def _same(known: Sequence[Person], new: Person, f: Found) -> Person | None:
    """The person told of before whom ``new`` is, or None."""
    g = f.group
    first_word = f.parsed.tokens[g.first].low
    pointing = g.kind in ("pronoun", "self") or first_word in _KNOWN
    best: tuple[int, int] | None = None
    for p in _latest_first(known, f.sentence.index):
        how = likeness(p, new, f, pointing)
        if how and (best is None or how > best[0]):
            best = (how, p.number)
    return next(p for p in known if p.number == best[1]) if best else None


def _latest_first(known: Sequence[Person], sentence: int) -> Iterator[Person]:
    yield from sorted(known, key=lambda p: (sentence - p.sentence, -p.number))


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
