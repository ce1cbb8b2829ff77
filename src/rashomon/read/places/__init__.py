"""Places: a gazetteer, and the places that a text names, each resolved to one of them.

``parse_places`` reads plain text; ``find_places`` reads a document of this project; both give
:class:`rashomon.read.mentions.PlaceMention`. docs/when-and-where.md shows how to use them by themselves.
"""

from rashomon.model import Block, BlockLabel, CleanReport, Report
from rashomon.read.mentions import PlaceMention
from rashomon.read.places.find import find_places
from rashomon.read.places.gazetteer import Entry, Gazetteer, open_gazetteer
from rashomon.read.places.outlets import outlet_town, seat_town
from rashomon.read.sentences import document


def parse_places(
    text: str, gazetteer: Gazetteer, *, title: str | None = None, url: str | None = None
) -> list[PlaceMention]:
    """Every place that ``text`` names, in order; offsets are code points of ``text`` (or of ``title``).

    Args:
        text: news English, of any length.
        gazetteer: from :func:`open_gazetteer`; keep it, it remembers what it was asked.
        title, url: what is known of the page. Its address and its outlet's name tell namesakes apart.
    """
    blocks = (Block(0, len(text), BlockLabel.ARTICLE),)
    report = Report(id="", text=text, title=title, url=url)
    return find_places(document(CleanReport(report=report, blocks=blocks)), gazetteer)


__all__ = [
    "Entry",
    "Gazetteer",
    "find_places",
    "open_gazetteer",
    "outlet_town",
    "parse_places",
    "seat_town",
]
