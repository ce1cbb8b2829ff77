"""Times and places against what else can be run here, on the same texts: the table of docs/when-and-where.md.

    python bench/when_where.py [SHARED]        prints the table
    python bench/when_where.py --write         puts it into the page

SHARED is the folder with ``datasets`` (default: beside the repository). Peers: dateparser's ``search_dates``,
timexy (``pip install dateparser timexy``), and a plain gazetteer match (every capitalised name the gazetteer
has, at its most populous bearer). A peer that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

import places_eval
import times_eval
from rashomon.read.places import Gazetteer, open_gazetteer

PAGE = Path(__file__).resolve().parents[1] / "docs" / "when-and-where.md"
BEGIN, END = "<!-- table: python bench/when_where.py --write -->\n", "<!-- end of table -->"


def times_rows(shared: Path) -> list[str]:
    rows = [
        "| expressions of time, TimeBank and AQUAINT | half | span F1 | value F1 | kB/s |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    for half, name in (("even", "development"), ("odd", "the other")):
        stories = list(times_eval.stories(shared / "datasets" / "timebank", half))
        size = sum(len(s.text) for s in stories) / 1000
        score, _, seconds = times_eval.measure(stories)
        rows.append(_times("rashomon", name, score, size / seconds))
        if half == "even":
            for label, measured in (
                ("dateparser {} `search_dates`", times_eval.dateparser_score),
                ("timexy {}", times_eval.timexy_score),
            ):
                peer = measured(stories)
                package = label.split()[0]
                if peer:
                    rows.append(_times(label.format(version(package)), name, peer[0], size / peer[1]))
                else:
                    rows.append(f"| {package}: not installed | {name} | | | |")
    return rows


def _times(who: str, half: str, score: times_eval.Score, rate: float) -> str:
    return f"| {who} | {half} | {score.span_f1:.3f} | {score.value_f1:.3f} | {rate:.0f} |"


def places_rows(shared: Path, gazetteer: Gazetteer) -> list[str]:
    rows = [
        "| place names, odd articles | set | precision | recall | F1 | of these within 161 km | kB/s |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in ("lgl.xml", "TR-News.xml"):
        path = shared / "datasets" / "geoparsing" / name
        for plain in (False, True):
            f = places_eval.measure(path, 1, gazetteer, plain)
            who = "plain gazetteer match" if plain else "rashomon"
            rate = f"{f.rate:.0f}" if f.rate else ""
            figures = f"{f.precision:.3f} | {f.recall:.3f} | {f.f1:.3f} | {f.near:.3f}"
            rows.append(f"| {who} | {path.stem} | {figures} | {rate} |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("shared", nargs="?", type=Path, default=default)
    parser.add_argument("--write", action="store_true", help="put the table into docs/when-and-where.md")
    args = parser.parse_args()
    if not (args.shared / "datasets").is_dir():
        sys.exit(f"no datasets in {args.shared}")
    parts = [times_rows(args.shared), places_rows(args.shared, open_gazetteer())]
    table = "\n\n".join("\n".join(rows) for rows in parts) + "\n"
    if not args.write:
        print(table)
        return
    text = PAGE.read_text("utf8")
    head, rest = text.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", "utf8")


if __name__ == "__main__":
    main()
