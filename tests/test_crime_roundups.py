"""Local news on several crimes of a night, and counts that such pages give. All incidents are invented."""

from __future__ import annotations

from datetime import date

from rashomon.clean import clean
from rashomon.model import Account, Claim, HarmGroup, Property, Reading, Report, When
from rashomon.read.accounts import beside
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told

DAY = When(earliest=date(2016, 7, 6), latest=date(2016, 7, 6), how="given")  # a Wednesday


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


def harmed(reading: Reading) -> list[tuple[str, int | None]]:
    return [(c.property.value, c.min) for a in reading.accounts for c in a.claims if c.property in _HARM]


_HARM = (Property.KILLED, Property.WOUNDED)


def places(reading: Reading) -> list[set[str]]:
    return [{p.name for p in a.places} for a in reading.accounts]


def test_each_call_by_the_clock_is_an_incident_though_its_victim_is_told_of_below(reader: Reader) -> None:
    text = (
        "DUNMORE, Ohio – Dunmore's patrols drove from one shooting to the next on the eve of the fair.\n\n"
        "Tuesday, July 5\n\n"
        "At about 1:25 p.m., a shooting was reported in the 410 block of Larch Avenue. A cyclist had been hit"
        " in the leg.\n\n"
        "Around 8:50 p.m., patrols drove to a shooting in the 7300 block of Quince Street. A grandmother died"
        " on her porch.\n\n"
        "Neighbours in the 60 block of Sorrel Street called about another shooting at around 11:15 p.m."
        " A waiter was wounded."
    )
    reading = read(reader, text)
    streets = [{p for p in names if "block" in p} for names in places(reading)]
    assert sorted(len(s) for s in streets) == [1, 1, 1]
    assert [a.when.edtf for a in reading.accounts][1:] == ["2016-07-05", "2016-07-05"]


def test_the_second_shooting_of_the_night_is_another_one(reader: Reader) -> None:
    text = (
        "Gunfire took the lives of two cooks in Dunmore.\n\n"
        "Karl Ferris, 52, was killed in the 180 block of Larch Avenue on Tuesday around 2:15 a.m., the"
        " sheriff said.\n\n"
        "A second shooting of that night was in the 9400 block of Quince Street. It killed Omar Redd, 28."
    )
    assert {"9400 block of Quince Street"} in [
        {p for p in n if "block" in p} for n in places(read(reader, text))
    ]


def test_a_separate_incident_is_one_though_one_man_was_shot_in_each(reader: Reader) -> None:
    text = (
        "A stabbing in Dunmore on Tuesday killed a man, the sheriff said.\n\n"
        "In a separate investigation, a student was held after a man was stabbed in Harlow. He died, too."
    )
    assert len(read(reader, text).accounts) == 2


def test_a_fight_does_not_make_a_local_round_up_one_of_armies(reader: Reader) -> None:
    text = (
        "Three children were victims of gunfire in Dunmore on July 5, by the sheriff's log:\n"
        "- Around 1:05 p.m., a boy was shot in Larch Avenue. Two neighbours were fighting over a fence.\n"
        "- At 3:50 p.m., a boy was shot on Quince Street.\n"
        "- At 8:20 p.m., a girl was shot on Sorrel Street."
    )
    assert len(read(reader, text).accounts) == 3


def test_a_station_s_number_counts_nobody(reader: Reader) -> None:
    text = (
        "HARLOW, Idaho (8TV/NBC 4) – A teacher was shot dead, three deputies were wounded and a burglar is"
        " dead after a car chase on Tuesday. The sheriff told KORD 9 that his men were in no danger."
    )
    assert counted(reader, text) == (2, 3)


def test_a_clause_with_a_subject_of_its_own_is_not_of_the_verb_before(reader: Reader) -> None:
    text = (
        "A burglar died in a gunfight with six state troopers near Dunmore on Tuesday and a farmer was"
        " found dead in his barn."
    )
    assert counted(reader, text)[0] in (1, 2)  # the six are none of the dead


def test_an_age_before_another_victim_counts_nobody(reader: Reader) -> None:
    text = "Robbers shot Omar Redd, 47 and another driver near Dunmore on Tuesday. Both will live."
    assert counted(reader, text)[1] == 2


def test_the_age_of_one_out_of_several(reader: Reader) -> None:
    text = (
        "Two brothers were stabbed in Dunmore on Tuesday. Surgeons worked all night, yet one of the brothers,"
        " 34, died."
    )
    assert counted(reader, text)[0] == 1


def test_one_of_the_victims_died_of_those_who_were_taken_to_a_hospital(reader: Reader) -> None:
    text = (
        "A shooting at a Dunmore fairground on Tuesday cost one life, the sheriff said.\n\n"
        "Three girls were airlifted to a hospital. A surgeon said at noon that one of the girls had died."
    )
    assert counted(reader, text) == (1, 2)


def test_all_who_were_shot_were_taken_to_a_hospital_where_one_died(reader: Reader) -> None:
    text = (
        "Shots hit six passengers of a Dunmore ferry on Tuesday, the coast guard said.\n\n"
        "All six women were airlifted to a hospital, where one teacher died."
    )
    assert counted(reader, text) == (1, 5)


def test_those_who_remain_in_hospital_are_hurt(reader: Reader) -> None:
    text = "A teacher was killed with a knife at a Dunmore tram on Tuesday. Five pupils remain in hospital."
    assert counted(reader, text) == (1, 5)


def test_the_dead_worshippers_and_the_one_who_did_it(reader: Reader) -> None:
    text = (
        "Four worshippers died in a gun attack on a Dunmore mosque on Tuesday, the sheriff said.\n\n"
        "The suspect was killed by a deputy."
    )
    assert counted(reader, text)[0] == 5


def test_a_search_dates_no_deed(reader: Reader) -> None:
    text = (
        "Two cousins are accused of the stabbing of a student in Dunmore last month.\n\n"
        "On June 11, neighbours on Larch Drive reported a stabbing.\n\n"
        "At two garages detectives executed a search warrant on Tuesday and found a knife."
    )
    (account,) = (a for a in read(reader, text).accounts if a.central)
    assert account.when.edtf != "2016-07-05"


def test_those_killed_first_and_three_more_are_added(reader: Reader) -> None:
    text = (
        "Three neighbours were shot dead on a driveway in Dunmore on Tuesday by a gunman, who ran on into an"
        " orchard, killing four more people and wounding six, the sheriff said. A postman on his day off was"
        " one of those killed."
    )
    assert counted(reader, text, "Gunman kills seven in Dunmore") == (7, 6)


def test_people_shot_within_a_day_are_a_total(reader: Reader) -> None:
    text = (
        "Dunmore's hospitals treated 17 people shot over the space of thirty hours, a girl among them.\n\n"
        "She was hit by a bullet from a passing van on Larch Avenue on Tuesday."
    )
    reading = read(reader, text)
    assert 17 in {t.min for t in reading.tallies}
    assert not any(17 in (c.min, c.max) for a in reading.accounts for c in a.claims)


def test_who_was_treated_and_released_is_hurt(reader: Reader) -> None:
    text = "A gunman killed a teacher in Dunmore on Tuesday. Officer Dan Redd was treated and released."
    assert counted(reader, text) == (1, 1)


def test_the_man_whom_police_killed_is_the_suspect_who_died(reader: Reader) -> None:
    text = (
        "A burglary ended on Tuesday when a Dunmore deputy shot and killed a man.\n\n"
        "A nurse bandaged him on the lawn; the suspect died in the ambulance."
    )
    assert harmed(read(reader, text)) == [("killed", 1)]


def test_another_of_the_text_is_the_one_of_the_headline(reader: Reader) -> None:
    text = (
        "Gunfire killed a man in Dunmore on Tuesday while another lost his arm.\n\n"
        "Both were waiting for a tram on Larch Avenue."
    )
    assert counted(reader, text, "Man killed, one critical after Dunmore tram stop shooting") == (1, 1)


def test_the_hurt_told_in_one_clause_with_the_dead_are_the_page_s(reader: Reader) -> None:
    text = "Gunfire on a Dunmore ferry left one passenger dead, more than 30 people hurt on Tuesday."
    claims = [c for a in read(reader, text).accounts for c in a.claims]
    judged = [(x, 1.0 if x.harm is Property.KILLED else 0.0) for x in beside.counted(claims)]
    assert not any(c.aside for c in beside.marked(claims, judged))


def test_what_a_page_on_one_crime_goes_on_to_is_not_what_it_is_about(reader: Reader) -> None:
    text = (
        "Three women were killed outside a chapel in the 40 block of Larch Avenue in Dunmore at 11 a.m."
        " Tuesday.\n\n"
        "Around 6:10 p.m., patrols drove to a shooting in the 8700 block of Quince Street. A waiter was shot."
    )
    reading = read(reader, text, "Three women killed outside Dunmore chapel")
    assert [a.central for a in reading.accounts] == [True, False]


def test_one_of_several_who_were_shot_has_died(reader: Reader) -> None:
    text = "One of nine women stabbed at a Dunmore market on Tuesday has died, the sheriff said."
    assert counted(reader, text) == (1, 8)


def test_police_who_speak_in_a_headline_killed_nobody(reader: Reader) -> None:
    text = "A woman of 44 killed her husband and fired a last shot at herself."
    reading = read(reader, text, "Police: Dunmore woman shot and killed husband, self")
    assert harmed(reading) == [("killed", 1), ("killed", 1)]


def test_the_third_killed_since_january_is_no_further_victim(reader: Reader) -> None:
    text = (
        "A shooting on a Dunmore tram left a 15-year-old dead on Tuesday, police said.\n\n"
        "It makes her the third juvenile to be killed in Dunmore since January."
    )
    assert counted(reader, text, "Police: 15-year-old dies on Dunmore tram")[0] == 1


def test_the_hurt_of_one_shooting_are_no_sum_of_those_of_the_next_ones(reader: Reader) -> None:
    text = (
        "Seven guests were wounded and a singer killed in a shooting on a Dunmore ferry on Tuesday.\n\n"
        "Around 6:10 p.m., patrols drove to a shooting in the 8700 block of Quince Street. Three waiters were"
        " wounded.\n\n"
        "At 10:25 p.m., they went to a shooting in the 50 block of Sorrel Street. Four cyclists were hurt."
    )
    reading = read(reader, text, "Singer killed on Dunmore ferry")
    assert any(c.min == 7 for c in central_claims(reading))


def central_claims(reading: Reading) -> list[Claim]:
    return [c for a in reading.accounts if a.central for c in a.claims if c.property is Property.WOUNDED]


def test_a_murder_that_the_news_follows_is_another(reader: Reader) -> None:
    own = "A 31-year-old cook died on Tuesday after a stabbing in Harlow. A waiter was taken to a hospital. "
    then = read(reader, own + "It follows the murder of Lena Holt and Rob Dass in March.").accounts
    assert [best([a]).get("killed") for a in then] == [1, 2]
    assert [a.central for a in then] == [True, False]
