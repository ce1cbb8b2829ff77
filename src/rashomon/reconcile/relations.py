"""Links between incidents: stated by reports, or left open by the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rashomon.model import AccountLink, LinkKind, Relation

Doubt = tuple[str, str, float]


def relations(
    incident_of: Mapping[str, str],
    report_of: Mapping[str, str],
    links: Iterable[AccountLink],
    possibly_same: Iterable[Doubt] = (),
) -> tuple[Relation, ...]:
    """Links between accounts carried over to their incidents, each once, with every report's words.

    Args:
        incident_of, report_of: by account id.
        possibly_same: (account, account, score in log2 odds).
    """
    quotes: dict[tuple[str, str, LinkKind], set[tuple[str, str]]] = defaultdict(set)
    for link in links:
        source, target = incident_of.get(link.source), incident_of.get(link.target)
        if source and target and source != target:
            quotes[source, target, link.kind].add((report_of[link.source], link.passage.quote))
    # Two directions of one kind cannot both hold: the one that more reports state does.
    for key in sorted(quotes):
        back = (key[1], key[0], key[2])
        if key in quotes and back in quotes and key != back:
            weaker = min((key, back), key=lambda k: (len(quotes[k]), sorted(quotes[k]), k))
            del quotes[weaker]
    out = [
        Relation(
            source=source, target=target, kind=kind, quotes=tuple(sorted(said)),
            why=f"stated by {len({r for r, _ in said})} report{'s' if len({r for r, _ in said}) > 1 else ''}",
        )
        for (source, target, kind), said in sorted(quotes.items())
    ]  # fmt: skip
    linked = {(min(r.source, r.target), max(r.source, r.target)) for r in out}
    best: dict[tuple[str, str], float] = {}
    for a, b, score in possibly_same:
        x, y = incident_of.get(a), incident_of.get(b)
        if x and y and x != y:
            pair = (min(x, y), max(x, y))
            if pair not in linked:
                best[pair] = max(best.get(pair, float("-inf")), score)
    out += [
        Relation(source=x, target=y, kind=LinkKind.POSSIBLY_SAME, why=f"log2 odds {score:+.1f}", score=score)
        for (x, y), score in sorted(best.items(), key=lambda item: (-item[1], item[0]))
    ]
    return tuple(out)
