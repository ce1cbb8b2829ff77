"""The gazetteer: spellings, tables added, building twice."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from rashomon.read.places import Gazetteer, open_gazetteer
from rashomon.read.places.added import rows_of
from rashomon.read.places.build import build
from rashomon.read.places.folding import as_heard, fold, transliterated
from rashomon.read.places.tables import TableError, own_rows
from rashomon.store import Database, gazetteers

LINE = "old-mill\tOld Mill\tAlte Muehle|Oldmill\tsite\tDE\tBavaria\t48.1\t11.5\n"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Al-Ḩasakah", "Hasakeh"),
        ("Deir Ezzor", "Dayr az Zawr"),
        ("Ar-Raqqah", "Raqa"),
        ("Sheikh Maqsoud", "Shaykh Maqsud"),
        ("Hamdaniya", "Hamdaniyeh"),
    ],
)
def test_transliterations_meet(a: str, b: str) -> None:
    assert transliterated(a) == transliterated(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Homs", "Hama"), ("Douma", "Dumayr"), ("Mosul", "Masyaf"), ("Basra", "Busra")]
)
def test_different_towns_do_not_meet(a: str, b: str) -> None:
    assert transliterated(a) != transliterated(b)


def test_the_strict_key() -> None:
    assert fold("St. Louis") == fold("Saint Louis") and fold("Aleppo") != fold("Alepo")


def test_a_name_as_heard_is_found_in_its_country_only() -> None:
    gazetteer = open_gazetteer()
    assert as_heard("Zurf al Saqr") == as_heard("Jurf al-Sakhar")
    assert gazetteer.heard("Zurf al Saqr", frozenset({"IQ"}))[0].name == "Jurf al-Sakhar"
    assert gazetteer.heard("Zurf al Saqr", frozenset({"FR"})) == ()


def test_ours_and_geonames_are_one_place() -> None:
    towns = [e for e in open_gazetteer().lookup("Deir Ezzor") if e.kind == "town" and e.country == "SY"]
    assert len(towns) == 1 and towns[0].id.startswith("geonames:")


def test_own_tables_are_checked() -> None:
    assert next(own_rows([LINE], "t")).names[1] == ("Alte Muehle", 1)
    for bad, why in (
        ("a\tb\n", "columns"),
        (LINE.replace("site", "castle"), "kind"),
        (LINE.replace("48.1", "x"), "latitude 'x'"),
        (LINE.replace("48.1", "95"), "from -90 to 90"),
        (LINE.replace("11.5", "nan"), "longitude"),
        (LINE.replace("Old Mill", ""), "no name"),
        (LINE.replace("11.5", "11.5\tmany"), "population 'many'"),
    ):
        with pytest.raises(TableError, match=why):
            list(own_rows([bad], "t"))


def test_a_geonames_dump_is_read(tmp_path: Path) -> None:
    cells = [
        "77",
        "Obermühl",
        "Obermuhl",
        "Obermuehl",
        "48.4",
        "13.9",
        "P",
        "PPL",
        "AT",
        "",
        "04",
        "",
        "",
        "",
        "321",
        "",
        "",
        "",
        "",
    ]
    path = tmp_path / "AT.txt"
    path.write_text("\t".join(cells) + "\n", "utf8")
    (row,) = rows_of(path)
    assert (row.id, row.kind, row.country, row.population) == ("geonames:77", "town", "AT", 321)


def test_a_table_added_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    table = tmp_path / "mills.tsv"
    table.write_text(LINE, "utf8")
    base = tmp_path / "cache" / "places-x.sqlite"
    build(
        base,
        own_rows(
            [LINE.replace("Old Mill", "New Mill").replace("old-mill", "new").replace("Oldmill", "Newmill")],
            "t",
        ),
    )
    gazetteer = Gazetteer([base], "x")
    assert gazetteer.exact("Old Mill") == ()
    assert gazetteer.add_table(table) == 1
    assert gazetteer.exact("old mill")[0].id == "mills:old-mill" and gazetteer.version != "x"
    again: Gazetteer = pickle.loads(pickle.dumps(gazetteer))
    assert again.exact("OLD MILL")[0].name == "Old Mill"


def test_a_damaged_table_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path))
    with pytest.raises(TableError):
        build(tmp_path / "b.sqlite", own_rows(["a\tb"], "t"))
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_says_which_tables_it_was_read_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    base = tmp_path / "cache" / "places-x.sqlite"
    build(base, own_rows([LINE], "t"))
    gazetteer = Gazetteer([base], "x")
    table = tmp_path / "mills.tsv"
    table.write_text(LINE, "utf8")
    gazetteer.add_table(table)
    (standard, added) = gazetteer.tables
    assert standard == ("standard", "x") and added[0] == "mills.tsv"
    database = Database.open(tmp_path / "l.ledger")
    for _ in range(2):  # noted once
        with database.writing() as connection:
            gazetteers.keep(connection, gazetteer.tables)
    with database.reading() as connection:
        assert gazetteers.each(connection) == sorted(gazetteer.tables)
    database.close()


OCHA = "admin0Pcode,admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode\nZZ,Velmar,ZZ01,Old Harbour,ZZ0103\n"


def test_a_table_of_ochas_is_told_by_its_column_names(tmp_path: Path) -> None:
    path = tmp_path / "zz_adm.csv"
    path.write_text(OCHA, "utf-8-sig")
    (row,) = rows_of(path)
    assert (row.id, row.name, row.kind) == ("zz_adm:ZZ0103", "Old Harbour", "admin2")
    assert (row.country, row.admin1, row.lat) == ("ZZ", "Velmar", None)
    towns = tmp_path / "zz_ppl.csv"
    towns.write_text("ADM1_EN;ADM1_PCODE;name;Latitude;Longitude\nVelmar;ZZ01;Tarrow;12,5;40.25\n", "utf8")
    (town,) = rows_of(towns)
    assert (town.name, town.kind, town.country, town.lat, town.lon) == ("Tarrow", "town", "ZZ", 12.5, 40.25)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no place"),
        (OCHA + "ZZ,Velmar\n", "line 3: 2 columns"),
        ("name,lat,lon\nTarrow,north,4\n", "line 2: latitude 'north' is no number"),
        ("name,kind,lat,lon\nTarrow,castle,1,4\n", "kind 'castle'"),
        ("name,lat,lon\nTarrow,2,4\n,1,4\n", "line 3: the place has no name"),
        ("Tarrow;2;4\n", "line 1: 1 column with tabs"),
        ("\t".join(["7", "Velm", "", "", "x", "1", "P", "PPL", "ZZ", *[""] * 10]) + "\n", "line 1"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, "utf8")
    with pytest.raises(TableError, match=why):
        list(rows_of(path))


def test_a_table_added_twice_is_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    base = tmp_path / "cache" / "places-x.sqlite"
    build(base, own_rows([LINE.replace("Old Mill", "New Mill")], "t"))
    table = tmp_path / "velm.csv"
    table.write_text("name,lat,lon\nVelm,1,2\n", "utf8")
    gazetteer = Gazetteer([base], "x")
    assert gazetteer.add_table(table) == 1
    version = gazetteer.version
    assert gazetteer.add_table(table) == 1 and gazetteer.version == version
    assert len(gazetteer.exact("Velm")) == 1


def test_a_short_key_joins_no_two_names() -> None:
    assert not any(e.name == "Hilla" for e in open_gazetteer().lookup("al-Hail"))


def test_an_added_table_is_used_and_can_be_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    base = tmp_path / "cache" / "places-x.sqlite"
    division = "idl\tIdlib\tIdleb\tadmin1\tSY\tIdlib\t36\t36.6\n"
    build(base, own_rows([division, "sy\tSyria\t\tcountry\tSY\n"], "t"))
    gazetteer = Gazetteer([base], "x")
    table = tmp_path / "villages.csv"
    table.write_text(
        "name,lat,lon,country,admin1,variants\nKafr Velin,36.1,36.5,SY,Idleb,Kfar Wilin\n", "utf8"
    )
    gazetteer.add_table(table)
    (entry,) = gazetteer.exact("Kfar Wilin")
    assert entry.admin1 == "Idlib"  # as the gazetteer calls the division
    assert entry.id in gazetteer.own
    with pytest.raises(KeyError):
        gazetteer.remove_table("other.csv")
    gazetteer.remove_table("villages.csv")
    assert gazetteer.exact("Kfar Wilin") == () and gazetteer.version == "x"
    assert entry.id not in gazetteer.own and [p.name for p in base.parent.iterdir()] == [base.name]
