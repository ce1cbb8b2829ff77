"""Lists of past attacks, each entry under its date: an incident each, in its own year and town."""

from __future__ import annotations

from datetime import date

from accounts_told import accounts_on, killed, names
from rashomon.model import Property, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2019, 6, 11), latest=date(2019, 6, 11), how="given")

TOWNS = """Cities in the north have been hit again and again. Here are the most recent attacks.
TURIN, March 7, 2019: A lorry driver runs down people outside a stadium, killing at least 11 of them.
GENOA, ITALY, December 2018: Nine people die when a gunman fires at stalls in a Christmas market. Guards shoot the suspect dead in Milan in the same week.
MARSEILLE, June 3, 2018: A suicide bomber kills 17 people in a ferry terminal. A cook, 31, is charged.
LYON, October 2016: In a series of attacks on three hotels, gunmen killed 40 people.
"""  # noqa: E501


def test_a_list_under_towns_and_dates_has_a_row_an_entry(reader: Reader) -> None:
    found = accounts_on(DAY, reader, TOWNS, "Recent attacks in the north")
    rows = [a for a in found if killed(a) not in (set(), {1})]  # not the suspect, shot days later
    assert [(a.when.edtf, killed(a)) for a in rows] == [
        ("2019-03-07", {11}),
        ("2018-12", {9}),
        ("2018-06-03", {17}),
        ("2016-10", {40}),
    ]
    for row, town in zip(rows, ("TURIN", "GENOA", "MARSEILLE", "LYON"), strict=True):
        assert town in names(row)


def test_entries_are_of_the_year_above_them(reader: Reader) -> None:
    found = accounts_on(
        DAY,
        reader,
        "2019\n\nMay 2: A blast at a library in Leeds kills 21 people and wounds 50 others.\n\n"
        "April 7: A gunman opens fire in Malmo, fatally injuring five people\n\n"
        "2018\n\nJuly 26: Two women kill a retired judge in the town of Arras\n\n"
        "March 29: Suicide attacks on the port and the tram of Ghent kill 28 people.\n",
        "A history of attacks",
    )
    assert [(a.when.edtf, killed(a)) for a in found if killed(a)] == [
        ("2019-05-02", {21}),
        ("2019-04-07", {5}),
        ("2018-07-26", {1}),
        ("2018-03-29", {28}),
    ]


def test_a_day_told_in_an_entry_is_of_the_entry_s_year(reader: Reader) -> None:
    found = accounts_on(
        DAY,
        reader,
        "March 24, 2014: Four clerks are killed in a shooting at a bank in Liege.\n"
        "Jan. 5-8, 2016: Three gunmen seize a school in Nantes on Jan. 5, killing 14.\n"
        "Oct. 18, 2017: Two bombs explode at a fair in Izmir, killing 64 people.\n",
        "Attacks since 2014",
    )
    assert [(a.when.edtf, killed(a)) for a in found] == [
        ("2014-03-24", {4}),
        ("2016-01-05", {14}),
        ("2017-10-18", {64}),
    ]


def test_the_steps_of_one_case_are_no_incidents(reader: Reader) -> None:
    found = accounts_on(
        DAY,
        reader,
        "A man was charged on Monday with shooting his wife Ann Lee dead in Dayton on March 3.\n\n"
        "TIMELINE\n\nMarch 3, 2019: She dies in hospital.\n\nMarch 5, 2019: An autopsy finds that she died "
        "of a gunshot wound.\n\nJune 10, 2019: The man is charged in the shooting.\n",
        "Man charged in wife's death",
    )
    assert len([a for a in found if killed(a)]) == 1


def test_a_list_at_the_head_does_not_date_the_page(reader: Reader) -> None:
    found = accounts_on(DAY, reader, TOWNS.partition("\n")[2])
    assert found[0].when.edtf == "2019-03-07"


def test_a_christmas_market_is_no_day(reader: Reader) -> None:
    (account,) = accounts_on(
        DAY, reader, "A gunman killed nine people in a Christmas market in Genoa on 3 December 2018.", None
    )
    assert [c.value for c in account.claims if c.property is Property.DATE] == ["2018-12-03"]
