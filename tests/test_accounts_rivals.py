"""Rival tolls, hours before, losses on the other side: whose account a sentence without commas is of."""

from __future__ import annotations

from accounts_told import accounts_on, killed, names
from rashomon.model import Account, Property, When
from rashomon.read.reader import Reader

RAIDS = "TRIPOLI Army warplanes bombed crowded districts of Misrata overnight killing at least 14 people. "


def wounded(account: Account) -> set[int | None]:
    return {c.min for c in account.claims if c.property is Property.WOUNDED}


def test_a_rival_toll_is_of_what_was_told_last_whatever_else_its_voice_says(reader: Reader) -> None:
    text = "Rescuers put the toll at 23 and said four of them were hurt when another raid struck the ruins."
    [only] = accounts_on(When(), reader, RAIDS + text)
    assert killed(only) == {14, 23}
    assert wounded(only) == {4}


def test_what_the_other_side_did_across_town(reader: Reader) -> None:
    more = "The army denied that homes had been aimed at. Rescuers put the toll at 23. "
    text = RAIDS + more + "In the army-held quarter of the town rebel shelling killed six people a cook said."
    raids, shells = accounts_on(When(), reader, text)
    assert killed(raids) == {14, 23}
    assert killed(shells) == {6}


def test_another_one_hurt_is_of_the_same_deed(reader: Reader) -> None:
    text = (
        "The army said it fired a missile at a rebel post on Monday after a mortar round from fighting in "
        "Misrata landed in its camp. A rebel said one guard was killed and another hurt in the strike."
    )
    [only] = accounts_on(When(), reader, text)
    assert killed(only) == wounded(only) == {1}


def test_hours_before_something_else_went_off(reader: Reader) -> None:
    text = (
        "Unidentified gunmen shot dead a rebel commander on the road out of Misrata on Wednesday. "
        "Hours earlier a bomb tore through a bakery in town killing two guards of the rebels."
    )
    shot, bomb = accounts_on(When(), reader, text)
    assert killed(shot) == {1}
    assert killed(bomb) == {2}
    assert "Misrata" in names(shot)


def test_what_is_told_of_the_strikes_is_of_them(reader: Reader) -> None:
    text = (
        "On May 7 2021 at least seven traders were killed in alleged Israeli airstrikes and artillery "
        "strikes. The strikes hit a line of lorries leaving northern Gaza after warnings from the Israeli "
        "military. Some papers said that the dead might be more than 40."
    )
    [only] = accounts_on(When(), reader, text)
    assert killed(only) == {7, 40}


def test_a_toll_of_the_strikes_is_not_of_the_offensive_told_last(reader: Reader) -> None:
    text = (
        "Air strikes on two hamlets killed at least 62 shepherds on Tuesday while rebels and militiamen "
        "fought. Nurses blamed a foreign fleet for the strikes that hit Haydan and Saqayn. Beyond the "
        "hamlets lies Saada a town that militiamen want to seize by an offensive of many weeks. A monitor "
        "said at least 41 shepherds including nine children were killed in the strikes on the hamlets."
    )
    strikes = accounts_on(When(), reader, text)[0]
    assert killed(strikes) == {62, 41, 9}


def test_a_part_behind_an_office_in_another_town_is_of_the_same_deed(reader: Reader) -> None:
    text = (
        "On Monday an air strike hit a barn in Misrata, killing at least 16 relatives of Omar Daud, head of "
        "Coast Radio in Sirte, including six children. Four others were hurt in the strike."
    )
    [only] = accounts_on(When(), reader, text)
    assert killed(only) == {16, 6}
    assert wounded(only) == {4}


def test_a_large_number_told_again_is_of_the_account_that_gave_it(reader: Reader) -> None:
    text = (
        "On Wednesday June 12, 2019 at least eight tailors were killed and 23 injured when an Israeli air "
        "strike hit one house in Rafah. The owner's teacher was a judge. He was killed on June 4, 2019 in an "
        "Israeli strike. A pupil mourned the death of this friend. Several papers spoke of ten dead and 23 "
        "injured and said that ambulances pulled bodies from the rubble."
    )
    house = next(a for a in accounts_on(When(), reader, text) if 23 in wounded(a))
    assert killed(house) == {8, 10}


def test_a_raid_told_anew_in_the_town_that_holds_the_camp(reader: Reader) -> None:
    text = (
        "On May 7 2021, an Israeli airstrike killed up to 27 people of a house. The house stood in the "
        "Al-Orin neighborhood of the Al-Shaboura refugee camp at Rafah and was destroyed. A rights group "
        "reported that 17 people were killed by an Israeli raid on the house in Rafah."
    )
    [only] = accounts_on(When(), reader, text)
    assert killed(only) == {None, 17}
