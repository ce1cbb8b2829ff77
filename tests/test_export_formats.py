"""Each export format: columns in the codebook's order, small rows by hand, no formulas, the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from invented import count, dated, passage, telling
from rashomon.cli import cli
from rashomon.model import (
    Actor,
    ActorRole,
    Agreement,
    Figure,
    HarmGroup,
    Incident,
    IncidentType,
    Place,
    PlacePrecision,
    Property,
    Report,
    When,
)
from rashomon.publish import export_acled, export_csv, export_geojson, export_jsonl, export_ucdp
from rashomon.publish.export_rows import region
from rashomon.reconcile import conventions

TOWN = Place(
    name="Old Arrun", canonical="Arrun", country="SY", admin1="North", lat=36.25, lon=37.5,
    precision=PlacePrecision.TOWN,
)  # fmt: skip
FAR = Place(
    name="Berrik", canonical="Berrik", country="SY", lat=33.0, lon=36.0, precision=PlacePrecision.TOWN
)
PROVINCE = Place(
    name="North", canonical="North", country="SY", lat=36.0, lon=37.0, precision=PlacePrecision.ADMIN1
)


def incident(**changed: Any) -> Incident:
    words = passage(0, "5")
    claim = count(5, said=words, id="c-1", attributed_to="a medic")
    values: dict[str, Any] = {
        "id": "i-1",
        "type": IncidentType.AIRSTRIKE,
        "summary": "Airstrike at Arrun, 5–7 killed",
        "when": dated("2024-01-23"),
        "places": (TOWN,),
        "actors": (Actor(name="Moscow", role=ActorRole.PERPETRATOR, id="russia"),),
        "figures": (
            Figure(property=Property.KILLED, min=5, max=7, best=6, used=("c-1",)),
            Figure(property=Property.KILLED, group=HarmGroup.CIVILIANS, min=4, max=4, best=4),
        ),
        "agreement": (Agreement(property=Property.KILLED, state="disputed", origins=2),),
        "accounts": (telling("r1", IncidentType.AIRSTRIKE, words, claims=(claim,)),),
        "origins": 2,
    }
    return Incident(**{**values, **changed})


class Fake:
    """As much of a ledger as an export asks for."""

    def __init__(self, *incidents: Incident) -> None:
        self._incidents = incidents

    def each_incident(self) -> Iterator[Incident]:
        return iter(self._incidents)

    def reports(self) -> list[Report]:
        return [Report(id="r1", text="", outlet="Daily, Planet", title="Five dead")]

    def published(self) -> dict[str, When]:
        return {"r1": dated("2024-01-24")}


def written(module: Any, *incidents: Incident, convention: str | None = None) -> tuple[str, str]:
    outs = []
    for _ in range(2):
        out = io.BytesIO()
        message = module.dump(Fake(*incidents), out, convention)
        outs.append(out.getvalue())
    assert outs[0] == outs[1]
    return outs[0].decode("utf8"), message


def table(module: Any, *incidents: Incident, **more: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(module, *incidents, **more)[0], newline="")))


def test_csv_is_as_documented() -> None:
    text, message = written(export_csv, incident())
    assert message == ""
    assert text == (
        "id,type,summary,date_earliest,date_latest,edtf,date_precision,site,site_canonical,admin1,country,"
        "lat,lon,place_precision,perpetrators,targets,victims,killed_min,killed_max,killed_best,wounded_min,"
        "wounded_max,wounded_best,civilians_killed,children_killed,women_killed,reports,origins,disputed,"
        "sources\r\n"
        'i-1,airstrike,"Airstrike at Arrun, 5–7 killed",2024-01-23,2024-01-23,2024-01-23,day,Old Arrun,'
        "Arrun,North,SY,36.25,37.5,town,Moscow,,,5,7,6,,,,4,,,1,2,killed,"
        '"Daily, Planet"\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", '="a",b\nc'])
def test_text_is_no_formula_and_numbers_stay_numbers(text: str) -> None:
    [row] = table(export_csv, incident(summary=text, places=(Place(name="x", lat=-1.5, lon=-2.0),)))
    assert row["summary"] == "'" + text
    assert row["lat"] == "-1.5"


def test_hostile_text_stays_in_its_cell() -> None:
    text = 'a "quoted", line\r\nwith \ud800 and \x00'
    [row] = table(export_csv, incident(summary=text))
    assert row["summary"] == 'a "quoted", line\r\nwith ? and '
    for module in (export_jsonl, export_geojson, export_acled, export_ucdp):
        written(module, incident(summary=text))


def test_acled() -> None:
    text, _ = written(export_acled, incident())
    assert text.splitlines()[0] == (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
        "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
        "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
        "tags,timestamp"
    )
    assert text.splitlines()[1] == (
        "i-1,2024-01-23,2024,1,Political violence,Explosions/Remote violence,Air/drone strike,Russia,,8,"
        "Civilians (Syria),,7,78,Civilian targeting,760,Middle East,Syria,North,,,Arrun,36.25,37.5,1,"
        '"Daily, Planet",,"Airstrike at Arrun, 5–7 killed",5,,'
    )


def test_acled_splits_sites_that_lie_apart_and_divides_the_dead() -> None:
    rows = table(export_acled, incident(places=(TOWN, FAR)))
    assert [(r["event_id_cnty"], r["location"], r["fatalities"]) for r in rows] == [
        ("i-1", "Arrun", "3"),
        ("i-1.berrik", "Berrik", "2"),
    ]
    disputed = (Agreement(property=Property.PLACE, state="disputed", origins=2),)
    assert len(table(export_acled, incident(places=(TOWN, FAR), agreement=disputed))) == 1


def test_acled_dates() -> None:
    week = incident(when=dated("2024-01-01", "2024-01-07"))
    [row] = table(export_acled, week)
    assert (row["event_date"], row["time_precision"]) == ("2024-01-04", "2")
    for when in (
        When(),
        When(latest=date(2024, 1, 7)),
        When(earliest=date(2024, 1, 1), latest=date(2024, 12, 31)),
    ):
        text, message = written(export_acled, incident(when=when))
        assert (len(text.splitlines()), message) == (
            1, "Left out 1 incident not dated to a month or better."
        )  # fmt: skip


def test_every_type_has_its_event() -> None:
    assert set(export_acled.EVENTS) == set(IncidentType)


def test_ucdp() -> None:
    text, _ = written(export_ucdp, incident())
    assert text.splitlines()[0] == (
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
        "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,"
        "side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,"
        "source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,"
        "geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,"
        "deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
    )
    assert text.splitlines()[1] == (
        "i-1,,2024,,,3,,,,,,Government of Russia - Civilians,,,Government of Russia,,,Civilians,2,"
        '"Daily, Planet, 2024-01-24, Five dead","Daily, Planet",2024-01-24,Five dead,a medic,'
        "1,Arrun,Old Arrun,North,,36.25,37.5,POINT (37.5 36.25),181876,Syria,,Middle East,1,1,"
        "2024-01-23,2024-01-23,0,0,4,2,6,7,5,,"
    )


def test_ucdp_leaves_out_what_is_no_event() -> None:
    text, message = written(export_ucdp, incident(figures=()), incident(when=When()))
    assert (len(text.splitlines()), message) == (
        1, "Left out 1 not dated to a year or better and 1 without a death."
    )  # fmt: skip


def test_geojson_has_no_false_point() -> None:
    text, _ = written(export_geojson, incident(), incident(places=(PROVINCE,)), incident(places=()))
    found = json.loads(text)
    assert found["type"] == "FeatureCollection"
    town, province, none = found["features"]
    assert town["geometry"] == {"type": "Point", "coordinates": [37.5, 36.25]}
    assert (province["geometry"], province["properties"]["place_precision"]) == (None, "admin1")
    assert none["geometry"] is None


@pytest.mark.parametrize("name", conventions.NAMES)
def test_a_convention_adds_its_columns(name: str) -> None:
    [row] = table(export_csv, incident(), convention=name)
    added = [c for c in row if c.startswith(f"{name}_")]
    assert added == list(conventions.columns(name)) == list(conventions.figures(incident(), name))
    [line] = written(export_jsonl, incident(), incident(id="i-2"), convention=name)[0].splitlines()[:1]
    assert list(json.loads(line)["convention"]) == added


def test_parquet_says_what_is_missing_or_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.publish import export_parquet

    with monkeypatch.context() as patched:
        patched.setitem(__import__("sys").modules, "pyarrow", None)
        with pytest.raises(ImportError, match=r"pip install 'rashomon\[parquet\]'"):
            export_parquet.dump(Fake(incident()), io.BytesIO())  # type: ignore[arg-type]
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    out = io.BytesIO()
    export_parquet.dump(Fake(incident()), out, "ibc")  # type: ignore[arg-type]
    read = pq.read_table(io.BytesIO(out.getvalue()))
    assert read.column("killed_max").to_pylist() == [7]
    assert str(read.schema.field("lat").type) == "double"
    assert str(read.schema.field("ibc_provisional").type) == "bool"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "json", "--convention", "ibc"],
        ["--format", "acled", "--convention", "ucdp"],
        ["--format", "parquet"],
    ],
)
def test_wrong_usage_is_said_before_work_begins(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, ["export", "--output", "-", *arguments])
    assert result.exit_code == 2


def test_both_sides_of_a_clash_are_named() -> None:
    fighting = tuple(
        Actor(name=n, role=ActorRole.PERPETRATOR, id=id)
        for n, id in (("army", "syrian-army"), ("Damascus", "syria"), ("Hamas", "hamas"))
    )
    [row] = table(export_acled, incident(type=IncidentType.CLASH, actors=fighting))
    assert (row["actor1"], row["actor2"]) == ("Syrian army", "Hamas")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "3", "13")
    [row] = table(export_ucdp, incident(type=IncidentType.CLASH, actors=fighting))
    assert (row["dyad_name"], row["type_of_violence"]) == ("Government of Syria - Hamas", "1")


def test_acled_has_a_first_actor_in_every_row() -> None:
    row = next(export_acled.rows(incident(actors=()), {}))
    assert (row["actor1"], row["inter1"]) == ("Unidentified Military Forces", 8)
    row = next(export_acled.rows(incident(actors=(), type=IncidentType.BOMB), {}))
    assert (row["actor1"], row["inter1"]) == ("Unidentified Armed Group (Syria)", 3)


def test_plain_words_for_a_side_have_their_code() -> None:
    plain = (
        Actor(name="regime forces", role=ActorRole.PERPETRATOR),
        Actor(name="rebels", role=ActorRole.TARGET),
    )
    row = next(export_acled.rows(incident(actors=plain), {}))
    assert (row["inter1"], row["inter2"], row["interaction"]) == (1, 2, 12)


def test_further_attackers_are_associated_with_the_first() -> None:
    doers = (
        Actor(name="U.S.", role=ActorRole.PERPETRATOR, id="united-states"),
        Actor(name="US Air Force", role=ActorRole.PERPETRATOR, id="us-military"),
        Actor(name="Britain", role=ActorRole.PERPETRATOR, id="uk"),
    )
    row = next(export_acled.rows(incident(actors=doers), {}))
    assert row["actor1"] != row["assoc_actor_1"] == "Britain"


def test_who_is_only_denied_to_have_done_it_is_associated_with_nobody() -> None:
    doers = (
        Actor(name="U.S.", role=ActorRole.PERPETRATOR, id="united-states"),
        Actor(name="Britain", role=ActorRole.PERPETRATOR, id="uk", denied_by="Ann Lee", only_denied=True),
    )
    assert next(export_acled.rows(incident(actors=doers), {}))["assoc_actor_1"] is None


@pytest.mark.parametrize(
    ("iso", "acled", "ucdp"),
    [("SD", "Northern Africa", "Africa"), ("AF", "Caucasus and Central Asia", "Asia"),
     ("EG", "Northern Africa", "Middle East"), ("HT", "Caribbean", "Americas"), (None, None, None)],
)  # fmt: skip
def test_each_codebook_divides_the_world_its_way(
    iso: str | None, acled: str | None, ucdp: str | None
) -> None:
    assert (region("acled", iso), region("ucdp", iso)) == (acled, ucdp)
