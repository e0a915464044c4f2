"""Candidates by index: the few texts that share rare stems with one, not all against all."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log

_LOOKED_AT = 400
"""Holders of stems, the rarest first, that a search looks at, however large the store is."""


class StemIndex:
    """Texts by their stems."""

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._size = 0
        for number, stems in enumerate(texts):
            self._size = number + 1
            for stem in dict.fromkeys(stems):
                self._holders[stem].append(number)

    def nearest(self, stems: Iterable[str], limit: int = 20) -> list[int]:
        """Numbers of the texts that share most, by rarity; ties by number."""
        known = {stem: self._holders[stem] for stem in stems if stem in self._holders}
        weights: Counter[int] = Counter()
        left = _LOOKED_AT
        for _, holders in sorted(known.items(), key=lambda pair: (len(pair[1]), pair[0])):
            if len(holders) > left:
                break
            left -= len(holders)
            for number in holders:
                weights[number] += self._rarity(holders)  # type: ignore[assignment]
        return sorted(weights, key=lambda number: (-weights[number], number))[:limit]

    def _rarity(self, holders: list[int]) -> float:
        return log((self._size + 1) / (len(holders) + 0.5)) + 0.01
