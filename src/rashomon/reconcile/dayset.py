"""Sets of days as bits: what the date solver computes with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MOST_DAYS = 40_000  # longer spans are kept as bounds, without the days inside


@dataclass(frozen=True, slots=True)
class Days:
    """A set of days: ``bits`` over the ordinals from ``lo``, or only the bounds where one is open.

    Bit k of ``bits`` stands for the day ``lo + k``. With ``bits`` None, every day from ``lo`` to ``hi`` is
    in (None: no bound on that side).
    """

    lo: int | None = None
    hi: int | None = None
    bits: int | None = None

    @classmethod
    def between(cls, first: date | None, last: date | None) -> Days:
        """Every day from first to last; None leaves that side open."""
        return cls._bounds(first.toordinal() if first else None, last.toordinal() if last else None)

    @classmethod
    def _bounds(cls, lo: int | None, hi: int | None) -> Days:
        if lo is None or hi is None or hi - lo >= MOST_DAYS:
            return cls(lo, hi)
        return cls(lo, hi, (1 << (hi - lo + 1)) - 1) if lo <= hi else EMPTY

    @classmethod
    def _of_bits(cls, lo: int, bits: int) -> Days:
        if not bits:
            return EMPTY
        low = (bits & -bits).bit_length() - 1
        bits >>= low
        return cls(lo + low, lo + low + bits.bit_length() - 1, bits)

    @property
    def empty(self) -> bool:
        return self.bits == 0

    @property
    def open(self) -> bool:
        """True while a side has no bound (or the span is too long to hold its days)."""
        return self.bits is None

    @property
    def first(self) -> date | None:
        return date.fromordinal(min(max(self.lo, 1), date.max.toordinal())) if self.lo is not None else None

    @property
    def last(self) -> date | None:
        return date.fromordinal(min(max(self.hi, 1), date.max.toordinal())) if self.hi is not None else None

    def __and__(self, other: Days) -> Days:
        if self.bits is None and other.bits is None:
            lo = max((x for x in (self.lo, other.lo) if x is not None), default=None)
            hi = min((x for x in (self.hi, other.hi) if x is not None), default=None)
            if lo is not None and hi is not None and lo > hi:
                return EMPTY
            return Days._bounds(lo, hi)
        if self.bits is None:
            return other & self
        if self.empty or other.empty:
            return EMPTY
        assert self.lo is not None and self.hi is not None
        if other.bits is None:
            lo = self.lo if other.lo is None else max(self.lo, other.lo)
            hi = self.hi if other.hi is None else min(self.hi, other.hi)
            if lo > hi:
                return EMPTY
            return Days._of_bits(lo, (self.bits >> (lo - self.lo)) & ((1 << (hi - lo + 1)) - 1))
        assert other.lo is not None
        a, b = (self, other) if self.lo <= other.lo else (other, self)
        assert a.lo is not None and b.lo is not None and a.bits is not None and b.bits is not None
        return Days._of_bits(b.lo, (a.bits >> (b.lo - a.lo)) & b.bits)

    def spread(self, least: int, most: int) -> Days:
        """Every day that lies ``least`` to ``most`` days on from a day of the set."""
        if self.empty:
            return self
        lo = None if self.lo is None else self.lo + least
        hi = None if self.hi is None else self.hi + most
        if self.bits is None or lo is None or hi is None:
            return Days(lo, hi)
        bits, have, need = self.bits, 1, most - least + 1
        while have < need:  # doubling: log steps, not one a day
            step = min(have, need - have)
            bits |= bits << step
            have += step
        return Days._of_bits(lo, bits)

    def where(self, admits: Callable[[date], bool]) -> Days:
        """The days for which ``admits`` is true; an open set stays as it is."""
        if self.bits is None or self.empty:
            return self
        assert self.lo is not None
        kept, rest = 0, self.bits
        while rest:
            low = rest & -rest
            if admits(date.fromordinal(self.lo + low.bit_length() - 1)):
                kept |= low
            rest ^= low
        return Days._of_bits(self.lo, kept)


EMPTY = Days(0, -1, 0)
