"""The actors of an account, each once, and the phrases that they may be named by."""

from __future__ import annotations

from rashomon.clean import clean
from rashomon.model import ActorRole, CleanReport, Report
from rashomon.read.accounts.phrases import Form, phrases_of
from rashomon.read.reader import Reader
from rashomon.read.sentences import document


def page(text: str, title: str | None = None) -> CleanReport:
    return clean(Report(id="r", text=text, title=title))


def formed(text: str) -> set[tuple[str, Form]]:
    """The phrases of a text, in lower case, with their forms."""
    return {(" ".join(p.words), p.form) for s in document(page(text)) for p in phrases_of(s)}


def named(reader: Reader, text: str, role: ActorRole) -> list[str]:
    (account, *_) = reader.read(page(text)).accounts
    return [a.name for a in account.actors if a.role is role]


def test_a_phrase_is_given_in_the_forms_that_a_coder_may_write() -> None:
    found = formed("The judge was shot by two hooded gunmen of the Quarry Front on Tuesday night.")
    assert ("two hooded gunmen", Form.NUMBERED) in found
    assert ("hooded gunmen", Form.PLAIN) in found
    assert ("gunmen", Form.BARE) in found


def test_members_of_a_band_are_one_phrase_with_its_name() -> None:
    found = formed("Members of the Quarry Front burned a bus near the bridge on Tuesday night.")
    assert ("members of the quarry front", Form.WHOLE) in found
    assert ("quarry front", Form.PLAIN) in found


def test_a_title_stands_before_a_name_or_not() -> None:
    found = formed("The men were led by Colonel Ruben Orduz, who was seen in the town on Tuesday.")
    assert {("ruben orduz", Form.PLAIN), ("colonel ruben orduz", Form.TITLED)} <= found


def test_particles_and_hyphens_belong_to_names() -> None:
    found = formed("The bomb killed Ana de la Torre and wounded a guard of Jaysh al-Wadi on Tuesday.")
    assert ("ana de la torre", Form.PLAIN) in found
    assert ("jaysh al-wadi", Form.PLAIN) in found


def test_capitals_of_a_headline_tell_no_name() -> None:
    kinds = {p.kind for s in document(page("Two Hurt In Bomb Attack On Harl Street")) for p in phrases_of(s)}
    assert "name" not in kinds


def test_police_named_thrice_are_one_victim(reader: Reader) -> None:
    text = "Police officers were shot at in Ostelin on Sunday. The officers were attacked by a man."
    assert len(named(reader, text, ActorRole.TARGET)) <= 1


def test_plain_words_for_the_doers_are_one_actor(reader: Reader) -> None:
    text = "Gunmen attacked a village near Zaria on Sunday, killing six. The bandits opened fire at dawn."
    assert len(named(reader, text, ActorRole.PERPETRATOR)) == 1


def test_forces_alone_name_nobody(reader: Reader) -> None:
    text = "Forces shelled the village of Tarmala on Sunday, killing six people."
    assert "Forces" not in named(reader, text, ActorRole.PERPETRATOR)


def test_an_outlet_in_a_title_is_no_victim(reader: Reader) -> None:
    title = "Man, 20, shot dead on Harl Street - WOST Channel 4"
    accounts = reader.read(page("A man of 20 was shot dead on Harl Street on Sunday.", title)).accounts
    assert not [x.name for a in accounts for x in a.actors if "WOST" in x.name]


def test_a_photographer_is_no_part_of_an_army(reader: Reader) -> None:
    text = "Reuters Ana Brandt Turkish Army fired shells at a village on Sunday, killing six people."
    assert "Reuters Ana Brandt Turkish Army" not in named(reader, text, ActorRole.PERPETRATOR)


def test_whom_police_look_for_is_no_victim(reader: Reader) -> None:
    text = (
        "Ivo Marlett, 20, was shot and killed on Harl Street in Ostelin, Ohio on Sunday. "
        "Police said a murder warrant for Denton Roake, 22, was issued after the shooting."
    )
    assert "Denton Roake" not in named(reader, text, ActorRole.VICTIM)
