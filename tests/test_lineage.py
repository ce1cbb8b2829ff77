"""Who copies whom: invented reports, each test one kind of tie."""

from __future__ import annotations

from datetime import date
from random import Random

from rashomon.model import When
from rashomon.reconcile.following import followers
from rashomon.reconcile.graph import Written, graph
from rashomon.reconcile.lineage import is_own_voice

STORY = (
    "Shells fell on the grain silo of Karsova shortly before dawn, the mayor, Ilka Dorn, told our "
    "reporter. Four workers of the night shift were killed and nine were taken to the hospital in Velin, "
    "where surgeons worked through the morning. The silo burned for six hours and the harvest of three "
    "valleys is lost. Nobody has claimed the attack, which is the third on the town since the truce broke "
    "down in May."
)
OTHER = (
    "Karsova woke to sirens on Tuesday. Rescuers say that at least four people died when the silo on the "
    "river was struck, and they fear for two more who have not been found. The fire could be seen from "
    "the hills beyond the border. Farmers had brought in their wheat only last week, and there is no "
    "other store. The front's spokesman denied that its guns had fired at all that night, and blamed the "
    "garrison."
)
SAID = "“We begged both sides to leave the silo alone, because without it no child here will eat in winter,”"


def written(name: str, text: str, day: int = 3, outlet: str | None = None, **more: object) -> Written:
    published = When(earliest=date(2031, 3, day), latest=date(2031, 3, day))
    return Written(
        report=name, name=name, outlet=outlet or name, published=published, origin=name, text=text,
        whole=str(more.pop("whole", text)), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def ties(*reports: Written) -> set[tuple[str, str, str]]:
    return {(e.source, e.target, e.kind) for e in graph("i-1", reports).edges}


def test_the_later_of_two_like_texts_is_the_copy() -> None:
    cut = STORY[: len(STORY) * 3 // 4]
    assert ties(written("a", STORY, 3), written("b", cut, 5)) == {("b", "a", "copy")}
    assert ties(written("a", STORY, 6), written("b", cut, 5)) == {("a", "b", "copy")}


def test_reports_of_one_incident_by_two_hands_are_not_tied() -> None:
    assert ties(written("a", STORY), written("b", OTHER)) == set()


def test_a_copied_sentence_is_a_passage() -> None:
    sentence = STORY[: STORY.index(". ") + 1]
    found = graph("i-1", [written("a", STORY, 3), written("b", f"{OTHER} {sentence}", 4)]).edges
    assert [(e.source, e.kind) for e in found] == [("b", "passage")]
    assert found[0].evidence.startswith("Shells fell on the grain silo of Karsova")


def test_one_quotation_in_two_reports_ties_them_to_one_statement() -> None:
    assert ties(
        written("a", f"{STORY} {SAID} she said.", 3), written("b", f"{OTHER} {SAID} said Dorn.", 4)
    ) == {("b", "a", "quote")}


def test_notices_under_every_report_tie_nothing() -> None:
    notice = (
        "Anyone with information who would rather stay anonymous may still earn a cash reward and is asked "
        "to ring the tip line of the county at any hour of the day."
    )
    assert ties(written("a", f"{STORY} {notice}"), written("b", f"{OTHER} {notice}", 4)) == set()
    shell = "Your notification is stored now. We could not store it. Please look into your folder of mail."
    assert ties(written("a", shell), written("b", shell, 4)) == set()


def test_a_credit_leads_to_the_outlet_s_own_report_or_to_the_agency() -> None:
    a = written("a", STORY, outlet="Meridian Press")
    b = written("b", OTHER, 2, outlet="Harbor Daily", credits=("Meridian Press", "AFP"))
    assert ties(a, b) == {("b", "a", "credit"), ("b", "from:afp", "credit")}
    node = next(n for n in graph("i-1", [a, b]).nodes if n.report is None)
    assert (node.id, node.name) == ("from:afp", "AFP")


def test_who_credits_an_outlet_draws_on_it_whatever_the_days_say() -> None:
    a = written("a", STORY, 4, outlet="Meridian Press")
    b = written("b", STORY, 3, outlet="Harbor Daily", credits=("Meridian Press",))
    assert ("b", "a", "copy") in ties(a, b)


def test_a_page_says_where_it_first_appeared() -> None:
    b = written("b", OTHER, whole=f"{OTHER}\nThis story first appeared on Hill Country Wire.\nShare")
    assert ties(b) == {("b", "from:hill country wire", "republished")}


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [written(f"r{n}", (STORY, OTHER)[n % 2], 3 + n // 3) for n in range(6)]
    expected = graph("i-1", reports)
    Random(3).shuffle(reports)
    assert graph("i-1", reports) == expected


def test_who_is_always_a_day_later_follows() -> None:
    told = [{"Wire": date(2031, 3, n), "Daily": date(2031, 3, n + 1)} for n in range(1, 7)]
    found = followers(told)
    assert [(f.outlet, f.leader, f.shared, f.later, f.sooner) for f in found] == [("Daily", "Wire", 6, 6, 0)]
    assert not followers(told[:3])
    mixed = [*told, *({"Wire": date(2031, 4, 2), "Daily": date(2031, 4, 1)} for _ in range(3))]
    assert not followers(mixed)


def test_an_outlet_that_names_itself_is_no_further_voice() -> None:
    assert is_own_voice("Harunwatch researchers", "harunwatch.org")
    assert is_own_voice("Velm News", "Velm News")
    assert not is_own_voice("Harunwatching", "harunwatch.org")
    assert not is_own_voice(None, "harunwatch.org") and not is_own_voice("police", None)
