"""Candidates by index: the few texts that share rare stems with one, not all against all."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log

_COMMON_SHARE = 0.2
_FEW = 20


class StemIndex:
    """Texts by their stems. A stem that a fifth of many texts hold is no way in."""

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._size = 0
        for number, stems in enumerate(texts):
            self._size = number + 1
            for stem in dict.fromkeys(stems):
                self._holders[stem].append(number)

    def nearest(self, stems: Iterable[str], limit: int = 20) -> list[int]:
        """Numbers of the texts that share most, by rarity; ties by number."""
        weights: Counter[int] = Counter()
        for stem in set(stems):
            holders = self._holders.get(stem, ())
            if len(holders) > max(_FEW, self._size * _COMMON_SHARE):
                continue
            for number in holders:
                weights[number] += self.rarity(stem)  # type: ignore[assignment]
        return sorted(weights, key=lambda number: (-weights[number], number))[:limit]

    def rarity(self, stem: str) -> float:
        """How much it says that two texts share this stem."""
        return log((self._size + 1) / (len(self._holders.get(stem, ())) + 0.5))
