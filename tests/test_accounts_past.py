"""Deeds of other days that news sets beside its own: remembered, likened, named, found later."""

from __future__ import annotations

from datetime import date

from accounts_told import accounts_on, killed, names
from rashomon.model import Account, Property, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2019, 6, 11), latest=date(2019, 6, 11), how="given")


def told(reader: Reader, text: str, title: str | None = None) -> list[Account]:
    return [a for a in accounts_on(DAY, reader, text, title) if killed(a)]


def test_what_an_anniversary_remembers_is_another_incident(reader: Reader) -> None:
    news, old = told(
        reader,
        "A mine killed two shepherds and wounded nine in an orchard in Kupwara on Monday, police said.\n\n"
        "The blast fell on the 15th anniversary of the deaths of 44 weavers in a mill in Sopore.",
    )
    assert (killed(news), killed(old)) == ({2}, {44})
    assert news.when.edtf == "2019-06-10"


def test_what_news_is_likened_to_keeps_its_day(reader: Reader) -> None:
    news, old = told(
        reader,
        "Rebels killed six miners in Arauca on Monday, officials said.\n\n"
        "The raid is reminiscent of one on April 9, 2015. The rebels attacked miners who slept in huts "
        "at Saravena. They killed 23 people.",
        "Rebels kill six miners",
    )
    assert (killed(news), news.when.edtf) == ({6}, "2019-06-10")
    assert (killed(old), old.when.edtf) == ({23}, "2015-04-09")


def test_the_day_on_which_bodies_are_found_is_not_the_deed_s(reader: Reader) -> None:
    (account,) = told(
        reader,
        "Divers on Sunday recovered the bodies of four fishermen who were killed in an attack in Sulu.\n\n"
        "The four men were shot late Friday when pirates boarded their boat off Tandek village, a mayor "
        "said.",
        "Four dead in attack in Sulu",
    )
    assert account.when.edtf == "2019-06-07"
    assert "Tandek" in names(account)


def test_who_is_counted_again_was_harmed_on_the_day_told_then(reader: Reader) -> None:
    _, account = told(
        reader,
        "Rebels also shelled a post in Senn on Saturday, killing two soldiers.\n\n"
        "Soldiers on Sunday recovered the bodies of nine guards from the ruins of a barracks in Tasker after "
        "a battle.\n\n"
        "The nine guards were executed on Thursday after rebels had overrun the base, an officer said.",
    )
    assert (killed(account), account.when.edtf, names(account)) == ({9}, "2019-06-06", "Tasker")


def test_the_attack_of_a_day_is_the_one_told_with_it(reader: Reader) -> None:
    news, earlier = told(
        reader,
        "Five marines have been killed in Mindanao in a firefight with rebels, an officer says.\n\n"
        "The fighting took place in Lanao district, where at least 21 constables were killed in a suicide "
        "attack on Thursday.\n\nA farmer was also killed as marines looked for the rebels.\n\n"
        "Ships were sent to the coast after Thursday's attack, which the mayor called a disgrace.",
        "Five marines killed in Mindanao firefight",
    )
    assert killed(news) == {5, 1}
    assert news.when.edtf == "2019-06-10/2019-06-11"
    assert (killed(earlier), earlier.when.edtf) == ({21}, "2019-06-06")


def test_bombings_that_have_names_are_each_an_incident(reader: Reader) -> None:
    first, second = told(
        reader,
        "Judges have reopened the file of the Heron Lake atrocity in which 14 sailors were killed in "
        "Galicia in 1983.\n\n"
        "They mean to look as well at the 1974 Q7 tram bombing in England, in which five nurses and two "
        "conductors were killed.\n\n"
        "The Heron Lake atrocity occurred on May 19 1983, when a ferry brought sailors to Vigo.\n\n"
        "The incident came just hours after a judge and two other jurists had been killed in a car bomb in "
        "Leon.\n\n"
        "The Q7 tram bombing in Kent occurred on October 6 1974. The tram was full of nurses when a bomb "
        "under a seat exploded. Seven people were killed.",
        "Judges reopen Heron Lake and Q7 bombing atrocities",
    )[:2]
    assert (killed(first), first.when.edtf) == ({14}, "1983-05-19")
    assert (killed(second), second.when.edtf) == ({5, 2, 7}, "1974-10-06")


def test_what_happened_last_week_is_another_incident(reader: Reader) -> None:
    found = accounts_on(
        DAY,
        reader,
        "Rebels attacked a train on Monday near Maroua, kidnapping 16 miners. Also last week, rebels raided "
        "a farm with a family at home near Garoua. The father was killed in the raid.",
        "Rebels kidnap 16 miners",
    )
    assert [killed(a) for a in found] == [set(), {1}]
    assert [c.min for c in found[0].claims if c.property is Property.ABDUCTED] == [16]


def test_what_is_counted_over_a_month_is_no_toll_of_the_news(reader: Reader) -> None:
    (account,) = accounts_on(
        DAY,
        reader,
        "A mine went off in Sopore on Monday, killing a teacher. Last month there were 28 raids in the five "
        "districts. Fourteen people were killed and 31 injured.",
    )
    assert killed(account) == {1}


def test_shootings_that_are_called_by_their_year_are_others(reader: Reader) -> None:
    rows = told(
        reader,
        "The shootings at two stations in Dunedin on Monday left at least 26 dead.\n\n"
        "Halden Station Shooting (2009)\n\nIn all the March 2009 shootings at the station killed 13 and "
        "injured eight.\n\nOak Bay Massacre (1994)\n\nThe Oak Bay massacre in Alberta in November "
        "1994 killed 19 people.",
        "Other shootings",
    )
    assert [(killed(a), a.when.edtf) for a in rows] == [
        ({26}, "2019-06-10"),
        ({13}, "2009-03"),
        ({19}, "1994-11"),
    ]


def test_the_day_of_a_sweep_is_the_one_after_the_bomb_s(reader: Reader) -> None:
    (account,) = told(
        reader,
        "In Lahore on Sunday, guards began a wide search a day after a bomb in a tram killed 11 people.",
    )
    assert account.when.edtf == "2019-06-08"
