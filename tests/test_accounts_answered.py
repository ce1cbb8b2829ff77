"""What a report recalls or hits back at, and where ground changed hands: rows with their place."""

from __future__ import annotations

from datetime import date

import pytest

from accounts_told import accounts_on, killed, names
from rashomon.clean import clean
from rashomon.model import Account, ActorRole, IncidentType, LinkKind, Property, Report, Stance, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2022, 9, 13), latest=date(2022, 9, 13), how="given")  # a Tuesday


def accounts(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return accounts_on(DAY, reader, text, title)


def test_a_condemned_strike_is_one(reader: Reader) -> None:
    (found,) = accounts(
        reader, "The envoy condemned an air strike on a clinic in Sirte that killed nineteen patients."
    )
    assert found.type is IncidentType.AIRSTRIKE and killed(found) == {19}


def test_a_month_since_which_nothing_like_it_had_happened(reader: Reader) -> None:
    found = accounts(
        reader,
        "Raiders shot eleven guards dead at a mine near Sirte on Sunday.\n\nIt was the second raid on a mine "
        "there since May, when five drillers were killed at Zliten.",
    )
    assert [killed(a) for a in found] == [{11}, {5}]
    assert (found[1].when.earliest, found[1].when.latest) == (date(2022, 5, 1), date(2022, 5, 31))


def test_a_month_that_opens_a_sentence_is_not_of_what_came_two_days_before(reader: Reader) -> None:
    found = accounts(
        reader,
        "Jets hit a market in Zliten on Sunday, killing seven.\n\nThe raid came only two days after gunmen "
        "shot a nurse dead outside Sirte.\n\nIn July, at least 17 divers were killed when a gunship "
        "fired on their raft.",
    )
    assert [killed(a) for a in found] == [{7}, {1}, {17}]


def test_a_log_within_a_region_tells_each_deed_apart(reader: Reader) -> None:
    found = accounts(
        reader,
        "07:45 Troops took control of a mill in eastern Mosul.\n\n09:10 A drone dropped a grenade on a "
        "kiosk in Badush, wounding three nurses.\n\n11:55 A suicide car bomb killed six soldiers in Hawija.",
    )
    (drone,) = [a for a in found if "Badush" in names(a)]
    assert drone.type is IncidentType.DRONE


def test_what_hits_back_is_not_what_it_answers(reader: Reader) -> None:
    found = accounts(
        reader,
        "Kenyan guns shelled posts in southern Somalia on Sunday after mortar rounds fired over the frontier "
        "killed two bakers in the Kenyan town of Mandera.",
    )
    assert [killed(a) for a in found] == [set(), {2}]
    assert names(found[1]) == "Mandera"


def test_a_loss_by_another_arm_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Air raids killed 27 weavers in Homs on Sunday, the watch said.\n\nRescuers dug for survivors all "
        "night.\n\nMany shops stayed shut.\n\nRebel mortars also killed four shoppers, it said.",
    )
    assert [killed(a) for a in found] == [{27}, {4}]


def test_a_place_and_what_happened_there_in_another_month(reader: Reader) -> None:
    found = accounts(
        reader,
        "Kurdish forces clashed with militants on Sunday near Hasakah, which the group seized in March. "
        "Eight drivers died in the fighting.",
    )
    assert [killed(a) for a in found] == [{8}, set()]
    assert found[1].when.earliest == date(2022, 3, 1) and "Hasakah" in names(found[1])


def test_a_deed_told_with_its_own_month_stays_one(reader: Reader) -> None:
    (found,) = accounts(
        reader, "A court in Idlib heard of the raid which killed eight bakers near the mill in March."
    )
    assert killed(found) == {8}


def test_a_loss_behind_a_recalled_capture_is_of_the_news(reader: Reader) -> None:
    found = accounts(
        reader, "Troops on Sunday shelled Raqqa, which rebels had captured in 2019, killing six boys."
    )
    assert killed(found[0]) == {6} and found[0].when.latest != date(2019, 12, 31)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("captured Ostelin Sunday after hours of clashes", "Ostelin"),
        ("regained Belm hill and inflicted losses", "Belm hill"),
        ("took control of Umm al-Velm hill", "Umm al-Velm hill"),
        ("seized the hill of Umm al-Velm", "Umm al-Velm"),
        ("attacked the village of Tarrow al-Zaitoun in Homs", "Tarrow al-Zaitoun"),
        ("clashed with rebels in Sheikh Orin town in Homs", "Sheikh Orin"),
        ("destroyed a weapons depot in Ostelin village in Homs", "Ostelin village"),
    ],
)
def test_ground_that_changes_hands_names_its_place(reader: Reader, words: str, place: str) -> None:
    (found, *_) = accounts(reader, f"Army units {words}.")
    assert place in [p.name for p in found.places]


@pytest.mark.parametrize("who", ["Abu Orin al-Velmi", "ISIS fighters", "Colonel Orin"])
def test_who_is_captured_is_no_place(reader: Reader, who: str) -> None:
    (found, *_) = accounts(reader, f"Army units captured {who} after hours of clashes in Homs.")
    assert [p.name for p in found.places] == ["Homs"]


def test_a_row_of_tolls_without_commas_is_of_several_incidents(reader: Reader) -> None:
    found = accounts(
        reader,
        "Warplanes hit camps around Hasakah on Sunday. Five died in the town of Belmar four in Kafr Orin and "
        "two in Beit Velm the rescuers said.",
    )
    assert [{5}, {4}, {2}] == [killed(a) for a in found][-3:]


def test_that_behind_a_saying_points_back_to_nothing(reader: Reader) -> None:
    found = accounts(
        reader,
        "Two tailors were killed on Sunday as rebels fired rockets on Belmar town in Homs.\n\nPolice gave "
        "no names.\n\nThe source said that six shells also landed in Idlib city, killing three boys.",
    )
    assert [killed(a) for a in found] == [{2}, {3}]


def test_a_town_that_opens_a_sentence_is_of_another_deed(reader: Reader) -> None:
    found = accounts(
        reader,
        "Rebels fired mortars at Aleppo on Sunday, killing four tailors.\n\nMany shops stayed shut.\n\nIn "
        "Damascus two mortar shells fell on a yard.",
    )
    assert ["Aleppo" in names(a) for a in found] == [True, False]


def test_two_months_of_one_town_are_two_incidents(reader: Reader) -> None:
    found = accounts(
        reader,
        "Gunmen shot six men in Garoua on Sunday.\n\nThe group seized Maroua in June 2018 and was driven out "
        "of Mora in October 2019 after clashes.",
    )
    assert {(a.when.earliest.year, a.when.earliest.month) for a in found if a.when.earliest} >= {
        (2018, 6),
        (2019, 10),
    }


def test_one_person_beside_many_is_no_toll_in_common(reader: Reader) -> None:
    found = accounts(
        reader,
        "A pilot was killed in a blast in Sirte on Monday. A bomb killed a judge and 17 ushers in 2008.",
    )
    assert [killed(a) for a in found] == [{1}, {1, 17}]
    assert found[1].when is not None and found[1].when.year == 2008


def test_what_a_sentence_tells_separately_is_another_deed(reader: Reader) -> None:
    found = accounts(
        reader,
        "Shells killed nine porters in Sirte on Monday. Separately, gunmen shot dead two drivers in Zliten.",
    )
    assert [names(a) for a in found] == ["Sirte", "Zliten"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Militants fired rockets at the mill near Zliten on Sunday, wounding two guards. French jets "
            "responded, bombing a depot in Sirte and killing five gunmen, the ministry said.",
            [("militants", set()), ("jets", {5})],
        ),
        (
            "Rebels attacked an army post near Zliten on Sunday and the air force responded with strikes "
            "that killed nine insurgents.",
            [("rebels", set()), ("air force", {9})],
        ),
        (
            "Rebels shelled a market in Zliten on Sunday, killing six, and the army responded with air raids "
            "on Sirte that killed three guards.",
            [("rebels", {6}), ("army", {3})],
        ),
        (
            "Rebels shelled a market in Zliten on Sunday, killing three bakers. Government forces responded "
            "by launching air strikes, killing three nurses.",
            [("rebels", {3}), ("government forces", {3})],
        ),
    ],
)
def test_who_hits_back_elsewhere_or_from_the_air_has_a_row(
    reader: Reader, text: str, rows: list[tuple[str, set[int]]]
) -> None:
    found = accounts(reader, text)
    assert [killed(a) for a in found] == [dead for _, dead in rows]
    for a, (who, _) in zip(found, rows, strict=True):
        assert [who in x.name.casefold() for x in a.actors if x.role is ActorRole.PERPETRATOR] == [True]


def test_whose_gunship_answers_an_attack_did_not_make_it(reader: Reader) -> None:
    first, then = accounts(
        reader,
        "U.S. forces were attacked on Sunday at a base west of Zliten, and U.S. military AC-130 aircraft "
        "responded, killing several gunmen.",
    )
    assert first.type is not IncidentType.AIRSTRIKE and then.type is IncidentType.AIRSTRIKE
    assert {x.role for x in first.actors} == {ActorRole.TARGET}
    assert ActorRole.PERPETRATOR in {x.role for x in then.actors}


def test_an_answer_points_to_what_it_answers(reader: Reader) -> None:
    text = (
        "Rebels fired rockets at Zliten on Sunday, killing two. The army responded, bombing a mill in Sirte "
        "and killing five."
    )
    read = reader.read(clean(Report(id="r", text=text, published=DAY)))
    (link,) = read.links
    at = [a.id for a in read.accounts]
    assert (at.index(link.source), at.index(link.target)) == (1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels ambushed a convoy near Zliten on Sunday, killing five soldiers. Troops responded with "
        "artillery and killed eight rebels.",
        "Gunmen fired on a post in Sirte on Sunday, wounding a guard. Police returned fire, killing three.",
        "Gunmen fired on a bus near Sirte on Sunday, wounding three. French troops responded with live fire "
        "and killed a gunman.",
        "A bomb went off in a market in Sirte on Sunday, killing nine. Rescuers responded to the scene and "
        "took 20 wounded to hospital.",
    ],
)
def test_fire_returned_on_the_spot_is_of_one_incident(reader: Reader, text: str) -> None:
    assert len(accounts(reader, text)) == 1


@pytest.mark.parametrize("long", ["nine days", "12 days", "eight days"])
@pytest.mark.parametrize("verb", ["comes", "took place", "was"])
def test_how_long_ago_a_recalled_attack_was_is_kept(reader: Reader, verb: str, long: str) -> None:
    _, before = accounts(
        reader,
        "Raiders shot eleven guards dead at a mine near Sirte on Monday.\n\nThe raid "
        f"{verb} {long} after a bomb killed five drillers in Zliten.",
    )
    days = {"nine days": 3, "12 days": 31, "eight days": 4}
    month = 8 if long == "12 days" else 9
    assert killed(before) == {5} and before.when.earliest == date(2022, month, days[long])


def test_who_claims_the_recalled_attack_claims_no_other(reader: Reader) -> None:
    news, before = accounts(
        reader,
        "Raiders shot eleven guards dead at a mine near Sirte on Monday.\n\nThe raid took place nine days "
        "after a bombing at a quarry in Zliten claimed by the Islamic State group killed five drillers.",
    )
    claimants = [{a.name for a in x.actors if a.role is ActorRole.CLAIMANT} for x in (news, before)]
    assert claimants == [set(), {"Islamic State group"}]
    (five,) = [c for c in before.claims if c.property is Property.KILLED]
    assert five.stance is Stance.ASSERTED


def test_who_claims_an_attack_gives_no_number(reader: Reader) -> None:
    (found,) = accounts(
        reader, "A bomb that killed five drillers in a Zliten quarry on Monday and was claimed by Boko Haram."
    )
    (five,) = [c for c in found.claims if c.property is Property.KILLED]
    assert five.stance is Stance.ASSERTED and five.attributed_to is None


@pytest.mark.parametrize(
    ("after", "linked"),
    [
        ("came a day after Islamic State fighters killed two guards in Brega", True),
        ("came a day after a car bomb killed two guards in Brega", False),
        ("was in retaliation for a car bomb that killed two guards in Brega", True),
    ],
)
def test_what_came_before_is_answered_where_enemies_did_it_or_the_words_say_so(
    reader: Reader, after: str, linked: bool
) -> None:
    text = f"Turkish warplanes bombed a depot near Sirte on Monday, killing six.\n\nThe air strike {after}."
    found = reader.read(clean(Report(id="r-back", text=text, published=DAY)))
    assert [x.kind for x in found.links] == [LinkKind.RESPONSE_TO] * linked


def test_what_an_attack_followed_is_told_on_in_the_plural(reader: Reader) -> None:
    found = accounts(
        reader,
        "A clerk was shot dead at a bank in Sirte on Tuesday. Tuesday's killing followed shootings in "
        "Ajdabiya and Tobruk on Saturday. The shootings killed seven sailors, a priest said.",
        "Clerk shot dead in Sirte",
    )
    assert [killed(a) for a in found] == [{1}, {7}]
    assert "Ajdabiya" in names(found[1]) and "Ajdabiya" not in names(found[0])


def test_another_toll_of_the_day_is_not_that_of_the_attack_answered(reader: Reader) -> None:
    found = accounts(
        reader,
        "The army bombed a camp near Mardin on Sunday, killing 12 rebels, after rebels had executed a "
        "captured driver on Friday, a clerk said.\n\nThe driver wrote verses. Talks went on in Rome.\n\n"
        "Four surveyors were killed on Friday when their helicopter crashed in the hills.",
    )
    assert [killed(a) for a in found] == [{12}, {1}, {4}]


def test_what_a_deed_followed_is_another(reader: Reader) -> None:
    found = accounts(
        reader,
        "The shelling of Sirte on Monday followed a raid on Zliten on Friday in which seven dockers were "
        "killed. Two bakers died in Monday's shelling.",
        title="Two killed in shelling of Sirte",
    )
    assert [killed(a) for a in found] == [{2}, {7}]
    assert found[1].when.earliest == date(2022, 9, 9)
