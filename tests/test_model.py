"""Every field of the model has a meaning, a form and a name in words that people know."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

import pytest

from generator.book import model, values
from generator.book.complaints import MARKET
from generator.book.hints import MADE_BY, NOUNS, bare, fields_of, hint_of, noun
from generator.book.judged import PATTERNS
from generator.book.model import role as role_model
from generator.project import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


def classes() -> list[type]:
    named = (thing for thing in vars(model).values() if isinstance(thing, type))
    found = [
        cls for cls in named if is_dataclass(cls) and cls.__module__.startswith(model.__name__)
    ]
    assert len(found) > 40
    return [*found, Settings]


def patterns(hint: Any) -> Iterator[str]:
    for note in getattr(hint, "__metadata__", ()):
        if getattr(note, "pattern", None):
            yield note.pattern
    for inner in getattr(bare(hint), "__args__", ()):
        yield from patterns(inner)


@pytest.mark.parametrize("cls", classes())
def test_every_form_that_the_model_asks_for_has_words(cls: type) -> None:
    for name, field in fields_of(cls).items():
        assert field.description, name
        for pattern in patterns(hint_of(field)):
            assert pattern in PATTERNS, name


def test_every_name_that_the_words_hang_on_is_in_the_model() -> None:
    names = {cls.__name__ for cls in classes()}
    assert set(NOUNS) <= names
    assert all(hasattr(values, name) or hasattr(role_model, name) for name in MADE_BY)
    assert set(MARKET) <= set(fields_of(model.MarketFigure))


@pytest.mark.parametrize(
    ("cls", "words"),
    [
        (model.Role, "a role"),
        (model.PayBand, "a pay band"),
        (model.MarketFigure, "a market figure"),
        (model.Indicator, "an indicator"),
        (model.LocationsFile, "locations.yaml"),
        (Settings, "rolebook.yaml"),
    ],
)
def test_a_class_is_called_as_people_call_the_thing(cls: type, words: str) -> None:
    assert noun(cls) == words
