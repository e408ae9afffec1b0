"""A template of an address and what a page is into an address: `edit:` and `comment:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.book.values import is_address

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("file", "title", "address", "id")
"""What may stand in braces: a page's file in the project, its title, its address, its id."""

GAP = re.compile(r"\{([^{}]*)\}")


def filled(template: str, values: Mapping[str, str]) -> str:
    """The address with its gaps filled; whatever could end a part of it stands there as `%XX`.

    The slashes of a file's path stay in the path, and are escaped after `?` or `#`.
    """
    head = re.split("[?#]", template, maxsplit=1)[0]

    def value(gap: re.Match[str]) -> str:
        in_path = gap[1] == "file" and gap.start() < len(head)
        return quote(values[gap[1]], safe="/" if in_path else "")

    return GAP.sub(value, template)


def fault(template: str) -> tuple[str, str] | None:
    """What is wrong with a template and how to put it right, if anything is."""
    unknown = [name for name in GAP.findall(template) if name not in NAMES]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in NAMES)
        return f"`{{{unknown[0]}}}` is nothing that a page has", f"write one of {known}"
    if not is_address(filled(template, dict.fromkeys(NAMES, "x"))) or "{" in GAP.sub("", template):
        return (
            f"`{template}` is no address",
            "write one that begins with https://, http:// or mailto:",
        )
    return None
