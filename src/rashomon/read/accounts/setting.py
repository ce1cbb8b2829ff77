"""Whether a report is of a war or of a crime, by its words for arms, police and those who make war."""

from __future__ import annotations

from rashomon.model import IncidentType
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import words_of

WARLIKE = frozenset(
    {
        IncidentType.AIRSTRIKE,
        IncidentType.SHELLING,
        IncidentType.MISSILE,
        IncidentType.DRONE,
        IncidentType.CHEMICAL,
        IncidentType.SUICIDE_BOMB,
        IncidentType.CLASH,
    }
)


def setting_of(tellings: list[Telling]) -> str:
    """ "war" or "crime": whether the words of a report are of armies or of police and courts.

    A page on one shooting tells it over and over; a page on a day of fighting tells of many incidents.
    """
    arms = [e.type for t in tellings for e in t.told if e.sure and e.type in WARLIKE]
    if any(kind is not IncidentType.CLASH for kind in arms):  # "guests of the inn were fighting"
        return "war"
    if any(not words_of("warplane").isdisjoint(t.low) for t in tellings):
        return "war"
    guns = sum(e.type is IncidentType.ATTACK for t in tellings for e in t.told)
    police = sum(a.kind in ("police", "person") for t in tellings for a in t.actors)
    sides = sum(a.kind not in ("police", "person") for t in tellings for a in t.actors)
    return "crime" if guns + police > 2 * (len(arms) + sides) else "war"


def of_armed_groups(tellings: list[Telling]) -> bool:
    """Whether a report is of groups that make war, however much of police and killings it has: there, too,
    incidents are told apart as in a war. Car bombs and suicide bombers are theirs, whoever is named."""
    if sum(e.sure and e.type in _THEIR_ARMS for t in tellings for e in t.told) >= _ROUND_OF_BOMBS:
        return True
    if any(not words_of("armed band").isdisjoint(t.low) for t in tellings):
        return True
    actors = [a for t in tellings for a in t.actors]
    return any(a.kind in _MAKE_WAR and (a.id or a.kind == "jihadist") for a in actors) or any(
        a.kind == "rebel" and a.head and a.head not in words_of("guns") for a in actors
    )


_THEIR_ARMS = frozenset({IncidentType.BOMB, IncidentType.SUICIDE_BOMB})
_ROUND_OF_BOMBS = 2  # one may be that of a feud
_MAKE_WAR = frozenset({"jihadist", "militia", "coalition", "rebel"})
