"""The store: what goes in comes out, and nothing is overwritten."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from invented import dated, done, report
from rashomon.model import (
    Account,
    Agreement,
    Claim,
    Figure,
    Incident,
    IncidentType,
    Judgement,
    LinkKind,
    Place,
    Property,
    Relation,
    Report,
    Verdict,
    When,
)
from rashomon.store import (
    Database,
    cleanings,
    codec,
    identity,
    judgements,
    readings,
    reports,
    snapshot,
)
from rashomon.store.listing import Filter
from rashomon.store.reports import Standing


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "a.ledger") as opened:
        yield opened


def rows(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def test_what_goes_in_comes_out(database: Database) -> None:
    one = done(report(title="T", outlet="O", url="u", language="en", raw=b"<p>\x00\xff", author="A B"))
    with database.writing() as connection:
        readings.add(connection, [one], "1")
    with database.reading() as connection:
        assert cleanings.cleaned(connection, "r1") == one.clean
        assert list(readings.accounts(connection)) == list(one.reading.accounts)
        assert list(readings.tallies(connection)) == list(one.reading.tallies)
        assert readings.links(connection) == list(one.reading.links)
        assert cleanings.signatures(connection) == {"r1": one.signature}
        [kept] = readings.each(connection)
        assert kept == dataclasses.replace(one.reading, accounts=(), links=(), tallies=())


@pytest.mark.parametrize(
    ("kind", "columns"),
    [(Claim, readings._CLAIM_COLUMNS), (Account, readings._ACCOUNT_COLUMNS), (Report, reports._APART)],
)
def test_no_field_is_left_out(kind: type, columns: frozenset[str]) -> None:
    """A column that is named as a field must be one: else the field would be lost without a word."""
    assert columns <= {f.name for f in dataclasses.fields(kind)}


def test_a_second_reading_takes_the_place_of_the_first_and_both_stay(database: Database) -> None:
    with database.writing() as connection:
        readings.add(connection, [done(report())], "1")
        readings.add(connection, [done(report(), killed=4)], "2")
    with database.reading() as connection:
        [account] = readings.accounts(connection)
        assert [c.min for c in account.claims] == [4]
        assert (rows(connection, "readings"), rows(connection, "claims")) == (2, 2)
        assert readings.counts(connection) == (1, 1, 1)


def test_an_account_that_was_read_anew_has_an_heir(database: Database) -> None:
    first, second = done(report()), done(report(), anchor=(13, 36))
    with database.writing() as connection:
        readings.add(connection, [first], "1")
        readings.add(connection, [second], "2")
    old, new = first.reading.accounts[0].id, second.reading.accounts[0].id
    assert old != new
    with database.reading() as connection:
        assert readings.heirs(connection, [old, new, "a-none"]) == {old: new, new: new}


def test_standing_of_a_report_that_arrives(database: Database) -> None:
    with database.writing() as connection:
        readings.add(connection, [done(report(outlet="O"))], "1")
    arriving = {
        Standing.KNOWN: report(outlet="O"),
        Standing.ELSEWHERE: report(outlet="O", name="other.txt"),
        Standing.CLASH: report(text="another text"),
        Standing.NEW: report("r2"),
        Standing.UNREAD: report(outlet="O", url="https://example.org/now-known"),
    }
    with database.reading() as connection:
        assert reports.standings(connection, list(arriving.values()), "1") == list(arriving)
        assert reports.standings(connection, [report(outlet="O")], "2") == [Standing.UNREAD]


def test_particulars_do_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    bare, full = report(outlet="A"), report(outlet="B", url="https://example.org", name="b.txt")
    seen = []
    for n, order in enumerate(([bare, full], [full, bare])):
        with Database.open(tmp_path / f"{n}.ledger") as database:
            for received in order:
                with database.writing() as connection:
                    readings.add(connection, [done(received)], "1")
            with database.reading() as connection:
                seen.append(reports.get(connection, "r1"))
                assert reports.origins(connection) == {"r1": ["b.txt", "r1.txt"]}
    assert seen[0] == seen[1]
    assert seen[0] is not None
    assert seen[0].outlet == "B"


def test_a_broken_transaction_leaves_nothing(database: Database) -> None:
    class BreakError(Exception):
        pass

    with pytest.raises(BreakError), database.writing() as connection:
        readings.add(connection, [done(report())], "1")
        raise BreakError
    with database.reading() as connection:
        assert reports.count(connection) == 0


def test_judgements_are_added_and_withdrawn_never_taken_out(database: Database) -> None:
    at = datetime(2024, 2, 1, 12, tzinfo=UTC)
    given = Judgement(id="j-1", first="a-1", second="a-2", verdict=Verdict.SAME, who="me", when=at, why="so")
    with database.writing() as connection:
        judgements.add(connection, given)
        assert judgements.withdraw(connection, "j-1", at)
        assert not judgements.withdraw(connection, "j-1", at)
    with database.reading() as connection:
        assert list(judgements.each(connection)) == [dataclasses.replace(given, withdrawn=at)]


def test_snapshot(database: Database) -> None:
    one = done(report())
    incident = Incident(
        id="i-1",
        type=IncidentType.ATTACK,
        summary="An attack",
        when=dated("2024-01-20", "2024-01-25"),
        places=(Place(name="Al-Qa'im", country="IQ"),),
        figures=(
            Figure(property=Property.KILLED, min=3, max=None, used=("c",), passed_over=(("d", "why"),)),
        ),
        agreement=(Agreement(property=Property.KILLED, state="single", origins=1),),
        accounts=one.reading.accounts,
    )
    undated = Incident(id="i-0", type=IncidentType.BOMB, summary="A bomb", when=When())
    link = Relation(source="i-1", target="i-0", kind=LinkKind.PART_OF, why="w", quotes=(("r1", "q"),))
    with database.writing() as connection:
        readings.add(connection, [one], "1")
        assert snapshot.is_stale(connection, "p")
        snapshot.replace(
            connection, [undated, incident], [link], [("a", "b", "c")], snapshot.stamp(connection, "p")
        )
        assert not snapshot.is_stale(connection, "p")
    with database.reading() as connection:
        assert list(snapshot.incidents(connection)) == [incident, undated]
        assert snapshot.relations(connection, "i-0") == [link]
        assert snapshot.conflicts(connection) == [("a", "b", "c")]
        assert snapshot.is_stale(connection, "another version")

        def ids(**only: Any) -> list[str]:
            return [i.id for i in snapshot.incidents(connection, Filter(**only))]

        assert ids(since=date(2024, 1, 25)) == ["i-1"]
        assert ids(since=date(2024, 1, 26)) == []
        assert ids(until=date(2024, 1, 20)) == ["i-1"]
        assert ids(until=date(2024, 1, 19)) == []
        assert ids(place="al qaim") == ["i-1"]
        assert ids(place="AL-QAIM") == ["i-1"]
        assert ids(text="bomb") == ["i-0"]
        assert ids(text="100%") == []
        assert ids(type=IncidentType.BOMB) == ["i-0"]
    with database.writing() as connection:
        snapshot.touch(connection)
        assert snapshot.is_stale(connection, "p")


def test_ids_stay_and_lead_on(database: Database) -> None:
    with database.writing() as connection:
        identity.keep(connection, {"a-1": "i-1", "a-2": "i-2"}, [])
        identity.keep(connection, {"a-1": "i-1", "a-2": "i-1"}, [("i-2", "i-1")])
        assert identity.follow(connection, "i-2") == "i-1"
        assert identity.before(connection, ["a-1", "a-2", "a-3"]) == {"a-1": "i-1", "a-2": "i-1"}
        assert identity.matching(connection, "i-") == ["i-1", "i-2"]
        identity.keep(connection, {"a-1": "i-1", "a-2": "i-2"}, [])
        assert identity.follow(connection, "i-2") == "i-2"


days = st.none() | st.dates()


@given(st.text(), days, st.none() | st.integers(0, 6), st.none() | st.tuples(st.integers(), st.integers()))
def test_codec_gives_back_what_it_was_given(
    words: str, day: date | None, weekday: int | None, offset: tuple[int, int] | None
) -> None:
    when = When(earliest=day, latest=day, weekday=weekday, offset=offset, wording=words)
    assert codec.loads(When, codec.dumps(when)) == when


def test_codec_passes_over_fields_of_a_later_version() -> None:
    assert codec.loads(Place, '{"name": "Arrun", "elevation": 12}') == Place(name="Arrun")
