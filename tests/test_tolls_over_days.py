"""A toll that moves from day to day: what each teller says last stands, and copies change nothing."""

from __future__ import annotations

from rashomon.clean import clean
from rashomon.model import Incident, Moment, Property
from rashomon.read.reader import Reader
from rashomon.receive import read_row
from rashomon.reconcile import reconcile
from rashomon.reconcile.graph import Written, graph
from rashomon.reconcile.history import history
from rashomon.reconcile.lineage import ReportMeta

READER = Reader()
STRIKE = "airstrike on a depot in Hasakah"


def told(*reports: tuple[str, str, str]) -> tuple[Incident, dict[str, ReportMeta]]:
    """The incident that reports (day, outlet, text) tell of, taken for one."""
    accounts, metas = [], {}
    for n, (day, outlet, text) in enumerate(reports):
        page = clean(read_row({"id": f"r{n}", "outlet": outlet, "published": day, "text": text}, f"r{n}"))
        reading = READER.read(page)
        accounts += reading.accounts[:1]
        metas[reading.report] = ReportMeta(
            id=reading.report, outlet=outlet, published=reading.published, origins=page.agencies
        )
    (incident,) = reconcile([[a.id for a in accounts]], accounts, metas).incidents
    return incident, metas


def killed(*reports: tuple[str, str, str]) -> tuple[int | None, int | None]:
    figure = told(*reports)[0].figure(Property.KILLED)
    assert figure is not None
    return figure.min, figure.max


def test_one_person_is_one_teller_by_whatever_words_for_the_office() -> None:
    first = f"An {STRIKE} killed six people on 8 March 2022, the health official, Lina Orr, said."
    then = f"An {STRIKE} killed 11 people on 8 March 2022, provincial health chief Lina Orr said."
    other = f"An {STRIKE} killed 11 people on 8 March 2022, provincial health chief Omar Dell said."
    assert killed(("2022-03-08", "Post", first), ("2022-03-09", "Gazette", then)) == (11, 11)
    assert killed(("2022-03-08", "Post", first), ("2022-03-09", "Gazette", other)) == (6, 11)


def test_an_outlet_s_later_lead_brings_its_own_toll_up_to_date() -> None:
    first = f"An {STRIKE} killed six people on 8 March 2022."
    then = f"The toll of an {STRIKE} on 8 March 2022 has risen to 11, the mayor said."
    assert killed(("2022-03-08", "Velm Wire", first), ("2022-03-09", "Velm Wire", then)) == (11, 11)
    assert killed(("2022-03-08", "Velm Wire", first), ("2022-03-09", "Post", then)) == (6, 11)


def test_those_found_dead_later_are_none_of_the_wounded() -> None:
    """The dead of later days are off the hurt of a first report only where nobody tells of as many hurt."""
    first = f"An {STRIKE} killed six people and wounded 15 on 8 March 2022, a clinic said."
    more = f"An {STRIKE} killed 11 people and wounded 19 on 8 March 2022, the mayor said."
    died = f"An {STRIKE} killed seven people on 8 March 2022, the mayor said; one had died in hospital."
    wounded = [
        told(("2022-03-08", "Post", first), ("2022-03-09", "Gazette", later))[0].figure(Property.WOUNDED)
        for later in (more, died)
    ]
    assert [(f.min, f.max) for f in wounded if f is not None] == [(15, 19), (14, 14)]


def test_what_credits_a_wire_is_told_after_it() -> None:
    text = f"An {STRIKE} killed six people on 8 March 2022, a clinic said."
    incident, metas = told(
        ("2022-03-08", "Aral Post", text + "\n\n(Velm Wire)"), ("2022-03-08", "Velm Wire", text)
    )
    moments = {r: Moment(m.published.earliest) for r, m in metas.items()}
    first = history(incident, metas, moments)[0]
    assert first.report is not None
    assert metas[first.report].outlet == "Velm Wire"


def test_a_copy_draws_on_the_outlet_that_its_text_comes_from() -> None:
    """Of one day, and without a credit in it: the copy group's origin tells which way it went."""
    text = " ".join(f"word{n} of it" for n in range(40))
    wire, paper = (
        Written(report=id, name=outlet, outlet=outlet, published=told(("2022-03-08", "A", STRIKE))[0].when,
                origin="velm wire", text=text)
        for id, outlet in (("b", "Velm Wire"), ("a", "Aral Post"))
    )  # fmt: skip
    (edge,) = graph("i", [paper, wire]).edges
    assert (edge.source, edge.target, edge.kind) == ("a", "b", "copy")
    assert graph("i", [wire, paper]).edges == (edge,)
