"""Files beside a page into the links that people fetch them by: format, language and size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.book.edition import Edition
    from generator.formats.registry import Form
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to fetch: what it is, alone and with format and size; address and media type.

    The size is left out where the file isn't made.
    """

    label: str
    text: str
    href: str
    media: str


def file_links(
    edition: Edition,
    words: Wording,
    stem: str,
    forms: Mapping[str, tuple[Form, str]],
    home: str = "",
) -> Iterator[FileLink]:
    """The links to those of the `forms` that are built, each with the text of its link.

    `stem` is the address of the files below the language's folder, without their endings; a page
    that stands in another folder gives its way `home`. A text is empty where the words around the
    links say what the files are, and in which language.
    """
    built = edition.formats()
    for key, (form, text) in forms.items():
        if key in built:
            path = stem + form.file
            size = edition.size(path)
            href = home + path if home else path.rpartition("/")[2]
            label, said = _said(edition, words, form.label, text, words.file_size(size))
            yield FileLink(label, said, href, form.media)


def _said(edition: Edition, words: Wording, form: str, text: str, size: str) -> tuple[str, str]:
    """What a link is called, and what it says."""
    if not text:
        return form, f"{form} ({size})" if size else form
    language = words.gettext("in %(language)s")
    language = words.fill(language, language=words.language_name(edition.language))
    return text, f"{text} ({', '.join(filter(None, (form, language, size)))})"
