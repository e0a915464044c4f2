"""Derived files follow the model, and a difference fails."""

import json
from typing import get_args

import pytest

from model import schema
from model.facts import FactKind


@pytest.mark.parametrize("name", sorted(schema.files()))
def test_derived_file_is_what_the_model_says(name: str) -> None:
    path = schema.DOCS / name
    assert path.is_file(), f"docs/{name} is missing: run python -m model.schema"
    assert path.read_text(encoding="utf-8") == schema.files()[name]


def test_every_kind_of_fact_is_in_the_schema() -> None:
    kinds = set(json.loads(schema.files()["schema/fact.json"])["discriminator"]["mapping"])
    assert kinds == {cls.model_fields["kind"].default for cls in schema.fact_classes()}
    assert kinds == set(get_args(FactKind))
