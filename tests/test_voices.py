"""Voices: who says what, who "it" is, and when the outlet itself speaks. The reports are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import doc
from rashomon.model import Stance
from rashomon.read.voices import find_voices, voice_for
from voices_told import behind

SHARED = Path(__file__).resolve().parents[2] / "shared" / "datasets"


def names(text: str, title: str | None = None) -> list[str]:
    return [v.name for v in find_voices(doc(text, title))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A medic at Harun hospital said nine people were killed.", "medic at Harun hospital"),
        ("Nine people were killed, according to a medical source.", "medical source"),
        ('"Nine people were killed," said Omar Nazari, head of the district council.', "Omar Nazari"),
        ("Shells hit a market in Daruk killing nine people local activists reported.", "local activists"),
        ("Nine people were killed in the raid on Daruk said the army.", "army"),
        ("Dana Vale, 59, of Daruk, who saw it, said nine people were killed.", "Dana Vale"),
        ('The mayor left. "Nine people died," said Mr. Nazari.', "Nazari"),
        ("Residents told reporters that nine people were killed.", "Residents"),
        ("Nine deaths were reported by the civil defence rescuers.", "civil defence rescuers"),
        ("The interior ministry put the death toll at nine.", "interior ministry"),
        ("Police said nine people were wounded at a house party.", "Police"),
        (
            "The agency quoted a police source at the port as saying nine people died.",
            "police source",
        ),
    ],
)
def test_forms_of_attribution(text: str, name: str) -> None:
    assert any(name in found for found in names(text)), names(text)
    assert name in (behind(text, "ine") or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells killed Major Omar Harun well-informed sources told the paper.", "well-informed sources"),
        ("Nine people died in a coalition operation security sources said.", "security sources"),
        ("The Velm coordination center stated that nine people died.", "Velm coordination center"),
        ("The Valley Monitor which depends on residents of Daruk says nine died.", "Valley Monitor"),
        ("The monitor, with a network of medics in Velm, said nine people died.", "monitor"),
        ("Nine people died Northern Army local sources said.", "Northern Army local sources"),
        ("A Daily Post correspondent living in Daruk said that nine died.", "Daily Post correspondent"),
        ("Nine people died in shelling on Sunday Shell Watch reported.", "Shell Watch"),
        (
            "The Velm Relief Council a group that opposes the siege by the Ostran government said nine died.",
            "Velm Relief Council",
        ),
        ("The monitor had earlier given a toll of nine.", "monitor"),
    ],
)  # fmt: skip
def test_where_a_speaker_begins_and_ends(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_place_called_said_is_no_verb() -> None:
    text = "Five people died in a raid on Sheikh Said it said. The Daruk Monitor said rebels fired first."
    assert all(v.text != "Sheikh" for v in find_voices(doc(text)))


def test_the_monitor_and_it_get_the_name_the_report_gives() -> None:
    text = (
        "A monitoring group said 12 people were killed. The Syrian Observatory for Human Rights said "
        "jets hit a bakery. It added that 4 children were among the dead. The Britain-based monitor "
        "said 30 were wounded."
    )
    assert set(names(text)) == {"Syrian Observatory for Human Rights, a monitoring group"}
    assert "It" in {v.text for v in find_voices(doc(text))}
    assert behind(text, "12 people") == "Syrian Observatory for Human Rights, a monitoring group"
    assert behind(text, "4 children") == "Syrian Observatory for Human Rights, a monitoring group"


def test_a_surname_gets_the_full_name_and_role() -> None:
    text = (
        "Provincial governor Tarek al-Hadi told AFP that 6 people died. Hadi said 9 were wounded. "
        "He added that 2 were in danger."
    )
    found = find_voices(doc(text))
    assert "Tarek al-Hadi" in found[0].name
    assert found[0].chain[1:] == ("AFP",)
    assert all("Hadi" in v.name for v in found)


def test_a_role_named_only_later_is_the_named_person() -> None:
    text = (
        "Rockets killed 6 people on Tuesday the provincial governor said. "
        "Governor Tarek al-Hadi told AFP that schools were shut."
    )
    assert behind(text, "6 people") == "Governor Tarek al-Hadi"


def test_the_source_is_the_last_source() -> None:
    text = (
        "A source at Daruk Police Command told SANA that shells killed 3 people. "
        "The source added that 8 were injured, and the same source denied a raid."
    )
    assert {v.name for v in find_voices(doc(text))} == {"source at Daruk Police Command"}
    assert find_voices(doc(text))[0].chain == ("source at Daruk Police Command", "SANA")


def test_who_passed_it_on_stands_in_the_chain() -> None:
    text = "A Reuters report citing a medical source and a militant source said four people were wounded."
    d = doc(text, agencies=("DPA",))
    at = text.index("four")
    voice = voice_for(find_voices(d), d, "text", at, at + 4)
    assert voice is not None
    assert voice.name == "medical source and a militant source"
    cited = [v for v in find_voices(d) if v.form == "citing"]
    assert cited[0].chain == ("medical source and a militant source", "Reuters", "DPA")


def test_headline_voices() -> None:
    assert "monitor" in names("Text.", "Air strike kills ten in Daruk: monitor")
    assert "Monitor" in names("Text.", "Air strike kills ten in Daruk Monitor")
    assert any("olice" in n for n in names("Text.", "Police: two shot outside bar"))


def test_the_outlet_itself_speaks() -> None:
    text = (
        "Two people were killed when a bomb went off in Daruk on Monday. The army said a road was closed. "
        "The war has killed more than 300,000 people since 2011."
    )
    assert behind(text, "more than 300,000 people") is None
    assert voice_for([], doc(text), "text", 0, 3) is None


def test_who_is_set_against_a_clause_does_not_speak_in_it() -> None:
    text = (
        "A strike hit Daruk on Monday. While at least 23 people were reported killed, one source mentioned "
        "that 29 members of his family were killed."
    )
    assert behind(text, "23 people") is None
    assert behind(text, "29 members") == "one source"


def test_verbs_lend_their_stance() -> None:
    text = "The army denied the raid. Rebels claimed 9 soldiers were killed. Police said so."
    stances = {v.cue: v.stance for v in find_voices(doc(text))}
    assert stances["denied"] is Stance.DENIED
    assert stances["claimed"] is Stance.ALLEGED
    assert stances["said"] is Stance.ASSERTED


def test_blasts_do_not_speak() -> None:
    assert names("The blast claimed the lives of nine people. Six people were also reported killed.") == []


WORDS = st.sampled_from(
    """the a monitor said army told AFP it he according to citing Omar Nazari source at Daruk , . " that
    killed nine people Syrian Observatory for Human Rights reported denied who , in statement Monday (SOHR)
    ’ é""".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_text_gives_exact_spans(words: list[str]) -> None:
    d = doc(" ".join(words), title=" ".join(words[:8]))
    voices = find_voices(d)
    for v in voices:
        assert d.report.of(v.field)[v.start : v.end] == v.text
        assert v.name
        assert v.chain[0] == v.name
        for field, a, b in v.scopes:
            assert 0 <= a < b <= len(d.report.of(field))
    for s in d.sentences:
        voice_for(voices, d, s.field, s.start, s.end)
    assert voices == find_voices(d)


@pytest.mark.shared
def test_most_claims_of_the_syria_set_get_their_voice() -> None:
    if not (SHARED / "syria").exists():
        pytest.skip("../shared/datasets/syria is not here")
    import voices_eval as ev

    right = total = 0
    for row in ev.rows(SHARED / "syria"):
        if row["id"][4] != "a":
            continue
        d = ev.all_article(ev.report_of(row))
        voices = find_voices(d)
        for field, a, b, gold in ev.claims(row):
            v = voice_for(voices, d, field, a, b)
            total += 1
            right += ev.agrees(gold, v.name if v else None)
    assert right / total >= 0.85


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Some sources said five died while others reported nine deaths.", "nine deaths", "others"),
        ("Some sources said five died while others reported nine deaths.", "five died", "Some sources"),
        ("Daruk Radio said four died, while Velm TV spoke of two killed.", "two killed", "Velm TV"),
        ("Daruk FM said one died and two were hurt, although Velm TV mentioned ten.", "two were", "Daruk FM"),
        ("According to Daruk FM, six people died, but Velm TV mentioned four.", "six people", "Daruk FM"),
        ("Daruk FM reported 11 deaths; the toll rose to 14, according to the army.", "11 deaths", "Daruk FM"),
        ("In a post, Hani Darwi said his brother and two cousins had died.", "two cousins", "Hani Darwi"),
    ],
)  # fmt: skip
def test_clauses_set_against_each_other(text: str, words: str, name: str) -> None:
    assert behind(text, words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Facebook post from Hani Darwi said six died.", "Hani Darwi"),
        ("According to a post on Facebook by user Hani Darwi, six died.", "Hani Darwi"),
        ("Hani Darwi’s Facebook page said six died.", "Hani Darwi"),
        ("According to Facebook user Hani Darwi, six died.", "Hani Darwi"),
        ("Hani Darwi, in a post on Facebook, said six died.", "Hani Darwi"),
        ("Velm News on Telegram reported six dead.", "Velm News"),
        ("@hani_d said six died.", "@hani_d"),
    ],
)  # fmt: skip
def test_who_posts_is_the_voice_and_not_the_channel(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody claimed responsibility for the blast.",
        "No armed group immediately claimed responsibility for the attack.",
        "No witnesses reported seeing the gunman.",
        "Neither confirmed that nine people died.",
    ],
)
def test_that_nobody_spoke_is_no_voice(text: str) -> None:
    assert names(text) == []


def test_a_channel_by_itself_is_no_voice() -> None:
    assert names("Twitter reported that ten people died.") == []


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Holt, armed with a gun, fled and shot at authorities, said Lt. Cal Moss.", None, "Lt. Cal Moss"),
        ("Two were wounded, said Harlow Police Capt. Carl Moss.", None, "Harlow Police Capt. Carl Moss"),
        ("The girl was found dead.", "Teen Accused of Killing His 9-Year-Old Cousin", None),
    ],
)  # fmt: skip
def test_speakers_behind_the_verb_and_words_that_a_dash_joins(
    text: str, title: str | None, name: str | None
) -> None:
    assert names(text, title) == ([name] if name else [])


def test_who_owns_up_to_an_attack_does_not_count_its_dead() -> None:
    text = (
        "The Velm Front fights on. The Velm Front claimed responsibility for a blast that killed ten people. "
        "The Front said its men had left."
    )
    assert behind(text, "killed ten") is None


def test_nor_where_the_attack_is_said_to_be_claimed() -> None:
    text = "On Monday a bomber killed nine people in an attack claimed by the Velm Front. Marla Ode said so."
    assert behind(text, "killed nine") is None
    text = "Nine people were killed in a gunfight near the quay claimed by the Velm Front. Marla Ode said so."
    assert behind(text, "Nine people") is None


def test_who_somebody_is_without_commas() -> None:
    assert names("Doctor Omar Harun a surgeon in Velm said six died.") == [
        "Doctor Omar Harun, a surgeon in Velm"
    ]
    assert names("Omar Harun the mayor of Velm a town near Daruk told reporters six died.") == [
        "Omar Harun, the mayor of Velm"
    ]
