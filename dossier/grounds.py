"""Exemption grounds (*uitzonderingsgronden*) of chapter 5 of the Wet open overheid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dossier.errors import ConfigError


class GroundKind(StrEnum):
    """How a ground works: no balancing, balancing of interests, or for a time."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground.

    Attributes:
        code: canonical notation, e.g. ``5.1.2e`` (article.paragraph + letter, no dot before it).
        label: short Dutch label for lists and boxes.
        article: spoken form for alternative texts ("artikel 5.1, tweede lid, onder e").
        text: statutory text.
        platform_code: notation that the publication platform accepts (5.2.1 becomes ``5.2``).
    """

    code: str
    kind: GroundKind
    label: str
    article: str
    text: str
    platform_code: str


class GroundTable(Mapping[str, Ground]):
    """All grounds by canonical code, in statutory order."""

    def __init__(self, grounds: Iterable[Ground]) -> None:
        self._grounds = {ground.code: ground for ground in grounds}
        self._order = {code: position for position, code in enumerate(self._grounds)}

    def __getitem__(self, code: str) -> Ground:
        try:
            return self._grounds[code]
        except KeyError:
            raise ConfigError(
                f"Onbekende grond {code!r}. Gebruik een code uit config/grounds.yaml.",
            ) from None

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._grounds)

    def __len__(self) -> int:
        return len(self._grounds)

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The distinct ``codes`` in statutory order."""
        return tuple(sorted(set(codes), key=self._order.__getitem__))


_ARTICLE = re.compile(
    r"""^\s*(?:art(?:ikel)?\.?\s*)?
        (?P<article>5\.\d[a-z]?)
        (?:\s*[.,]?\s*(?:lid\s*)?(?P<paragraph>\d))?
        (?:\s*[.,]?\s*(?:(?:aanhef\s+en\s+)?(?:sub|onder(?:deel)?)\s*)?(?P<letter>[a-i]))?
        \s*(?:Woo)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_ground_code(untrusted: str) -> str:
    """The canonical code for the notations that people write.

    ``5.1.2.e``, ``5.1.2E``, ``5.1 lid 2 sub e``, ``art. 5.1, lid 2, onder e Woo`` -> ``5.1.2e``.

    Raises:
        ConfigError: it is no notation of a ground in chapter 5.
    """
    match = _ARTICLE.match(untrusted)
    if not match:
        raise ConfigError(f"{untrusted!r} is geen grond uit hoofdstuk 5 van de Woo, zoals 5.1.2e.")
    code = match["article"].lower()
    if match["paragraph"]:
        code += f".{match['paragraph']}"
    if match["letter"]:
        code += match["letter"].lower()
    return code
