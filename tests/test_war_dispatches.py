"""Wires from a war, end to end: one lead is one incident, and who says what of it."""

from __future__ import annotations

from datetime import date

from rashomon.clean import clean
from rashomon.model import Account, Claim, Property, Qualifier, Report, When
from rashomon.read.reader import Reader

DAY = When(earliest=date(2022, 6, 8), latest=date(2022, 6, 8), how="given")  # a Wednesday


def read(reader: Reader, text: str, title: str | None = None) -> tuple[Account, ...]:
    return reader.read(clean(Report(id="r", text=text, title=title, published=DAY))).accounts


def counts(account: Account, property: Property = Property.KILLED) -> list[Claim]:
    return [c for c in account.claims if c.property is property]


def names(account: Account) -> set[str]:
    return {p.name for p in account.places}


def test_a_deed_with_its_article_goes_on_about_the_lead(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Jets of the alliance struck a mill in northern Mali on Tuesday, killing nine weavers.\n\n"
        "The air strike hit the mill of a guild in the Gao region on Tuesday night, an elder said.",
        "Strike Hits Mill, Killing Nine Weavers",
    )
    assert {c.min for c in counts(found)} == {9}


def test_further_people_hurt_in_the_raid_are_of_that_raid(reader: Reader) -> None:
    (found,) = read(
        reader,
        "An air raid killed six shepherds at a well in Mali, elders said on Wednesday.\n\n"
        "At least 14 other shepherds were wounded in the raid on Gao, nurses said.",
        "Air raid kills six shepherds in Mali",
    )
    assert counts(found, Property.WOUNDED)[0].min == 14


def test_what_a_blast_came_a_week_after_is_another_incident(reader: Reader) -> None:
    found = read(
        reader,
        "A car bomb killed 19 people in Aleppo on Wednesday, police said.\n\n"
        "The deadly bombing came a week after masked gunmen stormed the Orient Hotel in Hama.",
    )
    assert len(found) == 2
    assert found[1].when.latest == date(2022, 6, 1)


def test_the_day_on_which_the_speaker_looks_into_it_dates_no_strike(reader: Reader) -> None:
    found = read(
        reader,
        "The United Nations said on Wednesday that it was checking reports of a strike on Gao.\n\n"
        "The air strike on Monday killed 11 pupils, nurses said.",
    )
    assert [a.when.latest for a in found] == [date(2022, 6, 6)]


def test_those_who_only_fight_somebody_tell_of_no_battle(reader: Reader) -> None:
    found = read(
        reader,
        "A raid by the alliance, which has been fighting rebels for years, killed nine in Gao on Monday.",
    )
    assert [a.type.value for a in found] == ["airstrike"]


def test_a_denial_of_responsibility_vouches_for_no_number(reader: Reader) -> None:
    (found,) = read(
        reader,
        "An air strike destroyed a dairy in Gao on Monday, killing 31 people, but the alliance denied "
        "responsibility.",
    )
    assert [c.attributed_to for c in counts(found)] == [None]


def test_who_took_responsibility_gave_no_number(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Another 38 were hurt as a bomber rammed a tram in Aleppo.\n\nThe Red Lions took responsibility "
        "for the attack on Tuesday.",
    )
    assert [c.attributed_to for c in counts(found, Property.WOUNDED)] == [None]


def test_who_a_headline_ends_with_behind_by_is_no_voice(reader: Reader) -> None:
    (found,) = read(
        reader,
        "At least 15 people were killed when two mortar shells hit a school in Gao on Tuesday.",
        "15 killed in shelling of school run by UN",
    )
    assert [(c.min, c.max, c.attributed_to) for c in counts(found)] == [(15, None, None)]


def test_the_text_has_the_bounds_of_a_headlines_number(reader: Reader) -> None:
    (found,) = read(
        reader,
        "At least 20 people died in an air raid on a wedding in Gao on Monday.",
        "20 killed in raid on wedding: Monitor",
    )
    (claim,) = counts(found)
    assert (claim.min, claim.max, claim.attributed_to) == (20, None, "Monitor")


def test_those_sent_somewhere_are_who_told(reader: Reader) -> None:
    (found,) = read(
        reader, "Ten weavers were hurt in a raid on Gao on Monday, medics dispatched to the ruin told AFP."
    )
    assert [c.attributed_to for c in counts(found, Property.WOUNDED)] == ["medics"]


def test_citing_other_figures_cites_nobody(reader: Reader) -> None:
    (found,) = read(
        reader,
        "The bureau issued a note on the blast in Gao on Monday, citing different figures: the blast hurt "
        "six clerks.",
    )
    assert "different" not in {c.attributed_to for c in found.claims}


def test_a_toll_that_exceeded_a_number_is_a_least(reader: Reader) -> None:
    (found,) = read(
        reader, "The number of those killed in the blast in Gao on Monday exceeded 40, a nurse said."
    )
    assert [(c.min, c.qualifier) for c in counts(found)] == [(40, Qualifier.AT_LEAST)]


def test_who_suffers_from_gas_is_hurt(reader: Reader) -> None:
    (found,) = read(
        reader, "Thirty guards suffered temporary respiratory trouble after a mortar attack on Gao on Monday."
    )
    assert [c.min for c in counts(found, Property.WOUNDED)] == [30]


def test_a_month_does_not_make_a_total_of_one_raid(reader: Reader) -> None:
    found = read(
        reader,
        "An air raid killed eight weavers and a child in Gao on Tuesday, nurses said.\n\nLast April, 130 "
        "people were killed and more than 500 injured in an alliance bombardment of a funeral hall in Mopti.",
    )
    assert {c.min for a in found for c in counts(a)} == {8, 1, 130}


def test_the_toll_of_weeks_of_fighting_is_a_total(reader: Reader) -> None:
    text = (
        "A raid on Gao on Monday killed five weavers and pushed the death toll above 1,200 in more than four "
        "weeks of fighting."
    )
    report = reader.read(clean(Report(id="r", text=text, published=DAY)))
    assert [c.min for a in report.accounts for c in counts(a)] == [5]
    assert [t.min for t in report.tallies] == [1200]


def test_a_presidents_middle_name_is_no_town(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Jets loyal to the fugitive president Abdou Mansour Keita struck a mill in Gao, killing two.",
    )
    assert names(found) == {"Gao"}


def test_a_part_of_a_country_may_hold_a_district_without_a_place_on_the_map(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Jets struck a house in northern Yemen on Tuesday, killing nine.\n\nThe air strike hit the house of "
        "an elder in the Arhab district on Tuesday night, a neighbour said.",
    )
    assert "Arhab district" in names(found)


def test_a_page_with_one_air_strike_is_of_a_war_however_many_died(reader: Reader) -> None:
    found = read(
        reader,
        "At least 11 people were killed and 19 injured in an air strike on a clinic in Gao.\n\nThe strike on "
        "Monday, in which a nurse died, was the latest of many.\n\nAnother attack on Saturday hit "
        "a school in Mopti, killing ten pupils.\n\nAn attack on Sunday in Timbuktu hit the house of a "
        "teacher, killing four children.",
    )
    assert [{c.min for c in counts(a)} & {11, 10, 4} for a in found] == [{11}, {10}, {4}]


def test_a_body_has_the_names_and_initials_that_the_page_gives_it(reader: Reader) -> None:
    (found,) = read(
        reader,
        "An air strike killed nine weavers in Gao on Monday, Human Rights Watch said.\n\nHRW said 14 "
        "others were hurt in the strike.",
    )
    assert {c.attributed_to for c in counts(found)} == {"Human Rights Watch (HRW)"}


def test_raids_across_a_border_after_an_attack_at_home_are_another_incident(reader: Reader) -> None:
    found = read(
        reader,
        "The air force carried out six air strikes on camps in Libya on Tuesday after gunmen attacked a bus "
        "near Kano in Nigeria, killing 28 people.",
    )
    assert [{c.min for c in counts(a)} for a in found] == [set(), {28}]
