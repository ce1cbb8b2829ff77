"""Local news on several crimes of a night, and counts that such pages give. All incidents are invented."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, Claim, HarmGroup, Property, Reading, Report, When
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told

DAY = When(earliest=date(2016, 7, 6), latest=date(2016, 7, 6), how="given")  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str, title: str | None = None) -> Reading:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY)))


def best(accounts: list[Account]) -> dict[str, int | None]:
    told = [
        Told(claim=c, report="r", time=0, origin="r", voice=c.attributed_to or "", central=a.central)
        for a in accounts
        for c in a.claims
    ]
    return {f.property.value: f.best for f in figures(told) if f.group is HarmGroup.ALL}


def counted(reader: Reader, text: str, title: str | None = None) -> tuple[int, int]:
    """Killed and wounded of a page on one crime."""
    found = best([a for a in read(reader, text, title).accounts if a.central])
    return found.get(Property.KILLED.value) or 0, found.get(Property.WOUNDED.value) or 0


def places(reading: Reading) -> list[set[str]]:
    return [{p.name for p in a.places} for a in reading.accounts]


def test_each_call_by_the_clock_is_an_incident_though_its_victim_is_told_of_below(reader: Reader) -> None:
    text = (
        "DUNMORE, Ohio – Dunmore police had a busy night with three separate shootings.\n\n"
        "Tuesday, July 5\n\n"
        "The first shooting was around 3:10 p.m. in the 2600 block of Larch Avenue. A man was found with a"
        " gunshot wound.\n\n"
        "Around 6:40 p.m., officers responded to a shooting in the 800 block of Quince Street. One woman was"
        " pronounced dead at the scene.\n\n"
        "Officers were called to the 1200 block of Sorrel Street around 7:05 p.m. for another shooting."
        " One victim"
        " was injured and taken to a hospital."
    )
    reading = read(reader, text)
    streets = [{p for p in names if "block" in p} for names in places(reading)]
    assert sorted(len(s) for s in streets) == [1, 1, 1]
    assert [a.when.edtf for a in reading.accounts][1:] == ["2016-07-05", "2016-07-05"]


def test_the_second_shooting_of_the_night_is_another_one(reader: Reader) -> None:
    text = (
        "Two shootings in Dunmore left two people dead.\n\n"
        "Karl Ferris, 17, was killed in the 7900 block of Larch Avenue on Tuesday around 6:30 p.m.,"
        " police said.\n\n"
        "The second shooting of the night took place in the 6100 block of Quince Street. Omar Redd, 37,"
        " was shot and"
        " killed."
    )
    assert {"6100 block of Quince Street"} in [
        {p for p in n if "block" in p} for n in places(read(reader, text))
    ]


def test_a_separate_incident_is_one_though_one_man_was_shot_in_each(reader: Reader) -> None:
    text = (
        "A man has died after he was stabbed in Dunmore on Tuesday, police said.\n\n"
        "In a separate investigation, officers arrested a teenager after a man was stabbed in Harlow."
        " The man died at"
        " the scene."
    )
    assert len(read(reader, text).accounts) == 2


def test_a_fight_does_not_make_a_local_round_up_one_of_armies(reader: Reader) -> None:
    text = (
        "Dunmore police reports list the violence of the night of July 5:\n"
        "- Around 4:40 p.m., a man was shot in Larch Avenue. Two customers were fighting.\n"
        "- At 9:29 p.m., a man was shot on Quince Street.\n"
        "- At 11:10 p.m., a man was shot on Sorrel Street."
    )
    assert len(read(reader, text).accounts) == 3


def test_a_station_s_number_counts_nobody(reader: Reader) -> None:
    text = (
        "HARLOW, AZ (3TV/CBS 5) – A gunman is dead, a woman was stabbed to death, and seven police"
        " officers are"
        " recovering after a siege on Tuesday. Nobody else was hurt, a witness told KORD 7."
    )
    assert counted(reader, text) == (2, 7)


def test_a_clause_with_a_subject_of_its_own_is_not_of_the_verb_before(reader: Reader) -> None:
    text = (
        "One man is dead after a shootout with four Harlow County Police officers in Dunmere and a"
        " second man was"
        " found dead inside a home late Tuesday night."
    )
    assert counted(reader, text)[0] in (1, 2)  # the four are none of the dead


def test_an_age_before_another_victim_counts_nobody(reader: Reader) -> None:
    text = "The men shot Omar Redd, 22 and another man in Dunmore on Tuesday, police said. Both survived."
    assert counted(reader, text)[1] == 2


def test_the_age_of_one_out_of_several(reader: Reader) -> None:
    text = (
        "Two men were shot in Dunmore on Tuesday. Both were taken to hospital but one of the victims, 21, was"
        " pronounced dead."
    )
    assert counted(reader, text)[0] == 1


def test_one_of_the_victims_died_of_those_who_were_taken_to_a_hospital(reader: Reader) -> None:
    text = (
        "Police are investigating a shooting that left one person dead in a Dunmore park on Tuesday"
        " evening.\n\n"
        "Two victims were taken to a hospital. Police later said that one of the victims died."
    )
    assert counted(reader, text) == (1, 1)


def test_all_four_who_were_shot_were_taken_to_a_hospital_where_one_died(reader: Reader) -> None:
    text = (
        "Four people were shot outside a Dunmore hotel on Tuesday, police said.\n\n"
        "All four victims were transported to a hospital, where one man died."
    )
    assert counted(reader, text) == (1, 3)


def test_those_who_remain_in_hospital_are_hurt(reader: Reader) -> None:
    text = "Three others remain in hospital after a teenager was stabbed to death in Dunmore on Tuesday."
    assert counted(reader, text) == (1, 3)


def test_two_women_dead_and_the_one_who_did_it(reader: Reader) -> None:
    text = (
        "A shooting at a Dunmore church left two women dead on Tuesday, police said.\n\n"
        "The suspect was fatally shot by officers, police said."
    )
    assert counted(reader, text)[0] == 3


def test_a_search_dates_no_deed(reader: Reader) -> None:
    text = (
        "Three men have been charged with the stabbing of a boy in Dunmore last month, police said.\n\n"
        "On June 4, officers were called to Larch Drive following reports of a stabbing.\n\n"
        "Police executed search warrants on Tuesday morning at two homes and seized clothing."
    )
    (account,) = (a for a in read(reader, text).accounts if a.central)
    assert account.when.edtf != "2016-07-05"


def test_those_killed_first_and_three_more_are_added(reader: Reader) -> None:
    text = (
        "A gunman fatally shot two people in the streets of a Dunmore suburb, then fled toward a"
        " walking trail, killing"
        " three more people and wounding two others on Tuesday, police said. Among the dead was an"
        " off-duty officer."
    )
    assert counted(reader, text, "Gunman kills five in Dunmore") == (5, 2)


def test_people_shot_within_a_day_are_a_total(reader: Reader) -> None:
    text = (
        "A child was among the 11 people shot within a 24-hour period in Dunmore, police said.\n\n"
        "The child was wounded in a drive-by shooting on Larch Avenue on Tuesday."
    )
    reading = read(reader, text)
    assert 11 in {t.min for t in reading.tallies}
    assert not any(11 in (c.min, c.max) for a in reading.accounts for c in a.claims)


def test_who_was_treated_and_released_is_hurt(reader: Reader) -> None:
    text = (
        "Gunmen killed a man in Dunmore on Tuesday. Officer Karl Ferris, 33,"
        " was treated and released, police said."
    )
    assert counted(reader, text) == (1, 1)


def test_the_man_whom_police_killed_is_the_suspect_who_died(reader: Reader) -> None:
    text = (
        "Police officers shot and killed a man in Dunmore on Tuesday evening, the force said.\n\n"
        "Officers gave first aid, but the suspect died at the scene."
    )
    assert counted(reader, text)[0] == 1


def test_another_of_the_text_is_the_one_of_the_headline(reader: Reader) -> None:
    text = (
        "A man was shot and killed in Dunmore on Tuesday while another is fighting for his life.\n\n"
        "Police say the double shooting occurred on Larch Avenue."
    )
    assert counted(reader, text, "One man dead, one critical in Dunmore shooting") == (1, 1)


def test_the_hurt_told_in_one_clause_with_the_dead_are_the_page_s(reader: Reader) -> None:
    text = (
        "A shootout at a Dunmore bar left one woman dead, at least 14 people injured on Tuesday,"
        " police said.\n\n"
        "Officers found 15 people suffering gunshot wounds. More than a dozen people were shot in the bar."
    )
    assert counted(reader, text)[1] >= 14


def test_what_a_page_on_one_crime_goes_on_to_is_not_what_it_is_about(reader: Reader) -> None:
    text = (
        "Two men were killed outside a store in the 3200 block of Larch Avenue in Dunmore at 4 p.m."
        " Tuesday.\n\n"
        "About 9:30 p.m., officers responded to a shooting in the 1500 block of Quince Street. A"
        " teenager was shot."
    )
    reading = read(reader, text, "Two men killed outside Dunmore store")
    assert [a.central for a in reading.accounts] == [True, False]


def test_one_of_four_who_were_shot_has_died(reader: Reader) -> None:
    text = "One of four people who were shot in a Dunmore car park on Tuesday has died, police said."
    assert counted(reader, text) == (1, 3)


def test_police_who_speak_in_a_headline_killed_nobody(reader: Reader) -> None:
    text = "A 19-year-old man shot and killed his infant daughter before turning the gun on himself."
    assert counted(reader, text, "Police: Dunmore man shot and killed infant daughter, self")[0] == 2


def test_the_second_killed_this_year_is_no_second_victim(reader: Reader) -> None:
    text = (
        "Police are investigating a shooting on Larch Avenue that left a 16-year-old dead on Tuesday.\n\n"
        "He is the second juvenile to be killed in Dunmore this year."
    )
    assert counted(reader, text, "Police: 16-year-old killed in Dunmore shooting")[0] == 1


def test_the_hurt_of_one_shooting_are_no_sum_of_those_of_the_next_ones(reader: Reader) -> None:
    text = (
        "Two men died and four others were hospitalized after a shooting in Dunmore on Tuesday.\n\n"
        "About 9:30 p.m., officers responded to a shooting in the 1500 block of Quince Street. Two women were"
        " wounded.\n\n"
        "At 11:40 p.m., officers went to a shooting in the 300 block of Sorrel Street. Two boys were hurt."
    )
    reading = read(reader, text, "Two killed in Dunmore shooting")
    assert any(c.min == 4 for c in central_claims(reading))


def central_claims(reading: Reading) -> list[Claim]:
    return [c for a in reading.accounts if a.central for c in a.claims if c.property is Property.WOUNDED]
