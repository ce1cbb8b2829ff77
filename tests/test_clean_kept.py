"""Clean: every character is kept once, and every way of computing labels gives the same."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleaned import BODY, LINES, cleaned
from rashomon.clean import clean, clean_all
from rashomon.model import BlockLabel, Report

L = BlockLabel


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_cue_is_tried_on_every_line_that_it_may_start(data: st.DataObject) -> None:
    from rashomon.clean.characters import characters
    from rashomon.clean.cues import cue_table, rows
    from rashomon.clean.needles import by_fours, by_twos

    _, where, _, pattern, heads = data.draw(
        st.sampled_from([r for r in rows("clean_cues.tsv") if r[1] in ("start", "numbered")])
    )
    # Digits and white space of other scripts are none that the cues mean.
    drawn = data.draw(st.from_regex(re.compile(pattern, re.ASCII)))
    assume(set(drawn).isdisjoint("\n\r\v\f\x1c\x1d\x1e\x1f\x85"))  # white space that ends a line
    page = characters([drawn])
    (line,) = page.lines()
    m = re.compile(pattern).match(line)
    table = cue_table()
    starts = table.starts if where == "numbered" else table.plain_starts
    its = starts.by_head.get
    fours = by_fours(by_twos(page.signs), np.array([0]))
    four = int(fours[0])
    any_of_them, each, _ = its(four) or its(four & 0xFFFF) or its(four & 0xFF) or (None, (), 0)
    likely = starts.heads.at(fours)[0]
    tried = likely and any_of_them and any_of_them(line) and [s.pattern.pattern for s in each]
    assert m is None or where == "start" or any(c in "0123456789" for c in line), line
    assert m is None or (tried and pattern in tried), (line, heads)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_cue_is_tried_on_every_line_that_may_hold_it(data: st.DataObject) -> None:
    from rashomon.clean.characters import characters
    from rashomon.clean.cues import cue_table, rows
    from rashomon.clean.letters import letters

    _, _, _, pattern, needs = data.draw(st.sampled_from([r for r in rows("clean_cues.tsv") if r[1] == "any"]))
    drawn = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)).strip()
    assume(drawn and set(drawn).isdisjoint("\n\r\v\f\x1c\x1d\x1e\x1f\x85"))
    page = letters(characters([drawn]))
    (line,) = page.characters.lines()
    _, held = cue_table().find_all(page, [line])
    assert not re.search(pattern, line) or not held.keys().isdisjoint(needs.split("|")), line


@given(
    st.lists(st.sampled_from(["©", "photo", "paypal", "palm", "a photo", "€", "zaż"]), unique=True),
    st.lists(
        st.lists(
            st.sampled_from(["©", "photo", "paypal", "pal", "€5", "zażółć", "\U0001f680", " a ", "x"]),
            max_size=9,
        ),
        max_size=4,
    ),
)
def test_many_strings_are_found_at_once(strings: list[str], parts: list[list[str]]) -> None:
    from rashomon.clean.characters import characters
    from rashomon.clean.needles import Needles, by_twos
    from rashomon.clean.ngrams import tokens

    lines = [line for line in ("".join(some).strip() for some in parts) if line]
    assume(lines)
    page = characters(lines)
    its = tokens(page)
    at = [[m.start() for m in re.finditer(r"[^\W_]+|\S", line)] for line in lines]
    every = range(len(lines))
    wanted = {s: {n for n in every if any(lines[n].startswith(s, i) for i in at[n])} for s in strings}
    found = Needles(strings).find(page, by_twos(page.signs), its)
    assert found == {s: where for s, where in wanted.items() if where}


def test_every_line_of_the_cue_table_is_told() -> None:
    from rashomon.clean.characters import characters
    from rashomon.clean.cues import cue_table
    from rashomon.clean.letters import letters

    table = cue_table()
    phrases = [phrase for phrase in table.whole if len(phrase.split()) <= 8]
    lines = [around.format(phrase.replace("#", "1,204")) for phrase in phrases for around in ("{}", "»{}:")]
    page = letters(characters(lines))
    cues, _ = table.find_all(page, page.characters.lines())
    assert [i for i in range(len(lines)) if i not in cues or not cues[i].whole] == []


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [*BODY, "Home", "Lea también: Kell", "3.200 € – 12:40", "a", "Škoda’s 4x4", "日本語"]
            ),
            st.text(st.characters(min_codepoint=1, max_codepoint=0x24F), min_size=1, max_size=40),
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(deadline=None)
def test_the_arrays_hold_the_n_grams_that_were_learned(lines: list[str]) -> None:
    from rashomon.clean.characters import characters
    from rashomon.clean.ngrams import gram_hashes, grams, tokens, written_grams

    texts = [" ".join(x.split()) for x in lines if x.split()]
    assume(texts and all(len(x.lower()) == len(x) for x in texts))
    found = tokens(characters(texts))
    g, at = grams(found), [*found.at, len(found.hashes)]
    for i, (text, a, b) in enumerate(zip(texts, at, at[1:], strict=False)):
        ours = [*g.single[a + 1 : b - 1], *g.double[a : b - 1], *g.opening[:, i], g.closing[i]]
        written = gram_hashes(written_grams(text.lower().replace("’", "'")))
        assert sorted(int(x) for x in ours if x) == sorted(int(x) for x in written), text


@given(st.lists(LINES, max_size=8))
@settings(max_examples=100, deadline=None)
def test_the_numbers_of_a_line_are_finite(lines: list[str]) -> None:
    from rashomon.clean.scored import scored_pages

    texts = [" ".join(x.split()) for x in lines if x.split()]
    assume(texts)
    ((scored, _),) = scored_pages([(texts, [False] * len(texts))])
    assert scored.texts == texts and (abs(scored.scores) < 1e4).all()


@given(st.lists(st.lists(LINES, max_size=6), max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_page_is_cleaned_alike_alone_and_among_others(pages: list[list[str]]) -> None:
    reports = [Report(id=f"r{i}", text="\n".join(lines)) for i, lines in enumerate(pages)]
    assert clean_all(reports) == [clean(r) for r in reports]


@given(st.lists(st.lists(LINES, max_size=6), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_line_has_the_same_score_to_the_last_bit_in_any_company(pages: list[list[str]]) -> None:
    from rashomon.clean.scored import scored_pages

    texts = [[" ".join(x.split()) for x in lines if x.split()] for lines in pages]
    both = [(page, [i % 2 == 1 for i in range(len(page))]) for page in texts if page]
    assume(both)
    alone = [scored_pages([page])[0][0].scores.tolist() for page in both]
    assert [page.scores.tolist() for page, _ in scored_pages(both)] == alone


@given(
    st.lists(LINES, max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n", " "]),
    st.none() | st.text(max_size=40),
)
@settings(max_examples=200, deadline=None)
def test_blocks_hold_every_character_once_and_in_order(lines: list[str], gap: str, title: str | None) -> None:
    c = cleaned(*lines, gap=gap, title=title)
    at, text = 0, c.report.text
    for b in c.blocks:
        assert at <= b.start < b.end <= len(text)
        assert not text[at : b.start].strip()
        at = b.end
    assert not text[at:].strip()
    for p in (c.title, c.dateline):
        assert p is None or text[p.start : p.end] == p.quote
