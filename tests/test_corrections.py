"""Corrections by hand: they override what is derived, keep the claims, outlive re-runs and can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger_fakes import LineReader
from rashomon import open_ledger
from rashomon.correcting import ConflictError, Set, figure_of, when_of
from rashomon.ledger import Ledger
from rashomon.model import (
    Actor,
    ActorRole,
    Figure,
    IncidentType,
    Place,
    PlacePrecision,
    Property,
    Review,
    Verdict,
)
from rashomon.store.listing import Filter


@pytest.fixture(autouse=True)
def _line_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.ingest._reader", LineReader)


def ledger_of(tmp_path: Path, *texts: str) -> Ledger:
    pages = tmp_path / "pages"
    pages.mkdir(exist_ok=True)
    for n, text in enumerate(texts):
        (pages / f"{n}.txt").write_text(text)
    ledger = open_ledger(tmp_path / "a.ledger")
    ledger.read([pages])
    return ledger


TWO = ("ATTACK 2024-01-23 Arrun 3 police", "ATTACK 2024-01-23 Arrun 5 medics")


def killed(low: int, high: int | None = None) -> Set:
    return Set(figure=Figure(property=Property.KILLED, min=low, max=high or low, best=low))


def test_a_figure_set_by_hand_stands_beside_the_claims(tmp_path: Path) -> None:
    with ledger_of(tmp_path, *TWO) as ledger:
        (before,) = ledger.incidents()
        given = ledger.correct(before.id, killed(4), who="Nadia", why="the hospital's list")
        (now,) = ledger.incidents()
        figure = now.figure(Property.KILLED)
        assert figure is not None and (figure.min, figure.max, figure.best) == (4, 4, 4)
        assert "4 killed" in now.summary
        assert now.corrections == (given,)
        assert [a.claims for a in now.accounts] == [a.claims for a in before.accounts]
        assert ledger.count(Filter(killed=4)) == 1
        ledger.withdraw()
        (after,) = ledger.incidents()
        assert after == before
        assert [c.withdrawn is not None for c in ledger.corrections()] == [True]


def test_each_value_can_be_set(tmp_path: Path) -> None:
    with ledger_of(tmp_path, *TWO) as ledger:
        (one,) = ledger.incidents()
        place = Place(name="Karsh", country="XB", lat=1.0, lon=2.0, precision=PlacePrecision.TOWN)
        actor = Actor(name="Northern Front", role=ActorRole.PERPETRATOR)
        for what in (
            Set(date=when_of("2024-02", "Nadia")), Set(places=(place,)), Set(type=IncidentType.BOMB),
            Set(actors=(actor,)),
        ):  # fmt: skip
            ledger.correct(one.id, what, who="Nadia")
        (now,) = ledger.incidents()
        assert now.when.edtf == "2024-02"
        assert now.places == (place,)
        assert now.type == IncidentType.BOMB
        assert now.actors == (actor,)
        assert now.summary.startswith("Bombing at Karsh")
        assert ledger.count(Filter(place="karsh", actor="northern front", type=IncidentType.BOMB)) == 1


def test_the_last_word_on_one_thing_counts(tmp_path: Path) -> None:
    with ledger_of(tmp_path, *TWO) as ledger:
        (one,) = ledger.incidents()
        ledger.correct(one.id, killed(7), who="Nadia")
        ledger.correct(one.id, killed(8), who="Omar")
        (now,) = ledger.incidents()
        assert [c.who for c in now.corrections] == ["Omar"]
        ledger.withdraw()
        (now,) = ledger.incidents()
        assert [c.who for c in now.corrections] == ["Nadia"]


def test_who_has_not_seen_the_last_word_is_told(tmp_path: Path) -> None:
    with ledger_of(tmp_path, *TWO) as ledger:
        (one,) = ledger.incidents()
        first = ledger.correct(one.id, killed(7), who="Nadia", seen="")
        with pytest.raises(ConflictError, match="Nadia has set this since"):
            ledger.correct(one.id, killed(8), who="Omar", seen="")
        ledger.correct(one.id, Set(type=IncidentType.BOMB), who="Omar", seen="")  # something else
        ledger.correct(one.id, killed(8), who="Omar", seen=first.id)


def test_it_outlives_re_reading_and_a_merge(tmp_path: Path) -> None:
    texts = ("ATTACK 2024-01-23 Arrun 3 police", "BOMB 2024-03-09 Velmo 5 medics")
    with ledger_of(tmp_path, *texts) as ledger:
        one, two = ledger.incidents()
        ledger.correct(two.id, killed(9), who="Nadia")
        ledger.judge(one.id, two.id, Verdict.SAME, who="Nadia")
        (both,) = ledger.incidents()
        assert [c.who for c in both.corrections] == ["Nadia"]
    pages = tmp_path / "pages"
    (pages / "2.txt").write_text("ATTACK 2024-05-05 Tressel 1 police")
    with open_ledger(tmp_path / "a.ledger") as ledger:
        ledger.read([pages])
        kept = ledger.incident(two.id)
        figure = kept.figure(Property.KILLED)
        assert figure is not None and figure.min == 9


def test_a_claim_that_is_noise_counts_no_longer_and_is_kept(tmp_path: Path) -> None:
    with ledger_of(tmp_path, *TWO) as ledger:
        (one,) = ledger.incidents()
        claim = next(c for a in one.accounts for c in a.claims if c.min == 5)
        ledger.call_noise(claim.id, who="Nadia", why="a comment")
        (now,) = ledger.incidents()
        figure = now.figure(Property.KILLED)
        assert figure is not None and (figure.min, figure.max) == (3, 3)
        assert [c for a in now.accounts for c in a.noise] == [claim]
        ledger.withdraw()
        assert ledger.incidents() == [one]


def test_an_account_that_is_noise_tells_of_no_incident(tmp_path: Path) -> None:
    with ledger_of(tmp_path, "ATTACK 2024-01-23 Arrun 3 police") as ledger:
        (one,) = ledger.incidents()
        ledger.call_noise(one.accounts[0].id, who="Nadia")
        assert ledger.incidents() == []
        ledger.withdraw()
        assert ledger.incidents() == [one]


def test_the_state_of_review_follows_what_was_looked_at(tmp_path: Path) -> None:
    with ledger_of(tmp_path, TWO[0]) as ledger:
        (one,) = ledger.incidents()
        ledger.correct(one.id, Set(review=Review.CHECKED), who="Nadia")
        assert not ledger.is_stale  # nothing follows from it
        assert ledger.count(Filter(review=Review.CHECKED)) == 1
        (tmp_path / "pages" / "9.txt").write_text(TWO[1])
        ledger.read([tmp_path / "pages"])
        assert ledger.count() == 1
        assert ledger.count(Filter(review=Review.CHANGED)) == 1
        ledger.withdraw()
        assert ledger.count(Filter(review=Review.OPEN)) == 1


def test_full_text_finds_words_and_phrases(tmp_path: Path) -> None:
    with ledger_of(tmp_path, *TWO, "BOMB 2024-03-09 Velmo 5 medics") as ledger:
        assert ledger.count(Filter(text="arrun")) == 1
        assert ledger.count(Filter(text="medi")) == 2
        assert ledger.count(Filter(text='"arrun 5 medics"')) == 1
        assert ledger.count(Filter(text='"medics arrun"')) == 0
        assert ledger.count(Filter(text='"*" OR (')) == 0


@pytest.mark.parametrize("words", ["", "many", "5-3", "1-2-3", "-4", "1e3"])
def test_what_is_no_figure_is_said(words: str) -> None:
    with pytest.raises(ValueError, match="“"):
        figure_of(words)


def test_days_as_people_write_them() -> None:
    assert when_of("2024-02-28/2024-03", "N").latest == date(2024, 3, 31)
    assert when_of("../2024", "N").earliest is None
    assert when_of("-", "N").edtf == ""
    for words in ("soon", "2024-02-30", "2024-03/2024-01"):
        with pytest.raises(ValueError, match="“"):
            when_of(words, "N")
