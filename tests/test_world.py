"""How other wars, other kinds of page and other newsrooms put it. The reports are invented."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.counts import find_counts
from rashomon.read.violence import of_violence
from rashomon.read.voices import find_stances, find_voices


def counts(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(m.property.value, m.min, m.max) for m in find_counts(doc(text))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three soldiers lost their lives and 27 people sustained injuries at the Velm hotel.",
            [("killed", 3, 3), ("wounded", 27, 27)],
        ),
        ("Four guards fell on the field of honour near Daruk.", [("killed", 4, 4)]),
        ("Six officers embraced martyrdom in the raid.", [("killed", 6, 6)]),
        ("One member of the local force lost his life.", [("killed", 1, 1)]),
        ("Villagers beat two cattle thieves to death.", [("killed", 2, 2)]),
        (
            "A man stabbed a pilgrim to death and wounded two other people in Velm.",
            [("killed", 1, 1), ("wounded", 2, 2)],
        ),
        ("A mob lynches three suspected kidnappers in Daruk.", [("killed", 3, 3)]),
        (
            "Two jawans of the Hill Reserve Police Force (HRPF) sustained injuries after a mine went off.",
            [("wounded", 2, 2)],
        ),
        ("The driver received bullet injuries and lost control.", [("wounded", 1, 1)]),
        ("Around 10 villagers were also taken away by the gunmen.", [("abducted", 10, 10)]),
        ("Two men were taken away by police after the shooting.", []),
        ("The mayor put the number of injured at 25.", [("wounded", 25, 25)]),
        (
            "The clinic had received 12 wounded and two bodies.",
            [("wounded", 12, 12), ("killed", 2, 2)],
        ),
        (
            "Five women were stabbed to death, and 12 people, including a baby, were taken to hospitals.",
            [("killed", 5, 5), ("wounded", 12, 12), ("wounded", 1, 1)],
        ),
        ("A border guard who sustained bullet injuries was airlifted to Velm.", [("wounded", 1, 1)]),
        ("It said more than 150 people were taken prisoner.", [("abducted", 150, None)]),
        ("The group claims to be holding 182 people hostage.", [("abducted", 182, 182)]),
        ("A husband knifed his wife and her mother to death in Daruk.", [("killed", 2, 2)]),
        (
            "Fatalities: 6 | Injuries: 31 | Israeli fatalities: 0",
            [("killed", 6, 6), ("wounded", 31, 31), ("killed", 0, 0)],
        ),
        ("The surgeon died at 94 in his sleep.", [("killed", 1, 1)]),
    ],
)
def test_harm_in_other_words(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister announced Rs 8 lakh each for the heirs of the dead and Rs. 50,000 for the injured.",
        "The families of the deceased will get ₹10 lakh and those of the wounded ₦500,000.",
    ],
)
def test_money_is_nobody(text: str) -> None:
    assert counts(text) == []


def test_lakhs_of_people_are_people() -> None:
    assert counts("Some 3 lakh people were displaced by the fighting.") == [("displaced", 300000, 300000)]


@pytest.mark.parametrize(
    ("text", "what", "number", "since"),
    [
        ("It was the 58th attack on the Velm base since October 17.", "attacks", 58, "since October 17"),
        ("The strike was the fifth this week.", "strikes", 5, "this week"),
        ("It is the 365th mass shooting in the country this year.", "shootings", 365, "this year"),
    ],
)
def test_an_ordinal_tallies_attacks(text: str, what: str, number: int, since: str) -> None:
    (found,) = find_counts(doc(text))[1]
    assert (found.what, found.min, found.max, found.since) == (what, number, number, since)


@pytest.mark.parametrize(
    "text", ["The third child was hit in the attack this week.", "It was the fifth day of the war this year."]
)
def test_other_ordinals_tally_nothing(text: str) -> None:
    assert find_counts(doc(text))[1] == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("A decade since gunmen stormed the school on 16 December, killing 149 people, Velm mourned.", False),
        ("Ten villagers were killed in raids on Velm since dawn today.", False),
        ("In the five years since the war began 300,000 people were killed.", True),
    ],
)
def test_what_since_opens(text: str, total: bool) -> None:
    (count,) = find_counts(doc(text))[0]
    assert count.total is total


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "Police spokesman Yusuf Dar confirmed the attack but said that only nine people had died.",
            ["Police spokesman Yusuf Dar", "Police spokesman Yusuf Dar"],
        ),
        (
            "The governor of Norte de Velm, Ana Orozco, said 32 people had been killed.",
            ["governor of Norte de Velm, Ana Orozco"],
        ),
        ("Velm's health ministry on Saturday raised the toll to 37 dead.", ["Velm's health ministry"]),
        ("Seven suspected members of the Velm Front were slain in a firefight.", []),
        (
            "Ten were shot during mass in Velm, the vicar of the Daruk diocese, Jon Sawa, said.",
            ["vicar of the Daruk diocese, Jon Sawa"],
        ),
        ("The aide wrote on X. There was no claim of responsibility.", ["aide"]),
        (
            "Iraqi state TV said ten had died. Iraq's state TV said later that two more were hurt.",
            ["Iraqi state TV", "Iraqi state TV"],
        ),
        ("The gang killed people accused of witchcraft.", []),
        (
            "Jets hit Velm, Arrun and Daruk, leading to the death of five, the army spokesman said.",
            ["army spokesman"],
        ),
        (
            "The Daruk Committees, a grassroots group, gave a toll of 54.",
            ["Daruk Committees"],
        ),
        ("At least 60 people have been killed since Thursday, Velm's ombudsman says.", ["Velm's ombudsman"]),
    ],
)
def test_who_speaks(text: str, voices: list[str]) -> None:
    assert [v.name for v in find_voices(doc(text))] == voices


@pytest.mark.parametrize(
    ("title", "voices"),
    [("Shelling of Velm market leaves ten dead - medics", ["medics"]), ("Ten killed - The Daruk Post", [])],
)
def test_a_headline_ends_in_a_voice_not_an_outlet(title: str, voices: list[str]) -> None:
    assert [v.name for v in find_voices(doc("Ten people died.", title=title))] == voices


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Karam Front said on Tuesday it had targeted the base with two drones.", ["Karam Front"]),
        ("The Karam Front said its fighters ambushed a convoy near Velm.", ["Karam Front"]),
        ("The Karam Front claimed the attack on its channel.", ["Karam Front"]),
        ("The Karam Front said one of its fighters had carried out the attack.", ["Karam Front"]),
        ("The Karam Front claimed the attack killed ten soldiers.", []),
        ("The Karam Front has claimed previous bombings.", []),
        ("Police said they had shot the man.", []),
        ("The Karam news agency said it struck a deal with its readers.", []),
        ("The army said it was hit by rockets.", []),
    ],
)
def test_whose_deed_it_was_by_their_own_word(text: str, who: list[str]) -> None:
    told = doc(text)
    found = find_stances(told, find_voices(told))
    assert [s.voice.name for s in found if s.voice and s.kind == "responsibility"] == who


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen pilgrims were killed and 20 injured when their bus plunged into a ravine on Sunday, "
        "police said. The driver, who survived, told officers that the brakes had failed.",
        "Seven people were burnt and 19 injured when a petrol tanker collided with a lorry and exploded on "
        "the expressway, the road safety corps said. Firefighters put out the blaze.",
        "Shares plunged after the firm said it would cut 1,200 jobs, killing off its phone unit. The "
        "battle has claimed several victims this year, investors said, with three start-ups gone.",
    ],
)
def test_crashes_and_business_are_no_violence(text: str) -> None:
    assert not of_violence(doc(text))


def test_a_bus_that_was_shot_at_is_violence() -> None:
    assert of_violence(
        doc(
            "Nine pilgrims died when gunmen opened fire on a bus, which plunged into a ravine and overturned."
        )
    )
