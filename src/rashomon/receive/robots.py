"""What a host's robots.txt leaves to programs, by RFC 9309 (the standard library's parser knows no ``*``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Rules:
    """The rules of one robots.txt for one program: (pattern, its length, whether it allows)."""

    paths: list[tuple[re.Pattern[str], int, bool]] = field(default_factory=list)
    delay: float = 0.0  # seconds between two requests, where Crawl-delay asks for it

    def admit(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched: the longest rule that fits says, allow before not.

        >>> rules("User-agent: *\\nDisallow: /*?print=\\nDisallow: /a\\nAllow: /a/b", "x").admit("/a/b/c")
        True
        """
        fitting = [(length, allow) for pattern, length, allow in self.paths if pattern.match(path)]
        return max(fitting)[1] if fitting else True


def rules(text: str, agent: str) -> Rules:
    """The rules of a robots.txt for a program: those of the groups that name it, else of the group ``*``."""
    groups: dict[str, Rules] = {}
    open_groups: list[str] = []
    naming = False
    for line in text.lstrip("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if not naming:
                open_groups = []
            naming = True
            open_groups.append(value.lower().partition("/")[0].strip())
            groups.setdefault(open_groups[-1], Rules())
            continue
        if name in {"allow", "disallow", "crawl-delay"}:
            naming = False
        for group in open_groups:
            if name in {"allow", "disallow"} and value:
                groups[group].paths.append((_pattern(value), len(value), name == "allow"))
            elif name == "crawl-delay" and re.fullmatch(r"\d{1,5}(\.\d+)?", value):
                groups[group].delay = float(value)
    return groups.get(agent.lower()) or groups.get("*") or Rules()


def _pattern(value: str) -> re.Pattern[str]:
    # Runs of stars are one star. Each part is taken where it comes first and never again (an atomic group):
    # going back over it could only find it later, and many stars would make that take for ever.
    whole = value.endswith("$")
    first, *parts = [re.escape(p) for p in re.split(r"\*+", value.removesuffix("$")[:2000])]
    last = f".*{parts.pop()}$" if whole and parts else "$" if whole else ""
    return re.compile("(?s)" + first + "".join(f"(?>.*?{p})" for p in parts) + last)
