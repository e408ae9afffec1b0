"""A list of words: words/ID.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.book.model.common import Silences, record
from generator.book.values import PHRASE, Id, Language, Name

Phrase = Annotated[str, StringConstraints(pattern=PHRASE)]
"""Words to look for: `rock star/stars`, `synerg*`, `aged N to N`."""


@record
class Term:
    """Words that a list speaks of, in all their forms."""

    id: Id = Field(description="Its permanent name; that of a packaged term changes that term.")
    words: tuple[Phrase, ...] = Field(
        default=(), description="The words: rock star/stars; synerg* for all endings; N: a number."
    )
    instead: Name | None = Field(
        default=None, description="What to write instead; absent: what the list says."
    )
    unless: tuple[Phrase, ...] = Field(
        default=(), description="Phrases in which the words mean something else: hero image."
    )
    beside: tuple[Name, ...] = Field(
        default=(), description="Words beside which they may stand: the other gender's form."
    )
    off: bool = Field(default=False, description="true: a packaged term that isn't looked for.")


@record
class WordList:
    """Words that postings do better without, or what a project changes in such a list."""

    code: (
        Literal[
            "age-words",
            "gendered-words",
            "jargon",
            "hype",
            "exclusion",
            "empty-promise",
            "gender-balance",
        ]
        | None
    ) = Field(default=None, description="The code of its findings.")
    language: Language | None = Field(default=None, description="The language of its words.")
    side: Literal["masculine", "feminine"] | None = Field(
        default=None, description="Of gender-coded words: how they are coded."
    )
    says: Name | None = Field(
        default=None, description="What is said of its words, as a phrase: is jargon."
    )
    instead: Name | None = Field(default=None, description="What to write instead, in general.")
    source: Name | None = Field(default=None, description="On whose authority.")
    strength: Name | None = Field(
        default=None,
        description="How strong the evidence is: law, moderate, mixed, weak, practice.",
    )
    licence: Name | None = Field(
        default=None, description="Whose entries it has and on which terms."
    )
    unless: tuple[Name, ...] = Field(
        default=(), description="Marks that keep it silent in a text: h/f."
    )
    terms: tuple[Term, ...] = Field(default=(), description="The words.")
    silence: Silences = ()
