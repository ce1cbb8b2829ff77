"""The days of accounts that are told by way of another day, and what makes an account of its own, in reports
of a war; all incidents are invented."""

from __future__ import annotations

from datetime import date

import pytest

from invented import doc
from rashomon.clean import clean
from rashomon.model import Account, IncidentType, PlaceRole, Property, Reading, Report, When
from rashomon.read.accounts.aftermath import after_words
from rashomon.read.reader import Reader

DAY = When(earliest=date(2016, 8, 5), latest=date(2016, 8, 5), how="given")  # a Friday


def read(reader: Reader, text: str, title: str | None = None) -> Reading:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY)))


def days(a: Account) -> tuple[date | None, date | None]:
    return a.when.earliest, a.when.latest


def sites(a: Account) -> set[str]:
    return {p.name for p in a.places if p.role is PlaceRole.SITE}


def killed(a: Account) -> set[int | None]:
    return {c.min for c in a.claims if c.property is Property.KILLED}


def test_what_is_told_on_a_day_was_then_or_the_day_before(reader: Reader) -> None:
    (account,) = read(
        reader, "Air strikes on Saraqib have killed nine civilians, a monitor said on Thursday."
    ).accounts
    assert days(account) == (date(2016, 8, 3), date(2016, 8, 4))


def test_a_day_of_the_deed_itself_is_not_widened(reader: Reader) -> None:
    (account,) = read(
        reader, "Air strikes on Saraqib killed nine civilians on Wednesday, a monitor said on Thursday."
    ).accounts
    assert days(account) == (date(2016, 8, 3), date(2016, 8, 3))


def test_what_follows_says_after_what_a_deed_came(reader: Reader) -> None:
    (account,) = read(
        reader,
        "Shelling killed four people in Saraqib on Wednesday. The shelling came a day after the collapse of "
        "a truce that had lasted for weeks.",
    ).accounts
    assert days(account) == (date(2016, 8, 3), date(2016, 8, 3))


def test_what_led_up_to_a_dated_deed_was_then_or_the_day_before(reader: Reader) -> None:
    accounts = read(
        reader,
        "At least 12 people were killed in air strikes on Saraqib on Friday.\n\nArmy jets had also bombed "
        "Idlib on Monday after rebels fired mortar rounds at Aleppo, killing three.",
    ).accounts
    (fired,) = [a for a in accounts if a.type is IncidentType.SHELLING]
    assert days(fired) == (date(2016, 7, 31), date(2016, 8, 1))


def test_captives_were_taken_before_they_came_free(reader: Reader) -> None:
    (account,) = read(
        reader, "A teacher was freed on Thursday, 12 days after he was abducted by gunmen in Saraqib."
    ).accounts
    assert account.type is IncidentType.ABDUCTION
    assert days(account) == (date(2016, 7, 23), date(2016, 7, 23))


def test_the_same_month_is_that_of_the_incident_told_before(reader: Reader) -> None:
    accounts = read(
        reader,
        "A car bomb killed nine people in Mosul on Thursday.\n\nOn March 9 gunmen killed four soldiers at "
        "Tikrit. In the same month a mine wounded ten people in Samarra.",
    ).accounts
    (mine,) = [a for a in accounts if "Samarra" in sites(a)]
    assert days(mine) == (date(2016, 3, 1), date(2016, 3, 31))


def test_another_three_wounded_are_of_the_same_attack(reader: Reader) -> None:
    (account,) = read(
        reader,
        "A suicide bombing killed at least one porter and wounded another three in Latakia on Friday.",
    ).accounts
    assert {
        (c.property, c.min) for c in account.claims if c.property in (Property.KILLED, Property.WOUNDED)
    } == {
        (Property.KILLED, 1),
        (Property.WOUNDED, 3),
    }


def test_counted_strikes_of_one_day_on_one_town_are_an_incident(reader: Reader) -> None:
    accounts = read(
        reader,
        "A suicide bomber killed seven soldiers in Homs on Wednesday.\n\nThe air force carried out 60 "
        "strikes on the town of Saraqib on Thursday, a monitor said.",
    ).accounts
    assert any("Saraqib" in sites(a) for a in accounts)


def test_those_wounded_who_die_later_are_of_the_same_attack(reader: Reader) -> None:
    (account,) = read(
        reader,
        "Gunmen raided the town of Saraqib on Wednesday and killed 15 people.\n\nTwo of the wounded died on "
        "Thursday at a hospital in Idlib, a nurse said.",
    ).accounts
    assert days(account) == (date(2016, 8, 3), date(2016, 8, 3))


def test_where_those_stand_who_fire_is_no_site_though_they_be_in_two_places(reader: Reader) -> None:
    (account,) = read(
        reader, "Gunmen positioned in Saraqib and Binnish fired rockets at Idlib on Thursday, killing five."
    ).accounts
    assert sites(account) == {"Idlib"}


def test_deaths_by_the_ten_thousand_are_those_of_a_war(reader: Reader) -> None:
    found = read(
        reader,
        "A missile killed three sailors off Aden on Thursday. A spokesman said it was fired in support of "
        "Gaza, where more than 30,000 people have been killed.",
    )
    assert all(30_000 not in killed(a) for a in found.accounts)
    assert any(t.min == 30_000 for t in found.tallies)


def test_a_log_by_weekday_has_an_incident_a_day(reader: Reader) -> None:
    accounts = read(
        reader,
        "Monday: A man was shot in the leg on Cedar Avenue.\n\nTuesday: Two masked men took $600 from a "
        "shop on Grand Street. No one was injured.\n\nWednesday night: A woman was stabbed to death.",
    ).accounts
    assert [days(a)[0] for a in accounts] == [date(2016, 8, 1), date(2016, 8, 3)]


def test_fighting_that_could_resume_is_none(reader: Reader) -> None:
    assert not read(reader, "Envoys met in Geneva. Fighting could resume in Sennar, one warned.").accounts


def test_the_day_of_a_list_of_names_dates_no_deed(reader: Reader) -> None:
    text = (
        "On the morning of May 12th, 2021, three people were killed in a strike on the Karwan house in "
        "Daruk. Their names were found on the ministry's list of names released by it on June 20th, "
        "2021. On July 2nd, 2021 the institute published a long investigation of the strike in Daruk."
    )
    accounts = reader.read(clean(Report(id="r", text=text))).accounts
    assert [days(a) for a in accounts] == [(date(2021, 5, 12), date(2021, 5, 12))]


@pytest.mark.parametrize(
    "claim",
    [
        "The Harvan Brigade on Thursday claimed responsibility for a bombing in Multan that killed 14.",
        "The Harvan Brigade claimed responsibility on Thursday for a bombing in Multan that killed 14.",
        "The Harvan Brigade on Thursday denied responsibility for a bombing in Multan that killed 14.",
    ],
)
def test_the_day_of_a_claim_of_responsibility_is_not_the_deeds(reader: Reader, claim: str) -> None:
    (account,) = read(
        reader, f"{claim}\nThe bomb went off among shoppers on Tuesday night, medics said."
    ).accounts
    assert days(account) == (date(2016, 8, 2), date(2016, 8, 2))


def test_what_a_bomb_claimed_was_then(reader: Reader) -> None:
    (account,) = read(reader, "A bomb on Thursday claimed the lives of 14 shoppers in Multan.").accounts
    assert days(account) == (date(2016, 8, 4), date(2016, 8, 4))


def test_news_goes_on_about_the_day_of_publication(reader: Reader) -> None:
    text = "Rockets hit Darayya on {}, killing two people.\n\nIn Saraqib, a car bomb wounded five people."
    today, yesterday = (read(reader, text.format(day)).accounts for day in ("Friday", "Thursday"))
    assert [days(a) for a in today] == [(date(2016, 8, 5), date(2016, 8, 5))] * 2
    assert days(yesterday[1]) == (date(2016, 8, 4), date(2016, 8, 5))


def test_what_is_told_behind_another_day_is_not_of_the_day_of_publication(reader: Reader) -> None:
    text = (
        "Rockets hit Jaramana on Friday, killing two people.\n\nJets killed nine in Homs on Wednesday.\n\n"
        "In Saraqib, a car bomb wounded five people."
    )
    assert days(read(reader, text).accounts[-1]) == (date(2016, 8, 4), date(2016, 8, 5))


def test_a_declared_strike_is_no_death_declared_later() -> None:
    def claimed(text: str) -> list[str]:
        return [x.low for x in after_words(doc(text).sentences[0].tokens, at=len(text))]

    assert claimed("A declared Norlandic strike hit a mill in Homs on August 2nd.") == []
    assert claimed("A baker was declared dead on August 2nd.") == ["declared"]


def test_the_day_before_behind_where_the_other_was(reader: Reader) -> None:
    found = read(
        reader,
        "A diver died on Thursday in clashes with poachers in the province of Idlib, one day after six "
        "shepherds were shot dead in Homs.",
    ).accounts
    assert [(killed(a), days(a)[0]) for a in found] == [({1}, date(2016, 8, 4)), ({6}, date(2016, 8, 3))]


def test_the_same_day_is_that_of_what_was_told_before(reader: Reader) -> None:
    found = read(
        reader,
        "Burglars killed nine millers in Idlib on Thursday, the mayor said. Two bombs wounded four nuns in "
        "Homs on Tuesday.\n\nA baker was later stabbed to death on the same day near the Salamiyah bridge.",
        "Burglars kill nine millers in Idlib",
    ).accounts
    (last,) = [a for a in found if killed(a) == {1}]
    assert days(last) == (date(2016, 8, 2), date(2016, 8, 2))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The general confessed on Thursday that a strike last month on Hawija was his order. The strike"
            " on July 3 killed nine pupils.",
            date(2016, 7, 3),
        ),
        (
            "Jets hit a mill in Hawija on Tuesday that the army said stored arms, killing six.",
            date(2016, 8, 2),
        ),
        (
            "A truck bomb killed 31 people in Hawija on June 20, a panel said. On 24 June, the governor put"
            " the toll at 19.",
            date(2016, 6, 20),
        ),
    ],
)
def test_what_was_said_that_day_was_not_done_then(reader: Reader, text: str, day: date) -> None:
    (account,) = read(reader, text, "Questions over the dead of Hawija").accounts
    assert days(account) == (day, day)


def test_the_day_on_which_reporters_were_told_is_not_that_of_the_deed(reader: Reader) -> None:
    (account,) = read(
        reader,
        "Raiders killed at least eleven shepherds near Saraqib, two elders told Agence Velm on Friday. The "
        "raid began on Monday, one of them said.",
    ).accounts
    assert days(account) == (date(2016, 8, 1), date(2016, 8, 1))


def test_who_told_the_police_what_befell_him_tells_its_day(reader: Reader) -> None:
    (account,) = read(reader, "A miller told police he was shot in Saraqib on Wednesday.").accounts
    assert days(account) == (date(2016, 8, 3), date(2016, 8, 3))
