"""Dates solved across invented reports: narrowed, never invented, the same in any order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import When
from rashomon.publish import export_acled, export_ucdp
from rashomon.reconcile.dates import solve
from rashomon.reconcile.dayset import Days
from rashomon.reconcile.incident_day import incident_date


def on(day: date, **facts: object) -> When:
    return When(earliest=day, latest=day, **facts)  # type: ignore[arg-type]


D = date(2023, 12, 26)  # a Tuesday
TUESDAY = When(weekday=1, offset=(-6, 0), wording="Tuesday")


def test_a_bare_weekday_is_dated_by_another_report() -> None:
    found = solve(
        {"a": on(D), "b": When(earliest=date(2023, 10, 17), latest=date(2025, 1, 20))},
        {"a1": on(D, offset=(0, 0)), "b1": TUESDAY},
        {"a1": "a", "b1": "b"},
        [["a1", "b1"]],
    )
    assert found.dates["b1"].edtf == "2023-12-26"
    assert found.published["b"].edtf == "2023-12-26/2024-01-01"
    assert found.incidents[0].edtf == "2023-12-26"
    assert any(who == "b" for who, _ in found.evidence)


def test_what_is_narrowed_narrows_on() -> None:
    # b's raid dates b; b's other incident is then dated, and with it report c.
    found = solve(
        {"a": on(D), "b": When(), "c": When()},
        {
            "a1": on(D, offset=(0, 0)),
            "b1": When(weekday=1, offset=(0, 0)),
            "b2": When(offset=(-1, -1)),
            "c2": When(offset=(0, 0)),
        },
        {"a1": "a", "b1": "b", "b2": "b", "c2": "c"},
        [["a1", "b1"], ["b2", "c2"]],
    )
    assert found.dates["b2"].edtf == "2023-12-25"
    assert found.published["c"].edtf == "2023-12-25"


def test_midnight_lets_two_accounts_lie_a_day_apart() -> None:
    wednesday = D + timedelta(days=1)
    found = solve(
        {"a": on(wednesday), "b": When(earliest=D - timedelta(days=40), latest=D + timedelta(days=40))},
        {"a1": on(wednesday, weekday=2, wording="after midnight local time on Wednesday"), "b1": TUESDAY},
        {"a1": "a", "b1": "b"},
        [["a1", "b1"]],
    )
    assert found.dates["b1"].edtf == "2023-12-26"
    assert found.incidents[0].edtf == "2023-12-27"
    assert any("a day apart" in why for _, why in found.evidence)


def test_the_later_side_of_midnight_is_dated_too() -> None:
    wednesday = When(weekday=2, offset=(-6, 0))
    month = When(earliest=D - timedelta(days=20), latest=D + timedelta(days=20))
    found = solve(
        {"a": on(D), "b": month},
        {"a1": on(D, offset=(0, 0)), "b1": wednesday},
        {"a1": "a", "b1": "b"},
        [["a1", "b1"]],
    )
    assert found.dates["b1"].edtf == "2023-12-27"


def test_a_contradiction_leaves_the_dates_and_is_told() -> None:
    far = on(date(2022, 3, 3))
    open_report = When(earliest=date(2023, 1, 1), latest=date(2023, 12, 31))
    accounts = {"a1": far, "b1": When(earliest=D, latest=D + timedelta(days=3), offset=(-3, 0))}
    found = solve({"a": far, "b": open_report}, accounts, {"a1": "a", "b1": "b"}, [["a1", "b1"]])
    assert found.dates["a1"] == far
    assert found.dates["b1"].latest is not None
    assert found.dates["b1"].earliest == D
    assert any("no day in common" in why for _, why in found.evidence)


def test_a_misprinted_weekday_invents_nothing() -> None:
    wrong = on(D, weekday=4)
    found = solve({"a": on(D)}, {"a1": wrong}, {"a1": "a"}, [["a1"]])
    assert found.dates["a1"] == wrong


def test_what_is_unknown_stays_unknown() -> None:
    found = solve({"a": When()}, {"a1": TUESDAY}, {"a1": "a"}, [["a1"]])
    assert found.dates["a1"] == TUESDAY
    assert found.published["a"] == When()
    assert not found.incidents[0].known


def test_the_incident_day() -> None:
    next_day = D + timedelta(days=1)
    assert incident_date({"a": on(D), "b": on(D), "c": on(next_day)}).edtf == "2023-12-26"
    assert incident_date({"a": on(D), "b": on(next_day)}).edtf == "2023-12-26/2023-12-27"
    at_home = replace(on(next_day), wording="at dawn on 27 December, local time")
    assert incident_date({"a": on(D), "b": at_home}).edtf == "2023-12-27"
    wide = When(earliest=D - timedelta(days=1), latest=D)
    assert incident_date({"a": wide, "b": When(earliest=D, latest=next_day)}).edtf == "2023-12-26"
    assert incident_date({"a": wide, "b": on(D)}).edtf == "2023-12-26"


def test_a_bare_weekday_of_a_later_page_is_that_of_the_date_told_elsewhere() -> None:
    friday = date(2016, 1, 29)
    bare = on(friday, weekday=4, offset=(-6, 0))
    dated = replace(on(friday - timedelta(days=7)), day=22, month=1)
    assert incident_date({"a": bare, "b": dated}).edtf == "2016-01-22"
    other = replace(on(friday - timedelta(days=6)), day=23, month=1)
    assert incident_date({"a": bare, "b": other}).edtf == "2016-01-23/2016-01-29"


def test_codebook_precisions() -> None:
    widths = {1: (1, 1), 2: (2, 2), 6: (2, 2), 7: (2, 3), 30: (3, 4), 200: (None, 5), 400: (None, None)}
    for n, (acled, ucdp) in widths.items():
        found = When(earliest=D, latest=D + timedelta(days=n - 1)).precision
        assert (export_acled.TIME.get(found), export_ucdp.DATE.get(found)) == (acled, ucdp), n
    assert When().precision not in export_ucdp.DATE


def test_day_sets() -> None:
    a = Days.between(D, D + timedelta(days=9))
    assert (a & Days.between(D + timedelta(days=5), None)).first == D + timedelta(days=5)
    assert a.spread(-1, 2).last == D + timedelta(days=11)
    tuesdays = a.where(lambda d: d.weekday() == 1)
    assert (tuesdays.first, tuesdays.last) == (D, D + timedelta(days=7))
    assert (tuesdays & Days.between(D + timedelta(days=1), D + timedelta(days=6))).empty


@st.composite
def ledgers(
    draw: st.DrawFn,
) -> tuple[dict[str, When], dict[str, When], dict[str, str], list[list[str]], dict[str, date]]:
    """Reports of known true days, each told with less than is true, and the truth."""
    reports: dict[str, When] = {}
    accounts: dict[str, When] = {}
    owner: dict[str, str] = {}
    truth: dict[str, date] = {}
    days = draw(st.lists(st.integers(0, 60), min_size=1, max_size=4))
    clusters: list[list[str]] = [[] for _ in days]
    for r in range(draw(st.integers(1, 5))):
        pub = D + timedelta(days=draw(st.integers(61, 66)))
        truth[f"r{r}"] = pub
        slack = draw(st.sampled_from([0, 3, 40, None]))
        reports[f"r{r}"] = (
            When()
            if slack is None
            else When(earliest=pub - timedelta(days=slack), latest=pub + timedelta(days=slack))
        )
        for k, n in enumerate(days):
            if not draw(st.booleans()):
                continue
            a, day = f"r{r}k{k}", D + timedelta(days=n)
            back = (day - pub).days
            accounts[a] = draw(
                st.sampled_from(
                    [
                        When(offset=(back, back)),
                        When(offset=(back - 2, back + 3), weekday=day.weekday()),
                        When(month=day.month, day=day.day, offset=(-366, 1)),
                        on(day, offset=(back, back)),
                        When(
                            earliest=day - timedelta(days=2),
                            latest=day + timedelta(days=1),
                            offset=(back - 9, 0),
                        ),
                        When(),
                    ]
                )
            )
            owner[a], truth[a] = f"r{r}", day
            clusters[k].append(a)
    return reports, accounts, owner, clusters, truth


@given(ledgers(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_truth_is_never_cut_off_and_order_changes_nothing(
    ledger: tuple[dict[str, When], dict[str, When], dict[str, str], list[list[str]], dict[str, date]],
    rng: random.Random,
) -> None:
    reports, accounts, owner, clusters, truth = ledger
    found = solve(reports, accounts, owner, clusters)
    for name, when in (*found.published.items(), *found.dates.items()):
        assert (when.earliest or date.min) <= truth[name] <= (when.latest or date.max), name
        before = reports.get(name) or accounts[name]
        assert (before.earliest or date.min) <= (when.earliest or date.min)
        assert (when.latest or date.max) <= (before.latest or date.max)

    names, reps = list(accounts), list(reports)
    rng.shuffle(names)
    rng.shuffle(reps)
    turned = [rng.sample(c, len(c)) for c in clusters]
    again = solve({r: reports[r] for r in reps}, {a: accounts[a] for a in names}, owner, turned)
    assert again.published == found.published
    assert again.dates == found.dates
    assert again.incidents == found.incidents
    assert again.evidence == found.evidence


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6) | st.none()), min_size=2, max_size=8),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_contradictions_depend_on_no_order(rows: list[tuple[int, int | None]], rng: random.Random) -> None:
    reports = {f"r{i}": on(D + timedelta(days=n)) if i % 2 else When() for i, (n, _) in enumerate(rows)}
    accounts = {f"a{i}": When(offset=(-6, 0), weekday=w) for i, (_, w) in enumerate(rows)}
    owner = {f"a{i}": f"r{i}" for i in range(len(rows))}
    cluster = list(accounts)
    found = solve(reports, accounts, owner, [cluster])
    rng.shuffle(cluster)
    again = solve(
        dict(sorted(reports.items(), reverse=True)), {a: accounts[a] for a in cluster}, owner, [cluster]
    )
    assert (again.dates, again.published, again.evidence) == (found.dates, found.published, found.evidence)


def test_a_day_and_month_without_a_year_stay() -> None:
    w = incident_date({"a": When(month=3, day=7, offset=(-366, 1)), "b": When(month=3, day=7, weekday=3)})
    assert (w.edtf, w.weekday, w.known) == ("XXXX-03-07", 3, False)
    assert incident_date({"a": When(month=3, day=7), "b": When(month=3, day=8)}).edtf == "XXXX-03"


def test_another_report_of_the_incident_gives_the_year() -> None:
    told = When(month=3, day=7, weekday=3, offset=(-6, 0))
    day = When(earliest=date(2013, 3, 7), latest=date(2013, 3, 7), offset=(-1, -1))
    given = When(earliest=date(2013, 3, 8), latest=date(2013, 3, 8))
    found = solve({"r": When(), "s": given}, {"a": told, "b": day}, {"a": "r", "b": "s"}, [["a", "b"]])
    assert found.dates["a"].edtf == "2013-03-07" and found.incidents[0].edtf == "2013-03-07"
    assert found.published["r"].earliest == date(2013, 3, 7)  # and so its own day is bounded
    assert any(who == "a" and "told also in b" in why for who, why in found.evidence)


def test_bounds_and_a_weekday_give_the_year() -> None:
    told = When(month=3, day=7, weekday=3, offset=(-6, 0))
    term = When(earliest=date(2011, 1, 1), latest=date(2018, 12, 31))
    found = solve({"r": term}, {"a": told}, {"a": "r"}, [["a"]])
    assert found.dates["a"].edtf == "2013-03-07"


def test_a_year_long_gone_that_a_report_speaks_of_dates_none_of_its_news() -> None:
    told = When(offset=(-1, 0), how="news with no stated day")
    found = solve({"a": When(earliest=date(1984, 1, 1))}, {"a1": told}, {"a1": "a"}, [["a1"]])
    assert found.dates["a1"] == told
    assert not found.incidents[0].known
