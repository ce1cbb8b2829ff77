"""Same incident or one like it: small invented accounts, each test one phenomenon."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import count, dated, passage, telling, town
from rashomon.model import (
    Account,
    Actor,
    ActorRole,
    IncidentType,
    Judgement,
    PlacePrecision,
    Verdict,
    When,
)
from rashomon.read.accounts.words import ages
from rashomon.read.sentences import tokens
from rashomon.resolve import explain, resolve
from rashomon.resolve.block import USUAL, candidates
from rashomon.resolve.names import folded, person_key, skeleton
from rashomon.resolve.profile import Profile
from rashomon.resolve.where import place_level, spots

TOWNS = {
    "Karsova": town("Karsova", 40.0, 30.0, admin1="Velin"),
    "Melnik": town("Melnik", 40.05, 30.1, admin1="Velin"),
    "Dorvan": town("Dorvan", 43.0, 36.0, admin1="Sarn"),
}


def account(
    report: str,
    day: int | None = 10,
    town: str | None = "Karsova",
    *,
    killed: int | None = None,
    type: IncidentType = IncidentType.AIRSTRIKE,
    by: str = "Velin air force",
    on: str = "insurgents",
    words: str = "market warplane noon stalls smoke",
    people: tuple[str, ...] = (),
    number: int = 0,
    central: bool = True,
    beside: str = "",
    headline: str = "",
    names: str = "",
) -> Account:
    actors = [Actor(name=by, role=ActorRole.PERPETRATOR)] if by else []
    actors += [Actor(name=on, role=ActorRole.TARGET)] if on else []
    return telling(
        report, type, passage(number), central=central, actors=tuple(actors), people=people,
        when=dated(date(2031, 3, day)) if day else When(),
        places=(TOWNS[town],) if town else (),
        claims=(count(killed, report=report),) if killed is not None else (),
        words=tuple(words.split()), beside=tuple(beside.split()), headline=tuple(headline.split()),
        names=tuple(names.split()),
    )  # fmt: skip


def groups(accounts: list[Account], **more: object) -> list[list[str]]:
    """The clusters, as report ids."""
    report = {a.id: a.report for a in accounts}
    return sorted(sorted(report[i] for i in c) for c in resolve(accounts, **more).clusters)  # type: ignore[arg-type]


def judged(a: Account, b: Account, verdict: Verdict, minute: int = 0, **more: object) -> Judgement:
    first, second = sorted((a.id, b.id))
    return Judgement(
        id=f"j{minute}", first=first, second=second, verdict=verdict, who="Ada",
        when=datetime(2031, 4, 1, 9, minute, tzinfo=UTC), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_two_reports_of_one_incident_meet() -> None:
    assert groups([account("a", killed=12), account("b", killed=12)]) == [["a", "b"]]


def test_another_town_or_another_week_keeps_look_alikes_apart() -> None:
    assert groups([account("a", killed=12), account("b", town="Dorvan", killed=12)]) == [["a"], ["b"]]
    assert groups([account("a", 3, killed=12), account("b", 17, killed=12)]) == [["a"], ["b"]]


def test_the_answer_to_an_attack_is_another_incident() -> None:
    attack = account("a", by="Velin army", on="Sarn army")
    answer = account("b", by="Sarn army", on="Velin army")
    assert groups([attack, answer]) == [["a"], ["b"]]


def test_no_chain_of_look_alikes_joins_what_a_contradiction_keeps_apart() -> None:
    # The undated middle is like both; the ends are two weeks apart.
    early, late = account("a", 2, killed=9), account("c", 16, killed=9)
    middle = account("b", None, killed=9)
    found = groups([early, middle, late])
    assert not any({"a", "c"} <= set(g) for g in found)


def test_two_accounts_of_one_report_stay_two() -> None:
    assert groups([account("a", killed=3), account("a", killed=5, number=7)]) == [["a"], ["a"]]


def test_wording_alone_joins_nothing() -> None:
    a = account("a", None, None, by="", on="")
    b = account("b", None, None, by="", on="")
    c = account("c", 20, "Dorvan", by="", on="", type=IncidentType.SHELLING)
    assert not any({"a", "c"} <= set(g) or {"b", "c"} <= set(g) for g in groups([a, b, c]))


def test_a_judgement_outranks_the_scores() -> None:
    a, b, c = account("a", killed=12), account("b", killed=12), account("c", 17, "Dorvan")
    assert groups([a, b], judgements=[judged(a, b, Verdict.DIFFERENT)]) == [["a"], ["b"]]
    assert groups([a, c], judgements=[judged(a, c, Verdict.SAME)]) == [["a", "c"]]


def test_a_judgement_of_different_holds_for_the_whole_cluster() -> None:
    accounts = [account(x, killed=12) for x in "abcd"]
    found = groups(accounts, judgements=[judged(accounts[0], accounts[3], Verdict.DIFFERENT)])
    assert not any({"a", "d"} <= set(g) for g in found)


def test_a_withdrawn_judgement_counts_for_nothing_and_the_last_word_counts() -> None:
    a, b = account("a", killed=12), account("b", killed=12)
    gone = judged(a, b, Verdict.DIFFERENT, withdrawn=datetime(2031, 4, 2, tzinfo=UTC))
    assert groups([a, b], judgements=[gone]) == [["a", "b"]]
    words = [judged(a, b, Verdict.DIFFERENT, 1), judged(a, b, Verdict.SAME, 2)]
    assert groups([a, b], judgements=words) == [["a", "b"]]


def test_judgements_that_contradict_one_another_are_reported() -> None:
    a, b, c = account("a"), account("b"), account("c")
    words = [
        judged(a, b, Verdict.SAME, 1),
        judged(b, c, Verdict.SAME, 2),
        judged(a, c, Verdict.DIFFERENT, 3),
    ]
    found = resolve([a, b, c], words)
    assert len(found.conflicts) == 1
    assert set(found.conflicts[0][:2]) == {a.id, c.id}


def test_ten_thousand_copies_of_one_page_are_one_incident_at_linear_cost() -> None:
    accounts = [account(f"r{n:05}", killed=12) for n in range(10_000)]
    assert [len(c) for c in resolve(accounts).clusters] == [10_000]


def test_candidates_stay_near_linear_where_pages_differ_by_a_word() -> None:
    accounts = [account(f"r{n:05}", killed=12, words=f"market noon smoke w{n}") for n in range(2_000)]
    pairs = candidates([Profile(a) for a in accounts])
    assert len(pairs) < USUAL.most * len(accounts)


@pytest.mark.parametrize(("names", "together"), [("gorik karwar sinev", True), ("tolvan brusk ademi", False)])
def test_rare_names_in_both_reports_tie_what_has_neither_day_nor_place(names: str, together: bool) -> None:
    def seizure(report: str, names: str) -> Account:
        return account(
            report, None, None, type=IncidentType.ATTACK, by="", on="", words="navy pirates seized boat crew",
            beside="warship rifles deck captain", names=names,
        )  # fmt: skip

    found = groups([seizure("a", "gorik karwar sinev"), seizure("b", names)])
    assert found == ([["a", "b"]] if together else [["a"], ["b"]])


def test_the_ages_of_those_shot_tell_crimes_apart() -> None:
    def shooting(report: str, words: str, beside: str) -> Account:
        return account(report, type=IncidentType.ATTACK, by="", on="", words=words, beside=beside, killed=1)

    one = shooting("a", "15-year-old street shot", "hospital stable neighbor heard")
    again = shooting("c", "15-year-old street shot", "hospital detective stable witness")
    other = shooting("b", "16-year-old porch shot", "surgery asleep hallway curfew mother brother")
    assert groups([one, again, other]) == [["a", "c"], ["b"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 15-year-old boy and his brother, 12, were shot", ["15-year-old", "12-year-old"]),
        ("a girl aged 3 and a 40 year old man", ["3-year-old", "40-year-old"]),
        ("a 6-month-old girl, her 5 week old cousin", ["6-month-old", "5-week-old"]),
        ("On July 3, 12 people were killed, 3 years ago", []),
    ],
)
def test_ages_are_read(text: str, found: list[str]) -> None:
    assert ages(tokens(text)) == found


def test_named_victims_meet_across_wrong_wording() -> None:
    who = ("Ivo Tarnik", "Mira Solen")
    a = account(
        "a", None, people=who, words="gunfire porch", by="", on="", type=IncidentType.ATTACK, killed=2
    )
    b = account("b", 10, people=who, words="mourn school", by="", on="", type=IncidentType.ATTACK, killed=2)
    assert groups([a, b]) == [["a", "b"]]


def test_what_reports_say_besides_brings_their_accounts_together() -> None:
    crime = {"by": "", "on": "", "type": IncidentType.ATTACK}
    a = account("a", 10, words="gunfire porch", **crime)  # type: ignore[arg-type]
    b = account("b", 12, words="arrest hearing", **crime)  # type: ignore[arg-type]
    rest = "quinceanera lakeside pavilion oboe mariachi trellis gazebo harpist florist caterer"
    own = ("skillet walnut parquet cello trombone", "kettle birch gravel viola piccolo")  # no copies
    c, d = (
        replace(x, beside=tuple(f"{rest} {more}".split()), headline=("quinceanera", "gunfire"))
        for x, more in zip((a, b), own, strict=True)
    )
    assert explain(c, d).score > explain(a, b).score + 1
    assert explain(a, d).score < explain(c, d).score


def test_near_a_town_is_where_the_town_and_its_villages_are() -> None:
    village = TOWNS["Melnik"]
    near = replace(TOWNS["Karsova"], name="near Karsova", precision=PlacePrecision.NEAR)
    assert place_level(spots([near]), spots([village])) == "near the other"
    assert place_level(spots([TOWNS["Karsova"]]), spots([village])) == "within 25 km"


def test_explain_shows_every_comparison_and_the_judgement() -> None:
    a, b = account("a", killed=12), account("b", 17, killed=12)
    told = explain(a, b)
    assert {h.comparison for h in told.hits} >= {"date", "place", "type", "killed", "wording"}
    assert all(h.detail for h in told.hits)
    assert told.verdict == Verdict.DIFFERENT
    assert any("days" in why for why in told.contradictions)
    word = judged(a, b, Verdict.SAME)
    assert explain(a, b, judgements=[word]).verdict == Verdict.SAME
    assert explain(a, b).score == explain(b, a).score


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khan Sheikhoun", "Khan Shaykhun"), ("al-Qaterji", "Qatrji"), ("Deir ez-Zor", "Dayr az-Zawr")],
)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_people_meet_under_other_spellings_and_short_names_stay_apart() -> None:
    assert person_key("Katelin M. Dickson") == person_key("Caitlin Dixon")
    assert person_key("Gerard Willson") == person_key("Gerrard Wilsen")
    assert person_key("John Lee") != person_key("John Lowe")


def test_folded_drops_articles_and_marks() -> None:
    assert folded("Al-Qa’im") == "qaim"
    assert skeleton("Aleppo") != skeleton("Palmyra")


SMALL = st.lists(
    st.tuples(
        st.sampled_from([None, 9, 10, 11, 14, 20]),
        st.sampled_from([None, "Karsova", "Melnik", "Dorvan"]),
        st.sampled_from([None, 1, 4, 12, 60]),
        st.sampled_from(["market noon smoke", "market dawn bakery", "road convoy ambush"]),
        st.sampled_from([IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.CLASH]),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(rows=SMALL, seed=st.integers(0, 2**32))
def test_the_order_of_arrival_changes_nothing(rows: list[tuple], seed: int) -> None:  # type: ignore[type-arg]
    accounts = [
        account(f"r{n}", day, town, killed=killed, words=words, type=kind)
        for n, (day, town, killed, words, kind) in enumerate(rows)
    ]
    expected = resolve(accounts)
    shuffled = accounts[:]
    Random(seed).shuffle(shuffled)
    assert resolve(shuffled) == expected


@settings(max_examples=100, deadline=None)
@given(rows=SMALL)
def test_every_account_is_in_one_cluster(rows: list[tuple]) -> None:  # type: ignore[type-arg]
    accounts = [
        account(f"r{n}", day, town, killed=killed, words=words, type=kind)
        for n, (day, town, killed, words, kind) in enumerate(rows)
    ]
    listed = [i for c in resolve(accounts).clusters for i in c]
    assert sorted(listed) == sorted(a.id for a in accounts)


def test_one_outlet_rarely_tells_twice_of_one_incident_as_news() -> None:
    a = account("a", killed=12, words="convoy bridge lorry dusk")
    b = account("b", killed=3, words="bakery queue dawn flour")
    two = explain(a, b, outlets={"a": "Velin Herald", "b": "Sarn Post"})
    one = explain(a, b, outlets={"a": "Velin Herald", "b": "Velin Herald"})
    assert one.score < two.score
    same = explain(a, account("c", killed=12, words="convoy bridge lorry dusk"), outlets={"a": "X", "c": "X"})
    assert next(h.level for h in same.hits if h.comparison == "outlet") == "one outlet, the same text"
