"""Totals over many incidents gathered into series: invented wars, each test one rule."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import HarmGroup, Passage, Qualifier, Series, Tally, When, content_id
from rashomon.reconcile.series import gather


def tally(
    number: int,
    day: int,
    since: str | None = "since 17 October",
    *,
    what: str = "attacks",
    words: str = "attacks",
    by: str | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    at: int = 0,
) -> Tally:
    report = f"r{day}"
    return Tally(
        id=content_id("t", report, what, number, since, by, at),
        report=report, what=what, passage=Passage("text", at, at + len(words), words), min=number,
        max=None if qualifier == Qualifier.AT_LEAST else number, qualifier=qualifier, since=since,
        attributed_to=by,
    )  # fmt: skip


def days(*tallies: Tally) -> dict[str, When]:
    """Reports r1 … r30 were published on 1 to 30 November 2031."""
    return {t.report: on(int(t.report[1:])) for t in tallies}


def on(day: int) -> When:
    return When(earliest=date(2031, 11, day), latest=date(2031, 11, day))


def series(*tallies: Tally, sentences: dict[str, str] | None = None) -> tuple[Series, ...]:
    return gather(tallies, days(*tallies), sentences or {})


def numbers(s: Series) -> list[int | None]:
    return [p.min for p in s.points]


def test_one_count_from_one_start_is_one_series_by_day() -> None:
    found = series(tally(151, 20), tally(66, 5), tally(90, 9, "since attacks began on October 17"))
    assert [numbers(s) for s in found] == [[66, 90, 151]]
    assert found[0].since.edtf == "2031-10-17"
    assert not found[0].contradictions


def test_a_start_told_loosely_joins_the_one_that_it_admits() -> None:
    found = series(tally(150, 20, "since mid-October", qualifier=Qualifier.AT_LEAST), tally(66, 5))
    assert len(found) == 1
    assert found[0].since.edtf == "2031-10-17"


def test_other_starts_people_and_countries_are_other_series() -> None:
    a, b = tally(10, 5), tally(12, 6, "since 3 September")
    c = tally(10, 5, what="killed", words="10 children killed")
    d = tally(12, 6, what="killed", words="12 soldiers killed")
    assert len(series(a, b, c, d)) == 4
    e, f = tally(20, 7, at=1), tally(30, 8, at=1)
    words = {e.id: "Raiders made 20 attacks in Iraq.", f.id: "There were 30 attacks in Syria and Jordan."}
    assert {s.where for s in series(e, f, sentences=words)} == {("IQ",), ("JO", "SY")}


def test_a_total_so_far_joins_the_only_count_that_runs() -> None:
    assert len(series(tally(151, 20), tally(66, 5, "so far"))) == 1
    assert len(series(tally(151, 20), tally(66, 5, None))) == 2
    assert len(series(tally(151, 20), tally(151, 21, None))) == 1  # the same number, told without its start


def test_small_numbers_without_a_start_meet_by_chance() -> None:
    def few(n: int) -> int:
        return len(series(*(tally(n, d, None, what="killed", words="people") for d in (3, 9))))

    assert (few(5), few(40_000)) == (2, 1)


def test_strengths_are_counted_by_country_and_may_fall() -> None:
    a = tally(900, 3, None, what="troops", words="900 troops")
    b = tally(2500, 3, None, what="troops", words="2,500", at=30)
    c = tally(800, 9, None, what="troops", words="800 troops")
    both = "It has 900 troops in Syria and 2,500 in Iraq."
    found = series(a, b, c, sentences={a.id: both, b.id: both, c.id: "It keeps 800 troops in Syria."})
    assert [(s.where, numbers(s), s.contradictions) for s in found] == [
        (("SY",), [900, 800], ()),
        (("IQ",), [2500], ()),
    ]


def test_a_later_total_that_is_smaller_is_marked() -> None:
    found = series(tally(66, 5), tally(60, 9))
    assert [(c.kind, c.first, c.second) for c in found[0].contradictions] == [("smaller later", 0, 1)]
    # "At least 60" may hold beside 66; of one voice it is a step back.
    loose = tally(60, 9, by="The Monitor", qualifier=Qualifier.AT_LEAST)
    assert not series(tally(66, 5), loose)[0].contradictions
    assert series(tally(66, 5, by="The Monitor"), loose)[0].contradictions


def test_two_totals_for_one_day_are_marked() -> None:
    found = series(tally(66, 5, by="the army"), tally(70, 5, by="the front"))
    assert [c.kind for c in found[0].contradictions] == ["one day"]
    assert not series(tally(66, 5), tally(60, 5, qualifier=Qualifier.AT_LEAST))[0].contradictions


def test_a_closed_year_is_no_count_that_runs_on() -> None:
    found = series(tally(135, 5, "in 2029"), tally(70, 6, "this year"))
    assert {(s.since.edtf, s.until) for s in found} == {
        ("2029-01-01", date(2029, 12, 31)),
        ("2031-01-01", None),
    }


def test_whom_is_the_first_people_named_behind_the_number() -> None:
    t = tally(600, 5, what="killed", words="600 civilians including 136 children killed")
    assert series(t)[0].whom == HarmGroup.CIVILIANS
    t = tally(1620, 5, what="killed", words="killed 2,100 militants and 1,620 civilians")
    assert series(t)[0].whom == HarmGroup.CIVILIANS


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(1, 9), st.integers(1, 30),
            st.sampled_from(["since 17 October", "since October", "so far", None, "in 2030"]),
            st.sampled_from(["attacks", "troops", "killed"]), st.sampled_from([None, "The Monitor"]),
        ),
        max_size=14, unique=True,
    ),
    seed=st.integers(0, 2**32),
)  # fmt: skip
def test_the_order_of_tallies_changes_nothing(rows: list[tuple], seed: int) -> None:  # type: ignore[type-arg]
    tallies = [tally(n, d, since, what=what, by=by) for n, d, since, what, by in rows]
    found = series(*tallies)
    shuffled = tallies[:]
    Random(seed).shuffle(shuffled)
    assert gather(shuffled, days(*tallies), {}) == found
    assert sorted(x for s in found for p in s.points for x in p.tallies) == sorted(t.id for t in tallies)


def test_a_total_told_before_a_series_began_is_none_of_it() -> None:
    found = series(tally(40, 20, "since 10 November"), tally(3, 5, "so far"))
    assert sorted(numbers(s) for s in found) == [[3], [40]]
    assert [numbers(s) for s in series(tally(40, 20, "since 10 November"), tally(13, 15, "so far"))] == [
        [13, 40]
    ]


def test_words_that_tell_no_size_make_no_series() -> None:
    many = [tally(2, day, what="wounded", qualifier=Qualifier.VAGUE) for day in (3, 9)]
    assert [len(s.points) for s in series(*many)] == [1, 1]
    dozens = [tally(12, day, what="wounded", qualifier=Qualifier.VAGUE) for day in (3, 9)]
    assert [len(s.points) for s in series(*dozens)] == [2]
