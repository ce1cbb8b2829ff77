"""Reports of what only harms or speaks like armed violence: games, disasters, illness."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import Report
from rashomon.read.reader import OF_ELSE, Reader

ELSE = {
    "game": "The Larks blew up their lead in the fourth quarter of the season opener on Sunday. Coach Dan"
    " Orrin said his rookie quarterback was shot with nerves; the offensive line killed two drives, and"
    " seven turnovers sank the game.",
    "bout": "Heavyweight Iso Bakradze will defend his championship against Tom Deel on Saturday. The boxer"
    " was hurt by jabs in the third round of their last battle and attacked late.",
    "earthquake": "An earthquake of magnitude 6.1 struck the island of Teshk early on Sunday, killing at"
    " least ten people and injuring 50, officials said. Army helicopters carried the wounded to hospital.",
    "illness": "The actress Lena Marsh has died at the age of 84, her family said on Thursday. She had"
    " cancer, and a movie about her life is due this year.",
    "road": "A man, 34, was killed and two women were injured in a three-car collision on Sunday. The driver"
    " of a pickup crossed the northbound lanes and was pronounced dead at the hospital, deputies said.",
    "water": "The body of a boy who drowned on Friday was found by a lifeguard. Police said that he had been"
    " pronounced dead; his brother was injured when their boat capsized.",
}
VIOLENCE = {
    "at a game": "Two men were shot dead outside a football game in Dayton on Friday, police said. The"
    " gunman fled as the coach led his players off the field in the third game of the season.",
    "after an earthquake": "Gunmen ambushed an aid convoy in the district hit by last week's earthquake,"
    " killing three soldiers, the army said.",
    "on a road": "A driver was shot dead on the interstate near Dayton on Monday after gunshots were fired"
    " from a passing car, which crashed; a motorist in the next lane was injured, police said.",
    "few words": "Two people were killed in Dayton on Monday, the sheriff told a news conference.",
}


@pytest.mark.parametrize("kind", ELSE)
def test_what_is_no_violence_makes_no_row_and_says_so(reader: Reader, kind: str) -> None:
    reading = reader.read(clean(Report(id="r", text=ELSE[kind])))
    assert not reading.accounts
    assert not reading.tallies
    assert reading.notes == (OF_ELSE,)


@pytest.mark.parametrize("kind", VIOLENCE)
def test_violence_beside_words_of_something_else_is_read(reader: Reader, kind: str) -> None:
    reading = reader.read(clean(Report(id="r", text=VIOLENCE[kind])))
    assert reading.accounts
    assert not reading.notes


def test_a_title_of_violence_over_lists_of_something_else_is_read(reader: Reader) -> None:
    text = ELSE["game"] + " " + ELSE["bout"]
    reading = reader.read(clean(Report(id="r", title="Two men shot dead in Dayton", text=text)))
    assert not reading.notes
