"""Receive: what users hand in becomes reports, and what cannot be read gets a reason."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from ftfy.badness import is_bad
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Report
from rashomon.receive import MAX_PAGE, Rejected, receive
from rashomon.receive.decode import _SUSPECT
from rashomon.receive.published import given as published
from rashomon.receive.rows import column_map

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Two hurt in Velm market fire - The Ostra Courier</title>
<meta property="og:site_name" content="The Ostra Courier">
<link rel="canonical" href="https://ostra.example/velm">
<script type="application/ld+json">{"@type": "NewsArticle",
 "datePublished": "2031-03-05T00:40:00+05:00"}</script>
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><article>
<h1>Two hurt in Velm market fire</h1>
<p>Two traders were hurt on Tuesday when a rocket struck the covered market, the mayor said.</p>
<p>The market, the largest of the valley, had opened an hour before, and the fire spread to three stalls.</p>
<p>Nobody claimed the attack. The mayor asked the residents of Velm to stay away from the old town.</p>
</article></body></html>"""


def reports(*paths: Path | str) -> list[Report]:
    found = list(receive(paths))
    assert all(isinstance(x, Report) for x in found), found
    return [x for x in found if isinstance(x, Report)]


def reasons(*paths: Path | str) -> list[str]:
    return [x.reason for x in receive(paths) if isinstance(x, Rejected)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(path: Path, *rows: object) -> Path:
    return write(path, "".join(json.dumps(r) + "\n" for r in rows))


def test_a_text_file_is_kept_to_the_last_line_end(tmp_path: Path) -> None:
    text = "Velm burns\r\n\r\nTwo were hurt.\rNo more is known.\n"
    (r,) = reports(write(tmp_path / "a.txt", text))
    assert (r.text, r.title, r.name) == (text, None, "a.txt")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_told_with_and_without_a_mark(tmp_path: Path, codec: str) -> None:
    text = "Dörfer am Fluß: zwei Tote, sagte der Bürgermeister am Dienstag."
    (r,) = reports(write(tmp_path / "a.txt", text.encode(codec)))
    assert r.text == text


def test_another_charset_is_detected(tmp_path: Path) -> None:
    text = "Le maire a déclaré que deux habitants blessés ont été transférés à l’hôpital après la nuit. " * 4
    (r,) = reports(write(tmp_path / "a.txt", text.encode("cp1252")))
    assert "déclaré" in r.text and "blessés" in r.text


def test_mojibake_is_repaired_in_files(tmp_path: Path) -> None:
    good = "The mayor said “nobody” was hurt in Fléville."
    (r,) = reports(write(tmp_path / "a.txt", good.encode("utf-8").decode("cp1252", "replace").encode()))
    assert "“nobody" in r.text and "Fléville" in r.text


def test_one_foreign_character_by_itself_is_no_mojibake() -> None:
    # By this a page is passed over that has no two of them side by side: ftfy's rules all ask for two.
    every = map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x10000)))
    alone = (f"a{c}b {c} A{c}1 .{c}, {c}\n" for c in every if not _SUSPECT.search(c))
    assert not is_bad("".join(alone))


def test_a_row_keeps_the_senders_text_to_the_character(tmp_path: Path) -> None:
    text = "The mayor said â€œnobodyâ€\x9d was hurt.\x00 \ud800 End"
    (r,) = reports(rows(tmp_path / "a.jsonl", {"text": text}))
    assert len(r.text) == len(text)
    assert r.text == text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


def test_a_folder_is_read_sorted_and_deep_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "note.pyc"):
        write(tmp_path / name, f"text of {name}")
    assert [r.name for r in reports(tmp_path)] == ["b.txt", "a/z.txt"]
    assert [r.name for r in reports(str(tmp_path / "**" / "*.txt"))] == ["z.txt", "b.txt"]


def test_one_file_by_two_paths_comes_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Velm burns.")
    assert len(reports(path, tmp_path, str(tmp_path / "*.txt"))) == 1


def test_standard_input_is_told_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, kind in (
        (b'{"text": "one"}\n{"text": "two"}\n', 2),
        (b"plain words", 1),
        (PAGE.encode(), 1),
    ):
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content)))
        monkeypatch.setattr(sys, "stdin", stream)
        assert len(reports("-")) == kind


def test_html_gives_text_and_metadata_in_the_pages_own_zone(tmp_path: Path) -> None:
    (r,) = reports(write(tmp_path / "a.html", PAGE))
    assert "rocket struck the covered market" in r.text and "Home" not in r.text
    assert r.title and r.title.startswith("Two hurt in Velm market fire")
    assert (r.outlet, r.url, r.language) == ("The Ostra Courier", "https://ostra.example/velm", "en")
    assert r.published.edtf == "2031-03-05" and "JSON-LD" in r.published.how
    assert r.raw == PAGE.encode() and r.media_type == "text/html"


def test_a_text_file_that_is_a_page_is_read_as_one(tmp_path: Path) -> None:
    (r,) = reports(write(tmp_path / "saved.txt", PAGE))
    assert r.media_type == "text/html"


def test_rows_of_news_please_and_trafilatura(tmp_path: Path) -> None:
    theirs = {
        "maintext": "A",
        "title": "T",
        "url": "u",
        "source_domain": "velm.example",
        "date_publish": "2031-03-04 10:00:00",
        "language": "en",
    }
    others = {
        "raw_text": "B",
        "title": "T",
        "source": "https://www.ostra.example/1",
        "source-hostname": "Ostra",
        "date": "2031-03-05",
    }
    mine = {"id": 7, "text": "C", "url": "https://www.kell.example/x"}
    a, b, c = reports(rows(tmp_path / "a.jsonl", theirs, others, mine))
    assert (a.text, a.outlet, a.published.edtf, a.language) == ("A", "velm.example", "2031-03-04", "en")
    assert (b.text, b.outlet, b.url, b.published.edtf) == (
        "B",
        "Ostra",
        "https://www.ostra.example/1",
        "2031-03-05",
    )
    assert (c.id, c.outlet, c.name) == ("7", "kell.example", "a.jsonl:3")


def test_a_headline_without_a_body_is_a_report(tmp_path: Path) -> None:
    (r,) = reports(rows(tmp_path / "a.jsonl", {"id": "1", "title": "Two hurt in Velm", "text": ""}))
    assert (r.text, r.title) == ("", "Two hurt in Velm")


@pytest.mark.parametrize(
    "content", ['[{"text": "one"},\n {"text": "two"}]', '{\n "text": "one"\n}', '\ufeff{"text": "one"}']
)
def test_arrays_lone_objects_and_marks(tmp_path: Path, content: str) -> None:
    found = reports(write(tmp_path / "a.json", content))
    assert [r.text for r in found] == ["one", "two"][: len(found)] and found


def test_utf16_and_packed_rows(tmp_path: Path) -> None:
    content = '{"text": "Dörfer"}\n{"text": "two"}\n'
    one = reports(write(tmp_path / "a.jsonl", content.encode("utf-16")))
    two = reports(write(tmp_path / "b.jsonl.gz", gzip.compress(content.encode())))
    assert [r.text for r in one] == [r.text for r in two] == ["Dörfer", "two"]


def test_broken_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        '{"text": "one"}\n{"text": \n[1]\n{"title": "no text"}\n{"text": 5}\n\n{"text": ""}\n{"text":"two"}\n'
        + "[" * 100_000
        + "\n",
    )
    found = list(receive([path]))
    assert [r.text for r in found if isinstance(r, Report)] == ["one", "two"]
    bad = {r.name: r.reason for r in found if isinstance(r, Rejected)}
    assert list(bad) == [f"a.jsonl:{n}" for n in (2, 3, 4, 5, 7, 9)]
    assert "broken JSON at character" in bad["a.jsonl:2"]
    assert "list" in bad["a.jsonl:3"] and "no `text` or `html`" in bad["a.jsonl:4"]
    assert "number" in bad["a.jsonl:5"] and "empty" in bad["a.jsonl:7"]


def test_an_id_used_twice(tmp_path: Path) -> None:
    one, two = {"id": "x", "text": "one"}, {"id": "x", "text": "two"}
    found = list(receive([rows(tmp_path / "a.jsonl", one, one, two)]))
    assert [type(x) for x in found] == [Report, Report, Rejected]
    assert isinstance(found[2], Rejected) and found[2].name == "a.jsonl:3" and "'x'" in found[2].reason


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", b"%PDF-1.7\n...", "PDF"),
        ("a.txt", bytes(range(256)) * 40, "not a text"),
        ("a.txt", b"\xff\xfeh\x00i\x00\x00", "broken"),
        ("a.html", b"<html><body>" + b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, "nested"),
        ("a.html", b"<html><body><p>a</p>" + b"<b>x</b>\n" * 70_000, "elements"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no text"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 5000)[:-20], "cut short"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    found = reasons(write(tmp_path / name, content))
    assert len(found) == 1 and words in found[0]


def test_too_large_a_page_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"x" * (MAX_PAGE + 1))
    write(tmp_path / "b.jsonl", b'{"text": "' + b"y" * MAX_PAGE + b'"}\n{"text": "two"}\n')
    found = list(receive([tmp_path]))
    assert [r.text for r in found if isinstance(r, Report)] == ["two"]
    assert all("20 MB" in r.reason for r in found if isinstance(r, Rejected))


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = reasons(tmp_path / "no.txt", str(tmp_path / "*.html"), tmp_path / "empty")
    assert (
        "no such file" in found[0] and "matches no file" in found[1] and "no file in this folder" in found[2]
    )


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T23:30:00-05:00", "2031-03-04"),
        ("2031-03-04 23:30:00", "2031-03-04"),
        ("20310304T101500Z", "2031-03-04"),
        ("Tue, 04 Mar 2031 10:00:00 GMT", "2031-03-04"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("2031-02-30", ""),
        ("soon", ""),
        (None, ""),
    ],
)
def test_published(value: str | None, edtf: str) -> None:
    assert published(value).edtf == edtf


@given(
    st.binary(max_size=3000),
    st.sampled_from(
        ["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv.gz", "a.warc", "a.warc.gz", "a"]
    ),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = write(tmp_path_factory.getbasetemp() / "fuzz" / name, data)
    for x in receive([path]):
        assert isinstance(x, Report | Rejected)
        if isinstance(x, Report):
            x.text.encode("utf-8")


def test_a_table_by_its_own_names_and_by_a_column_map(tmp_path: Path) -> None:
    usual = 'Title,TEXT,Published\n"Fire, again","Velm burns.\nTwo hurt.",2031-03-04\n\n,Kell burns.,\n'
    a, b = reports(write(tmp_path / "a.csv", usual))
    assert (a.title, a.text, a.published.edtf, a.name) == (
        "Fire, again", "Velm burns.\nTwo hurt.", "2031-03-04", "a.csv:3",
    )  # fmt: skip
    assert (b.title, b.text) == (None, "Kell burns.")
    other = "Story;Day;Paper;No\nVelm burns.;2031-03-04;Ostra;7\n"
    columns = {"text": "story", "published": "Day", "outlet": "Paper", "id": "No"}
    (c,) = [x for x in receive([write(tmp_path / "b.csv", other)], columns) if isinstance(x, Report)]
    assert (c.id, c.text, c.outlet, c.published.edtf) == ("7", "Velm burns.", "Ostra", "2031-03-04")
    (d,) = [
        x
        for x in receive([rows(tmp_path / "c.jsonl", {"story": "Velm burns."})], {"text": "story"})
        if isinstance(x, Report)
    ]
    assert d.text == "Velm burns."


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_spreadsheets(tmp_path: Path, codec: str) -> None:
    content = "title\ttext\nFeuer\tDörfer brannten, sagte der Bürgermeister.\n"
    (r,) = reports(write(tmp_path / "a.tsv", content.encode(codec)))
    assert r.text == "Dörfer brannten, sagte der Bürgermeister."
    assert len(reports(write(tmp_path / "b.csv.gz", gzip.compress(b"text\nVelm burns.\n")))) == 1


def test_a_column_that_no_row_has_is_named(tmp_path: Path) -> None:
    rows = write(tmp_path / "b.csv", "text,day\nNine people were killed in Daruk.,2024-01-02\n")
    read, told = receive([rows], {"published": "date"})
    assert isinstance(read, Report)
    assert isinstance(told, Rejected)
    assert told.name == "--columns published=date"
    assert [type(x) for x in receive([rows], {"published": "day"})] == [Report]


def test_broken_tables_say_why_and_the_rest_is_read(tmp_path: Path) -> None:
    found = list(receive([write(tmp_path / "a.csv", "id,text\n1,one\n2,one,too many\n3,\n4,four\n")]))
    assert [(type(x).__name__, x.name) for x in found] == [
        ("Report", "a.csv:2"), ("Rejected", "a.csv:3"), ("Rejected", "a.csv:4"), ("Report", "a.csv:5"),
    ]  # fmt: skip
    assert "--columns text=NAME" in reasons(write(tmp_path / "b.csv", "day,story\n1,one\n"))[0]
    open_quote = b'text\none\n"' + b"x,\n" * (MAX_PAGE // 2)
    found = list(receive([write(tmp_path / "c.csv", open_quote)]))
    assert [type(x) for x in found] == [Report, Rejected]
    found = list(receive([write(tmp_path / "d.csv", b"text\none\n" + b"x" * (MAX_PAGE + 5))]))
    assert isinstance(found[1], Rejected) and "20 MB" in found[1].reason


def test_a_table_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"story,day\nVelm burns.,2031\n")))
    monkeypatch.setattr(sys, "stdin", stream)
    assert [x.text for x in receive(["-"], {"text": "story"}) if isinstance(x, Report)] == ["Velm burns."]


@pytest.mark.parametrize("words", ["text", "text=", "body=text", ""])
def test_a_column_map_that_is_none(words: str) -> None:
    with pytest.raises(ValueError, match="names no column"):
        column_map(words)
