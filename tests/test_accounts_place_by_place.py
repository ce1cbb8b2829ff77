"""Tolls told place by place, and sentences that turn to another place: each place its own incident."""

from __future__ import annotations

from datetime import date

from accounts_told import accounts_on, killed, names
from rashomon.clean import clean
from rashomon.model import Account, ActorRole, IncidentType, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2023, 3, 14), latest=date(2023, 3, 14), how="given")  # a Tuesday


def accounts(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return accounts_on(DAY, reader, text, title or "News of the day")


def did(a: Account) -> set[str]:
    return {x.name for x in a.actors if x.role is ActorRole.PERPETRATOR}


def test_a_toll_told_place_by_place_is_an_incident_for_each_and_a_total(reader: Reader) -> None:
    for told in (
        "Syrian army shells killed 13 people: six in Khan Sheikhun, four in Saraqib and three in Ariha.",
        "Syrian army shells killed 13 people six in Khan Sheikhun four in Saraqib and three in Ariha.",
    ):
        page = Report(id="p", text=told + " Roads are closed, a monitor said.", published=DAY)
        read = reader.read(clean(page))
        assert [(killed(a), a.type) for a in read.accounts[:3]] == [
            ({n}, IncidentType.SHELLING) for n in (6, 4, 3)
        ]
        assert all(did(a) == {"Syrian army"} for a in read.accounts[:3])
        assert [(t.what, t.min) for t in read.tallies] == [("killed", 13)]


def test_one_man_who_went_from_place_to_place_is_one_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "A gunman shot dead three people, two in Dayton and one in Trotwood, police said.\n\nOfficers "
        "arrested the suspect, 41, after a chase. He was charged with murder, a sheriff's deputy said.",
    )
    assert [a for a in found if killed(a) == {1}] == []
    assert 3 in killed(found[0])


def test_a_town_of_two_names_and_a_number_is_no_age(reader: Reader) -> None:
    found = accounts(
        reader,
        "Israeli army shells killed six people in Khan Younis, four in Deir al-Balah and three in Rafah.",
    )
    assert [killed(a) for a in found] == [{6}, {4}, {3}]


def test_two_towns_of_one_sentence_with_like_tolls(reader: Reader) -> None:
    found = accounts(
        reader,
        "Islamic State militants hanged two men in the city of Mayadin and beheaded two others in the nearby "
        "town of Tolvar.",
    )
    assert [names(a).split()[0] for a in found] == ["Mayadin", "Tolvar"]
    assert "Tolvar" not in names(found[0])


def test_separately_is_another_deed_on_any_page(reader: Reader) -> None:
    found = accounts(
        reader,
        "A roadside bomb killed five people in Kismayo on Sunday. Separately, gunmen shot dead two traders "
        "in Baidoa.",
    )
    assert [killed(a) for a in found] == [{5}, {2}]
    assert "Baidoa" not in names(found[0])


def test_meanwhile_a_town_that_is_taken_is_another_front(reader: Reader) -> None:
    found = accounts(
        reader,
        "An airstrike killed 17 people in the town of Dedebit on Sunday, aid workers said. Meanwhile, troops "
        "recaptured Adwa from the rebels, killing dozens, the army said.",
    )
    assert [a.type for a in found] == [IncidentType.AIRSTRIKE, IncidentType.CLASH]
    assert "Adwa" in names(found[1]) and "Adwa" not in names(found[0])


def test_another_state_is_another_front(reader: Reader) -> None:
    found = accounts(
        reader,
        "The army killed 15 militants in an operation in Sokoto on Saturday. In neighbouring Kebbi, bandits "
        "abducted 30 schoolgirls.",
    )
    assert [a.type for a in found] == [IncidentType.CLASH, IncidentType.ABDUCTION]
    assert "Kebbi" not in names(found[0])


def test_a_town_in_its_province_is_not_the_province(reader: Reader) -> None:
    found = accounts(
        reader,
        "At least 36 people were killed in regime air strikes in the province of Idlib on Sunday. Meanwhile "
        "three people were killed in a Russian airstrike on a farm in the city of Saraqib in Idlib.",
    )
    assert [killed(a) for a in found] == [{36}, {3}]


def test_a_place_that_heads_a_sentence_opens_another_item(reader: Reader) -> None:
    found = accounts(
        reader,
        "The army killed 30 militants in the northern countryside of Aleppo on Monday. Sweida The Syrian "
        "army targeted a gathering of ISIL militants in Shahba, destroying their vehicles.",
    )
    assert len(found) == 2
    assert "Shahba" in names(found[1]) and "Shahba" not in names(found[0])


def test_one_more_dead_on_the_next_front_is_another_one(reader: Reader) -> None:
    found = accounts(
        reader,
        "One civilian was killed and 13 others were injured when rebel rockets hit the Midan neighborhood of "
        "Aleppo on Monday. Later one person was killed by rocket shells fired by the rebels on the town of "
        "Nubl.",
    )
    assert [killed(a) for a in found] == [{1}, {1}]


def test_the_fall_of_a_town_is_what_came_before(reader: Reader) -> None:
    found = accounts(
        reader,
        "The army shelled Flita on Monday, a monitor said. The shelling comes a day after the fall of "
        "Yabrud, a key rebel bastion.",
    )
    assert [(a.type, a.when.earliest) for a in found] == [
        (IncidentType.SHELLING, date(2023, 3, 13)),
        (IncidentType.CLASH, date(2023, 3, 12)),
    ]


def test_what_happened_hours_after_is_not_what_it_came_after(reader: Reader) -> None:
    found = accounts(
        reader,
        "Hours after rebels seized Goma, a bomb exploded in Bukavu, killing 11 people, the mayor said.",
    )
    assert {n for a in found if "Goma" in names(a) for n in killed(a)} == set()
    assert [killed(a) for a in found if names(a).startswith("Bukavu")] == [{11}]
    found = accounts(
        reader, "Hours after rebels shelled Goma, troops fired rockets at Bukavu, the mayor said."
    )
    assert [names(a) for a in found] == ["Goma", "Bukavu"]


def test_a_raid_that_came_as_another_deed_was_told(reader: Reader) -> None:
    found = accounts(
        reader,
        "A suicide bomber killed four people in Qardaha on Sunday, state media said. The attack came as a "
        "monitor reported that troops had executed 48 people earlier this week in a northern village.",
    )
    assert [(a.type, killed(a)) for a in found] == [
        (IncidentType.SUICIDE_BOMB, {4}),
        (IncidentType.EXECUTION, {48}),
    ]
    assert not found[1].places
    (one,) = accounts(
        reader,
        "A bomb killed 12 people at a market in Baidoa on Monday. The blast came as gunmen opened fire on "
        "shoppers.",
    )
    assert killed(one) == {12}


def test_others_who_died_in_further_strikes_are_of_another_deed(reader: Reader) -> None:
    for more in ("Another 21 people", "21 others"):
        found = accounts(
            reader,
            "Syrian army jets killed ten people on Sunday when they bombed a bus near Aleppo, rescuers said. "
            f"{more} died in intense strikes on several neighbourhoods in the east of the city.",
        )
        assert [killed(a) for a in found] == [{10}, {21}]


def test_another_number_of_hurt_without_a_place_is_of_the_same_deed(reader: Reader) -> None:
    (one,) = accounts(
        reader,
        "Rebel rockets hit a school in Aleppo on Sunday. A source at the health office in Aleppo said that "
        "eight students were killed and another 27 students were injured.",
    )
    assert killed(one) == {8}


def test_a_town_that_was_retaken_before(reader: Reader) -> None:
    found = accounts(
        reader,
        "Kurdish fighters of the YPG made fresh advances near Kobane, seizing villages on Monday, a week "
        "after the flashpoint town was recaptured from the jihadists.",
    )
    assert [a.when.earliest for a in found] == [date(2023, 3, 13), date(2023, 3, 6)]


def test_a_town_with_a_toll_of_its_own_adds_up_no_others(reader: Reader) -> None:
    found = accounts(
        reader,
        "Israeli strikes killed eight people in Gaza City on Sunday. In Khan Younis, three people were "
        "killed when a drone hit a tent. In Rafah, a man was shot dead by troops. In Nuseirat two children "
        "were killed.",
    )
    assert [3 in killed(a) for a in found] == [False, True, False, False]


def test_what_was_done_at_the_weekend_is_no_total_of_recent_days(reader: Reader) -> None:
    found = accounts(
        reader,
        "Regime barrel bombs killed three civilians in Taduf on Monday, a monitor said. The regime has "
        "stepped up air attacks in Aleppo province in recent days, killing at least 57 civilians when it "
        "dropped bombs on the town of Al-Bab at the weekend.",
    )
    assert [killed(a) for a in found] == [{3}, {57}]


def test_a_string_of_deeds_with_its_month_is_another_incident(reader: Reader) -> None:
    found = accounts(
        reader,
        "Two suicide bombers killed 20 people at Daraya on Monday, a monitor said. A series of bombings in "
        "that suburb in January killed 71 people, among them nurses.",
    )
    assert [killed(a) for a in found] == [{20}, {71}]
    assert found[1].when.earliest == date(2023, 1, 1)


def test_a_fresh_deed_in_another_town_opens_a_sentence(reader: Reader) -> None:
    found = accounts(
        reader,
        "A Russian air raid killed 17 civilians at a market in the town of Saraqib on Monday, a monitor "
        "said. Heavy air raids hit Ariha from early in the day.",
    )
    assert [("Saraqib" in names(a), "Ariha" in names(a)) for a in found] == [(True, False), (False, True)]


def test_a_lead_adds_up_one_told_of_by_name_and_the_others_beside_them(reader: Reader) -> None:
    text = (
        "Rescuers said air raids on Libya killed 18 people on Monday, including eight at a bakery in Sirte. "
        "Their chief said eight people had died when jets hit the bakery in Sirte. He said a raid on a court "
        "in Sabha killed judge Omar Brand, and nine other people."
    )
    read = reader.read(clean(Report(id="r", text=text, published=DAY)))
    assert [(t.what, t.min) for t in read.tallies] == [("killed", 18)]


def test_a_number_with_a_part_larger_than_what_follows_is_no_sum(reader: Reader) -> None:
    text = (
        "Ten people, including eight monks, were killed by smugglers in India's northern state of Bihar, a "
        "ferryman said.\n\nEight monks from Hajipur had gone by boat to buy salt when they were set upon "
        "on Tuesday, he said.\n\nLast Sunday, smugglers shot dead six grocers in Buxar district.\n\n"
        "Later that day, four people died in a raid on a jetty at Buxar."
    )
    title = "Smugglers kill monks in India"
    read = reader.read(clean(Report(id="p", text=text, title=title, published=DAY)))
    assert {n for a in read.accounts for n in killed(a)} >= {10, 6, 4} and not read.tallies
