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
        "The air strike burnt down a mill of their guild in the Gao region late on Tuesday, an elder said.",
        "Strike Hits Mill, Killing Nine Weavers",
    )
    assert {c.min for c in counts(found)} == {9}


def test_further_people_hurt_in_the_raid_are_of_that_raid(reader: Reader) -> None:
    (found,) = read(
        reader,
        "An air raid killed six shepherds at a well in Mali, elders said on Wednesday.\n\n"
        "Nurses said that at least 14 other shepherds were hurt in the raid on Gao.",
        "Air raid kills six shepherds in Mali",
    )
    assert counts(found, Property.WOUNDED)[0].min == 14


def test_what_a_blast_came_a_week_after_is_another_incident(reader: Reader) -> None:
    found = read(
        reader,
        "A truck bomb killed 23 traders in Aleppo on Wednesday, police said.\n\n"
        "The blast came a week after raiders on horseback stormed a brickworks in Hama.",
    )
    assert len(found) == 2
    assert found[1].when.latest == date(2022, 6, 1)


def test_the_day_on_which_the_speaker_looks_into_it_dates_no_strike(reader: Reader) -> None:
    found = read(
        reader,
        "The Red Cross told reporters on Wednesday that it was looking into a strike on Gao.\n\n"
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
        "Another 38 were hurt as a bomber rammed a tram in Aleppo.\n\nResponsibility for it was taken by "
        "nobody at first; the Red Lions took responsibility on Tuesday.",
    )
    assert [c.attributed_to for c in counts(found, Property.WOUNDED)] == [None]


def test_who_a_headline_ends_with_behind_by_is_no_voice(reader: Reader) -> None:
    (found,) = read(
        reader,
        "At least 17 patients died on Tuesday as a howitzer shelled a sanatorium in Gao.",
        "17 dead in shelling of sanatorium run by UN",
    )
    assert [(c.min, c.max, c.attributed_to) for c in counts(found)] == [(17, None, None)]


def test_the_text_has_the_bounds_of_a_headlines_number(reader: Reader) -> None:
    (found,) = read(
        reader,
        "At least 16 bakers died on Monday when jets raided a harvest feast in Gao.",
        "16 killed in raid on feast: Monitor",
    )
    (claim,) = counts(found)
    assert (claim.min, claim.max, claim.attributed_to) == (16, None, "Monitor")


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
    (found,) = read(reader, "Deaths from the blast in Gao on Monday exceeded 60, a nurse said.")
    assert [(c.min, c.qualifier) for c in counts(found)] == [(60, Qualifier.AT_LEAST)]


def test_who_suffers_from_gas_is_hurt(reader: Reader) -> None:
    (found,) = read(
        reader, "Thirty guards suffered temporary respiratory trouble after a mortar attack on Gao on Monday."
    )
    assert [c.min for c in counts(found, Property.WOUNDED)] == [30]


def test_a_month_does_not_make_a_total_of_one_raid(reader: Reader) -> None:
    found = read(
        reader,
        "An air raid killed eight weavers and a child in Gao on Tuesday, nurses said.\n\nIn Mopti, an "
        "alliance bombardment of a grain market last April killed 75 traders and injured over 210.",
    )
    assert {c.min for a in found for c in counts(a)} == {8, 1, 75}


def test_the_toll_of_weeks_of_fighting_is_a_total(reader: Reader) -> None:
    text = (
        "A raid on Gao on Monday killed five weavers and took the death toll past 2,700 in nine weeks of "
        "fighting."
    )
    report = reader.read(clean(Report(id="r", text=text, published=DAY)))
    assert [c.min for a in report.accounts for c in counts(a)] == [5]
    assert [t.min for t in report.tallies] == [2700]


def test_a_presidents_middle_name_is_no_town(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Jets loyal to the fugitive president Modibo Basra Traore struck a mill in Gao, killing two.",
    )
    assert names(found) == {"Gao"}


def test_a_part_of_a_country_may_hold_a_district_without_a_place_on_the_map(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Jets struck a dairy in northern Yemen on Tuesday, killing nine.\n\nThe air strike burnt down the "
        "dairy, in the Nimrah district, after midnight, a milkman said.",
    )
    assert "Nimrah district" in names(found)


def test_a_page_with_one_air_strike_is_of_a_war_however_many_died(reader: Reader) -> None:
    found = read(
        reader,
        "An air strike on a tannery in Gao killed at least 13 dyers and injured 22.\n\nThe strike on "
        "Monday, which also cost a driver his life, was one of many.\n\nAnother attack on Friday hit "
        "an orchard in Mopti, killing seven pickers.\n\nAn attack on Saturday in Timbuktu hit the barge of a "
        "ferryman, killing three passengers.",
    )
    assert [{c.min for c in counts(a)} & {13, 7, 3} for a in found] == [{13}, {7}, {3}]


def test_a_body_has_the_names_and_initials_that_the_page_gives_it(reader: Reader) -> None:
    (found,) = read(
        reader,
        "An air strike killed nine weavers in Gao on Monday, Human Rights Watch said.\n\nA further 14 "
        "were hurt in it, according to HRW.",
    )
    assert {c.attributed_to for c in counts(found)} == {"Human Rights Watch (HRW)"}


def test_raids_across_a_border_after_an_attack_at_home_are_another_incident(reader: Reader) -> None:
    found = read(
        reader,
        "Jets carried out nine air strikes on rebel depots in Libya on Tuesday after gunmen attacked a ferry "
        "near Kano in Nigeria, killing 17 pilgrims.",
    )
    assert [{c.min for c in counts(a)} for a in found] == [set(), {17}]


def test_towns_before_a_colon_are_where_agencies_sit(reader: Reader) -> None:
    for line in ("ADEN/SANAA: Two", "Aden: In a new raid two", "Aden, Yemen – Two"):
        (found,) = read(
            reader,
            f"{line} bakers were killed and nine others hurt by missiles on the city of Marib on Monday, "
            "officials said.",
        )
        assert names(found) & {"Aden", "ADEN", "SANAA"} == set()
        assert {c.min for c in counts(found)} == {2}


def test_where_the_dead_came_from_is_no_site(reader: Reader) -> None:
    (found,) = read(
        reader,
        "Two policemen were killed by a mine in Bannu on Saturday, police said. One was Omar Lal, 38, "
        "resident of Attock district, the other Karim Daud, who hailed from Mansehra district in Punjab.",
    )
    assert names(found) == {"Bannu"}


def test_a_people_or_force_is_no_town(reader: Reader) -> None:
    for text in (
        "Militants attacked Peshmerga in a village near Kifri on Monday and killed three guards.",
        "Three men of the Meitei community were shot dead in Imphal on Monday.",
    ):
        (found,) = read(reader, text)
        assert not any(n.startswith(("Peshmerga", "Meitei")) for n in names(found))


def test_raids_of_herders_are_told_apart_as_in_a_war(reader: Reader) -> None:
    first, second = read(
        reader,
        "Herders killed nine bakers in Makurdi on Monday night, elders said.\n\n"
        "At Wannune in the next area of the state, 15 weavers are said to have been slain.",
    )
    assert {c.min for c in counts(first)} == {9}
    assert {c.min for c in counts(second)} == {15}


def test_land_that_a_force_controls_is_not_called_after_it(reader: Reader) -> None:
    (found,) = read(reader, "Two bakers died on Monday when jets bombed an RSF-controlled area of Khartoum.")
    assert names(found) == {"Khartoum"}
