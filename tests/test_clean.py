"""Clean: what is article, what is noise, and that nothing gets lost on the way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rashomon.clean import clean, clean_all, metadata
from rashomon.model import BlockLabel, CleanReport, Report

L = BlockLabel
BODY = (
    "Two traders were killed and four people were wounded when a rocket struck Velm, the mayor said.",
    "The market, the largest of the valley, had opened an hour before, and the fire spread quickly.",
    "“We heard two explosions and people ran towards the bridge,” a baker from the square told us.",
    "A spokesman for the Ostra Front denied that its fighters had fired at the town on Tuesday.",
    "At least eleven people have been killed in the valley since the truce, according to the council.",
)


LINES = st.one_of(
    st.sampled_from(
        [*BODY, "Read more", "3 Comments", "Share", "VELM (AP) — " + BODY[0], "© 2031 Ostra", "Leave a Reply"]
    ),
    st.text(max_size=80),
)


def cleaned(*lines: str, title: str | None = None, gap: str = "\n\n") -> CleanReport:
    return clean(Report(id="r", text=gap.join(lines), title=title))


def labels(c: CleanReport) -> dict[str, BlockLabel]:
    return {c.report.text[b.start : b.end]: b.label for b in c.blocks}


def read(c: CleanReport) -> str:
    return "\n".join(c.report.text[b.start : b.end] for b in c.blocks if b.is_read)


def test_an_article_is_article() -> None:
    c = cleaned(*BODY)
    assert [b.label for b in c.blocks] == [L.ARTICLE] * len(BODY)


def test_comments_are_noise_to_the_end() -> None:
    c = cleaned(
        *BODY,
        "Subscribe",
        "Notify of",
        "3 Comments",
        "valley_man",
        "forty people died there and nobody writes about it, i saw it with my own eyes on monday.",
        "The council lies as always. At least 200 were killed in the hills since spring.",
    )
    assert "forty people" not in read(c) and "200" not in read(c)
    assert all(line in read(c) for line in BODY)


def test_a_link_to_the_comments_above_the_article_does_not_swallow_it() -> None:
    c = cleaned("Two killed as rocket hits Velm market", "2 Comments", *BODY)
    assert all(line in read(c) for line in BODY)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("ALSO READ | Five soldiers killed in ambush near Kell", L.RELATED),
        ("WATCH | Drone strike destroys bridge in Kell, twelve feared dead", L.RELATED),
        ("See also  Governor resigns after nine deaths in Kell hospital fire", L.RELATED),
        ("2,500 $", L.DONATION),
        ("Copyright 2031 The Ostra Courier. All rights reserved.", L.COPYRIGHT),
        ("(With inputs from agencies)", L.BYLINE),
        ("Smoke rises over the old town of Velm on Tuesday. (File photo)", L.CAPTION),
        ("Jon Aske (Photo: Ostra County Sheriff's Office)", L.CAPTION),
        ("Updated: March 4, 2031 10:06 AM", L.DATELINE),
        ("Sign up for our newsletter and never miss a story from the valley.", L.BOILERPLATE),
        ("Share", L.NAVIGATION),
        ("Previous stories", L.RELATED),
        ("Das könnte Sie auch interessieren", L.RELATED),
        ("We have sent you a verification email. Please check your email to go on.", L.BOILERPLATE),
        ("Your notification has been saved.", L.BOILERPLATE),
        ("Diese Website verwendet Cookies.", L.BOILERPLATE),
        ("Auf Facebook teilen", L.NAVIGATION),
        ("Lea también: Cierran el puente de Kell tras la caída de un árbol", L.RELATED),
        ("PUEDES VER: Qué pasó en la feria de Kell", L.RELATED),
        ("Leggi anche: Kell, chiuso il ponte della ferrovia", L.RELATED),
        ("Читайте также: В Келле закрыт мост через реку", L.RELATED),
        ("This post contains affiliate links, and we may earn a commission.", L.BOILERPLATE),
        ("Already a subscriber? Log in to your account.", L.BOILERPLATE),
    ],
)
def test_lines_that_say_what_they_are(line: str, label: BlockLabel) -> None:
    c = cleaned(*BODY[:3], line, *BODY[3:])
    assert labels(c)[line] is label
    assert all(line in read(c) for line in BODY)


@pytest.mark.parametrize(
    "line",
    [
        "A neighbor had put out cookies and water for the crews who searched the burnt stalls of the market.",
        "Ann Example grew up in Kell with her mother, and had moved to the valley a year ago, an aunt said.",
        "The driver, already a member of the Ostra Front, received compensation for a wound to his leg.",
    ],
)
def test_sentences_that_only_sound_like_noise(line: str) -> None:
    assert labels(cleaned(*BODY[:2], line, *BODY[2:]))[line] is L.ARTICLE


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_cue_is_tried_on_every_line_that_it_may_start(data: st.DataObject) -> None:
    import re

    from rashomon.clean.cues import cue_table, rows

    _, _, _, pattern, heads = data.draw(
        st.sampled_from([r for r in rows("clean_cues.tsv") if r[1] == "start"])
    )
    # Digits and white space of other scripts are none that the cues mean.
    line = data.draw(st.from_regex(re.compile(pattern, re.ASCII)))
    m = re.compile(pattern).match(line)
    heads = cue_table().starts
    starts = heads.get(line[:4]) or heads.get(line[:2]) or heads.get(line[:1])
    tried = starts is not None and starts.any.match(line) and [s.pattern.pattern for s in starts.each]
    assert m is None or (tried and pattern in tried), (line, heads)


@given(
    st.lists(st.sampled_from(["©", "photo", "paypal", "palm", "a photo", "€", "zaż"]), unique=True),
    st.lists(
        st.sampled_from(["©", "photo", "paypal", "pal", "€5 ", "zażółć", "\U0001f680", "x"]), max_size=9
    ),
)
def test_many_strings_are_found_at_once(strings: list[str], parts: list[str]) -> None:
    from rashomon.clean.needles import Needles

    text = "".join(parts)
    wanted = {(s, i) for s in strings for i in range(len(text)) if text.startswith(s, i)}
    found = list(Needles(strings).find(text))
    assert set(found) == wanted and len(found) == len(wanted)


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
    from rashomon.clean.ngrams import gram_hashes, grams, tokens, written_grams

    texts = [" ".join(x.split()) for x in lines if x.split()]
    assume(texts and all(len(x.lower()) == len(x) for x in texts))
    codes = np.frombuffer("".join(f"{x}\n" for x in texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    found = tokens(codes, np.cumsum([len(x) + 1 for x in texts]))
    g, at = grams(found), [*found.at, len(found.hashes)]
    for i, (text, a, b) in enumerate(zip(texts, at, at[1:], strict=False)):
        ours = [*g.single[a + 1 : b - 1], *g.double[a : b - 1], *g.opening[:, i], g.closing[i]]
        written = gram_hashes(written_grams(text.lower().replace("’", "'")))
        assert sorted(int(x) for x in ours if x) == sorted(int(x) for x in written), text


def test_the_head_of_a_printed_page_is_noise() -> None:
    head = "Meridian Relief Network - Situation Report No. 14"
    pages = [
        line for i, body in enumerate(BODY[:3], start=1) for line in (body, f"{head} {i}", f"Page {i} of 3")
    ]
    c = cleaned(*pages)
    assert all(body in read(c) for body in BODY[:3])
    assert "Situation Report" not in read(c) and "Page" not in read(c)
    assert "Killed: 2" in read(cleaned(BODY[0], "Killed: 2", BODY[1], "Killed: 3", BODY[2]))


def test_a_live_page_keeps_its_headline() -> None:
    c = cleaned("Live: Rockets hit Velm as talks collapse", "14:32", *BODY[:2], "13:10", *BODY[2:])
    assert c.title is not None and c.title.quote.startswith("Live: Rockets")
    assert labels(cleaned(*BODY, "Live: Rockets hit Velm as talks collapse")).popitem()[1] is L.RELATED


@given(st.lists(LINES, max_size=8))
@settings(max_examples=100, deadline=None)
def test_the_numbers_of_a_line_are_finite(lines: list[str]) -> None:
    from rashomon.clean.label import scored_lines

    texts = [" ".join(x.split()) for x in lines if x.split()]
    assume(texts)
    (scored,) = scored_lines([(texts, [False] * len(texts))])
    assert [x.text for x in scored] == texts and all(abs(x.score) < 1e4 for x in scored)


@given(st.lists(st.lists(LINES, max_size=6), max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_page_is_cleaned_alike_alone_and_among_others(pages: list[list[str]]) -> None:
    reports = [Report(id=f"r{i}", text="\n".join(lines)) for i, lines in enumerate(pages)]
    assert clean_all(reports) == [clean(r) for r in reports]


@given(st.lists(st.lists(LINES, max_size=6), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_line_has_the_same_score_to_the_last_bit_in_any_company(pages: list[list[str]]) -> None:
    from rashomon.clean.label import scored_lines

    texts = [[" ".join(x.split()) for x in lines if x.split()] for lines in pages]
    both = [(page, [i % 2 == 1 for i in range(len(page))]) for page in texts if page]
    assume(both)
    assert [[x.score for x in page] for page in scored_lines(both)] == [
        [x.score for x in scored_lines([page])[0]] for page in both
    ]


def test_an_agencys_ticker_is_read() -> None:
    ticker = (
        "VELM PRESS AGENCY",
        "10:01 ROCKET HITS MARKET IN VELM -GOVERNOR",
        "10:04 AT LEAST FIVE KILLED IN VELM MARKET -HEALTH MINISTRY",
        "10:11 DEATH TOLL IN VELM RISES TO EIGHT -HOSPITAL SOURCE",
    )
    assert "FIVE KILLED" in read(cleaned(*ticker, gap="\n"))
    assert "10:04" not in read(cleaned(*BODY, *ticker))  # beside an article: links to other stories


def test_a_channels_messages_are_read_without_what_stands_around_them() -> None:
    c = cleaned(
        "Velm Monitor",
        "12.3K subscribers",
        "BREAKING: Car bomb in Velm, at least 3 dead",
        "12 Retweets 40 Likes",
        "09:31",
        "❗️Drone hit a fuel depot near Arrun, two workers wounded - governor.",
        "3.4K views 09:31",
        "The mayor of Velm said three houses burned down after the attack.",
        "1.9K views 10:20",
        "Who to follow",
        gap="\n",
    )
    assert all(w in read(c) for w in ("two workers wounded", "three houses", "at least 3 dead"))
    assert not any(w in read(c) for w in ("views", "subscribers", "Retweets", "follow"))


def test_a_report_of_two_lines_is_kept() -> None:
    lines = (
        "Violence took place at the corner of Mill and Bridge Street",
        "Five wounded, all expected to survive",
    )
    assert all(x in read(cleaned(*lines)) for x in lines)


def test_a_linked_headline_around_read_more_is_not_read() -> None:
    link = "Nine killed in bus attack near Kell"
    c = cleaned(*BODY[:3], f"{link} {link}", "Read more", link, *BODY[3:])
    assert "Nine killed" not in read(c)
    assert all(line in read(c) for line in BODY)


def test_the_headline_of_another_story_is_not_read() -> None:
    c = cleaned(
        *BODY, "Striker signs record contract after cup final victory", title="Rocket hits Velm market"
    )
    assert "Striker" not in read(c)


def test_an_authors_life_is_not_read() -> None:
    life = (
        "Mara Lindqvist has reported from more than thirty countries, including wars in which "
        "thousands were killed, and is an award-winning correspondent."
    )
    c = cleaned(*BODY, "Reporting by Mara Lindqvist in Velm; Editing by Jon Aske", life)
    assert labels(c)[life] is L.BIOGRAPHY


def test_the_headline_is_found_and_its_repetition() -> None:
    c = cleaned("Rocket kills two in Velm market", "Rocket kills two in Velm market", *BODY)
    assert c.title and c.title.quote == "Rocket kills two in Velm market"
    assert [b.label for b in c.blocks[:2]] == [L.TITLE, L.TITLE]


def test_a_dateline_and_its_agency() -> None:
    c = cleaned("VELM/OSTRA, March 4 (Reuters) – " + BODY[0], *BODY[1:])
    assert c.dateline and c.dateline.quote == "VELM/OSTRA, March 4 (Reuters) –"
    assert c.agencies == ("Reuters",)
    assert c.report.text[c.blocks[1].start :].startswith("Two traders")


def test_told_an_agency_is_no_credit() -> None:
    assert cleaned(BODY[0].replace("the mayor said", "the mayor told Reuters"), *BODY[1:]).agencies == ()


def test_a_day_behind_the_headline_is_a_dateline() -> None:
    c = cleaned("Rocket kills two in Velm Posted: Tuesday, March 4, 2031 10:39 PM EST", *BODY)
    assert c.dateline and c.dateline.quote.startswith("Posted: Tuesday, March 4, 2031")


def test_a_page_on_one_line_is_peeled_at_both_ends() -> None:
    title = "Rocket kills two in Velm market"
    c = cleaned(
        f"Published March 4 2031 SEND httpsexa.mple9x2 {title}. {' '.join(BODY)} "
        "Source AFP and agencies Read Also",
        title=title + " - World - Ostra Online",
    )
    assert [b.label for b in c.blocks] == [L.DATELINE, L.NAVIGATION, L.TITLE, L.ARTICLE, L.BYLINE, L.RELATED]
    assert read(c).count("Two traders") == 1 and BODY[-1] in read(c)
    assert c.dateline and c.dateline.quote == "Published March 4 2031"
    assert c.agencies == ("AFP", "agencies")


@pytest.mark.parametrize(
    ("topics", "lead"),
    [
        ("Velm Ostra Front siege markets", "Four Marrow militiamen were killed in the old town on Monday."),
        (
            "Velm Centre for Human Rights the Ostra Front",
            "Ostran troops and gunmen repelled a raid by rebels.",
        ),
        ("Velm air raids", "Jets thought to belong to the army of Ostra struck a village on Sunday."),
        ("Velm truce", "The Ostra Front announced on Tuesday that six of its fighters had been killed."),
        ("Velm armed groups Karsova " + "Ostra Front regime forces " * 6, "A bomb in Velm killed a farmer."),
    ],
)
def test_topic_words_end_where_the_sentence_begins(topics: str, lead: str) -> None:
    head = "Four die in Velm. " + "It was the fourth raid on the town in as many weeks. " * 4
    c = cleaned(f"{head}Tags {topics.strip()} {lead} " + "Nothing more was known by the evening. " * 4)
    text = c.report.text
    noise = [text[b.start : b.end] for b in c.blocks if not b.is_read]
    assert noise == [f"Tags {topics.strip()}"]


def test_a_text_wrapped_at_a_fixed_width_is_kept_whole() -> None:
    import textwrap

    lines = [w for p in BODY for w in textwrap.wrap(p, 46)]
    c = cleaned(*lines, gap="\n")
    assert read(c).split() == " ".join(BODY).split()


def test_empty_text_has_no_blocks() -> None:
    assert clean(Report(id="r", text="", title="Two hurt")).blocks == ()


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


@pytest.mark.shared
def test_the_five_pages() -> None:
    folder = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the public sets are not beside the project")
    from rashomon.receive import receive

    for r in receive([folder]):
        assert isinstance(r, Report)
        c = clean(r)
        words = read(c).lower()
        for noise in (
            "read more",
            "also read",
            "notify of",
            "2,500 $",
            "would love your",
            "support southfront",
            "has reported from",
        ):
            assert noise not in words
        assert len(words) > 1500


def test_what_a_page_says_of_itself() -> None:
    c = cleaned(
        "Rocket kills two in Velm market",
        "By Ann Example and Jon Aske",
        "Published: March 4, 2031",
        "Last updated: March 5, 2031 10:06 AM",
        "Smoke rises over the old town of Velm on Tuesday. (Photo by Mara Lindqvist)",
        "VELM (AP) — " + BODY[0],
        *BODY[1:],
        "Copyright 2031 The Ostra Courier. All rights reserved.",
    )
    found = metadata(c)
    assert found.byline and found.byline.quote == "Ann Example and Jon Aske"
    assert found.published and found.published.quote == "March 4, 2031"
    assert found.updated and found.updated.quote == "March 5, 2031"
    assert found.outlet and found.outlet.quote == "Ostra Courier"
    assert [p.quote for p in found.credits] == ["Mara Lindqvist"]
    assert found.agencies == ("AP",)
    text = c.report.text
    for p in (found.byline, found.published, found.updated, found.outlet, *found.credits):
        assert text[p.start : p.end] == p.quote
    assert [name for name, _ in found.rows()] == [
        "title", "dateline", "byline", "published", "updated", "outlet", "agencies", "photos",
    ]  # fmt: skip


def test_noise_is_read_on_request() -> None:
    report = Report(id="r", text="\n\n".join([*BODY, "3 Comments", "forty people died there, i saw it"]))
    kept = clean(report, keep_noise=True)
    assert all(b.is_read for b in kept.blocks) and "comments" in kept.blocks[-1].reason
    assert [(b.start, b.end) for b in kept.blocks] == [(b.start, b.end) for b in clean(report).blocks]


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", " "]))
@settings(max_examples=100, deadline=None)
def test_metadata_are_passages(lines: list[str], gap: str) -> None:
    c = cleaned(*lines, "By Ann Example", "© 2031 Ostra", gap=gap)
    found = metadata(c)
    for p in (found.byline, found.published, found.updated, found.outlet, *found.credits):
        assert p is None or (p.quote and c.report.text[p.start : p.end] == p.quote)


def test_a_text_drawn_from_html_is_not_cut_for_its_looks() -> None:
    lines = [
        *BODY[:2],
        "Stalls burnt: 14",
        "Beds in the clinic: 9",
        *BODY[2:],
        "3 Comments",
        "forty died, i saw it",
    ]
    text = "\n".join(lines)
    kept = read(clean(Report(id="r", text=text, media_type="text/html")))
    assert (
        all(x in kept for x in (*BODY, "Stalls burnt: 14", "Beds in the clinic: 9")) and "forty" not in kept
    )


@pytest.mark.shared
def test_a_hundred_pages_looked_at_line_by_line(shared: Path) -> None:
    from clean_gva import measure

    found = measure(shared / "datasets" / "gva" / "reports.jsonl")
    assert found.pages == 100 and len(found.lost) <= 2 and found.comments_read == 0


WRAPPED = """VELM, March 4 (Meridian Press) - At least twelve people were kil-
led and thirty others were wounded on Tuesday when a rocket fired by the
Ostra Front struck the central market of Velm, a spokesman for the gover-
nor said. The rocket landed at about 10 a.m., when the market was full of
people, and set fire to a dozen stalls, he said.

A doctor at the town's hospital, Ann Example, said that twenty-
five of the wounded were children. She said that the hospital had no more
blood and that the worst cases had been taken to the al-
Noor clinic in Kell, forty kilometres to the south."""


def test_a_paragraph_that_was_wrapped_is_one_block() -> None:
    c = clean(Report(id="r", text=WRAPPED))
    assert [b.label for b in c.blocks] == [L.DATELINE, L.ARTICLE, L.ARTICLE]


def test_a_transcript_in_capitals_is_put_together() -> None:
    lines = (
        "ON CAMERA",
        "TWO MONTHS AGO A BOY FROM VELM LOST HIS LITTLE",
        "BROTHER AND HIS MOTHER IN WHAT THE POLICE CALL A",
        "MURDER-SUICIDE IN THE OLD TOWN.",
        "HE SURVIVED, AND DAY BY DAY HE IS MAKING A SLOW",
        "RECOVERY.",
    )
    c = cleaned(*lines)
    assert [b.start for b in c.blocks] == [c.report.text.index(lines[i]) for i in (0, 1, 4)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Share", "more videos", "latest news", "all of our photos", "subscribe to the letter"),
        ("10:01 ROCKET HITS MARKET IN VELM -GOVERNOR", "10:04 AT LEAST FIVE KILLED IN VELM MARKET -MINISTRY"),
        BODY,
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(lines: tuple[str, ...]) -> None:
    from rashomon.clean.wrapped import joined

    assert not any(joined([*lines] * 3, [False] * 3 * len(lines)))
