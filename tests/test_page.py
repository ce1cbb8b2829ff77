"""The self-contained page: every word of a report escaped, every passage findable, nothing loaded or run."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from invented import count, telling
from rashomon.model import (
    Agreement,
    Block,
    BlockLabel,
    Claim,
    CleanReport,
    Figure,
    Incident,
    IncidentType,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Report,
    Retold,
    Tally,
    When,
)
from rashomon.publish.page import render
from rashomon.publish.page.view import Cited, pieces

HOSTILE = '<script>document.title="run"</script><img src=x onerror="document.title=1">'


def a_claim(report: Report, quote: str, low: int, voice: str | None = None) -> Claim:
    start = report.text.index(quote)
    return count(
        low, report=report.id, said=Passage.of(report, start, start + len(quote)), attributed_to=voice
    )


def a_page() -> tuple[str, list[Claim]]:
    article = f"Jets bombed Qarsh, killing 11 people, said Dr Holt {HOSTILE} of the town."
    text = f"DONATE NOW\n\n{article}\n\n2 Comments\nno, 50 died"
    first = Report(
        id="one",
        text=text,
        title=f"Eleven dead {HOSTILE}",
        outlet=f"Courier {HOSTILE}",
        url="javascript:alert(1)",
    )
    second = Report(id="two", text="In Karsh 14 people died.", outlet="Voice")
    end = text.index("\n\n2 Comments")
    blocks = (
        Block(0, 10, BlockLabel.DONATION),
        Block(12, end, BlockLabel.ARTICLE),
        Block(end + 2, len(text), BlockLabel.COMMENTS),
    )
    claims = [
        replace(
            a_claim(first, "killing 11 people", 11, f"Dr Holt {HOSTILE}"),
            also=(Retold(passage=Passage.of(first, 0, 11, "title"), min=11, max=11),),
        ),
        a_claim(second, "14 people died", 14),
    ]
    accounts = tuple(
        telling(r.id, IncidentType.AIRSTRIKE, c.passage, claims=(c,))
        for r, c in zip((first, second), claims, strict=True)
    )
    incident = Incident(
        id="i-1",
        type=IncidentType.AIRSTRIKE,
        summary="Air strike at Qarsh",
        when=When(),
        places=(Place(name=f"Qarsh {HOSTILE}", precision=PlacePrecision.UNKNOWN),),
        figures=(Figure(property=Property.KILLED, min=11, max=14, best=11),),
        agreement=(Agreement(property=Property.KILLED, state="disputed", origins=2),),
        accounts=accounts,
        origins=2,
    )
    tally = Tally(id="t-1", report="two", what="killed", passage=Passage.of(second, 9, 23), min=14, max=14)
    cleaned = {
        "one": CleanReport(report=first, blocks=blocks),
        "two": CleanReport(report=second, blocks=(Block(0, len(second.text), BlockLabel.ARTICLE),)),
    }
    return render([incident], [], [tally], cleaned, {}), claims


def test_report_markup_is_escaped_everywhere() -> None:
    page, _ = a_page()
    assert "<img" not in page
    assert page.count("<script>") == 1  # the page's own
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page


def test_disagreement_is_marked_in_words() -> None:
    page, _ = a_page()
    assert "≠ disputed" in page


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
    st.integers(0, 60),
)
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]], cut: int) -> None:
    n = len(text)
    cited = [Cited(min(a, b, n), min(max(a, b), n), str(k), k % 2 > 0) for k, (a, b) in enumerate(spans)]
    got = pieces(text, [Block(min(cut, n), n, BlockLabel.COMMENTS)], cited)
    assert "".join(p.text for p in got) == text
    for c in cited:
        of = [p.text for p in got if c.claim in (p.again if c.again else p.claims)]
        assert "".join(of) == text[c.start : c.end]


def test_in_a_browser_a_value_leads_to_its_words(browser: Any, tmp_path: Path) -> None:
    page_text, claims = a_page()
    file = tmp_path / "page.html"
    file.write_text(page_text, encoding="utf8")
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.goto(file.as_uri())
    assert page.title() == "Incident ledger – Rashomon"  # no script of a report ran
    page.click(f'button.jump[data-claim="{claims[0].id}"]')
    assert page.inner_text("mark.hot") == "killing 11 people"
    assert page.inner_text("mark.again") == "Eleven dead"
    assert not page.is_visible(".again >> text=in the title")
    page.click("text=told again once")
    assert page.is_visible(".again >> text=in the title")
    assert page.is_visible(".noise >> text=50 died")
    page.fill("#find", "nothing like it")
    assert not page.is_visible("a.card[href='#i-1']")
    assert problems == []


def test_the_page_loads_nothing() -> None:
    page, _ = a_page()
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", page)
