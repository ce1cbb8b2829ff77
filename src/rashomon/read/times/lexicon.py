"""The word classes and rules of the time grammar, read from ``data/times_words.tsv`` and ``times_rules.tsv``.

A rule's pattern names word classes in braces; :func:`rules` fills them in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.data import rows


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar: what it is called, how its match is read, its pattern (compiled when used)."""

    name: str
    reading: str
    needs: str  # a word class of :func:`classes_of`, or "-"
    text: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.text)


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@cache
def words(kind: str) -> dict[str, str]:
    """Form → value for one class of ``times_words.tsv``; forms are casefolded."""
    return _all_words().get(kind, {})


@cache
def _all_words() -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for kind, form, *value in rows("times_words.tsv"):
        out.setdefault(kind, {})[form] = value[0] if value else ""
    return out


def _either(forms: list[str]) -> str:
    """An alternation, longest first, white space and apostrophes as papers write them."""
    parts = sorted(set(forms), key=lambda f: (-len(f), f))
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in parts) + ")"


# How a month abbreviation, a clock time and their kin are put together from word classes.
_FRAGMENTS = {
    "Y": r"(?:1[5-9]|20)\d\d",
    "DD": r"(?:0?[1-9]|[12]\d|3[01])",
    "D": r"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:(?=,(?:19|20)\d\d\b)|(?![\d,.]*\d))(?!\s*%))",
    "MOD": r"(?:early|late|mid|the\s+(?:beginning|start|middle|end)\s+of|(?:at|by)\s+the\s+end\s+of)",
    "AP": (
        r"(?:about|around|some|nearly|almost|roughly|approximately|more\s+than|over|at\s+least|less\s+than|"
        r"up\s+to|under|only|just|as\s+much\s+as|another|the|at\s+most|no\s+more\s+than)"
    ),
    "U1": r"(?:week|month|year|quarter|decade|century|fortnight|day|hour)",
    "UP": r"(?:seconds|minutes|hours|days|nights|weeks|months|quarters|years|decades|centuries)",
    "ZONE": (
        r"(?:local\s+time|gmt|utc|[ecmp][sd]t|(?-i:BST|IST|CES?T|EES?T|WAT|SAST|PKT|AE[SD]T|NZ[SD]T)|"
        r"(?-i:[A-Z][a-z]+)\s+time)"
    ),
    "CLOCK": (
        r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.m\.?|[ap]m|o['’]clock)|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|"
        r"(?:[01]\d|2[0-3])[0-5]\d(?=\s*\(?(?:gmt|utc|hours|hrs|local)))"
    ),
}
_PRE = (
    r"(?:(?P<pmod>early|earlier|late|later)\s+(?:on\s+|in\s+the\s+day\s+on\s+)?|"
    r"(?:in\s+)?the\s+(?P<phours>early|late|small|first)\s+hours\s+of\s+|"
    r"(?:(?:just|shortly|soon)\s+(?:after|before)\s+|at\s+|before\s+|after\s+|around\s+|in\s+|on\s+)?(?:the\s+)?"
    r"(?:(?P<pmod2>early|late)\s+)?(?:hours\s+of\s+)?(?P<pre>{PART})?(?:\s+hours)?(?P<pclock>{CLOCK})?"
    r"(?:\s*\(?(?P<pz>{ZONE})\)?)?(?:\s+|,\s*)(?:of\s+|on\s+)?(?:the\s+)?)?"
)
_TAIL = r"(?:,?\s+(?:at\s+|in\s+the\s+)?(?:(?P<tmod>early|late)\s+)?(?P<pod>{PART})(?:\s+hours)?)?"


_BELOW_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()


def _fragments() -> dict[str, str]:
    word = _either([*words("number")])
    # "Killing three two days after" holds two numbers.
    below = _either(_BELOW_TWENTY)
    number = (
        rf"(?!{below}[\s-]{below}\b)"
        r"(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s+\d/\d)?"
        rf"|{word}(?:[\s-](?:and[\s-])?{word})*(?:\s+and\s+a\s+half)?"
        r"|an?\s+(?:few|couple(?:\s+of)?|half)|half\s+an?|several|another|an?(?:\s+full|\s+whole)?"
        r"|(?:a\s+)?couple\s+of|few|one\s+and\s+a\s+half)"
    )
    out = {
        **_FRAGMENTS,
        "M": "(?:" + _either([*words("month")]) + r"\b\.?)",
        "WD": _either([*words("weekday")]) + r"\b",
        "U": _either([*words("unit")]) + r"\b",
        "N": number,
        "ORD": _either([*words("ordinal")]),
        "PART": "(?:" + _either([*words("part")]) + r"\b)",
        "SEA": _either([*words("season")]) + r"\b",
        "HOL": _either([*words("holiday")]),
        "IM": _either([*words("islamic")]),
        "SM": _either([*words("solar")]),
        "EM": _either([*words("ethiopian")]),
        "JM": _either([*words("hebrew")]),
        "VAGUE": _either([*words("vague")]),
    }
    out["PRE"] = _fill(_PRE, out)
    out["TAIL"] = _fill(_TAIL, out)
    return out


def _fill(pattern: str, fragments: dict[str, str]) -> str:
    return re.sub(r"\{([A-Z][A-Z0-9]*)\}", lambda m: fragments[m.group(1)], pattern)


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar."""
    fragments = _fragments()
    out = []
    for name, reading, needs, pattern in rows("times_rules.tsv"):
        spaced = re.sub(r"(?<!\\)\s", r"\\s+", pattern)
        # "_" is our sign for white space and commas; group names hold none.
        text = _fill(spaced.replace("_", r"[\s,]*"), fragments)
        out.append(Rule(name, reading, needs, rf"(?:{text})(?!\w)"))
    return tuple(out)


TRIGGER_CLASSES = (
    "month",
    "weekday",
    "unit",
    "part",
    "season",
    "deictic",
    "holiday",
    "islamic",
    "solar",
    "ethiopian",
    "hebrew",
    "vague",
)


@cache
def triggers() -> frozenset[str]:
    """The single words that can make an expression of time; nothing without one is looked at further."""
    out = {w for kind in TRIGGER_CLASSES for form in words(kind) for w in re.split(r"[\s-]", form)}
    out |= {"daily", "weekly", "monthly", "yearly", "annually", "annual", "nightly", "quarterly", "hourly"}
    out -= {w for w in words("glue") if w not in words("unit")}
    # Bits of longer forms ("eid al-fitr") are no sign of a time by themselves.
    out -= {
        "al",
        "i",
        "ii",
        "st.",
        "king",
        "martin",
        "luther",
        "jr.",
        "super",
        "bowl",
        "box",
        "boxing",
    }
    return frozenset(out) | {"a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "gmt", "earlier"}


_KINDS = tuple(kind for kind in TRIGGER_CLASSES if kind != "part")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Word → the classes that it alone, or as part of a longer form, can belong to."""
    out: dict[str, set[str]] = {}
    for kind in _KINDS:
        for form in words(kind):
            for word in {form, *re.split(r"[\s-]", form)}:
                out.setdefault(word, set()).add(kind)
    for word in (
        "night",
        "morning",
        "afternoon",
        "evening",
        "overnight",
        "day",
    ):  # "last night", "this morning"
        out.setdefault(word, set()).add("deictic")
    return {w: frozenset(k) for w, k in out.items()}


def classes_of(low: str) -> frozenset[str]:
    """The word classes of a casefolded token, of what stands before its "'s" or ".", and of its parts."""
    known = _kinds()
    found: set[str] = set()
    for word in {low, low.removesuffix("'s"), low.rstrip("."), low.removesuffix("s"), *re.split("[-']", low)}:
        found |= known.get(word, frozenset())
    return frozenset(found)


@cache
def glue() -> frozenset[str]:
    """The words that an expression of time may hold besides its triggers."""
    return frozenset(words("glue")) | frozenset(words("number")) | frozenset(words("ordinal"))
