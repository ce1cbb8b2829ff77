"""Mentions put together into accounts, on small reports of invented incidents."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.clean import clean
from rashomon.model import Account, ActorRole, IncidentType, LinkKind, Property, Reading, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2016, 8, 5), latest=date(2016, 8, 5), how="given")  # a Friday


def read(reader: Reader, text: str, title: str | None = None) -> Reading:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY)))


def killed(account: Account) -> list[tuple[int | None, int | None]]:
    return [(c.min, c.max) for c in account.claims if c.property is Property.KILLED]


def test_one_attack_told_three_times_is_one_account_with_one_claim(reader: Reader) -> None:
    found = read(
        reader,
        "A car bomb killed 12 people in the Iraqi city of Mosul on Thursday, police said.\n\n"
        "The blast hit a crowded market. The attack was the first in Mosul this month.",
        "Car bomb kills 12 in Mosul",
    )
    (account,) = found.accounts
    assert account.central
    assert account.type is IncidentType.BOMB
    assert killed(account) == [(12, 12)]
    assert account.when.earliest == account.when.latest == date(2016, 8, 4)
    assert "Mosul" in {p.name for p in account.places}
    (claim,) = [c for c in account.claims if c.property is Property.KILLED]
    assert claim.attributed_to is not None
    assert claim.passage.field == "text"


def test_another_town_with_its_own_dead_is_another_account(reader: Reader) -> None:
    found = read(
        reader,
        "Air strikes on Saraqib in Idlib province killed nine civilians on Thursday, a monitor said.\n\n"
        "Separately, mortar fire on the Damascus suburb of Jaramana killed four people, state media said.",
    )
    assert [killed(a) for a in found.accounts] == [[(9, 9)], [(4, 4)]]
    assert [a.type for a in found.accounts] == [IncidentType.AIRSTRIKE, IncidentType.SHELLING]


def test_a_war_is_no_incident_and_its_toll_a_tally(reader: Reader) -> None:
    found = read(
        reader,
        "A suicide bomber killed seven soldiers at a checkpoint in Baghdad on Friday.\n\n"
        "The war has killed more than 250,000 people since it began in March 2011.",
    )
    assert [killed(a) for a in found.accounts] == [[(7, 7)]]
    assert [(t.what, t.min) for t in found.tallies] == [("killed", 250_000)]


def test_who_did_it_and_who_was_struck(reader: Reader) -> None:
    (account, *_) = read(
        reader, "Turkish warplanes bombed Islamic State fighters in Jarablus on Friday, killing ten of them."
    ).accounts
    roles = {(x.id, x.role) for x in account.actors}
    assert ("turkish-air-force", ActorRole.PERPETRATOR) in roles
    assert ("islamic-state", ActorRole.PERPETRATOR) not in roles


def test_a_claim_of_responsibility_has_its_own_voice(reader: Reader) -> None:
    (account, *_) = read(
        reader,
        "A car bomb killed five policemen in Kabul on Friday. "
        "The Taliban claimed responsibility for the bombing.",
    ).accounts
    claims = [c for c in account.claims if c.property is Property.RESPONSIBILITY]
    assert [c.value for c in claims] == ["Taliban"]
    assert any(x.role is ActorRole.CLAIMANT and x.id == "taliban" for x in account.actors)


def test_an_answer_is_linked_to_the_attack_it_answers(reader: Reader) -> None:
    found = read(
        reader,
        "US air strikes killed two fighters in Al-Qaim on Friday in retaliation for "
        "a rocket attack that wounded four soldiers at Ain al-Asad on Wednesday.",
    )
    assert len(found.accounts) == 2
    assert [link.kind for link in found.links] == [LinkKind.RESPONSE_TO]
    assert found.links[0].source == found.accounts[0].id
    assert any(c.property is Property.REASON for c in found.accounts[0].claims)


def test_a_lead_that_adds_up_is_a_tally(reader: Reader) -> None:
    found = read(
        reader,
        "Separate air raids in northern Syria killed 14 civilians on Thursday, a monitor said.\n\n"
        "A raid on Manbij killed nine people. Another raid on Saraqib killed five people.",
    )
    assert sorted(n for a in found.accounts for n in killed(a)) == [(5, 5), (9, 9)]
    assert [(t.what, t.min) for t in found.tallies] == [("killed", 14)]


def test_news_without_a_day_is_bounded_by_publication(reader: Reader) -> None:
    (account,) = read(reader, "Gunmen shot dead two teachers in Quetta, police said.").accounts
    assert (account.when.earliest, account.when.latest) == (date(2016, 8, 4), date(2016, 8, 5))
    assert "no stated day" in account.when.how


def test_a_rival_toll_is_of_the_same_account(reader: Reader) -> None:
    found = read(
        reader,
        "Air strikes on the town of Saraqib killed nine civilians on Thursday, a monitor said.\n\n"
        "The civil defence put the number of dead at fourteen.",
        "Nine killed in air strikes",
    )
    (account,) = found.accounts
    assert (14, 14) in killed(account)


def test_the_day_since_which_a_siege_lasts_is_that_of_an_account(reader: Reader) -> None:
    found = read(
        reader,
        "Mortar fire on the Damascus suburb of Jaramana killed four people on Thursday.\n\n"
        "Aleppo has been under siege since July 7 when troops captured the last road into Aleppo.",
    )
    days = [a.when.earliest for a in found.accounts if a.type is IncidentType.CLASH]
    assert days == [date(2016, 7, 7)]


def test_who_people_are_is_no_account(reader: Reader) -> None:
    found = read(
        reader,
        "A car bomb killed five people in Qamishli on Thursday.\n\n"
        "The coalition fighting the group in Raqqa has not commented.\n\n"
        "More than 250,000 people have been killed since the war began in 2011.",
    )
    assert [a.type for a in found.accounts] == [IncidentType.BOMB]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes raided sites in Palmyra on Thursday, killing seven fighters.", IncidentType.AIRSTRIKE),
        ("An Israeli drone struck a car near Hader on Thursday, killing three men.", IncidentType.DRONE),
        ("A suicide bomber drove a truck bomb into Homs on Thursday, killing 9.", IncidentType.SUICIDE_BOMB),
        ("Shells filled with chlorine gas fell on Marea on Thursday.", IncidentType.CHEMICAL),
        ("Militants beheaded two soldiers they had captured near Raqqa.", IncidentType.EXECUTION),
    ],
)
def test_the_weightier_word_gives_the_type(reader: Reader, text: str, kind: IncidentType) -> None:
    assert read(reader, text).accounts[0].type is kind


def test_what_a_subordinate_clause_recalls_leaves_the_next_sentence_with_the_main_clause(
    reader: Reader,
) -> None:
    found = read(
        reader,
        "At least four people were killed on Thursday when an air strike hit a bakery in the town of "
        "Saraqib, where 11 people died in a strike on a market last week.\n\n"
        "A monitor said that six people were wounded in the attack.",
    )
    bakery = next(a for a in found.accounts if (4, None) in killed(a))
    wounded = [c.min for c in bakery.claims if c.property is Property.WOUNDED]
    assert wounded == [6]
    assert (11, 11) not in killed(bakery)


def test_a_number_behind_its_verb_in_the_next_clause_is_of_the_next_town(reader: Reader) -> None:
    found = read(
        reader,
        "Overnight raids killed 47 militants in Libya, a watch group said on Friday.\n\n"
        "It said 40 militants had died in the town of Zliten and another seven outside the town of Ghat.",
    )
    of_forty = next(a for a in found.accounts if (40, 40) in killed(a))
    assert (7, 7) not in killed(of_forty)


def test_whom_answered_attacks_struck_are_no_targets_of_the_answer(reader: Reader) -> None:
    found = read(
        reader,
        "The United States bombed a depot of Kataib Hezbollah in the Iraqi town of al-Qaim on Thursday, "
        "killing two fighters.\n\n"
        "The strikes were an answer to a string of attacks against US personnel in Iraq and Syria.",
    )
    (account,) = found.accounts
    struck = {a.id for a in account.actors if a.role is ActorRole.TARGET}
    assert not any("united-states" in (i or "") or "us-" in (i or "") for i in struck)
    assert "Syria" not in {p.name for p in account.places}


def test_a_member_of_a_force_that_was_killed_is_its_loss(reader: Reader) -> None:
    found = read(
        reader,
        "An American air strike in Baghdad on Thursday killed one member of the Iraqi army and injured 18 "
        "people, officials said.",
    )
    roles = {a.id: a.role for a in found.accounts[0].actors}
    assert roles.get("iraqi-army", roles.get("iraq")) is ActorRole.VICTIM


def test_the_last_attack_years_ago_is_another_one(reader: Reader) -> None:
    found = read(
        reader,
        "A car bomb exploded in Mosul on Thursday, killing at least two people, police said.\n\n"
        "Bombings are rare in Mosul, where the last attack killed one person in 2012.",
        "Car bomb in Mosul kills two",
    )
    today = next(a for a in found.accounts if a.central)
    assert (1, 1) not in killed(today)


def test_no_air_strike_without_a_word_of_aircraft(reader: Reader) -> None:
    found = read(
        reader,
        "At least 64 people were killed in an attack by the Oryx Front on the village of Tamba on Thursday, "
        "activists said.\n\nThe fighters hit the village at dawn and targeted the houses of farmers.\n\n"
        "Doctors put the number of dead at 58. The attack left 30 injured.",
        "Dozens killed in Oryx Front attack on village, activists say",
    )
    assert found.accounts[0].type is IncidentType.ATTACK
    assert {a.type for a in found.accounts}.isdisjoint(
        {IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.MISSILE, IncidentType.DRONE}
    )
