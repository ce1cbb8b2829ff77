"""One number as a text writes it, without what bounds it: "1,200", "12 million", "one hundred and ten"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.counts.tables import tables
from rashomon.read.document import Token

_MAX = 10**10  # more than there are people


def figure(tokens: Sequence[Token], i: int) -> tuple[int, int, str] | None:
    """The whole number that starts at token i: (value, end, "digits" or "words")."""
    return (_in_digits if tokens[i].low[0].isdigit() else _in_words)(tokens, i)


def _in_digits(tokens: Sequence[Token], i: int) -> tuple[int, int, str] | None:
    numbers = tables().numbers
    first = tokens[i].low
    number = _digits(first)
    if number is None:
        return None
    j = i + 1
    # "1 200" with a blank for the comma
    while j < len(tokens) and number < 10**6 and _is_group(tokens, j, first):
        number, j = number * 1000 + int(tokens[j].low), j + 1
    while j < len(tokens) and numbers.get(tokens[j].low, ("", 0))[0] == "scale":
        number, j = number * numbers[tokens[j].low][1], j + 1
    return (int(number), j, "digits") if number == int(number) and number <= _MAX else None


def _in_words(tokens: Sequence[Token], i: int) -> tuple[int, int, str] | None:
    numbers = tables().numbers
    n = len(tokens)
    total = part = 0
    j = i
    seen = False
    while j < n:
        word = tokens[j].low
        pieces = word.split("-") if "-" in word else [word]
        if word == "and" and seen and part % 100 == 0 and part and j + 1 < n:
            nxt = numbers.get(tokens[j + 1].low.split("-")[0], ("", 0))[0]
            if nxt in ("unit", "ten") and j > i and numbers.get(tokens[j - 1].low, ("",))[0] == "scale":
                j += 1
                continue
            break
        if any(numbers.get(p, ("",))[0] not in ("unit", "ten", "scale") for p in pieces):
            break
        after = part
        ok = True
        for p in pieces:
            kind, value = numbers[p]
            if kind == "scale":
                if not after and seen:
                    ok = False
                    break
                after = (after or 1) * value
                if value >= 1000:
                    total, after = total + after, 0
            elif kind == "ten":
                ok = ok and after % 100 == 0
                after += value
            else:
                ok = ok and (after % 10 == 0 and (after % 100 == 0 or (after % 100 >= 20 and value < 10)))
                after += value
        if not ok:
            break  # "twenty thirty", "one two": two numbers
        part, seen, j = after, True, j + 1
    if not seen:
        return None
    return total + part, j, "words"


def _is_group(tokens: Sequence[Token], j: int, first: str) -> bool:
    t = tokens[j]
    return (
        len(t.low) == 3
        and t.low.isdecimal()
        and len(first) <= 3
        and "." not in first
        and (t.start == tokens[j - 1].end + 1 and first != "0" and t.low == "000")
    )


def _digits(low: str) -> float | None:
    plain = low.replace(",", "")
    if plain.isdecimal():
        return int(plain) if len(plain) <= 10 else None
    if plain.count(".") == 1:
        left, right = plain.split(".")
        if left.isdecimal() and right.isdecimal():
            # "12.500" on continental pages is twelve thousand five hundred
            return int(left + right) if len(right) == 3 and left != "0" else float(plain)
    return None
