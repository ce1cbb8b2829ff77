"""The whole reading of one report: passages, odd input, the same result in every run."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.model import Reading, Report
from rashomon.read.reader import Reader

PIECES = [
    "Air strikes killed 12 people in Aleppo on Friday",
    "the Observatory said",
    "a car bomb wounded dozens",
    "Übermäßig",
    "٣ قتلى",
    "７ killed",
    "…",
    "“",
    "\n\n",
    ".",
    "after",
    "RAIDS ON MOSUL",
    "in response to the attack",
    "\u200b",
    "🙂",
    "since 17 October",
]


def check(report: Report, reading: Reading) -> None:
    passages = [c.passage for a in reading.accounts for c in a.claims]
    passages += [a.anchor for a in reading.accounts]
    passages += [t.passage for t in reading.tallies] + [link.passage for link in reading.links]
    for p in passages:
        assert report.of(p.field)[p.start : p.end] == p.quote
        assert p.quote
    ids = [a.id for a in reading.accounts]
    assert len(set(ids)) == len(ids)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES), max_size=25),
    st.one_of(st.none(), st.sampled_from(PIECES), st.text(max_size=40)),
    st.text(max_size=40),
)
def test_every_passage_is_the_text_at_its_offsets(
    reader: Reader, pieces: list[str], title: str | None, noise: str
) -> None:
    report = Report(id="r", text=" ".join([*pieces, noise]), title=title)
    check(report, reader.read(clean(report)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "AIR STRIKES KILL 12 IN ALEPPO AS ARMY PUSHES NORTH SAYS MONITOR",
        "killed " * 500,
        "12 12 12 12",
        "苹果 ٣٤ १२ ７",
        "air strikes killed nine people in saraqib and rockets killed two in jaramana",
        "Nine died, 6 reported",
        "Dozens of and a boy were killed.",
    ],
)
def test_odd_texts_are_read_without_harm(reader: Reader, text: str) -> None:
    report = Report(id="r", text=text)
    check(report, reader.read(clean(report)))


# Invented sentences, to be cut anywhere: what a scraper leaves, or a headline that was too long.
WRITTEN = Path(__file__).parents[1] / "bench" / "train" / "counts_sentences.txt"
SENTENCES = [
    re.sub(r"\[|\][a-z]", "", line).split()
    for line in WRITTEN.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
COUNTS = ["no", "9", "dozens of", "at least 9", "another 3", "one", "9-year-old", "0", "999999999999", "the"]


def test_sentences_that_are_cut_anywhere_are_read_without_harm(reader: Reader) -> None:
    rnd = random.Random(2)
    for _ in range(1000):
        stretches = []
        for words in rnd.choices(SENTENCES, k=rnd.randint(1, 4)):
            first = rnd.randrange(len(words))
            stretch = words[first : rnd.randint(first + 1, len(words))]
            if rnd.random() < 0.5:
                stretch[-rnd.randint(1, min(3, len(stretch)))] = rnd.choice(COUNTS)
            stretches.append(" ".join(stretch))
        report = Report(id="r", text=rnd.choice([". ", ", ", " and ", " "]).join(stretches))
        check(report, reader.read(clean(report)))


def test_a_report_in_another_language_is_kept_and_said_so(reader: Reader) -> None:
    text = (
        "Mindestens zwölf Menschen sind bei einem Luftangriff auf einen Markt getötet worden, wie die "
        "Behörden am Freitag mitteilten. Dutzende weitere wurden nach Angaben der Rettungskräfte verletzt."
    )
    reading = reader.read(clean(Report(id="r", text=text)))
    assert reading.accounts == ()
    assert reading.notes == ("not read: language is de",)


def test_a_headline_of_names_is_not_taken_for_another_language(reader: Reader) -> None:
    text = "Shells kill nine villagers in Kadugli Sudan Tribune Monday 4 June"
    assert reader.read(clean(Report(id="r", text=text))).accounts


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("Rebels shelled Aleppo on Friday killing 3 people while a raid on Idlib wounded 4 others ", 30),
        (
            "Gunmen shot 3 traders in Homs on Friday, police said. Two bombs in Idlib hurt 9, a medic said. ",
            30,
        ),
        # Accounts that may go to others: a further deed, a month, ground that changes hands, a wave.
        (
            "A further blast hurt 3 in Homs. A like raid hit Hama on 9 May. Troops drove rebels from Idlib "
            "in June. The raids on the city went on in May. ",
            60,  # times two accounts: more than are held against a further telling
        ),
    ],
)
def test_a_long_paragraph_takes_near_linear_work(reader: Reader, unit: str, times: int) -> None:
    def calls(n: int) -> int:
        report = clean(Report(id="r", text=unit * n))
        made = 0

        def count(*_: object) -> None:
            nonlocal made
            made += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            reader.read(report)
        finally:
            sys.setprofile(before)
        return made

    calls(20)  # tables are loaded
    assert calls(4 * times) < calls(times) * 4 * 1.15


def test_the_same_report_is_read_the_same(reader: Reader) -> None:
    text = "Air strikes killed 12 people in Aleppo on Friday. A car bomb killed 5 in Homs, police said."
    report = Report(id="r", text=text)
    assert reader.read(clean(report)) == Reader().read(clean(report))
