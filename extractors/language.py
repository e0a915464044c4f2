"""The written language of a passage and of a document: nb, nn, or another ISO code.

A list of function words decides most passages; the trained classifier is asked about the rest.
"""

import re
from collections import Counter
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extractors.wordlists import alternation, wordlists
from model.text import Document

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_MARGIN = 2
_ENOUGH = 4
_SURE = 0.9
_CANDIDATES = ("no", "nn", "en", "se", "sv", "da", "fi", "de", "fr")


def passage_language(text: str) -> str | None:
    """The language of a passage; None where it is too short or too plain to say."""
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return None
    counts = Counter(language for word in words for language in _languages_of(word))
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (best, most), (_, next_most) = ranked[0], ranked[1]
    if most - next_most >= _MARGIN:
        return best
    return _classified(" ".join(words), best if most > next_most else None)


def document_language(document: Document) -> str | None:
    """The language whose words the document has most of; where they are few, what passages say."""
    words = _WORD.findall(document.text.casefold())
    counts = Counter(language for word in words for language in _languages_of(word))
    (best, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    if most - next_most >= _ENOUGH:
        return best
    weights: Counter[str] = Counter()
    for block in document.blocks:
        text = document.text[block.start : block.end]
        language = passage_language(text)
        if language:
            weights[language] += len(text)
    return weights.most_common(1)[0][0] if weights else None


@cache
def _languages_of(word: str) -> tuple[str, ...]:
    """The languages that have this function word and, of nb and nn, only the one that has it."""
    found = tuple(name for name, pattern in _patterns() if pattern.fullmatch(word))
    return () if {"nb", "nn"} <= set(found) else found


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(alternation(words))) for name, words in wordlists("language").items()
    )


def _classified(text: str, leaning: str | None) -> str | None:
    """The classifier's answer where it is sure, and does not overrule the words for a neighbour."""
    language, share = _identifier().classify(text)
    language = "nb" if language == "no" else str(language)
    if leaning != language and language in ("da", "sv"):
        return leaning
    return language if share >= _SURE else leaning


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
