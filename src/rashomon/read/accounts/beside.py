"""Counts that stand beside what a page on one crime tells: of another incident, or of people counted before.

A local page recalls other victims ("a teen killed in a shooting at the same corner"), and tells of its own
in ever new words. A small linear model, learned from pages whose incident's figures are known, judges each
single person and each number; what it takes for told beside is marked (``Claim.aside``) and kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.learned import Linear, linear
from rashomon.model import Claim, HarmGroup, Passage, Property, Stance
from rashomon.read.counts.tables import word_set
from rashomon.read.document import Document

SHA256 = "8dd0b37ae82da58efc3b62dc126ecca3b759c3afd2dab988593e3605812b6798"
# Probability of being the page's own, below which a count is beside it: on pages not learned from, where
# figures come out right most often. Who is hurt is told with less to tell them apart by.
_LEAST = {Property.KILLED: 0.6, Property.WOUNDED: 0.45}
_HARMS = (Property.KILLED, Property.WOUNDED)
_NO_FACT = (Stance.DENIED, Stance.CONDITIONAL)
_HEAD = 5  # sentences, the title's included, that say what a page is about
_NEAR = 5  # words looked at on each side
_AROUND = 50  # characters in which they are looked for
_WORDS = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_CUES = word_set("told before")


def model() -> Linear:
    """Built by ``bench/train/beside.py``: the log-odds that a count is the page's own."""
    return linear("accounts_beside", SHA256)


@dataclass(slots=True)
class Counted:
    """One person, or one number of people, with the claims that count them, in reading order."""

    harm: Property
    value: int
    single: bool
    claims: list[Claim] = field(default_factory=list)
    order: int = 0  # among those of its harm

    @property
    def first(self) -> Claim:
        return self.claims[0]


def with_asides(doc: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an account, those marked whose people are told of beside it."""
    weights = model()
    every = counted(claims)
    around = Setting(doc, every)
    return marked(claims, [(x, weights.probability(features(x, around))) for x in every])


def marked(claims: Sequence[Claim], judged: Sequence[tuple[Counted, float]]) -> list[Claim]:
    """The claims, marked by how probable it is of each of their counts that it is the page's own."""
    own: dict[str, bool] = {}
    for x, probability in judged:
        likely = _titled(x) or _of_a_toll(x) or _of_many(x) or _further(x) or _of_the_doer(x)
        likely = likely or probability >= _LEAST[x.harm]
        own.update((c.id, own.get(c.id, False) or likely) for c in x.claims)
    sure = [c for x, _ in judged for c in x.claims if own[c.id]]
    for x, _ in judged:
        if not x.single and any(_in_one_clause(x.first, c) for c in sure):
            own.update((c.id, True) for c in x.claims)
    # A part goes with its whole, also one that is larger: that is a slip, and no other incident.
    asides = [c for c in claims if not own.get(c.part_of or c.id, True)]
    kept = [c for x, _ in judged for c in x.claims if own[c.id]]
    beside = {c.id for c in asides if not any(_in_one_breath(c, k) for k in kept)}
    return [replace(c, aside=True) if c.id in beside else c for c in claims]


def _titled(x: Counted) -> bool:
    """Whether the headline tells of it: that is what the page is about."""
    return any(p.field == "title" for c in x.claims for p in c.passages())


def _of_a_toll(x: Counted) -> bool:
    """ "Raising the toll to seven": a report's toll, or a change of it, is its own incident's."""
    return any(c.toll or c.rule.split(":")[2:3] == ["toll"] for c in x.claims)


def _of_many(x: Counted) -> bool:
    """Whether it is the first number of dead that the page gives, and a large one or in its first words: what
    a page opens with is its own, and crimes on which the model was learned seldom kill so many."""
    first = x.harm is Property.KILLED and not x.single and x.order == 0
    return first and (x.value >= _MANY or x.first.passage.start < _FIRST_WORDS)


_MANY = 5
_FIRST_WORDS = 150  # characters


def _further(x: Counted) -> bool:
    """ "A second man was found dead", "the driver also died": one more than the page's first, whom the words
    count on from."""
    return x.harm is Property.KILLED and x.single and bool(_NTH.search(x.first.passage.quote))


def _of_the_doer(x: Counted) -> bool:
    """ "Then turned the gun on himself": who did what the page is about died of it."""
    return x.harm is Property.KILLED and any(c.group is HarmGroup.PERPETRATORS for c in x.claims)


_NTH = re.compile(r"^an? (?:second|third|fourth|fifth|sixth) |\balso\b", re.IGNORECASE)


def _in_one_breath(a: Claim, b: Claim) -> bool:
    """ "Killed her daughter and two grandchildren": who stands in one row with the page's own is its own."""
    p, q = a.passage, b.passage
    near = p.start <= q.end + _ROW and q.start <= p.end + _ROW
    return a.property is b.property and p.field == q.field and near


def _in_one_clause(a: Claim, b: Claim) -> bool:
    """ "Leaving two riders dead, more than 20 hurt": who is counted in one clause of the lead with the
    page's own, of another harm, is its own."""
    p, q = a.passage, b.passage
    near = p.field == q.field and p.start - _CLAUSE <= q.end <= p.start + _CLAUSE
    return near and a.property is not b.property and p.start < _LEAD


_CLAUSE = 25  # characters between the dead and the hurt of one clause
_LEAD = 400  # characters of a page that tell its news
_ROW = 6  # characters between two of a row: " and ", ", "


def counted(claims: Sequence[Claim]) -> list[Counted]:
    """The single people and the numbers of people killed or hurt, in the order in which they are told.

    The wounded who are told to have died are left to the dead.
    """
    usable = [replace(c, passage=_first(c)) if c.also else c for c in claims if _is_count(c)]
    usable.sort(key=lambda c: _at(c.passage))
    dead = {n for c in usable if c.property is Property.KILLED for n in c.persons}
    out: dict[tuple[object, ...], Counted] = {}
    orders: Counter[Property] = Counter()
    for c in usable:
        for key, value, single in _keys(c, dead):
            if key not in out:
                out[key] = Counted(c.property, value, single, order=orders[c.property])
                orders[c.property] += 1
            out[key].claims.append(c)
    return list(out.values())


def _first(c: Claim) -> Passage:
    """Where the text, below its title, first tells a claim."""
    return min((p for p in c.passages() if p.field == c.passage.field), key=_at)


def _is_count(c: Claim) -> bool:
    told = c.property in _HARMS and c.stance not in _NO_FACT and c.rule.startswith("counts:")
    return told and bool(c.min or c.max)


def _keys(c: Claim, dead: set[int]) -> Iterator[tuple[tuple[object, ...], int, bool]]:
    value = c.min or c.max or 0
    hurt = c.property is Property.WOUNDED
    if c.persons:
        yield from (((c.property, n), 1, True) for n in c.persons if not (hurt and n in dead))
    elif value > 1:
        yield (c.property, "number", value), value, False
    else:
        yield (c.property, "one", c.passage.start), 1, True


def _at(p: Passage) -> tuple[bool, int]:
    return p.field != "title", p.start


class Setting:
    """What the features of each count are taken from: the sentences, and the counts beside it."""

    def __init__(self, doc: Document, every: Sequence[Counted]) -> None:
        self.doc = doc
        self.every = every
        self.spans = [(s.field, s.start, s.end, s.index) for s in doc.sentences]
        self.index = {id(x): self.sentence(x.first.passage) for x in every}
        self.head = "".join(
            f"{p.value[0]}{int(any(x.harm is p and self.index[id(x)] < _HEAD for x in every))}"
            for p in _HARMS
        )

    def sentence(self, p: Passage) -> int:
        """The index of the sentence that a passage begins in."""
        return next((i for f, start, end, i in self.spans if f == p.field and start <= p.start < end), 0)

    def words(self, index: int) -> str:
        return self.doc.words_of(self.doc.sentences[index])


def features(x: Counted, around: Setting) -> list[str]:
    """What speaks for and against a count being of the page's own incident, and of nobody counted before."""
    index = around.index[id(x)]
    return sorted({*_standing(x, around, index), *_wording(x, around, index)})


def _standing(x: Counted, around: Setting, index: int) -> list[str]:
    """Where it is told, how, and beside which other counts."""
    c = x.first
    p = x.harm.value[0] + ("s" if x.single else "n")
    pos = "title" if c.passage.field == "title" else _bucket(index)
    kind, form = (*c.rule.split(":", 2), "", "")[1:3]
    others = [o for o in around.every if o.harm is x.harm and o is not x]
    number = max((o.value for o in others if not o.single), default=0)
    singles = sum(o.single for o in others)
    retold = sum(1 + len(k.also) for k in x.claims)
    order = min(x.order, 4)
    out = [
        p,
        f"{p} at {pos}",
        f"{p} order {order}",
        f"{p} order {order} at {pos}",
        f"{p} kind {kind}",
        f"{p} order {min(x.order, 2)} kind {kind}",
        f"{p} form {form}",
        f"{p} head {around.head}",
        f"{p} head {around.head} at {pos}",
        f"{p} retold {min(retold, 4)}",
        f"{p} retold {min(retold, 3)} order {min(x.order, 2)}",
        f"{p} third {min(2, 3 * index // max(1, len(around.spans)))}",
        f"{p} size {_bucket(x.value)}",
        f"{p} group {c.group}",
        f"{p} part {c.part_of is not None}",
        f"{p} voice {c.attributed_to is not None}",
    ]
    if x.single:
        out.append(f"{p} number {min(number, 4)} order {order}")
    else:
        out.append(f"{p} singles {min(singles, 4)} value {min(x.value, 6)}")
        relation = "more" if number > x.value else "less" if number else "none"
        out.append(f"{p} number {relation} at {pos}")
    return out


def _wording(x: Counted, around: Setting, index: int) -> list[str]:
    """The words of its sentence in small letters, those beside it, and the signs of another day."""
    text, quote = around.words(index), x.first.passage.quote
    p = x.harm.value[0]
    out = [f"{p} word {w}" for w in _WORDS.findall(text) if w.islower() and len(w) > 2]
    start = text.find(quote)
    if start >= 0:
        before = _WORDS.findall(text[max(0, start - _AROUND) : start])[-_NEAR:]
        end = start + len(quote)
        after = _WORDS.findall(text[end : end + _AROUND])[:_NEAR]
        out += [f"{p} before {w}" for w in before if w.islower()]
        out += [f"{p} after {w}" for w in after if w.islower()]
    out += [f"{p} in {w}" for w in _WORDS.findall(quote)[:8] if w.islower()]
    if index:
        last = {w.casefold() for w in _WORDS.findall(around.words(index - 1))}
        out += [f"{p} sentence before {w}" for w in last & _CUES]
    where = "lead" if index < _HEAD else "below"
    if _YEAR.search(text):
        out.append(f"{p} year {where}")
    if _MONTH.search(text):
        out.append(f"{p} month {where}")
    return out


def _bucket(n: int) -> str:
    return str(n) if n < 3 else "3-5" if n < 6 else "6-10" if n < 11 else "11-20" if n < 21 else "21+"
