"""The store: what goes in comes out, nothing is overwritten, and a file that is no ledger is left alone."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from invented import count, dated, telling
from rashomon.model import (
    Account,
    AccountLink,
    Actor,
    ActorRole,
    Agreement,
    Block,
    BlockLabel,
    Claim,
    CleanReport,
    Figure,
    HarmGroup,
    Incident,
    IncidentType,
    Judgement,
    LinkKind,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Reading,
    Relation,
    Report,
    Stance,
    Tally,
    Verdict,
    When,
)
from rashomon.store import (
    Database,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
    ReadOnlyLedgerError,
    codec,
    identity,
    judgements,
    migrations,
    readings,
    reports,
    snapshot,
)
from rashomon.store.engine import open_engine
from rashomon.store.listing import Filter
from rashomon.store.readings import Done
from rashomon.store.reports import Standing

TEXT = "Three people were killed in Arrun on Tuesday, police said. Share this."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "a.ledger") as opened:
        yield opened


def report(id: str = "r1", text: str = TEXT, **given: Any) -> Report:
    return Report(id=id, text=text, **{"name": f"{id}.txt", **given})


def done(received: Report, *, killed: int = 3, anchor: tuple[int, int] = (0, 45)) -> Done:
    """A report with one account of one claim, and everything else a reading may hold."""
    where = Passage.of(received, *anchor)
    words = Passage.of(received, 0, 24)
    claim = count(
        killed,
        report=received.id,
        said=words,
        who="people",
        group=HarmGroup.ALL,
        attributed_to="police",
        chain=("police", "Arrun Wire"),
        stance=Stance.ALLEGED,
        part_of="c-x",
        rule="test",
    )
    account = telling(
        received.id,
        IncidentType.ATTACK,
        where,
        when=When(earliest=date(2024, 1, 23), weekday=1, offset=(-6, 0), wording="Tuesday", how="test"),
        places=(Place(name="Arrun", lat=1.5, lon=-2.0, precision=PlacePrecision.TOWN),),
        actors=(Actor(name="gunmen", role=ActorRole.PERPETRATOR, attributed_to="police"),),
        claims=(claim,),
        people=("A. Person",),
        words=("kill", "arrun"),
    )
    reading = Reading(
        report=received.id,
        published=dated("2024-01-24"),
        evidence=(("the dateline", words), ("the address", None)),
        accounts=(account,),
        links=(AccountLink(source=account.id, target="a-x", kind=LinkKind.RESPONSE_TO, passage=words),),
        tallies=(Tally(id="t-1", report=received.id, what="attacks", passage=words, min=5, since="May"),),
        origins=("Reuters",),
        notes=("a note",),
    )
    blocks = (Block(0, 58, BlockLabel.ARTICLE, "words"), Block(59, 70, BlockLabel.NAVIGATION, "share"))
    clean = CleanReport(report=received, blocks=blocks, title=words, dateline=None, agencies=("AFP",))
    return Done(clean, reading, (1, 2**32 - 1))


def rows(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def test_what_goes_in_comes_out(database: Database) -> None:
    one = done(report(title="T", outlet="O", url="u", language="en", raw=b"<p>\x00\xff", author="A B"))
    with database.writing() as connection:
        readings.add(connection, [one], "1")
    with database.reading() as connection:
        assert readings.cleaned(connection, "r1") == one.clean
        assert list(readings.accounts(connection)) == list(one.reading.accounts)
        assert list(readings.tallies(connection)) == list(one.reading.tallies)
        assert readings.links(connection) == list(one.reading.links)
        assert readings.signatures(connection) == {"r1": one.signature}
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


def test_between_transactions_the_ledger_is_one_file(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.ledger") as database:
        with database.writing() as connection:
            readings.add(connection, [done(report())], "1")
        assert [p.name for p in tmp_path.iterdir()] == ["a.ledger"]
        (tmp_path / "b.ledger").write_bytes((tmp_path / "a.ledger").read_bytes())
    with Database.open(tmp_path / "b.ledger") as copy, copy.reading() as connection:
        assert reports.count(connection) == 1


@pytest.mark.parametrize(
    "content",
    [b"some notes of mine\n", b"\x00" * 5000, b"PK\x03\x04", b"SQLite format 3\x00 and then nonsense" * 200],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotALedgerError, match=r"notes\.txt is not a rashomon ledger: "):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as shop:
        shop.execute("create table meta (key, value)")
        shop.execute("create table migrations (x)")
    before = path.read_bytes()
    with pytest.raises(NotALedgerError, match="a database of something else, with tables meta, migrations"):
        Database.open(path)
    assert path.read_bytes() == before


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(NotALedgerError, match="it is a folder"):
        Database.open(tmp_path)
    with pytest.raises(Exception, match="there is no folder"):
        Database.open(tmp_path / "none" / "a.ledger")
    with pytest.raises(NoLedgerError, match="Make one with: rashomon read"):
        Database.open(tmp_path / "a.ledger", create=False)
    assert not (tmp_path / "a.ledger").exists()


def test_an_empty_file_is_a_ledger_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.ledger").touch()
    with Database.open(tmp_path / "a.ledger") as database, database.reading() as connection:
        assert reports.count(connection) == 0


def test_a_newer_ledger_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    later = (*migrations.STEPS, ("a later step", lambda connection: None))
    engine, name, _ = open_engine(path, create=True)
    assert migrations.migrate(engine, name, later) == [step for step, _ in later]
    engine.dispose()
    with pytest.raises(NewerLedgerError, match=r"'a later step'.*Update rashomon"):
        Database.open(path)


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path: Path) -> None:
    def breaks(connection: Connection) -> None:
        connection.execute(text("create table half (x integer)"))
        raise RuntimeError("no")

    path = tmp_path / "a.ledger"
    Database.open(path).close()
    engine, name, _ = open_engine(path, create=True)
    with pytest.raises(RuntimeError):
        migrations.migrate(engine, name, (*migrations.STEPS, ("breaks", breaks)))
    with engine.connect() as connection:
        assert migrations.applied(connection, name) == len(migrations.STEPS)
        assert "half" not in set(
            connection.execute(text("select name from sqlite_master where type = 'table'")).scalars()
        )
    engine.dispose()


def test_a_ledger_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    with Database.open(path) as database, database.writing() as connection:
        readings.add(connection, [done(report())], "1")
    monkeypatch.setattr("os.access", lambda *_: False)  # the superuser may write anywhere
    with Database.open(path) as database:
        with database.reading() as connection:
            assert reports.count(connection) == 1
        with pytest.raises(ReadOnlyLedgerError, match="Copy it to a folder"), database.writing():
            pass
    with pytest.raises(ReadOnlyLedgerError, match="the folder cannot be written to"):
        Database.open(tmp_path / "b.ledger")


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


def test_a_shared_ledger_is_one_file_again_after_many_have_read(tmp_path: Path) -> None:
    path = tmp_path / "shared.ledger"
    with Database.open(path) as database:
        database.share(True)
        with database.reading() as one, database.reading() as two:
            snapshot.count(one)
            snapshot.count(two)
        assert path.with_name("shared.ledger-wal").exists()
        database.share(False)
        assert [p.name for p in tmp_path.iterdir()] == ["shared.ledger"]
