"""What the terminal says of an incident, of invented ones: whose word, how likely, how many."""

from __future__ import annotations

from datetime import UTC, date, datetime

from rich.console import Console

from invented import count, passage, telling
from rashomon.model import (
    Account,
    Actor,
    ActorRole,
    Explanation,
    Figure,
    HarmGroup,
    Incident,
    IncidentType,
    Judgement,
    LevelHit,
    LinkKind,
    Property,
    Qualifier,
    Relation,
    Stance,
    Verdict,
    When,
)
from rashomon.publish import export_json, reasons, terminal, wording
from rashomon.reconcile.summary import summary, told_names
from rashomon.reconcile.values import actors_of


def account(*names: tuple[str, str]) -> Account:
    """Attackers as (name, voice); residents blame the air force, and a minister denies it."""
    claims = [
        count(None, property=Property.PERPETRATOR, value="air force", attributed_to=voice, stance=stance)
        for voice, stance in (("Residents", Stance.ALLEGED), ("Karel Vost", Stance.DENIED))
    ]
    actors = tuple(Actor(name=n, role=ActorRole.PERPETRATOR, attributed_to=voice) for n, voice in names)
    return telling("r1", IncidentType.AIRSTRIKE, passage(), claims=tuple(claims), actors=actors)


def test_who_denies_that_somebody_did_it_does_not_say_that_he_did() -> None:
    (actor,) = actors_of([account(("air force", "Residents"), ("air force", "Karel Vost"))], {})
    assert (actor.attributed_to, actor.denied_by, actor.only_denied) == ("Residents", "Karel Vost", False)
    assert wording.whose(actor) == [("says", "Residents"), ("denied by", "Karel Vost")]


def test_who_is_only_denied_to_have_done_it_comes_last_and_is_not_blamed() -> None:
    actors = actors_of([account(("air force", "Karel Vost"), ("army jets", "Residents"))], {})
    assert [(a.name, a.only_denied) for a in actors] == [("army jets", False), ("air force", True)]
    assert (actors[1].attributed_to, actors[1].denied_by) == (None, "Karel Vost")
    exported = export_json._actor(actors[1])
    assert exported == {
        "name": "air force", "role": "perpetrator", "id": None,
        "attributed_to": None, "denied_by": "Karel Vost", "only_denied": True,
    }  # fmt: skip
    alone = actors_of([account(("air force", "Karel Vost"))], {})
    assert told_names(alone, ActorRole.PERPETRATOR, enough=1) == []
    assert summary(IncidentType.AIRSTRIKE, When(), (), alone, ()) == "Airstrike, date unknown"


def test_numbers_of_things_are_in_words_that_fit() -> None:
    assert wording.many(1, "report") == "1 report"
    assert wording.many(2_000, "tally", "tallies") == "2,000 tallies"


def test_a_number_that_no_report_gives_says_whence_it_is() -> None:
    hurt = {"property": Property.WOUNDED}
    figure = Figure(property=Property.WOUNDED, min=17, max=18, best=17)
    assert wording.counted_as(count(19, **hurt), figure) == "counted less those told to have died"
    assert wording.counted_as(count(17, **hurt), figure) == ""
    dozens = count(24, qualifier=Qualifier.VAGUE, said=passage(words="dozens died"))
    some = count(2, qualifier=Qualifier.VAGUE, said=passage(words="several died"))
    vague = wording.counted_as(dozens, Figure(property=Property.KILLED, min=12, max=24, best=12))
    assert vague == "told in words, and counted as 12 to 24"
    few = wording.counted_as(some, Figure(property=Property.KILLED, min=2, max=2, best=2))
    assert few == "told in words, and counted as 2"


def test_claims_that_a_figure_passes_over_are_shown_with_the_reason() -> None:
    told = tuple(count(n, said=passage(words=f"{n} dead")) for n in (3, 4, 5, 6, 9))
    figure = Figure(
        property=Property.KILLED, min=9, max=9, best=9, used=(told[4].id,),
        passed_over=tuple((c.id, "a denial" if n else "a part") for n, c in enumerate(told[:4])),
    )  # fmt: skip
    found = Incident(
        id="i-1", type=IncidentType.AIRSTRIKE, summary="", when=When(), figures=(figure,),
        accounts=(telling("r1", IncidentType.AIRSTRIKE, passage(), claims=told),),
    )  # fmt: skip
    console = Console(width=120)
    with console.capture() as shown:
        console.print(terminal._facts(found, (), (), {}))
    assert "“3 dead”: passed over, a part" in shown.get()
    assert shown.get().count("passed over, a denial") == 1
    assert "“9 dead”" not in shown.get()


def test_figures_say_whom_they_count_and_the_best_where_it_is_doubtful() -> None:
    figures = (
        Figure(property=Property.KILLED, min=6, max=9, best=7),
        Figure(property=Property.KILLED, group=HarmGroup.OFFICIALS, min=2, max=2, best=2),
    )
    found = Incident(id="i-1", type=IncidentType.AIRSTRIKE, summary="", when=When(), figures=figures)
    console = Console(width=120)
    with console.capture() as shown:
        console.print(terminal._facts(found, (), (), {}))
    rows = [" ".join(line.split()) for line in shown.get().splitlines() if "killed" in line]
    assert rows == ["killed 6–9 (best 7)", "killed, officials 2"]


def test_of_the_many_that_may_be_the_same_the_likeliest_come_first() -> None:
    found = Incident(id="i-1", type=IncidentType.AIRSTRIKE, summary="", when=When())
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


def test_one_decision_is_one_line_of_the_log_and_names_its_incidents() -> None:
    when = datetime(2021, 5, 4, 9, 30, tzinfo=UTC)

    def word(a: str, b: str, verdict: Verdict, minute: int) -> Judgement:
        id = f"j-{b[2:]}"
        return Judgement(
            id=id, first=a, second=b, verdict=verdict, who="me", when=when.replace(minute=minute), why="so"
        )

    joined = [word("a-1", n, Verdict.SAME, 1) for n in ("a-2", "a-3")]
    split = [word("a-4", "a-5", Verdict.SAME, 2), word("a-4", "a-6", Verdict.DIFFERENT, 2)]
    decisions = wording.decisions([*split, *joined])
    assert [wording.decided(d) for d in decisions] == ["the same incident", "split"]
    console = Console(width=120)
    now = {"a-1": "i-x", "a-2": "i-x", "a-3": "i-x", "a-4": "i-y", "a-5": "i-y", "a-6": "i-z"}
    with console.capture() as shown:
        console.print(terminal.log_table([*split, *joined], now))
    head, first, second = shown.get().strip().splitlines()
    assert "i-x" in first and "i-y i-z" in second and "a-" not in head + first + second


def test_a_summary_has_its_days_in_the_form_of_the_tables() -> None:
    def of(first: date | None, last: date | None) -> str:
        return summary(IncidentType.BOMB, When(earliest=first, latest=last), (), (), ())

    assert of(date(2021, 5, 4), date(2021, 5, 4)) == "Bombing on 4 May 2021"
    assert of(date(2021, 5, 4), date(2021, 5, 6)) == "Bombing on 4–6 May 2021"
    assert of(date(2021, 5, 1), date(2021, 5, 31)) == "Bombing in May 2021"
    assert of(None, date(2021, 5, 6)) == "Bombing by 6 May 2021"
    assert of(date(2021, 5, 6), None) == "Bombing not before 6 May 2021"


def test_several_voices_for_one_actor_are_told_from_several_actors() -> None:
    actor = Actor(name="air force", role=ActorRole.PERPETRATOR, attributed_to="a medic; residents; the mayor")
    assert wording.whose(actor) == [("say", "a medic, residents and the mayor")]
    alone = Actor(name="air force", role=ActorRole.PERPETRATOR, attributed_to="the mayor", denied_by="a; b")
    assert wording.whose(alone) == [("says", "the mayor"), ("denied by", "a and b")]
