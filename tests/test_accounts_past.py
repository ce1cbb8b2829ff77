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
        "A bomb killed two women and wounded nine in a noodle shop in Yala on Monday, police said.\n\n"
        "The attack came on the 12th anniversary of the deaths of 61 men in army trucks in Tak Bai.",
    )
    assert (killed(news), killed(old)) == ({2}, {61})
    assert news.when.edtf == "2019-06-10"


def test_what_news_is_likened_to_keeps_its_day(reader: Reader) -> None:
    news, old = told(
        reader,
        "Rebels killed six road workers in Beoga on Monday, officials said.\n\n"
        "The attack is reminiscent of one on Dec. 2, 2016, carried out by the same group. The rebels "
        "attacked workers who were building a bridge in Nduga. They killed 19 people.",
    )
    assert (killed(news), news.when.edtf) == ({6}, "2019-06-10")
    assert (killed(old), old.when.edtf) == ({19}, "2016-12-02")


def test_the_day_on_which_bodies_are_found_is_not_the_deed_s(reader: Reader) -> None:
    (account,) = told(
        reader,
        "Soldiers on Sunday recovered the bodies of four masons who were killed in an attack in Papua.\n\n"
        "The four men were shot late Friday when gunmen stormed a camp in Meyarga village, police said.",
        "Four dead in attack in Papua",
    )
    assert account.when.edtf == "2019-06-07"
    assert "Meyarga" in names(account)


def test_the_attack_of_a_day_is_the_one_told_with_it(reader: Reader) -> None:
    news, earlier = told(
        reader,
        "Four soldiers have been killed in Kashmir in a gun battle with militants, police say.\n\n"
        "The clash occurred in Pulwama district, where more than 30 policemen were killed in a suicide "
        "attack on Thursday.\n\nA civilian was also killed as troops searched for suspects.\n\n"
        "The state recalled its envoy in the wake of Thursday's attack, in which it said a neighbour had a "
        "hand.",
        "Four soldiers killed in Kashmir gun battle",
    )
    assert killed(news) == {4, 1}
    assert news.when.edtf == "2019-06-10/2019-06-11"
    assert (killed(earlier), earlier.when.edtf) == ({30}, "2019-06-06")


def test_bombings_that_have_names_are_each_an_incident(reader: Reader) -> None:
    first, second = told(
        reader,
        "The body that looks into old cases is to investigate the Stone Bridge atrocity in which 14 soldiers "
        "were killed in Co Down in 1981.\n\n"
        "It will also investigate the 1976 M71 coach bombing in England, which killed seven soldiers and "
        "two drivers.\n\n"
        "The Stone Bridge atrocity occurred on August 27 1981, as lorries took soldiers to Newry.\n\n"
        "The incident came just hours after a lord and two members of his family had been killed in a boat "
        "bomb in Co Sligo.\n\n"
        "The M71 coach bombing in West Yorkshire occurred on February 4 1976. The coach was carrying "
        "soldiers back to their barracks when a bomb hidden in it exploded. Nine people were killed.",
        "Body to investigate Stone Bridge and M71 bombing atrocities",
    )[:2]
    assert (killed(first), first.when.edtf) == ({14}, "1981-08-27")
    assert (killed(second), second.when.edtf) == ({7, 2, 9}, "1976-02-04")


def test_what_happened_last_week_is_another_incident(reader: Reader) -> None:
    found = accounts_on(
        DAY,
        reader,
        "Pirates attacked a tanker on Monday off Cotonou, kidnapping 23 sailors. Also last week, pirates "
        "attacked a yacht with a couple on board off Yemen. The husband was killed in the attack.",
        "Pirates kidnap 23 sailors",
    )
    assert [killed(a) for a in found] == [set(), {1}]
    assert [c.min for c in found[0].claims if c.property is Property.ABDUCTED] == [23]


def test_what_is_counted_over_a_month_is_no_toll_of_the_news(reader: Reader) -> None:
    (account,) = accounts_on(
        DAY,
        reader,
        "A bomb went off in Yala on Monday, killing a waitress. Last month there were 39 attacks in the "
        "three provinces. Nine people were killed and 23 injured.",
    )
    assert killed(account) == {1}


def test_shootings_that_are_called_by_their_year_are_others(reader: Reader) -> None:
    rows = told(
        reader,
        "The shootings at two halls in Christchurch on Monday left at least 41 dead.\n\n"
        "Halden College Shooting (2007)\n\nThe April 2007 shootings at the college saw a total of 32 killed "
        "and 17 injured.\n\nPort Arthur Massacre (1996)\n\nThe Port Arthur massacre in Tasmania in April "
        "1996 killed 35 people.",
        "The worst shootings",
    )
    assert [(killed(a), a.when.edtf) for a in rows] == [
        ({41}, "2019-06-10"),
        ({32}, "2007-04"),
        ({35}, "1996-04"),
    ]


def test_the_day_of_a_sweep_is_the_one_after_the_bomb_s(reader: Reader) -> None:
    (account,) = told(
        reader,
        "In Colombo on Sunday, police launched a major sweep a day after a parcel bomb aboard a bus killed "
        "18 people.",
    )
    assert account.when.edtf == "2019-06-08"
