"""Whose report it is: outlets, what they copy, whom they quote, and who was first."""

from __future__ import annotations

from datetime import date

from rashomon.model import ReportOrigin, When
from rashomon.reconcile import ReportMeta, report_origins


def meta(
    id: str, outlet: str | None, day: int = 1, credits: str = "", group: str | None = None
) -> ReportMeta:
    when = When(earliest=date(2024, 3, day), latest=date(2024, 3, day))
    return ReportMeta(
        id=id, outlet=outlet, published=when, origins=(credits,) if credits else (), copy_group=group
    )


def by_report(*metas: ReportMeta) -> dict[str, ReportOrigin]:
    return {o.report: o for o in report_origins(metas)}


def test_a_report_of_its_own_is_its_outlets() -> None:
    found = by_report(meta("a", "The Courier"))["a"]
    assert (found.name, found.how) == ("The Courier", "own")


def test_a_credited_agency_is_the_origin_and_keeps_its_spelling() -> None:
    found = by_report(meta("a", "The Courier", credits="Northern Wire"), meta("b", "Northern Wire"))
    assert (found["a"].name, found["a"].how) == ("Northern Wire", "credit")
    assert found["b"].how == "own"
    assert found["a"].origin == found["b"].origin


def test_of_two_like_texts_the_first_is_its_own_and_names_the_other() -> None:
    found = by_report(meta("a", "Voice", day=2, group="a"), meta("b", "Courier", day=1, group="a"))
    assert (found["b"].name, found["b"].how) == ("Courier", "own")
    assert (found["a"].name, found["a"].how) == ("Courier", "text")


def test_a_copy_of_a_wire_is_the_wires() -> None:
    found = by_report(
        meta("a", "Voice", day=1, group="a"), meta("b", "Courier", day=2, group="a", credits="Northern Wire")
    )
    assert (found["a"].name, found["a"].how) == ("Northern Wire", "text")


def test_a_report_without_an_outlet_stands_for_itself() -> None:
    found = by_report(meta("a", None), meta("b", None))
    assert found["a"].origin != found["b"].origin
    assert found["a"].how == "own"
