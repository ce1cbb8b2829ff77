"""Lines of an invented paper and what cleaning makes of them, for the tests of cleaning."""

from __future__ import annotations

from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.model import BlockLabel, CleanReport, Report

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
