"""A posting's view into one HTML file that needs no other, to send or to attach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.outline import notes, outline

if TYPE_CHECKING:
    from generator.formats.registry import Look
    from generator.views.posting import PostingView


def standalone(view: PostingView, look: Look) -> bytes:
    """The posting as one page with its style inside, and no link but to apply and to write."""
    return look.templates.alone(
        "standalone.html",
        look.color,
        view.frame.language,
        view=view,
        parts=outline(view),
        notes=notes(view),
        mailboxes={each.email for each in view.statements if each.email},
    )
