"""Words of violence that are not meant as they stand make no row; incidents told beside them do."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.reader import Reader

CAMPAIGN = (
    "Governor Lena Marsh attacked her opponent's record on taxes during Monday night's debate, opening a new"
    " front in the battle for undecided voters.\n\n"
    "Her campaign said the senator had no plan to fight unemployment. His aides called the claims a cheap"
    " shot and vowed to hit back with a television spot this week.\n\n"
    "Polls show the two in a statistical tie among women and younger voters in the state. Party leaders have"
    " urged both to talk about jobs, schools and the price of housing before the vote in November.\n\n"
    "The governor spoke for most of the evening about schools. She promised smaller classes and better pay"
    " for teachers. The senator said that the state had no money for either and would mend its roads.\n\n"
    "Some six hundred people sat in the hall. Many had driven for hours. A second debate is planned, and the"
    " tickets for it are gone.\n\n"
    "Analysts expect the candidates to clash again on Thursday, when the second debate will turn to trade."
)
OFFICE = (
    "The bank said on Tuesday that it would target small businesses with cheaper loans, a shot in the arm for"
    " shops that have been hit by falling sales.\n\n"
    "Its chairman fought off a challenge from investors last year. Critics of the plan launched an attack on"
    " its costs, which they say will explode within five years.\n\n"
    "Shares rose by four percent in early trading, and analysts said that profits would climb in the coming"
    " quarter as customers return to the high street.\n\n"
    "The loans will be open to firms with fewer than twenty employees. They can be paid back over eight"
    " years, and the first of them are free of interest. The finance ministry welcomed the plan.\n\n"
    "Three other banks are thought to be working on offers of their own. None of them would comment. Lending"
    " to firms fell in spring for the fourth time in a row, figures show.\n\n"
    "The ministry has asked lenders to report each month how much they pass on. It wants to know which trades"
    " are left out. Bakers and hairdressers say that they are turned away more often than others.\n\n"
    "The bank was founded ninety years ago. It has branches in eleven towns; two will close in autumn."
)
RALLY = (
    "A bomb exploded at a campaign rally in Ostelin on Monday, killing four people and wounding nine, police"
    " said.\n\n"
    "The governor, who leads in the polls, had attacked her opponent's record minutes before the blast. The"
    " candidates have suspended their campaigns, and the debate on Thursday was called off."
)
RECALLED = (
    "The senator on Tuesday called for new limits on the sale of weapons, and attacked her rival for taking"
    " money from the industry.\n\n"
    "She spoke in Ostelin, where a gunman killed six people at a school on 3 May 2015. Her rival said that"
    " she was fighting yesterday's battles, and that voters care about jobs.\n\n"
    "The two will meet in a debate next week."
)


@pytest.mark.parametrize("text", [CAMPAIGN, OFFICE], ids=["campaign", "office"])
def test_figures_of_speech_make_no_row(reader: Reader, text: str) -> None:
    assert not reader.read(clean(Report(id="r", text=text))).accounts


@pytest.mark.parametrize(("text", "killed"), [(RALLY, 4), (RECALLED, 6)], ids=["rally", "recalled"])
def test_an_incident_among_figures_of_speech_is_a_row(reader: Reader, text: str, killed: int) -> None:
    accounts = reader.read(clean(Report(id="r", text=text))).accounts
    assert [c.min for a in accounts for c in a.claims if c.property == "killed"] == [killed]
