"""Links that one report states between its accounts: an answer to an attack, a part of a wave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from rashomon.model import Account, AccountLink, ActorRole, LinkKind, Passage
from rashomon.read.accounts.answers import replies
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.hitback import answering
from rashomon.read.accounts.sites import holds
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import is_duty, phrases, words_of
from rashomon.read.actor_table import kin
from rashomon.read.document import Document

_BEHIND = 8  # words behind those of a reply that its passage holds


def links(doc: Document, drafts: list[Draft], accounts: list[Account]) -> list[AccountLink]:
    """The links between ``accounts`` (one a draft, in the same order) that the words state."""
    out: list[AccountLink] = []
    seen: set[tuple[str, str]] = set()
    for d, account in zip(drafts, accounts, strict=True):
        for t in d.tellings:
            for first, end, in_return in _reply_words(t):
                toks = t.sentence.tokens
                at = toks[first].start
                other = _told_after(at, t.sentence.index, drafts, d)
                if other is None:
                    continue
                target = accounts[drafts.index(other)]
                if not (in_return or _are_enemies(account, target)):
                    continue  # "came days after a like bombing"
                if (account.id, target.id) in seen or (target.id, account.id) in seen:
                    continue
                seen.add((account.id, target.id))
                p = Passage.of(doc.report, at, toks[min(end + _BEHIND, len(toks)) - 1].end, t.sentence.field)
                out.append(
                    AccountLink(source=account.id, target=target.id, kind=LinkKind.RESPONSE_TO, passage=p)
                )
    out.extend(_replies(doc, drafts, accounts, seen))
    out.extend(_waves(doc, drafts, accounts))
    return out


def _reply_words(t: Telling) -> Iterator[tuple[int, int, bool]]:
    """The tokens [first, end) of its sentence by which a telling says that it answers something, or that it
    came after it; whether they say that it was in return."""
    toks = t.sentence.tokens
    low = [x.low for x in toks]
    for first, end, words in phrases("reply").find(low):
        if t.start <= toks[first].start <= t.end and not is_duty(low, first):
            yield first, end, any(w in words for w in words_of("reason"))


def _are_enemies(a: Account, b: Account) -> bool:
    """Whether groups that are no kin did the two: what comes after the other's attack answers it."""
    one, other = (
        {x.id for x in account.actors if x.id and x.role is ActorRole.PERPETRATOR} for account in (a, b)
    )
    return bool(one and other) and not any(kin(x, y) for x in one for y in other)


def _replies(
    doc: Document, drafts: list[Draft], accounts: list[Account], seen: set[tuple[str, str]]
) -> list[AccountLink]:
    """An account that opens as an answer to what was told right before it: "hit back at …"."""
    out: list[AccountLink] = []
    told = sorted((t.order, k) for k, d in enumerate(drafts) for t in d.tellings)
    for own, (d, account) in enumerate(zip(drafts, accounts, strict=True)):
        t = d.tellings[0]
        if not (replies(t) or answering(t)):
            continue
        before = reversed(told[: bisect_left(told, (t.order,))])
        k = next((k for _, k in before if k != own), None)
        if k is None:
            continue
        target = accounts[k]
        if (account.id, target.id) not in seen and (target.id, account.id) not in seen:
            p = Passage.of(doc.report, t.start, t.end, t.sentence.field)
            out.append(AccountLink(source=account.id, target=target.id, kind=LinkKind.RESPONSE_TO, passage=p))
    return out


def _told_after(at: int, sentence: int, drafts: list[Draft], own: Draft) -> Draft | None:
    """The account that the rest of the sentence tells of."""
    for d in drafts:
        if d is own:
            continue
        for t in d.tellings:
            if t.sentence.index == sentence and t.end > at and t.start >= at - 1:
                return d
    return None


def _waves(doc: Document, drafts: list[Draft], accounts: list[Account]) -> list[AccountLink]:
    """An account of strikes in one place that stands inside a wave over the wider region on the same day."""
    out: list[AccountLink] = []
    then: dict[tuple[str, str], list[tuple[Draft, Account]]] = {}  # by type and day
    for d, account in zip(drafts, accounts, strict=True):
        if d.sites:
            then.setdefault((account.type.value, account.when.edtf), []).append((d, account))
    for wide, a in zip(drafts, accounts, strict=True):
        if not any(e.plural for t in wide.tellings for e in t.told):
            continue
        for fine, b in then.get((a.type.value, a.when.edtf), ()):
            if fine is not wide and any(holds(w, f) for w in wide.sites for f in fine.sites):
                t = fine.tellings[0]
                p = Passage.of(doc.report, t.start, t.end, t.sentence.field)
                out.append(AccountLink(source=b.id, target=a.id, kind=LinkKind.PART_OF, passage=p))
    return out
