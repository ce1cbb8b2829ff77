"""What levels of date and place come to, for comparisons of two facts at once."""

from __future__ import annotations

from rashomon.resolve.weights import MONTHS_APART

DAY_KIND = {
    "same day": "same day", "same days": "same day", "overlapping days": "same day",
    "stated day fits": "same day", "undated news of the same days": "same day", "one day apart": "next day",
    "battle, one day apart": "next day", "undated news of the day before": "next day",
    "undated news, up to three days later": "next day", "day within a wide span": "span",
    "both wide, same span": "span", "both wide, overlapping": "span",
    "battle, up to ten days apart": "span", "undated news, up to a month later": "span",
    "two or three days apart": "other day", "four to ten days apart": "other day",
    "over ten days apart": "other day", MONTHS_APART: "other day",
    "published before it happened": "other day",
    "news of what came after, up to a month later": "afterwards",
    "news of what came after, later": "afterwards",
    "stated day does not fit": "other day", "undated news, over a month later": "other day",
}  # fmt: skip
PLACE_KIND = {
    "same site": "same site", "same town": "same town", "same city": "same city",
    "one within the other": "wider place", "near the other": "wider place",
    "one in the other's province": "province",
    "same district": "district", "same region": "province", "same country": "place unknown",
    "site in the same city": "site in the city",
    "within 25 km": "nearby",
    "other site in the same town": "other site", "same division": "other place",
    "contradicting": "other place", "far apart, province shared": "far apart",
    "other names": "place unknown",
}  # fmt: skip
ELSEWHERE = frozenset(level for level, kind in DAY_KIND.items() if kind == "other day") | {
    level for level, kind in PLACE_KIND.items() if kind in ("nearby", "other site", "other place")
}
"""Levels of date and place that speak of another day or place."""
