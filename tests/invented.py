"""What tests invent: days, towns, claims and accounts, with ids as the reader gives them."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.model import (
    Account,
    AccountLink,
    Actor,
    ActorRole,
    Block,
    BlockLabel,
    Claim,
    CleanReport,
    HarmGroup,
    IncidentType,
    LinkKind,
    Passage,
    Place,
    PlacePrecision,
    Property,
    Qualifier,
    Reading,
    Report,
    Stance,
    Tally,
    When,
    account_id,
    claim_id,
)
from rashomon.read.document import Document
from rashomon.read.sentences import document
from rashomon.store.readings import Done

STORY = "Three people were killed in Arrun on Tuesday, police said. Share this."


def dated(first: date | str, last: date | str | None = None) -> When:
    """That day, or the days from one to another, both included."""
    days = [date.fromisoformat(str(d)) for d in (first, last or first)]
    return When(earliest=days[0], latest=days[1])


def town(name: str, lat: float | None = None, lon: float | None = None, **more: Any) -> Place:
    """A town of a country that there is not."""
    given = {"gazetteer_id": f"test:{name}", "country": "ZZ", "precision": PlacePrecision.TOWN, **more}
    return Place(name=name, lat=lat, lon=lon, **given)


def passage(at: int = 0, words: str = "x") -> Passage:
    """Words that stand in a text that nobody looks at."""
    return Passage("text", at, at + len(words), words)


def count(
    low: int | None,
    high: int | None = None,
    *,
    report: str = "r1",
    said: Passage | None = None,
    property: Property = Property.KILLED,
    qualifier: Qualifier = Qualifier.EXACT,
    **more: Any,
) -> Claim:
    """A number of people; an exact one has one bound for both."""
    words = said or passage()
    if qualifier == Qualifier.EXACT and high is None:
        high = low
    hashed = {k: more[k] for k in ("who", "attributed_to", "stance") if k in more}
    id = claim_id(report, property, words, None, low, high, qualifier, **hashed)
    given = {"id": id, "passage": words, "min": low, "max": high, "qualifier": qualifier, **more}
    return Claim(property=property, **given)


def telling(
    report: str, type: IncidentType, anchor: Passage, *, central: bool = True, **more: Any
) -> Account:
    """An account of one report."""
    id = account_id(report, anchor, type)
    return Account(id=id, report=report, type=type, anchor=anchor, central=central, **more)


def doc(text: str, title: str | None = None, *, agencies: tuple[str, ...] = (), **more: Any) -> Document:
    """A report that is all article, cut into sentences."""
    whole = Report(id="r", text=text, title=title, **more)
    block = Block(0, len(text), BlockLabel.ARTICLE)
    return document(CleanReport(report=whole, blocks=(block,), agencies=agencies))


def report(id: str = "r1", text: str = STORY, **given: Any) -> Report:
    return Report(id=id, text=text, **{"name": f"{id}.txt", **given})


def done(received: Report, *, killed: int = 3, anchor: tuple[int, int] = (0, 45)) -> Done:
    """A report with one account of one claim, and everything else a reading may hold."""
    where = Passage.of(received, *anchor)
    words = Passage.of(received, 0, 24)
    claim = count(
        killed,
        report=received.id,
        said=words,
        who="people",
        group=HarmGroup.ALL,
        attributed_to="police",
        chain=("police", "Arrun Wire"),
        stance=Stance.ALLEGED,
        part_of="c-x",
        rule="test",
    )
    account = telling(
        received.id,
        IncidentType.ATTACK,
        where,
        when=When(earliest=date(2024, 1, 23), weekday=1, offset=(-6, 0), wording="Tuesday", how="test"),
        places=(Place(name="Arrun", lat=1.5, lon=-2.0, precision=PlacePrecision.TOWN),),
        actors=(Actor(name="gunmen", role=ActorRole.PERPETRATOR, attributed_to="police"),),
        claims=(claim,),
        people=("A. Person",),
        words=("kill", "arrun"),
    )
    reading = Reading(
        report=received.id,
        published=dated("2024-01-24"),
        evidence=(("the dateline", words), ("the address", None)),
        accounts=(account,),
        links=(AccountLink(source=account.id, target="a-x", kind=LinkKind.RESPONSE_TO, passage=words),),
        tallies=(Tally(id="t-1", report=received.id, what="attacks", passage=words, min=5, since="May"),),
        origins=("Reuters",),
        notes=("a note",),
    )
    blocks = (Block(0, 58, BlockLabel.ARTICLE, "words"), Block(59, 70, BlockLabel.NAVIGATION, "share"))
    clean = CleanReport(report=received, blocks=blocks, title=words, dateline=None, agencies=("AFP",))
    return Done(clean, reading, (1, 2**32 - 1))
