"""How likely a requirement is said to be met."""

import pytest

from extractors.probability import probability_in


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Sannsynligheten for måloppnåelse vurderes som svært høy.", "svært høy"),
        ("Sannsynet for å løyse oppdraget er middels.", "middels"),
        ("Det er lite sannsynlig at målet nås.", "lite sannsynlig"),
        ("Tiltak med høy sannsynlighet for effekt er prioritert.", None),
        ("Det er sannsynlig at bygget må rives.", None),
    ],
)
def test_the_likelihood_is_given_as_said(sentence, said):
    assert probability_in(sentence) == said
