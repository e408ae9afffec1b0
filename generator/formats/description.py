"""A job description's view into one HTML file that needs no other, and into a PDF to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.formats.registry import Look
    from generator.views.description import DescriptionView


STYLES = ("site", "description")
"""The parts of the style sheet that stand in the page."""


def alone(view: DescriptionView, look: Look) -> bytes:
    """The description as one page with its style inside; it links to nothing."""
    language = view.frame.language
    return look.templates.alone("description.html", look.color, language, styles=STYLES, view=view)


def printed(view: DescriptionView, look: Look) -> bytes:
    """The description as a tagged PDF."""
    from generator.formats import pdf

    return pdf.render(
        look.templates.render("documents/description.html", view, view.frame.language),
        templates=look.templates,
        color=look.color,
        paper=look.paper,
    )
