"""The steps of counting, with the models passed in: training and the reader walk the same path."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.model import Qualifier
from rashomon.read.counts.link import Scorer, linked
from rashomon.read.counts.parse import told
from rashomon.read.counts.spans import harm_group, passage, stance, who
from rashomon.read.counts.totals import Found, features, since
from rashomon.read.document import Document
from rashomon.read.mentions import CountMention

CLAIM, TALLY, SKIP = "claim", "tally", "skip"


def found_in(doc: Document, score: Scorer) -> list[Found]:
    """Every group of people tied to a harm word, in reading order."""
    out: list[Found] = []
    for s, p in told(doc):
        hits = linked(p, score)
        if not any(hits):
            continue
        text = doc.words_of(s)
        for k, hit in enumerate(hits):
            if hit is not None:
                out.append(Found(s, p, k, hit[0], hit[1], text))
    return out


def sorted_out(doc: Document, found: Sequence[Found], best: Callable[[list[str]], str]) -> list[str]:
    """For each count: of one incident (claim), over many (tally), or of no use (skip)."""
    total = len(doc.sentences)
    return [best(features(found, k, total)) for k in range(len(found))]


def mentions(doc: Document, found: Sequence[Found], kinds: Sequence[str]) -> list[CountMention]:
    """The counts that are kept, as mentions."""
    kept = {(id(f.parsed), f.index): f for f, kind in zip(found, kinds, strict=True) if kind != SKIP}
    out: list[CountMention] = []
    for f, kind in zip(found, kinds, strict=True):
        if kind == SKIP:
            continue
        p, g, h, s = f.parsed, f.group, f.harm, f.sentence
        text = doc.report.of(s.field)
        start, end = passage(p, g, h)
        whole = kept.get((id(p), g.parent)) if g.parent >= 0 else None
        period = since(text[max(s.start, start - 90) : min(s.end, end + 120)]) if kind == TALLY else None
        out.append(
            CountMention(
                sentence=s.index,
                field=s.field,
                start=start,
                end=end,
                text=text[start:end],
                property=h.property,
                min=g.min,
                max=g.max,
                qualifier=Qualifier(g.qualifier),
                who=who(p, g, text),
                group=harm_group(p, g),
                number=_span(p.tokens, g.low, g.high),
                trigger=_span(p.tokens, h.first, h.last),
                stance=stance(p.tokens, g, h),
                total=kind == TALLY,
                since=period,
                part_of=_span(p.tokens, whole.group.low, whole.group.high)
                if whole is not None and whole.harm.property == h.property
                else None,
                rule=f"counts:{g.kind}:{h.form}",
            )
        )
    return out


def _span(tokens: Sequence[object], first: int, last: int) -> tuple[int, int]:
    return tokens[first].start, tokens[max(last, first + 1) - 1].end  # type: ignore[attr-defined]
