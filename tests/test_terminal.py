"""What the terminal says of an incident, of invented ones: whose word, how likely, how many."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console

from invented import count, passage, telling
from rashomon.model import (
    Actor,
    ActorRole,
    Explanation,
    Figure,
    Incident,
    IncidentType,
    LevelHit,
    LinkKind,
    Property,
    Qualifier,
    Relation,
    Stance,
    Verdict,
    When,
)
from rashomon.publish import reasons, terminal, wording
from rashomon.reconcile.values import actors_of


def incident() -> Incident:
    """Residents blame the air force for it, and a minister denies it."""
    claims = [
        count(None, property=Property.PERPETRATOR, value="air force", attributed_to=voice, stance=stance)
        for voice, stance in (("Residents", Stance.ALLEGED), ("Karel Vost", Stance.DENIED))
    ]
    account = telling("r1", IncidentType.AIRSTRIKE, passage(), claims=tuple(claims))
    actor = Actor(name="air force", role=ActorRole.PERPETRATOR, attributed_to="Karel Vost; Residents")
    return Incident(
        id="i-1", type=IncidentType.AIRSTRIKE, summary="", when=When(), accounts=(account,), actors=(actor,)
    )


def test_who_denies_that_somebody_did_it_does_not_say_that_he_did() -> None:
    found = incident()
    whose = wording.whose(found.actors[0], found.accounts)
    assert whose == [("says", "Residents"), ("denied by", "Karel Vost")]


def test_who_is_only_denied_to_have_done_it_comes_last() -> None:
    account = incident().accounts[0]
    actors = (
        Actor(name="air force", role=ActorRole.PERPETRATOR, attributed_to="Karel Vost"),
        Actor(name="army jets", role=ActorRole.PERPETRATOR, attributed_to="Residents"),
    )
    assert [a.name for a in actors_of([replace(account, actors=actors)], {})] == ["army jets", "air force"]


def test_numbers_of_things_are_in_words_that_fit() -> None:
    assert wording.many(1, "report") == "1 report"
    assert wording.many(2_000, "tally", "tallies") == "2,000 tallies"


def test_a_number_that_no_report_gives_says_whence_it_is() -> None:
    hurt = {"property": Property.WOUNDED}
    figure = Figure(property=Property.WOUNDED, min=17, max=18, best=17)
    assert wording.counted_as(count(19, **hurt), figure) == "counted less those told to have died"
    assert wording.counted_as(count(17, **hurt), figure) == ""
    dozens = count(24, qualifier=Qualifier.VAGUE)
    vague = wording.counted_as(dozens, Figure(property=Property.KILLED, min=12, max=24, best=12))
    assert vague.startswith("told in words")


def test_of_the_many_that_may_be_the_same_the_likeliest_come_first() -> None:
    found = incident()
    relations = [
        Relation(source="i-1", target=f"i-x{n}", kind=LinkKind.POSSIBLY_SAME, score=-n / 2) for n in range(8)
    ]
    relations.insert(0, relations.pop())
    relations.append(Relation(source="i-1", target="i-a", kind=LinkKind.RESPONSE_TO))
    console = Console(width=120)
    with console.capture() as shown:
        console.print(terminal._facts(found, (), relations, {}))
    words = shown.get()
    assert [w for w in words.split() if w.startswith("i-")] == ["i-a", *(f"i-x{n}" for n in range(5))]
    assert "and 3 more, less likely" in words


def test_points_that_weigh_nothing_take_no_lines() -> None:
    hits = tuple(
        LevelHit(comparison=name, level="same", weight=weight, detail="")
        for name, weight in (("place", 1.0), ("weapons", 0.04), ("targets", -0.04))
    )
    console = Console(width=120)
    with console.capture() as shown:
        explained = Explanation(first="a-1", second="a-2", hits=hits, score=-0.02, verdict=Verdict.SAME)
        console.print(reasons.explanation_page([explained], {}))
    words = shown.get()
    assert "and 2 more" in words
    assert "weapons" not in words
    assert "-0.0" not in words
