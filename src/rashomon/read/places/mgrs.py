"""Grid references of the Military Grid Reference System (NATO; WGS 84) to latitude and longitude.

"38S MB 41234 87654" is zone 38, band S, the square MB of 100 km, and metres east and north inside it. The
series for the inverse transverse Mercator projection are Karney's (2011), to far below a metre.
"""

from __future__ import annotations

from math import atan, atanh, cos, cosh, degrees, sin, sinh, sqrt

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_SCALE = 0.9996
_FLATTENING = 1 / 298.257223563
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = 6378137.0 / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_ECCENTRICITY = sqrt(_FLATTENING * (2 - _FLATTENING))


def to_degrees(
    zone: int, band: str, square: str, easting: float, northing: float
) -> tuple[float, float] | None:
    """Latitude and longitude of a point, or None where there is no such square in the zone and band.

    Args:
        easting, northing: metres from the square's south-west corner, below 100,000.

    >>> lat, lon = to_degrees(38, "S", "MB", 41234, 87654)
    >>> round(lat, 3), round(lon, 3)
    (33.326, 44.369)
    """
    columns = _COLUMNS[(zone - 1) % 3]
    if not 1 <= zone <= 60 or band not in _BANDS or square[0] not in columns or square[1] not in _ROWS:
        return None
    east = (columns.index(square[0]) + 1) * 100_000 + easting
    row = (_ROWS.index(square[1]) - (5 if zone % 2 == 0 else 0)) % 20
    south = -80 + 8 * _BANDS.index(band)  # the band's southern edge, in degrees
    height = 12 if band == "X" else 8
    # Rows repeat every 2,000 km: the one that lies in the band is meant.
    for cycle in range(-5, 5):
        lat, lon = _from_utm(zone, east, cycle * 2_000_000 + row * 100_000 + northing)
        if south - 0.01 <= lat <= south + height + 0.01:
            return (lat, lon) if abs(lon - (6 * zone - 183)) <= 6 else None
    return None


def _from_utm(zone: int, east: float, north: float) -> tuple[float, float]:
    """Degrees from metres of a zone; ``north`` is counted from the equator, below zero south of it."""
    xi, eta = north / (_SCALE * _RADIUS), (east - 500_000) / (_SCALE * _RADIUS)
    x = xi - sum(b * sin(2 * k * xi) * cosh(2 * k * eta) for k, b in enumerate(_BETA, 1))
    y = eta - sum(b * cos(2 * k * xi) * sinh(2 * k * eta) for k, b in enumerate(_BETA, 1))
    lon = atan(sinh(y) / cos(x)) if cos(x) else 0.0
    tau = target = sin(x) / sqrt(sinh(y) ** 2 + cos(x) ** 2)
    for _ in range(5):  # Newton: from the conformal to the geographic latitude
        hyp = sqrt(1 + tau * tau)
        sigma = sinh(_ECCENTRICITY * atanh(_ECCENTRICITY * tau / hyp))
        guess = tau * sqrt(1 + sigma * sigma) - sigma * hyp
        slope = (1 + (1 - _ECCENTRICITY**2) * tau * tau) / ((1 - _ECCENTRICITY**2) * hyp)
        tau += (target - guess) / sqrt(1 + guess * guess) * slope
    return degrees(atan(tau)), 6 * zone - 183 + degrees(lon)
