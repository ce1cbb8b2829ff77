"""Many claims, one row: invented incidents, each test one rule."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_told import LATE, account, claim, meta, one, told
from rashomon.model import (
    Account,
    AccountLink,
    Actor,
    ActorRole,
    Claim,
    HarmGroup,
    IncidentType,
    LinkKind,
    Passage,
    PlaceRole,
    Property,
    Qualifier,
    Stance,
    When,
)
from rashomon.reconcile import copy_groups, reconcile, signature
from rashomon.reconcile.figures import figures
from rashomon.reconcile.lineage import alike, origin_of_claim, origin_of_reports
from rashomon.reconcile.summary import summary
from rashomon.reconcile.told import Told


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(0, 60), st.sampled_from(list(Qualifier)), st.sampled_from(["a", "b", "c"]),
            st.sampled_from([10, 11, 14]), st.integers(0, 3000), st.sampled_from(list(HarmGroup)[:5]),
        ),
        min_size=1, max_size=12,
    ),
    seed=st.integers(0, 2**32),
)  # fmt: skip
def test_permuting_claims_changes_nothing(rows: list[tuple], seed: int) -> None:  # type: ignore[type-arg]
    claims = [
        told(claim(n, n, at=at, qualifier=q, voice=v, group=g, report=f"r{day}"), f"r{day}", day)
        for n, q, v, day, at, g in rows
    ]
    shuffled = claims[:]
    Random(seed).shuffle(shuffled)
    assert figures(shuffled) == figures(claims)
    for f in figures(claims):
        if f.best is not None and f.min is not None and f.max is not None:
            assert f.min <= f.best <= f.max
        assert not set(f.used) & {c for c, _ in f.passed_over}


def test_an_incident_in_one_plain_sentence() -> None:
    i = one([account("r1", claim(4)), account("r2", claim(6, report="r2"))], [meta("r1"), meta("r2")])
    assert i.summary == "Airstrike at Karsova (Velin) on 10 Mar 2031: 4–6 killed; blamed on Sarn air force"
    assert i.places[0].role == PlaceRole.SITE
    assert i.origins == 2


def test_copies_of_one_wire_are_one_origin() -> None:
    metas = [meta(f"r{n}", origins=("Reuters",), outlet=f"Paper {n}") for n in range(3)]
    i = one([account(f"r{n}", claim(4, report=f"r{n}")) for n in range(3)], metas)
    assert i.origins == 1
    assert next(a for a in i.agreement if a.property == Property.KILLED).state == "single"


def test_agreement_tells_compatible_from_disputed() -> None:
    def state(second: Claim) -> str:
        i = one([account("r1", claim(6)), account("r2", second)], [meta("r1"), meta("r2")])
        return next(a.state for a in i.agreement if a.property == Property.KILLED)

    assert state(claim(6, report="r2", voice="b")) == "agreed"
    assert state(claim(5, None, report="r2", voice="b", qualifier=Qualifier.AT_LEAST)) == "compatible"
    assert state(claim(9, report="r2", voice="b")) == "disputed"


def test_people_within_a_count_dispute_it_not() -> None:
    body = claim(1, report="r2", voice="b", words="the body of a woman")
    whole = claim(8, report="r2", voice="b", at=900, words="eight people were killed")
    i = one([account("r1", claim(8)), account("r2", whole, body)], [meta("r1"), meta("r2")])
    assert next(a.state for a in i.agreement if a.property == Property.KILLED) == "agreed"


def test_an_id_stays_with_the_oldest_account_through_merge_and_split() -> None:
    a, b, c = account("r1"), account("r2"), account("r3")
    metas = {m.id: m for m in (meta("r1", 11), meta("r2", 12), meta("r3", 13))}
    apart = reconcile([[a.id, c.id], [b.id]], [a, b, c], metas)
    ids = {x.id: i.id for i in apart.incidents for x in i.accounts}
    merged = reconcile([[a.id, b.id, c.id]], [a, b, c], metas, ids=ids)
    assert merged.incidents[0].id == ids[a.id]
    assert merged.redirects == ((ids[b.id], ids[a.id]),)
    split = reconcile([[a.id], [b.id], [c.id]], [a, b, c], metas, ids=ids)
    after = {x.id: i.id for i in split.incidents for x in i.accounts}
    assert after[a.id] == ids[a.id]
    assert after[c.id] != ids[c.id]
    assert len(set(after.values())) == 3


def test_links_carry_the_words_that_say_so_and_doubt_is_listed_last() -> None:
    a, b, c = account("r1"), account("r1", number=5), account("r2")
    link = AccountLink(
        source=b.id, target=a.id, kind=LinkKind.RESPONSE_TO, passage=Passage("text", 0, 13, "in response to")
    )
    found = reconcile(
        [[a.id], [b.id], [c.id]], [a, b, c], {"r1": meta("r1"), "r2": meta("r2")}, [link],
        possibly_same=[(a.id, c.id, -1.0)],
    )  # fmt: skip
    kinds = [r.kind for r in found.relations]
    assert kinds == [LinkKind.RESPONSE_TO, LinkKind.POSSIBLY_SAME]
    assert found.relations[0].quotes == (("r1", "in response to"),)


def test_near_copies_share_a_group_and_other_texts_do_not() -> None:
    words = [f"word{n}" for n in range(200)]
    texts = {
        "a": " ".join(words),
        "b": " ".join(["reprint", *words[:190]]),
        "c": " ".join(reversed(words)),
        "d": "too short",
    }
    signatures = {k: signature(t) for k, t in texts.items()}
    assert alike(signatures["a"], signatures["b"]) > 0.8
    assert copy_groups(signatures) == {"a": "a", "b": "a"}


def test_ten_thousand_copies_are_grouped_quickly() -> None:
    same = signature(" ".join(f"word{n}" for n in range(60)))
    assert set(copy_groups({f"r{n:05}": same for n in range(10_000)}).values()) == {"r00000"}


def test_the_origin_of_a_claim_is_the_named_body_that_is_quoted() -> None:
    c = claim(3, voice="Syrian Observatory")
    assert origin_of_claim(c, "paper a") == origin_of_claim(c, "paper b")
    assert origin_of_claim(claim(3, voice="police"), "paper a") == "paper a"
    watched = claim(3, voice="Syrian Observatory, a monitoring group")
    assert origin_of_claim(watched, "paper a") == origin_of_claim(c, "paper b")


def test_the_credited_agency_is_a_report_s_origin() -> None:
    metas = [
        meta("a", outlet="One", origins=("AFP",)),
        meta("b", outlet="AFP"),
        meta("c", outlet="Three", copy_group="a"),
        meta("d", outlet="Four", copy_group="a", origins=("AFP",)),
    ]
    assert len(set(origin_of_reports(metas).values())) == 1


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_order_of_accounts_changes_no_incident(seed: int) -> None:
    accounts = [account(f"r{n}", claim(n % 4 + 1, report=f"r{n}"), day=9 + n % 3) for n in range(6)]
    metas = {f"r{n}": meta(f"r{n}", 11 + n % 2, outlet=f"o{n % 2}") for n in range(6)}
    clusters = [[accounts[i].id for i in g] for g in ((0, 2, 4), (1, 3), (5,))]
    expected = reconcile(clusters, accounts, metas)
    shuffled = accounts[:]
    rng = Random(seed)
    rng.shuffle(shuffled)
    mixed = [rng.sample(c, len(c)) for c in rng.sample(clusters, len(clusters))]
    assert reconcile(mixed, shuffled, metas) == expected


def test_each_codebook_gets_its_own_figure_from_the_same_claims() -> None:
    from rashomon.reconcile.conventions import acled_fatalities, airwars, gtd, iraq_body_count, ucdp_deaths

    fighters = claim(2, group=HarmGroup.COMBATANTS, at=LATE + 400)
    i = one(
        [account("r1", claim(6), fighters), account("r2", claim(9, report="r2", voice="b"))],
        [meta("r1"), meta("r2")],
    )
    assert acled_fatalities(i) == 6
    assert (ucdp_deaths(i).low, ucdp_deaths(i).high) == (6, 9)
    u = ucdp_deaths(i)
    assert u.best == u.deaths_a + u.deaths_b + u.deaths_civilians + u.deaths_unknown
    assert (airwars(i).killed_min, airwars(i).killed_max, airwars(i).grading) == (4, 7, "Fair")
    assert iraq_body_count(i).maximum == 7
    assert not iraq_body_count(i).provisional
    assert gtd(i).nkill in (6, 9)


def test_deaths_without_a_number_count_three_or_ten_for_acled() -> None:
    from rashomon.reconcile.conventions import acled_fatalities

    vague = claim(2, None, qualifier=Qualifier.VAGUE, words="several killed")
    i = one([account("r1", vague)], [meta("r1")])
    assert (acled_fatalities(i), acled_fatalities(i, significant=True)) == (3, 10)
    assert acled_fatalities(one([account("r1")], [meta("r1")])) == 0


def test_a_long_list_of_blamed_names_is_cut() -> None:
    names = [Actor(name=n, role=ActorRole.PERPETRATOR) for n in ("Sarn", "Velin", "Tor", "Mard", "Okna")]
    text = summary(IncidentType.SHELLING, When(), (), names, ())
    assert text == "Shelling, date unknown; blamed on Sarn, Velin, Tor and 2 more"


def struck(claims: list[Claim], *doers: str, id: str | None = None) -> Account:

    actors = tuple(Actor(name=n, role=ActorRole.PERPETRATOR, id=id) for n in doers)
    return replace(account("r1", *claims), actors=actors)


def test_the_word_of_the_one_who_struck_is_context_beside_others() -> None:
    from rashomon.reconcile.own_word import own_words

    own = claim(6, voice="a military source", group=HarmGroup.COMBATANTS)
    medic = claim(11, voice="a medic", at=LATE + 900)
    assert own_words(struck([own, medic], "air force")) == {own.id}
    assert not own_words(struck([own, medic], "rebel fighters"))
    assert not own_words(struck([own, medic], "air force", "Northern Front"))  # a battle: who struck whom?
    assert not own_words(struck([claim(6, voice="state television")], "air force"))
    f = figures([Told(claim=own, report="r1", time=1, origin="a", voice="x", own=True), told(medic, "r2")])[0]
    assert (f.min, f.max) == (11, 11)
    assert "the one who struck" in dict(f.passed_over)[own.id]


def test_the_word_of_the_one_who_struck_alone_is_a_figure_flagged() -> None:
    own = claim(6, voice="a military source")
    f = figures([Told(claim=own, report="r1", time=1, origin="a", voice="x", own=True)])[0]
    assert (f.min, f.max) == (6, 6)
    assert "no other" in dict(f.flags)[own.id]


ROWS = st.lists(
    st.tuples(
        st.integers(0, 60), st.sampled_from(list(Qualifier)), st.sampled_from(["a", "b", "c", None]),
        st.integers(0, 5), st.integers(0, 3000), st.sampled_from(list(HarmGroup)[:5]),
        st.sampled_from(list(Stance)[:3]), st.booleans(),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(rows=ROWS)
def test_a_report_narrows_no_range_except_by_a_stated_supersession(rows: list[tuple]) -> None:  # type: ignore[type-arg]
    """Reports come in one by one; what a range spanned it still spans, but for claims that are superseded."""
    stated = ("the same voice or outlet gave a later one", "the one who struck")
    claims = [
        Told(
            claim=claim(n, n, at=at, qualifier=q, voice=v, group=g, report=f"r{r}", stance=s),
            report=f"r{r}", time=10 + r // 2, origin=f"o{r}", voice=v or "", own=own,
        )
        for n, q, v, r, at, g, s, own in rows
    ]  # fmt: skip
    for group in {f.group for f in figures(claims)}:
        before: tuple[int, int] | None = None
        for r in range(6):
            known = [t for t in claims if int(t.report[1:]) <= r]
            f = next((f for f in figures(known) if f.group == group), None)
            if f is None or f.min is None or f.max is None:
                continue
            superseded = any(any(w in why for w in stated) for _, why in f.passed_over)
            if before is not None and not superseded:
                assert f.min <= before[0]
                assert before[1] <= f.max
            before = (f.min, f.max)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_report_taken_out_and_added_again_gives_the_same_row(seed: int) -> None:
    rng = Random(seed)
    accounts = [account(f"r{n}", claim(rng.randint(1, 9), report=f"r{n}", voice=f"v{n}")) for n in range(5)]
    metas = {f"r{n}": meta(f"r{n}", 11 + n % 2, outlet=f"o{n % 2}") for n in range(5)}
    everybody = [[a.id for a in accounts]]
    before = reconcile(everybody, accounts, metas)
    ids = {a.id: i.id for i in before.incidents for a in i.accounts}
    out = accounts.pop(rng.randrange(5))
    without = reconcile([[a.id for a in accounts]], accounts, metas, ids=ids)
    assert without.incidents[0].id == before.incidents[0].id
    accounts.append(out)
    again = reconcile(everybody, accounts, metas, ids={a.id: without.incidents[0].id for a in accounts[:4]})
    assert again.incidents == before.incidents


def test_a_chain_of_answers_is_followed_both_ways_and_does_not_turn() -> None:
    from rashomon.model import Relation
    from rashomon.reconcile.chains import chain

    def answers(a: str, b: str) -> Relation:
        return Relation(source=a, target=b, kind=LinkKind.RESPONSE_TO)

    links = [answers("b", "a"), answers("c", "b"), answers("d", "c"), answers("x", "a")]
    links.append(Relation(source="y", target="c", kind=LinkKind.PART_OF))

    def of(id: str) -> list[Relation]:
        return [r for r in links if id in (r.source, r.target)]

    found = [(link.step, link.incident) for link in chain("c", of)]
    assert found == [(-2, "a"), (-1, "b"), (1, "d")]  # x answers a as well, and is no matter of c
    links.append(answers("a", "d"))  # in a circle each stands once
    assert [link.incident for link in chain("c", of)] == ["d", "a", "b", "x"]
    assert chain("y", of) == ()


def test_a_voice_that_contradicts_its_outlet_is_a_dispute() -> None:
    head = claim(15, voice=None, at=10)
    rival = claim(12, voice="police", at=LATE)
    found = one([account("r1", head, rival)], [meta("r1")])
    assert [(f.min, f.max) for f in found.figures] == [(15, 15)]
    assert {a.property: a.state for a in found.agreement}[Property.KILLED] == "disputed"
    same = one([account("r1", head, claim(15, voice="police", at=LATE))], [meta("r1")])
    assert {a.property: a.state for a in same.agreement}[Property.KILLED] == "single"
