"""A posting into the ways to take it away: files, what is copied, a letter to an approver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from generator.build.plan import Output
from generator.formats.registry import CARRIED, PDF, POSTING
from generator.studio.site import made, media_type
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.book.book import Book
    from generator.studio.pages import Around
    from generator.wording import Wording

TAKEN = {
    "pdf": PDF,
    **{key: POSTING[key] for key in ("docx", "txt", "md", "standalone", "json")},
    "jsonld": CARRIED["jsonld"],
}
"""What one may take away, by the names of the formats."""

COPIED = ("rich", "txt")
"""The formats that one copies: with formatting, and without."""

CALLED = {"standalone": "HTML", "json": "JSON"}
"""What people call forms that have no label, as they stand in no list of downloads."""

LONGEST = 1_900
"""Characters of a `mailto:` address, at most.

What comes after them may never arrive: Outlook takes 2,046 (measured at
superruub.wordpress.com/2013/05/30/mailto-protocol-character-limit), Windows 2,083
(INTERNET_MAX_URL_LENGTH, as support.microsoft.com/kb/208427 has it for Internet Explorer), Firefox
for Windows 2,008. No standard has a limit: RFC 6068 leaves it to programs.
"""

SUBJECT = 80
"""Characters of a letter's subject, at most."""


@dataclass(frozen=True, slots=True)
class TakenFile:
    """The posting as a file."""

    label: str
    href: str
    media: str


@dataclass(frozen=True, slots=True)
class Copying:
    """Where what is copied stands, and what is said once it is copied, with formatting and without.

    `language` is the posting's, and `name` what it is called; `href` is the page from which it is
    copied by hand.
    """

    language: str
    name: str
    href: str
    rich: str
    text: str


@dataclass(frozen=True, slots=True)
class TakenLanguage:
    """The files of a language, what is copied, and a letter to whoever approves; empty: none."""

    language: str
    name: str
    files: tuple[TakenFile, ...]
    copying: Copying
    mail: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """What one copies by hand: `rich` as it looks, `text` as it is.

    `language` and `direction` are those of the posting, `back` leads to its page.
    """

    frame: Around
    title: str
    back: str
    language: str
    direction: str
    rich: Markup
    text: str
    copying: Copying


def files(
    words: Wording, book: Book, name: str, at: str, write: Callable[[str], str] | None
) -> Iterator[TakenLanguage]:
    """How a posting of a book is taken away in each language.

    `at` is what its addresses begin with: `/drafts/ID` or `/postings/ID`. `write` makes a letter of
    its text, where it is still to be approved.
    """
    for language in book.project.settings.languages:
        output = Output("posting", name, language, "txt", f"{name}.txt")
        yield TakenLanguage(
            language=language,
            name=words.language_name(language),
            files=tuple(
                TakenFile(
                    CALLED.get(key, form.label),
                    f"{at}/files/{language}/{key}",
                    form.media or media_type(form.file),
                )
                for key, form in TAKEN.items()
            ),
            copying=_copying(words, at, language),
            mail=write(made(book, output).data.decode()) if write else "",
        )


def copy_view(  # noqa: PLR0913, PLR0917 - one for each part of the page
    frame: Around, words: Wording, at: str, language: str, rich: str, text: str
) -> CopyView:
    """The page from which a posting is copied; `rich` is HTML, as the format made it."""
    return CopyView(
        frame=frame,
        title=frame.title,
        back=f"/{frame.language}{at}",
        language=language,
        direction=wording(language).direction,
        rich=Markup(rich),  # noqa: S704 - the format escaped it
        text=text,
        copying=_copying(words, at, language),
    )


def letter(words: Wording, title: str, where: str, text: str, *, saved: bool) -> str:
    """A `mailto:` address of at most `LONGEST` characters with a posting's text in it.

    It begins with where to approve the posting or, until that is saved, to read its draft. A text
    that is too long ends with a whole line, and with a note that says so; where there is none,
    nothing stands below the address.
    """
    _ = words.gettext
    called = _("To approve: %(title)s") if saved else _("A draft to read: %(title)s")
    subject = words.fill(called, title=plain(title))
    asked = (
        _("Please read this posting in the studio, and approve it there.")
        if saved
        else _("Please read this draft in the studio; it can be approved once it is saved.")
    )
    head = [asked, where, "", ""]
    start = f"mailto:?subject={_encoded(_short(plain(subject)))}&body={_encoded(_joined(head))}"
    rest = _encoded(_joined(text.splitlines()))
    if len(start) + len(rest) <= LONGEST:
        return start + rest
    end = _encoded(_joined(["", _("Shortened: an e-mail takes no more. The studio has it all.")]))
    kept = start
    for line in text.splitlines():
        longer = kept + _encoded(_joined([line, ""]))
        if len(longer) + len(end) > LONGEST:
            break
        kept = longer
    return kept + end


def _copying(words: Wording, at: str, language: str) -> Copying:
    _ = words.gettext
    name = words.language_name(language)
    return Copying(
        language=language,
        name=name,
        href=f"/{words.language}{at}/copy/{language}",
        rich=words.fill(_("Copied with formatting: the posting in %(language)s"), language=name),
        text=words.fill(_("Copied as plain text: the posting in %(language)s"), language=name),
    )


def _short(text: str) -> str:
    return text if len(text) <= SUBJECT else f"{text[: SUBJECT - 1]}…"


def _joined(lines: list[str]) -> str:
    """Lines as a letter has them: RFC 6068 wants both signs of a line break."""
    return "\r\n".join(lines)


def _encoded(text: str) -> str:
    return quote(text, safe="")
