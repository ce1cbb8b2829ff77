"""How speakers are told of: asides, offices, statements, groups named later. The reports are invented."""

from __future__ import annotations

import pytest

from invented import doc
from rashomon.read.counts import find_counts
from voices_told import behind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Vale, head of the council in the town, who saw it, disclosed that nine died.", "Dana Vale"),
        ("The police spokesman, Omar Harun, however, said only nine died.", "Omar Harun"),
        ("The minister, in a televised address, said nine fighters died.", "minister"),
        ("Omar Harun, the army's spokesman, speaking on Monday, said nine fighters died.", "Omar Harun"),
        ("Omar Harun -- who heads the council -- told the Daruk Post that nine died.", "Omar Harun"),
        ("The Velm Union, for its part, reported nine dead.", "Velm Union"),
        ("The Home Guard (HG) of northeast Velmia (Daruk) announced that nine of them died.", "Home Guard"),
        (
            "The Ministry of Health in Velm district has confirmed that nine died.",
            "Ministry of Health in Velm",
        ),
        ("Allied forces led by Velmia announced that nine rebels had died.", "Allied forces"),
        ("Head of the military-civilian administration Omar Harun said nine died.", "Head of the military"),
        ("The army retook the village and said it had killed nine gunmen.", "army"),
        ("Governor Omar Harun visited the scene. He said nine people were hurt.", "Governor Omar Harun"),
        ("“We lost nine of our own,” read a statement from the Velm Union.", "Velm Union"),
        ('"It killed nine of us," added Harun.', "Harun"),
        ("Activists in the district of Velm in Daruk said nine people died.", "Activists in the district of"),
        ("Activists in rural Velm said nine people died.", "Activists in rural Velm"),
        ("Shells hit a market in Old Daruk SANA news agency reported nine dead.", "SANA"),
        ("According to a roll of the dead issued by Velm hospital, nine people died.", "Velm hospital"),
        ('The rescue units, also known as the "Grey Caps", said nine died.', "rescue units"),
        ("The major said gunmen ended a rally in which 1500 people took part, killing nine.", "major"),
        ("According to Velmian military chief, general Omar Harun the army killed nine.", "Omar Harun"),
        ("The army spoke of two dead. A local elder disputed that, saying nine died.", "local elder"),
        ("VelmWatch Observatory: at least nine people died in the raid.", "VelmWatch Observatory"),
        ("Rain fell. On Tuesday, the Velmian Harbour Minister said nine crew drowned.", "Harbour Minister"),
        ("In Velm, an official with the Harbour Guild said nine crew drowned.", "official with the"),
        ("Some told of few dead, but two medics who were at the site said nine drowned.", "two medics"),
        ("A ferry sank and nine died, a state panel looking into the matter said.", "state panel"),
        ("The wave took nine crew, the mayor in the eastern district of Orin said.", "mayor in the"),
        ("The wave took nine crew, according to pro-Guild media outlets.", "pro-Guild media"),
        ("“It took nine” in the port of Velm, in the Daruk hills, announced Ada Brann, a bailiff.", "Brann"),
        ("A wave hit the port, with local police putting the toll at nine.", "local police"),
        ("The guild, however, released a statement that it had lost nine men.", "guild"),
        ("The ministry has released a statement on the flood and put the toll at nine.", "ministry"),
        ("The wave took nine, according to an official and a doctor from the port.", "official and a doctor"),
        ("The wave took nine, a relative of one of the dead said.", "relative of one"),
    ],
)
def test_the_speaker_s_words(text: str, name: str) -> None:
    assert name in (behind(text, "nine") or "")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen suspected to be bandits have killed nine villagers.",
        "As reported, nine people died in the square.",
        "Clashes between two Velmian states killed nine people.",
        "A force described as small attacked the base, killing nine guards.",
    ],
)
def test_who_is_told_of_so_says_nothing(text: str) -> None:
    assert behind(text, "nine") is None


def test_a_doctors_group_is_the_one_that_is_named_next() -> None:
    text = "Nine died, a doctors' group said.\nThe Velm Doctors Network said raids hit a school."
    assert behind(text, "Nine") == "Velm Doctors Network, a doctors' group"


def test_the_group_is_the_last_one_to_speak() -> None:
    text = (
        "A doctors' group said raids hit a school. The Velm Resistance Committees said drones came. "
        "Nine died, the group said."
    )
    assert behind(text, "Nine") == "Velm Resistance Committees"


def test_several_officials_are_not_the_one_official_before() -> None:
    text = "An army official said jets came. Nine people died, according to the officials."
    assert behind(text, "Nine") == "officials"


def test_a_full_stop_behind_an_outlet_is_no_title_s() -> None:
    text = "An activist told The New Arab. Harun added that nine people died."
    assert behind(text, "nine") == "Harun"


def test_a_body_under_two_names_has_both() -> None:
    text = "Syrian Civil Defence said nine died in Idlib. Two White Helmets volunteers were there."
    assert behind(text, "nine") == "Syrian Civil Defence (White Helmets)"


@pytest.mark.parametrize("name", ["Velmian Civil Defence", "VelmWatch Observatory"])
def test_a_body_is_not_the_known_one_whose_short_name_it_ends_in(name: str) -> None:
    assert behind(f"The {name} said nine people died in Velm.", "nine") == name


def test_a_short_name_is_spelled_out_where_the_known_body_is_at_home() -> None:
    assert behind("Civil Defence said nine people died in Velm.", "nine") == "Civil Defence"
    told = behind("Raids hit Idlib in Syria. Civil Defence said nine people died.", "nine")
    assert told == "Syrian Civil Defence"


def test_a_name_in_brackets_stands_for_the_whole_one() -> None:
    text = "The Velm Guard Union (VGU) said jets came. VGU said nine people died."
    assert behind(text, "nine") == "Velm Guard Union (VGU)"


def test_who_claims_an_attack_far_back_in_the_sentence_tells_no_toll() -> None:
    text = "Nine died in an attack on a cinema by the harbour that was claimed by rebels, police said."
    assert behind(text, "Nine") == "police"


def test_the_subject_behind_according_to_somebody_is_no_apposition() -> None:
    assert behind("According to Sabri, the armed men attacked a post, killing nine.", "nine") == "Sabri"
    assert behind("According to Sabri, security forces later killed nine men.", "nine") == "Sabri"
    text = "According to Karim Sabri, the head of the council, gunmen came, killing nine."
    assert behind(text, "nine") == "Karim Sabri, the head of the council"


def test_whom_somebody_is_told_of_says_nothing() -> None:
    text = 'An unelected probate official said three people "were beaten to death in the old mill", and left.'
    assert behind(text, "three").endswith("official")
    assert behind('"They fled and nine were hurt," said two people who live there.', "nine") == "two people"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine men fell on Monday according to a revised toll by the city hospital.", "city hospital"),
        ("Velm Wire also reported villagers and nurses as saying nine men fell.", "villagers and nurses"),
        ("Raiders slipped in from the south Harun said. He said nine men fell.", "Harun"),
        ("The Tarn Office for easing the conflict in Daruk said nine men fell.", "Tarn Office"),
        ("A medic in the Greek town of Daruk said nine men fell.", "medic in the Greek town of Daruk"),
        ("A rescue outfit in Daruk said nine men fell.", "rescue outfit in Daruk"),
        ("The relief society that ran the hostel said nine men fell.", "relief society"),
        ("Nine men fell said one of the villagers.", "villagers"),
        ("The official gave no names of the victims however said nine men fell.", "official"),
        ("It was seen whether the raids near Velm claimed the nine men.", None),
    ],
)  # fmt: skip
def test_a_speaker_where_a_place_or_a_count_stands_before_the_verb(text: str, name: str | None) -> None:
    assert behind(text, "ine men") == name


def test_the_head_of_the_monitor_is_who_is_known_to_lead_it() -> None:
    text = (
        "The Syrian Observatory for Human Rights told of a raid. Rami Abdel Rahman spoke of snow. "
        "Nine men fell, said the chief of the monitor."
    )
    assert behind(text, "ine men") == "Rami Abdel Rahman (Syrian Observatory for Human Rights)"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine men fell, said the head of the port's rescue command, Ann Sarro.", "Ann Sarro"),
        ("“Nine men fell”, said a spokesman for the operational staff, Ann Sarro.", "Ann Sarro"),
        ("Nine men fell in Daruk, according to Port Police Officer (PPO) of Daruk Omar Sarro.", "Omar Sarro"),
        ("Inspector Omar Sarro here on Friday said nine men fell.", "Omar Sarro"),
        ("Inspector Omar Sarro Friday told reporters that nine men fell.", "Omar Sarro"),
        ("A clerk of the guild in Daruk town, Omar Sarro said the raiders overran the guards, and nine men"
         " fell.", "Omar Sarro"),
    ],
)  # fmt: skip
def test_a_name_behind_the_body_an_abbreviation_or_before_a_bare_day_is_the_speaker(
    text: str, name: str
) -> None:
    assert (behind(text, "ine men") or "").endswith(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Channel 7 said nine men had died in Daruk.", "Channel 7"),
        ("Nine men died in Daruk, the Velm 24 website reported.", "Velm 24 website"),
        ("Nine men died in Daruk on Friday, according to Velm 24.", "Velm 24"),
    ],
)
def test_a_number_may_end_the_name_of_a_station(text: str, name: str) -> None:
    assert behind(text, "ine men") == name
    assert [c.min for c in find_counts(doc(text))[0]] == [9]


def test_what_another_calls_the_deed_is_all_that_he_says() -> None:
    text = (
        "A raid on Daruk killed nine men, state radio said, in what a watchdog said was the worst in a year."
    )
    assert behind(text, "ine men") == "state radio"
    text = "A raid on Daruk killed nine men in what the mayor said was the worst night in a year."
    assert behind(text, "ine men") is None


def test_a_body_is_not_the_man_who_heads_it() -> None:
    text = (
        "Tension grew, Omar Sarro, deputy head of the Northern Office for Relief of the Displaced, said on "
        "Friday. According to the northern relief office, nine men fell in Daruk."
    )
    assert behind(text, "ine men") == "northern relief office"


def test_who_is_at_the_scene_of_a_deed_says_so_and_a_released_statement_does() -> None:
    assert behind("A nurse at the scene of the blast said nine men fell.", "nine men").startswith("nurse")
    text = "Raiders struck Daruk, felling nine men said a port statement released Friday."
    assert behind(text, "nine men") == "port statement"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine miners were hurt in Velm on Sunday, Orlo Vantz, the district coroner said.", "Orlo Vantz"),
        (
            "“Nine miners were hurt,” Orlo Vantz, the head of the council of Velm told reporters.",
            "Orlo Vantz",
        ),
        ("Nine miners were hurt in Velm, Daruk Province, the coroner said.", "coroner"),
        (
            "In Velm, a quiet port, raiders shot and hurt nine miners on Sunday, said mayor Orlo Vantz.",
            "Orlo Vantz",
        ),
        ("Raiders came at dawn. An inhabitant put the losses at nine.", "inhabitant"),
    ],
)
def test_who_is_told_with_an_office_that_no_comma_closes(text: str, name: str) -> None:
    assert name in (behind(text, "nine" if "nine" in text else "Nine") or "")


def test_another_reported_missing_reports_nothing() -> None:
    assert behind("Nine boats were sunk off Velm and another reported missing with a nun.", "Nine") is None
