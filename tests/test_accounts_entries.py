"""Logs, lists and headlines that tell of several incidents, on small reports of invented ones."""

from __future__ import annotations

from datetime import date

from rashomon.clean import clean
from rashomon.model import Account, IncidentType, Property, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2023, 3, 3), latest=date(2023, 3, 3), how="given")


def accounts(reader: Reader, text: str, title: str | None = None) -> list[Account]:
    return list(reader.read(clean(Report(id="r", text=text, title=title, published=DAY))).accounts)


def numbers(account: Account, property: Property = Property.KILLED) -> list[int | None]:
    return [c.min for c in account.claims if c.property is property]


def test_each_line_of_a_log_is_an_incident_and_a_correction_is_of_the_line_it_puts_right(
    reader: Reader,
) -> None:
    shelling, drone, strike = accounts(
        reader,
        "05:50 Artillery shelling reported near Aita, no casualties.\n"
        "08:15 Drone strike on a van on the Tyre road: 3 killed, 2 wounded (Civil Defence).\n"
        "12:30 Airstrike on a house in Nabatieh; 7 dead, among them a nurse.\n"
        "13:10 Correction: 6 dead in Nabatieh, one body counted twice.\n",
        "Coast Watch – daily log, 3 Mar 2023",
    )
    assert [a.type for a in (shelling, drone, strike)] == [
        IncidentType.SHELLING,
        IncidentType.DRONE,
        IncidentType.AIRSTRIKE,
    ]
    assert numbers(shelling) == [0]
    assert numbers(drone) == [3]
    assert numbers(strike) == [7, 1, 6]


def test_bullets_on_other_days_and_places_are_incidents(reader: Reader) -> None:
    found = accounts(
        reader,
        "HIGHLIGHTS\n"
        "• On 3 February, an attack on Butembo left 21 dead, according to civil society.\n"
        "• On the night of 6 to 7 February, 15 people were killed with machetes in Bunia.\n"
        "• On 9 February, gunmen shot dead four traders in Goma.\n",
    )
    assert [numbers(a) for a in found] == [[21], [15], [4]]
    assert not {IncidentType.AIRSTRIKE, IncidentType.SHELLING} & {a.type for a in found}


def test_bullets_that_sum_up_one_incident_stay_together(reader: Reader) -> None:
    (account,) = accounts(
        reader,
        "• Gunman kills five at a market in Goma on Thursday\n"
        "• Police say the attack lasted ten minutes\n"
        "• Nine people were wounded in the shooting\n",
    )
    assert numbers(account) == [5]
    assert numbers(account, Property.WOUNDED) == [9]


def test_a_headline_with_a_separate_ambush_tells_of_two_incidents(reader: Reader) -> None:
    found = accounts(
        reader,
        "Six bodies were found under a bridge in the Mexican city of Celaya on Tuesday, prosecutors said, "
        "while in the neighboring state of Jalisco two police officers were shot dead in an ambush.\n\n"
        "The officers were on patrol near Teocaltiche when gunmen opened fire.",
        "Six bodies found in Guanajuato; 2 police killed in separate ambush",
    )
    assert [set(numbers(a)) for a in found] == [{6}, {2}]


def test_what_happened_hours_earlier_in_the_next_town_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "A car bomb exploded on Monday outside a police station in the Colombian town of Jamundi, wounding "
        "at least nine people, authorities said.\n\n"
        "Hours earlier, a motorcycle bomb went off in nearby Cali, killing a patrolman.",
    )
    assert [numbers(a) for a in found] == [[], [1]]


def test_the_graver_deed_gives_the_type(reader: Reader) -> None:
    (account, *_) = accounts(
        reader,
        "At least 14 people were killed on Sunday night when gunmen attacked two villages near Jos, "
        "residents said. A pastor was abducted.",
        "Gunmen kill 14 in two communities, abduct pastor",
    )
    assert account.type is IncidentType.ATTACK


def test_what_stands_under_a_time_alone_is_another_item(reader: Reader) -> None:
    found = accounts(
        reader,
        "16:32 GMT\n\nAn air strike hit a school in Moussoro, killing eight people, medics said.\n\n"
        "13:05 GMT\n\nTwo rockets were fired towards the border. No injuries were reported.\n\n"
        "11:40 GMT\n\nShelling killed three people in Abeche, officials said.\n",
    )
    tolls = [{c.min for c in a.claims if c.property is Property.KILLED} for a in found]
    assert {8} in tolls
    assert {3} in tolls


def test_a_line_over_each_paragraph_of_a_round_up_heads_one_incident(reader: Reader) -> None:
    first, second = accounts(
        reader,
        "This is what our monitors learned in the week.\n\n"
        "Feb. 26 Sofala Province: six rangers killed\n\n"
        "Raiders attacked huts in Buzi District, killing four rangers and two cooks.\n\n"
        "Feb. 26 Tete Province: one ranger killed\n\n"
        "A lorry hit a roadside bomb near Zumbo, killing one ranger and wounding four others.",
    )
    assert set(numbers(first)) == {6, 4, 2}
    assert set(numbers(second)) == {1}
    assert numbers(second, Property.WOUNDED) == [4]
    assert first.when.day == second.when.day == 26


def test_each_line_that_opens_with_a_date_is_an_entry(reader: Reader) -> None:
    found = accounts(
        reader,
        "The bureau sent this log.\n\nFebruary 24: Three armed men were killed in a clash in Khost.\n"
        "February 25: Four soldiers were killed by a roadside bomb in Kandahar.\n"
        "February 26: Three policemen were killed by gunmen in Herat.",
    )
    assert [numbers(a) for a in found] == [[3], [4], [3]]
