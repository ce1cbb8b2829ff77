"""Feeds and sitemaps to stored readings, one round: what is new in them is fetched, the rest passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from rashomon.ingest import Ingested, Progress, ingest
from rashomon.model import Report, report_id
from rashomon.receive import Rejected, UnreadableError
from rashomon.receive.address import FetchError
from rashomon.receive.feed import Entry, Feed, read_feed
from rashomon.receive.fetch import read_fetched
from rashomon.receive.page import plain_url
from rashomon.receive.web import Web
from rashomon.store import Database, fetches
from rashomon.store.fetches import Fetch

AT_A_TIME = 10  # pages that are fetched and read before they are stored, so that little is lost
MOST_FAILURES = 5  # in a row, after which a page is let be until its feed says that it changed
MOST_SITEMAPS = 20  # of an index, a round
_DEPTH = 2  # an index that names an index is not followed further


@dataclass(slots=True)
class Round:
    """One round over some feeds; :meth:`run` may be broken off at any point and given again."""

    database: Database
    version: str
    web: Web
    most: int = 100  # pages a feed and round
    workers: int = 1
    progress: Progress | None = None
    result: Ingested = field(default_factory=Ingested)
    left: int = 0  # new pages that are left to the next round

    def run(self, feeds: Sequence[str]) -> Ingested:
        """Fetch and read what is new in the feeds. Problems are in the result, feeds among them."""
        for feed in dict.fromkeys(feeds):
            self._feed(Entry(feed), self.most, _DEPTH)
        return self.result

    def _feed(self, entry: Entry, most: int, depth: int) -> int:
        """Deal with one feed; gives how many pages were fetched of it."""
        before = self._known([entry.url]).get(entry.url, Fetch(entry.url))
        if entry.stated and entry.stated == before.stated and not before.failures:
            return 0
        try:
            got = self.web.get(entry.url, etag=before.etag, modified=before.modified)
            if got.body is None:
                return 0
            feed = read_feed(got.body, got.url)
        except (FetchError, UnreadableError) as e:
            self.result.rejected.append(Rejected(entry.url, str(e)))
            return 0
        fetched, complete = self._pages(feed, most)
        for inner in feed.feeds[:MOST_SITEMAPS] if depth else ():
            if fetched >= most:
                complete = False
                break
            fetched += self._feed(inner, most - fetched, depth - 1)
        if complete and not feed.feeds:
            # Kept only now: had it been before, what a broken-off round left would count as seen.
            self._keep([Fetch(entry.url, got.etag, got.modified, entry.stated)])
        return fetched

    def _pages(self, feed: Feed, most: int) -> tuple[int, bool]:
        known = self._known([e.url for e in feed.pages])
        new = [e for e in feed.pages if self._wanted(e, known.get(e.url))]
        self.left += max(len(new) - most, 0)
        complete = len(new) <= most
        for some in _chunks(new[:most]):
            states: list[Fetch] = []
            done = ingest(
                self._fetched(some, known, states),
                self.database,
                self.version,
                workers=self.workers,
                progress=self.progress,
            )
            self.result.read += done.read
            self.result.known += done.known
            self.result.rejected += done.rejected
            self._keep(states)
            complete = complete and not any(0 < s.failures < MOST_FAILURES for s in states)
        return min(len(new), most), complete

    def _wanted(self, entry: Entry, known: Fetch | None) -> bool:
        if known is None or 0 < known.failures < MOST_FAILURES:
            return True
        return bool(entry.stated) and entry.stated != known.stated

    def _fetched(
        self, entries: Sequence[Entry], known: dict[str, Fetch], states: list[Fetch]
    ) -> Iterator[Report | Rejected]:
        """The report of each page, and in ``states`` how it then stands with the page."""
        for entry in entries:
            before = known.get(entry.url, Fetch(entry.url))
            try:
                got = self.web.get(entry.url, etag=before.etag, modified=before.modified)
            except FetchError as e:
                failures = before.failures % MOST_FAILURES + 1 if e.again else MOST_FAILURES
                states.append(replace(before, stated=entry.stated, failures=failures))
                yield Rejected(entry.url, str(e))
                continue
            if got.body is None:
                states.append(replace(before, stated=entry.stated, failures=0))
                continue
            try:
                yield _with_feed(read_fetched(got), entry)
            except UnreadableError as e:
                yield Rejected(entry.url, str(e))
            states.append(Fetch(entry.url, got.etag, got.modified, entry.stated))

    def _known(self, urls: Sequence[str]) -> dict[str, Fetch]:
        with self.database.reading() as connection:
            return fetches.of(connection, urls)

    def _keep(self, states: Sequence[Fetch]) -> None:
        with self.database.writing() as connection:
            fetches.put(connection, states)


def _with_feed(report: Report, entry: Entry) -> Report:
    """The report with what its page leaves open, and the feed says."""
    if not report.published.known and entry.published.known:
        report = replace(report, published=entry.published)
    if not report.title and entry.title:
        report = replace(
            report, title=entry.title, id=report_id(report.text, entry.title, plain_url(report.url or ""))
        )
    return report


def _chunks(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    them = iter(entries)
    while some := list(islice(them, AT_A_TIME)):
        yield some
