"""Which harm befell which group: a sentence read left to right, by a model that weighs pairs and by rules."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Property
from rashomon.read.counts.asides import (
    of_the_dead,
    past_asides,
    says_so,
    suffered,
)
from rashomon.read.counts.by_place import by_place
from rashomon.read.counts.clauses import (
    behind_list,
    finders,
    ground_falls,
    he_shot,
    let_go,
    of_another,
    of_another_verb,
    of_some,
    of_whom,
    one_of_a_row,
    opens_clause,
    own_clause,
    second_object,
    speaks_behind,
    whom_others_harm,
)
from rashomon.read.counts.formal import SENT, carried_off, tied
from rashomon.read.counts.gaps import (
    of_nobody,
    told_by,
    without_auxiliary,
)
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.homes import hides, left_homes
from rashomon.read.counts.offices import by_office
from rashomon.read.counts.owned import OWNS, owned
from rashomon.read.counts.pairs import features
from rashomon.read.counts.parsed import Hits, Parsed, families
from rashomon.read.counts.parts import LEFT, SHARED, TOLD_BESIDE
from rashomon.read.counts.plain import (
    by_whom,
    dead_and_hurt,
    disagrees,
    goes_with,
    goods,
    of_wounds,
    others_between,
    plain,
    prenominal,
    with_its_parts,
)
from rashomon.read.counts.rows import gapped, in_rows, joined, with_row
from rashomon.read.counts.seized import seized
from rashomon.read.counts.stated import labelled
from rashomon.read.counts.subjects import along_with, among_the_harmed, past_their_deed
from rashomon.read.counts.tables import word_set
from rashomon.read.counts.vague import its_verb
from rashomon.read.counts.verbs import (
    after_being,
    after_relative,
    far_subject,
    headlined,
    outlived,
    without_doers,
)

_FAR = 30  # tokens between a group and the harm word
_CLOSE = 6  # tokens between "no" and what there was none of
_THINGS = frozenset(("thing", "weapon"))
_NEAR = 3  # harm words looked at on each side

# "None of the victims suffered life-threatening injuries" says how badly they were hurt, not that nobody was.
_SPARED = word_set("spared")
_HOW_BADLY = word_set("how badly")

Scorer = Callable[[list[str]], float]


def options(p: Parsed, k: int) -> list[Harm]:
    """The harm words that group k may belong to, nearest first on each side."""
    g = p.groups[k]
    if g.kind == "none":  # "no injuries", "nobody was hurt", "without causing casualties"
        return [
            h
            for h in p.harms
            if 0 <= h.first - g.low <= _CLOSE and not _HOW_BADLY & {t.low for t in p.tokens[g.low : h.first]}
        ]
    right = [h for h in p.harms if h.first >= g.last and h.first - g.last <= _FAR][:_NEAR]
    left = [h for h in p.harms if h.last <= g.first and g.first - h.last <= _FAR][-_NEAR:]
    of_more = g.kind in ("digits", "words") and [t.low for t in p.tokens[g.high : g.high + 1]] == ["of"]
    inside = [h for h in p.harms if g.first <= h.first < g.last and not (of_more and h.first == g.head)]
    return [*inside, *reversed(left), *right]


def _unfit(p: Parsed, k: int, h: Harm) -> bool:
    """Whether the words alone keep group k and harm h apart."""
    g = p.groups[k]
    if h.property is not Property.DISPLACED and (g.noun in _THINGS or families(p, g)):
        return True  # "three mosques were hit", "five families": the number counts no people
    if g.first and h.last < g.first and p.tokens[g.first - 1].low in _SPARED:
        return h.property is not Property.ABDUCTED  # "killed nine guards and rescued 40 children"
    if g.kind in ("vague", "plural") and g.noun == "attack":
        return True  # "a number of raids had struck the bridge"
    if g.kind == "vague" and g.extra and (h.kind == "shot" or goes_with(p, k, h)):
        return True
    if goods(g, h) or of_wounds(p, g, h):
        return True
    if g.head >= 0 and p.tokens[g.head].low in _ALIVE and h.property is Property.KILLED:
        return True  # "dug out 13 bodies and 20 survivors"
    if h.kind == "toll" and g.kind in ("single", "bare", "name") and p.tokens[g.first - 1].low == "to":
        return True  # "confirmed the toll to an agency reporter"
    if _is_bodies(p, g) and (h.property is Property.WOUNDED or (g.kind == "vague" and _unsettled(p, g))):
        return True  # "received 12 wounded and two bodies"
    if h.kind == "intr" and ":" in p.tags[h.last : g.first]:
        return True  # "Boy dies; man in custody"
    if h.form == "adj:pas" and any(t.text == ";" for t in p.tokens[h.last : g.first]):
        return True  # "one was pronounced dead; the other, 58, went home"
    if h.kind in ("ed", "ing") and (_left_behind(p, g, h) or _whom_shot(p, g, h)):
        return True
    if h.first >= g.last and (_risen_to(p, g) or _he_died(p, g, h)):
        return True
    if g.kind == "none" and h.first == g.last and any(t.low == "of" for t in p.tokens[g.high : g.last]):
        return True  # "none of the four people shot | is in danger"
    if own_clause(p, g, h) or says_so(p, g, h) or finders(p, g, h) or whom_others_harm(p, g, h):
        return True
    if let_go(p, g, h) or speaks_behind(p, g, h) or _apart(p, g, h):
        return True
    return disagrees(p, g, h) or others_between(p, g, h) or by_whom(p, g, h) or dead_and_hurt(p, g, h)


def _whom_shot(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The two waiters killed in the shooting of seven guests": the seven were shot, the two died."""
    return h.last < g.first - 1 and [t.low for t in p.tokens[g.first - 2 : g.first]] == ["shooting", "of"]


def _left_behind(p: Parsed, g: Group, h: Harm) -> bool:
    """ "The blast that killed a guard left a cook and his son with burns": those whom it left live."""
    tags = p.tags[h.last : g.first]
    return "LEAVE" in tags and "T" not in tags[tags.index("LEAVE") :]


def _risen_to(p: Parsed, g: Group) -> bool:
    """ "The toll has increased to (10) and five people were hurt": a bare number that closes its clause."""
    before = p.tags[max(0, g.first - 2) : g.first]
    return g.head < 0 and before == ["RISE", "TO"] and p.tags[g.last : g.last + 1] == ["AND"]


def _he_died(p: Parsed, g: Group, h: Harm) -> bool:
    """ "He was hurt along with (two guards) and later he died": the one whom the verb names did."""
    he = p.tokens[h.first - 1].low in ("he", "she")
    return h.kind == "intr" and he and g.last < h.first and g.kind in ("digits", "words", "vague")


def _apart(p: Parsed, g: Group, h: Harm) -> bool:
    """Whether not even plain grammar ties g to h."""
    return (
        behind_list(p, g, h)
        or hides(p, g, h)
        or ground_falls(p, g, h)
        or of_some(p, g, h)
        or of_another(p, g, h)
        or of_another_verb(p, g, h)
        or one_of_a_row(p, g)
        or he_shot(p, g, h)
    )


def own_verbs(p: Parsed, out: Hits) -> None:
    """Those who are told to be taken to a hospital, with what is told of those among them, suffered nothing
    that is told before them."""
    for h in p.formal:
        for k, g in enumerate(p.groups):
            hit = out[k]
            if hit is None or g.kind not in ("digits", "words") or hit[0].last > g.first:
                continue
            sent = h.form == SENT and g.first == h.last and g.noun not in NO_PEOPLE
            if sent or carried_off(p.tags, g, h):
                for j in range(k, len(p.groups)):
                    if out[j] is hit or (out[j] or (None,))[0] is hit[0]:
                        out[j] = (h, 0.0)


_ALIVE = word_set("alive")
_BODIES = word_set("bodies")


def _unsettled(p: Parsed, g: Group) -> bool:
    """ "Many bodies had yet to be identified": of those counted already."""
    ahead = [t.low for t in p.tokens[g.last : g.last + 8]]
    return any(a in ("yet", "still", "remain", "remained") for a in ahead)


def _is_bodies(p: Parsed, g: Group) -> bool:
    return g.head >= 0 and p.tokens[g.head].low in _BODIES


def linked(p: Parsed, score: Scorer) -> Hits:
    """For each group the harm word it belongs to and the score (above 0), or None."""
    out = _weighed(p, score)
    for k, g in enumerate(p.groups):
        if out[k] is None and g.kind in ("vague", "plural"):
            out[k] = its_verb(p, g)
        part = out[k]
        behind = part is not None and 0 <= g.parent < k and part[0].first >= g.last
        if part is not None and behind and not whom_others_harm(p, p.groups[g.parent], part[0]):
            with_its_parts(p, g.parent, part, out)
    for mend in _PASSES:
        mend(p, out)
    for k, g in enumerate(p.groups):
        form = tied(p.tokens, p.tags, g, p.formal) if out[k] is None and p.formal else None
        if form is not None:
            out[k] = (form, 0.0)
    if p.formal:
        outlived(p, out)
    with_row(p, out)
    of_the_dead(p, out)
    return out


def _weighed(p: Parsed, score: Scorer) -> Hits:
    """What the model, or a form that needs no weighing, makes of each group, left to right."""
    chosen: list[Harm | None] = []
    out: Hits = []
    for k, g in enumerate(p.groups):
        best: tuple[Harm, float] | None = None
        if OWNS in g.extra:
            death = owned(p, g)
            chosen.append(death)
            out.append((death, 0.0) if death is not None else None)
            continue
        label = labelled(p, g) or prenominal(p, g) or second_object(p, g)
        if label is not None:
            chosen.append(label)
            out.append((label, 0.0))
            continue
        for h in options(p, k):
            if _unfit(p, k, h) or opens_clause(p, k, h, chosen):
                continue
            s = score(features(p, k, h, chosen))
            if s > 0 and (best is None or s > best[1]):
                best = (h, s)
        if best is None:
            form = plain(p, k)
            best = (form, 0.0) if form is not None and not _apart(p, g, form) else None
        if best is not None and best[0].form.endswith("neg") and g.kind != "none":
            best = None  # "a third child was not hurt"
        chosen.append(best[0] if best else None)
        out.append(best)
    return out


# Each pass mends what those before it leave, so that the order counts: first the verbs that one group alone
# can have, and what is told beside a number; then people who share a verb, so that rows are whole; then the
# parts of a whole that has its harm; last those who did it or lived, and the parts this leaves without one.
_PASSES = (
    *(headlined, after_relative, far_subject, after_being, past_asides, by_office),
    *TOLD_BESIDE,
    *(suffered, gapped, joined, by_place, in_rows, without_auxiliary, of_nobody, told_by),
    *SHARED,
    *(outlived, without_doers, seized),
    *(along_with, among_the_harmed, past_their_deed),
    *LEFT,
    *(own_verbs, left_homes, of_whom),
)
