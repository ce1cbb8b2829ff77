"""Reading of the geoparsing sets (LGL, TR-News) for training and for measuring."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.model import Report
from rashomon.read.document import Document
from sets import all_article


@dataclass(frozen=True)
class Toponym:
    start: int
    end: int
    geonameid: str | None
    lat: float | None
    lon: float | None


def articles(path: Path, half: int) -> Iterator[tuple[Document, list[Toponym]]]:
    """Documents and toponyms of every second article (half 0: the even ones, for development)."""
    for k, article in enumerate(ET.parse(path).getroot().findall("article")):
        text = article.findtext("text") or ""
        if k % 2 != half:
            continue
        report = Report(id=article.get("docid", ""), text=text, url=(article.findtext("url") or "").strip())
        doc = all_article(report)
        tops = []
        for t in article.iter("toponym"):
            start, phrase = int(t.findtext("start") or 0), t.findtext("phrase") or ""
            if text[start : start + len(phrase)] != phrase:
                start = text.find(phrase, max(0, start - 60))
            g = t.find("gaztag")
            lat = (g.findtext("lat") if g is not None else None) or t.findtext("lat")
            lon = (g.findtext("lon") if g is not None else None) or t.findtext("lon")
            ident = g.get("geonameid") if g is not None else None
            if start >= 0:
                tops.append(
                    Toponym(
                        start,
                        start + len(phrase),
                        ident,
                        float(lat) if lat else None,
                        float(lon) if lon else None,
                    )
                )
        yield doc, tops
