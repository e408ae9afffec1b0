"""The templates' print styles into the one style sheet of a document: its paper, its tones.

This module is light, so that a build can ask for digests where no PDF is made.
"""

from __future__ import annotations

import re
from dataclasses import fields
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from generator import brand
from generator.packaged import PACKAGED
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.formats.html import Templates

Paper = Literal["letter", "a4"]

STYLE = "styles/print.css"
ELEMENTS = "styles/elements.css"
FACES = "fonts/paper.css"
FONTS = PACKAGED / "default" / "fonts"
ASSETS = ("fonts/*.ttf", "fonts/*.otf", "images/*")
"""What a document may show besides its own text, relative to a folder of templates."""


def style(templates: Templates, color: str, paper: Paper, language: str) -> str:
    """The style sheet of a document on a paper, in the tones of a brand colour.

    Its `var(--ink)` and so on are filled in here: it costs less once than for each element.
    """
    light = brand.tones(color)[0]
    values = {field.name.replace("_", "-"): getattr(light, field.name) for field in fields(light)}
    values["paper"] = paper
    values["folio"] = folio(language)
    look = templates.file(STYLE).read_text("utf-8")
    return faces(templates) + re.sub(
        r"var\(--([a-z-]+)\)", lambda found: values.get(found[1], found[0]), look
    )


def elements(templates: Templates) -> str:
    """The style sheet that says what elements are, before the style gives them a look."""
    return templates.file(ELEMENTS).read_text("utf-8")


def folio(language: str) -> str:
    """The number of the page and how many there are, in words, as the value of `content`."""
    sentence = wording(language).gettext("Page %(page)s of %(pages)s")
    parts = re.split(r"%\((pages?)\)s", sentence)
    parts[::2] = [f'"{part}"' for part in parts[::2]]
    parts[1::2] = [f"counter({part})" for part in parts[1::2]]
    return " ".join(parts)


def faces(templates: Templates) -> str:
    """The font faces of a project's own templates; the shipped ones need no rules here."""
    file = templates.file(FACES)
    if file.is_relative_to(PACKAGED):
        return ""
    return file.read_text("utf-8").replace('url("', 'url("fonts/')


def assets(templates: Templates) -> Mapping[str, Path]:
    """The fonts and images of the templates by name; a project's own lie over the packaged."""
    found: dict[str, Path] = {}
    for folder in reversed(templates.folders):
        for pattern in ASSETS:
            for file in folder.glob(pattern):
                found[str(PurePosixPath(file.relative_to(folder)))] = file
    return found


def digest(templates: Templates) -> str:
    """The digest of all that a document is made with besides its page: styles, fonts, images."""
    parts = [templates.file(name) for name in (ELEMENTS, STYLE, FACES)]
    shown = assets(templates)
    parts += [*sorted(FONTS.glob("*.[to]tf")), *(shown[name] for name in sorted(shown))]
    sums = (f"{part.name}\0{sha256(part.read_bytes()).hexdigest()}" for part in parts)
    return sha256("\n".join(sums).encode()).hexdigest()
