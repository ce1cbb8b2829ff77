"""The tables of a ledger. Columns for what is asked for, JSON (see :mod:`rashomon.store.codec`) for the rest.

Four kinds of tables:

* what was received and read, only ever added to: ``reports``, ``origins``, ``cleanings``, ``readings``,
  ``accounts``, ``claims``, ``links``, ``tallies``; and what outlets' templates are learned from
  (:mod:`rashomon.store.templates`): ``outlet_pages``, ``outlet_lines``;
* what people and time have settled: ``judgements``, ``corrections``, ``identities``, ``redirects``;
* what was fetched from the web, so that it is not fetched twice: ``fetches``;
* what is derived from these and can be thrown away at any time: ``incidents``, ``listing``,
  ``incident_places``, ``report_origins``, ``memberships``, ``relations``, and ``incident_words``
  (see :mod:`rashomon.store.listing`); ``items``, ``tellings``, ``blocks``
  (see :mod:`rashomon.store.resolving`), ``neighbours`` (see :mod:`rashomon.store.neighbours`).

A change here needs a migration in :mod:`rashomon.store.migrations`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

tables = MetaData()


def _passage() -> list[Column[object]]:
    return [
        Column("field", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", Text, nullable=False),
    ]


meta = Table(
    "meta",
    tables,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="format, revision of what was read and judged, revision the snapshot was derived from",
)

migrations = Table(
    "migrations",
    tables,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied", Text, nullable=False),
)

reports = Table(
    "reports",
    tables,
    Column("id", Text, primary_key=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("content", Text, nullable=False, comment="hash of text and title"),
    Column("outlet", Text),
    Column(
        "meta", Text, nullable=False, comment="JSON: outlet, url, published, author, language, media_type"
    ),
    Column("raw", LargeBinary, comment="zlib: the bytes as received, where the text was drawn from them"),
    Column("arrived", Text, nullable=False, comment="UTC, ISO 8601"),
)

origins = Table(
    "origins",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("name", Text, primary_key=True, comment="file name the report came from"),
    Column("meta", Text, primary_key=True, comment="JSON: what came with the text there"),
)

cleanings = Table(
    "cleanings",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("blocks", Text, nullable=False, comment="JSON: [[start, end, label, reason], …]"),
    Column("found", Text, nullable=False, comment="JSON: title, dateline, agencies"),
    Column("signature", LargeBinary, nullable=False, comment="MinHash of the text, 32-bit little-endian"),
)

outlet_pages = Table(
    "outlet_pages",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("day", Text, comment="of publication, where it is known"),
    Column("article", BigInteger, nullable=False, comment="hash of the longest block"),
    Column("counted", Boolean, nullable=False, comment="the outlet's template was found with this page"),
    Index("outlet_pages_outlet", "outlet", "day"),
    Index("outlet_pages_counted", "counted"),
)

outlet_lines = Table(
    "outlet_lines",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("line", BigInteger, nullable=False, comment="hash of the line's words"),
    Column("sentence", Boolean, nullable=False),
    Column("template", Boolean, nullable=False, comment="the line is its outlet's, not the article's"),
    Index("outlet_lines_line", "outlet", "line", "report"),
)

readings = Table(
    "readings",
    tables,
    Column("id", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("version", Text, nullable=False, comment="of the stages that cleaned and read"),
    Column("current", Boolean, nullable=False, comment="false: a later reading took its place"),
    Column("data", Text, nullable=False, comment="JSON: published, evidence, origins, notes"),
    Index("readings_report", "report", "current"),
)

accounts = Table(
    "accounts",
    tables,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("central", Boolean, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("data", Text, nullable=False, comment="JSON: anchor, when, places, actors, people, words"),
    Index("accounts_id", "id"),
    Index("accounts_report", "report"),
)

claims = Table(
    "claims",
    tables,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("account", Text, primary_key=True),
    Column("id", Text, primary_key=True, comment="hash of what is said, where, by whom"),
    Column("position", Integer, nullable=False),
    Column("property", Text, nullable=False),
    Column("value", Text),
    Column("min", Integer),
    Column("max", Integer),
    Column("qualifier", Text),
    Column("attributed_to", Text),
    Column("stance", Text, nullable=False),
    *_passage(),
    Column("data", Text, nullable=False, comment="JSON: who, group, chain, part_of, persons, also, toll …"),
    Index("claims_id", "id"),
)

links = Table(
    "links",
    tables,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("data", Text, nullable=False, comment="JSON: source, target, kind, passage"),
)

tallies = Table(
    "tallies",
    tables,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("min", Integer),
    Column("max", Integer),
    Column("data", Text, nullable=False, comment="JSON: passage, qualifier, since, attributed_to"),
)

judgements = Table(
    "judgements",
    tables,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdrawn", Text),
    Index("judgements_pair", "first", "second"),
)

corrections = Table(
    "corrections",
    tables,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False, comment="an incident; of noise a claim or an account"),
    Column("aspect", Text, nullable=False),
    Column("report", Text, nullable=False, comment="of noise: the report it stands in, else empty"),
    Column("who", Text, nullable=False),
    Column("when", Text, nullable=False),
    Column("withdrawn", Text),
    Column("data", Text, nullable=False, comment="JSON: what was set, why, passage"),
    Index("corrections_subject", "subject"),
    Index("corrections_report", "report"),
)

fetches = Table(
    "fetches",
    tables,
    Column("url", Text, primary_key=True, comment="a feed, sitemap or page that was fetched"),
    Column("etag", Text, comment="sent back as If-None-Match"),
    Column("modified", Text, comment="sent back as If-Modified-Since"),
    Column("stated", Text, nullable=False, comment="when it last changed, as the feed that names it says"),
    Column("failures", Integer, nullable=False, comment="in a row, since it was last got"),
)

identities = Table(
    "identities",
    tables,
    Column("account", Text, primary_key=True),
    Column("incident", Text, nullable=False, comment="the incident that it was last taken for"),
    Index("identities_incident", "incident"),
)

redirects = Table(
    "redirects",
    tables,
    Column("source", Text, primary_key=True, comment="an incident's former id"),
    Column("target", Text, nullable=False),
)

incidents = Table(
    "incidents",
    tables,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("search", Text, nullable=False, comment="words of summary, places, actors, folded"),
    Column("data", Text, nullable=False, comment="JSON: when, places, actors, figures, agreement, origins"),
    Index("incidents_when", "earliest", "latest"),
)

listing = Table(
    "listing",
    tables,
    Column("number", Integer, primary_key=True, comment="row of the full-text index"),
    Column("id", Text, nullable=False, unique=True),
    Column("sort", Text, nullable=False, comment="first possible day, 9999 where there is none"),
    Column("earliest", Text),
    Column("latest", Text),
    Column("type", Text, nullable=False),
    Column("killed", Integer, comment="the lowest figure put forward"),
    Column("wounded", Integer),
    Column("disputed", Text, nullable=False, comment="properties that are disputed: |killed|date|"),
    Column("origins", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("review", Text, nullable=False),
    Column("corrected", Boolean, nullable=False, comment="a person has set a value of it"),
    Column("places", Text, nullable=False, comment="names, divisions, countries: |alqaim|anbar|iq|"),
    Column("actors", Text, nullable=False, comment="names and ids: |islamicstate|"),
    Index("listing_sort", "sort", "id"),
    Index("listing_killed", "killed"),
    comment="one narrow row an incident, for lists and filters",
)

incident_places = Table(
    "incident_places",
    tables,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("drawn", Text, nullable=False, comment="point, ring or region (model.geography.Drawn)"),
    Column("lat", Float, comment="degrees; null for a region"),
    Column("lon", Float),
    Column("country", Text),
    Column("admin1", Text),
    Column("name", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Index("incident_places_points", "lat", "lon"),
)

report_origins = Table(
    "report_origins",
    tables,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("outlet", Text),
    Column("origin", Text, nullable=False, comment="equal ones are one origin (reconcile.lineage)"),
    Column("name", Text, nullable=False, comment="the origin's name as people write it"),
    Column("how", Text, nullable=False, comment="own, credit or text"),
    Column("credited", Boolean, nullable=False, comment="the report names its origin"),
    Column("earliest", Text, comment="bounds of its day of publication"),
    Column("latest", Text),
    Index("report_origins_outlet", "outlet", "report"),
    Index("report_origins_origin", "origin", "credited"),
)

memberships = Table(
    "memberships",
    tables,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("account", Text, nullable=False),
    Index("memberships_account", "account"),
)

relations = Table(
    "relations",
    tables,
    Column("position", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Float, comment="log2 odds of a doubtful pair"),
    Column("data", Text, nullable=False, comment="JSON: why, quotes"),
    Index("relations_source", "source"),
    Index("relations_target", "target"),
    Index("relations_score", "kind", "score"),
)

# What resolving found, kept so that a further report is compared with those near it alone
# (:mod:`rashomon.store.resolving`). An item stands for all accounts that no comparison can tell apart.
items = Table(
    "items",
    tables,
    Column("id", BigInteger, primary_key=True, autoincrement=False, comment="hash of what is told"),
    Column("block_keys", LargeBinary, nullable=False, comment="blocking keys, 64-bit little-endian, sorted"),
    Column("said", Text, nullable=False, comment="what is told, made ready to compare (resolve.kept)"),
    Column("words", LargeBinary, nullable=False, comment="its words by their hashes (resolve.kept)"),
)

tellings = Table(
    "tellings",
    tables,
    Column("account", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("item", BigInteger, nullable=False),
    Index("tellings_report", "report"),
    Index("tellings_item", "item"),
)

blocks = Table(
    "blocks",
    tables,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("item", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

neighbours = Table(
    "neighbours",
    tables,
    Column("item", BigInteger, primary_key=True, autoincrement=False),
    Column("pairs", LargeBinary, nullable=False, comment="other items, scores (store.neighbours)"),
)

changed = Table(
    "changed",
    tables,
    Column("report", Text, primary_key=True, comment="read or judged since incidents were last derived"),
)
