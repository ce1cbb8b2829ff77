"""Who did it, whom and what it struck, and with what, as claims of an account with their passages."""

from rashomon.clean import clean
from rashomon.model import Claim, Property, Report
from rashomon.read.reader import Reader


def named(text: str) -> list[Claim]:
    accounts = Reader().read(clean(Report(id="r", text=text))).accounts
    return [c for a in accounts for c in a.claims if c.rule.startswith("phrase")]


def values(text: str, property: Property) -> set[str | None]:
    return {c.value for c in named(text) if c.property is property}


def test_weapon_and_target_are_quoted() -> None:
    text = "A car bomb exploded near the embassy in Lima on Tuesday, wounding five people."
    found = named(text)
    assert {(c.property, c.passage.quote) for c in found} >= {(Property.WEAPON, "car bomb")}
    assert all(text[c.passage.start : c.passage.end] == c.passage.quote for c in found)


def test_a_named_victim() -> None:
    text = "Mayor Tomas Rivera was murdered by armed men at his home in Lima on Tuesday."
    assert "Tomas Rivera" in values(text, Property.VICTIM)
    assert "armed men" in values(text, Property.PERPETRATOR)


def test_streets_and_speakers_are_no_victims() -> None:
    text = "Two people were shot near McCready Avenue on Sunday, said Paul Whitlock, a spokesman for police."
    assert not values(text, Property.VICTIM) & {"McCready Avenue", "Paul Whitlock"}
