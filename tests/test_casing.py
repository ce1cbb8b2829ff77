"""Text in one case throughout: its names are found, its words quoted as they came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.model import Property, Report
from rashomon.read.casing import cased, is_caseless
from rashomon.read.reader import Reader

STORY = (
    "Gunmen killed three soldiers in Homs on Tuesday, a police spokesman said. The attack was carried out by "
    "the Islamic State, which also wounded Omar Haddad, a local journalist. He was taken to a hospital."
)


@pytest.mark.parametrize("shape", [str.upper, str.lower])
def test_a_story_gets_its_letters_back(shape) -> None:
    assert cased(shape(STORY)) == STORY


def test_only_text_in_one_case_is_without_case() -> None:
    assert is_caseless(STORY.upper())
    assert is_caseless(STORY.lower())
    assert not is_caseless(STORY)
    assert not is_caseless("three dead")  # too short to tell


def test_abbreviations_and_groups_are_written_as_they_are() -> None:
    assert cased("the free syrian army (fsa) shelled it at 3 p.m. u.s. aides said.") == (
        "The Free Syrian Army (FSA) shelled it at 3 p.m. U.S. aides said."
    )


@given(st.text())
def test_no_offset_moves(text: str) -> None:
    assert len(cased(text)) == len(text)


@given(st.text(alphabet="ab.( )'IE-\n1ué", max_size=60))
def test_nothing_but_case_changes(text: str) -> None:
    assert cased(text).casefold() == text.casefold()


@pytest.mark.parametrize("shape", [str.upper, str.lower])
def test_claims_of_a_shouted_report_quote_it_as_it_came(shape) -> None:
    text = shape(STORY)
    report = Report(id="r", text=text)
    accounts = Reader().read(clean(report)).accounts
    claims = [c for a in accounts for c in a.claims]
    assert all(text[c.passage.start : c.passage.end] == c.passage.quote for c in claims)
    assert any(c.property is Property.KILLED and c.min == 3 for c in claims)
    assert any(p.name == "Homs" for a in accounts for p in a.places)
    assert any(x.id == "islamic-state" for a in accounts for x in a.actors), [a.actors for a in accounts]
