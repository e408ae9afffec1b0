"""An edition and a page's address into what stands around every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from generator import policy
from generator.addresses import HOME, language_folder, list_of, page_of
from generator.formats.registry import SEARCH
from generator.views.dated import LastChange, change_on
from generator.views.shared import Social, foot_links, social
from generator.views.text import has_foreign
from generator.wording import Wording, plain, wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Governance


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go: ready words, and a ready address."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language, or in this one."""

    language: str
    name: str
    href: str
    address: str
    current: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has.

    `root` leads from the page to the output folder, `home` to this language's part of it.
    `changed` is when what it shows last changed, where the content says so.
    `policy` is what it may load, `search` the folder of the index where the page has a search,
    `more` what one can do about its text.
    """

    language: str
    direction: str
    title: str
    heading: str
    description: str
    root: str
    home: str
    address: str
    canonical: str
    company: str
    website: str
    example: str
    menu: tuple[Link, ...]
    guides: tuple[Link, ...]
    alternates: tuple[Alternate, ...]
    notes: tuple[str, ...]
    version: str
    changed: LastChange | None
    policy: str
    search: str = ""
    social: Social | None = None
    more: tuple[Link, ...] = ()

    @property
    def language_name(self) -> str:
        """What the page's language is called in it: English, français."""
        return wording(self.language).language_name(self.language)


class Viewed(Protocol):
    """A view of a whole page."""

    @property
    def frame(self) -> Frame:
        """What stands around the page."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


FEW = 2
"""More free pages than these don't fit into the menu."""

View = TypeVar("View", bound=Viewed)


def relative(address: str) -> str:
    """The way from the page at `address` to the folder of its language's pages."""
    return "../" * address.count("/")


def frame(  # noqa: PLR0913 - what a page is known by
    edition: Edition,
    address: str,
    title: str,
    description: str,
    *,
    notes: tuple[str, ...] = (),
    governance: Governance | None = None,
    last: dt.date | None = None,
    home: str | None = None,
) -> Frame:
    """The frame of the page at `address`, as `roles/ID/index.html` in every language.

    An empty title gives the company's name alone. `notes` are lines in words about the page itself
    (what `language_notes` says, that it is a draft …); `governance` dates what it shows,
    `last` is the day on which that last changed.
    `home` leads to the language's pages, where the way from the page's own address doesn't.
    """
    company, name = edition.company(), employer(edition)
    words = wording(edition.language)
    _ = words.gettext
    home = relative(address) if home is None else home
    guides = _guides(edition, home, address)
    parts = edition.parts()
    root = home if edition.main else f"../{home}"
    site = edition.setting("site")
    searched = address == HOME and SEARCH in edition.formats()
    return Frame(
        language=edition.language,
        direction=words.direction,
        title=f"{plain(title)} – {name}" if title else name,
        heading=title or name,
        description=" ".join(plain(description).split()),
        root=root,
        home=home,
        address=language_folder(edition) + address,
        canonical=f"{site}/{language_folder(edition)}{address}" if site else "",
        company=name,
        website=company.website or "",
        example=_("This employer is an example. Its pay bands and openings are invented.")
        if company.example
        else "",
        menu=_menu(words, home, address, parts, guides),
        guides=guides,
        alternates=_alternates(edition, root, address, site),
        notes=notes,
        version=version_line(words, governance) if governance else "",
        changed=change_on(words, last) if last else None,
        policy=policy.page(search=searched),
        search=f"{root}{SEARCH}/" if searched else "",
        social=social(edition, address, plain(title) or name, name),
        more=tuple(_more(edition, words, address, plain(title) or name)),
    )


def employer(edition: Edition) -> str:
    """What the employer is called; the mark of an invented one is in the page's language."""
    company = edition.company()
    here, there = (
        wording(language).gettext("%(name)s (example)").partition("%(name)s")[2]
        for language in (edition.language, edition.book.language)
    )
    if not company.example or not company.name.endswith(there):
        return company.name
    return company.name.removesuffix(there) + here


def with_notes(edition: Edition, kind: str, name: str, view: View) -> View:
    """The view with what its page must say about its language: texts that fell back, no review."""
    if edition.main:
        return view
    notes = (*language_notes(edition, kind, name, view), *view.frame.notes)
    return replace(view, frame=replace(view.frame, notes=notes))


def language_notes(edition: Edition, kind: str, name: str, view: object) -> tuple[str, ...]:
    """What a page must say about its language."""
    words = wording(edition.language)
    _ = words.gettext
    notes = []
    if has_foreign(view):
        language = words.language_name(edition.book.language)
        notes.append(
            words.fill(
                _("Some of the texts on this page exist only in %(language)s."), language=language
            )
        )
    if edition.translated(kind, name) and not edition.reviewed(kind, name):
        notes.append(_("Nobody has reviewed this translation yet."))
    return tuple(notes)


def version_line(words: Wording, governance: Governance) -> str:
    """Version, owner and dates in one line."""
    _ = words.gettext
    line = words.fill(
        _("Version %(version)s, in effect from %(date)s, kept by %(owner)s"),
        version=governance.version,
        date=words.date(governance.effective),
        owner=governance.owner,
    )
    if not governance.review_by:
        return line
    return words.fill(
        _("%(line)s, to be reviewed by %(date)s"),
        line=line,
        date=words.date(governance.review_by),
    )


def _more(edition: Edition, words: Wording, address: str, title: str) -> Iterator[Link]:
    """Where one edits a page or comments on it, if rolebook.yaml says where."""
    _ = words.gettext
    site = edition.setting("site")
    full = f"{site}/{language_folder(edition)}{address}" if site else ""
    links = foot_links(edition, address, title, full)
    if "edit" in links:
        yield Link(_("Edit this page"), links["edit"])
    if "comment" in links:
        yield Link(_("Comment on this page"), links["comment"])


def _menu(
    words: Wording, home: str, address: str, parts: list[str], guides: tuple[Link, ...]
) -> tuple[Link, ...]:
    """What stands at the top of every page; many free pages stand behind one entry."""
    _ = words.gettext
    first = home + HOME
    links = [Link(_("Roles"), f"{first}#roles", address.startswith("roles/"))]
    lists = {
        "posting": (_("Openings"), True),
        "skill": (_("Skills"), "skills" in parts),
        "place": (_("Pay by place"), "places" in parts),
        "compare": (_("Compare"), "compare" in parts),
        "ways": (_("Ways"), "ways" in parts),
        "assess": (_("Assess yourself"), "assess" in parts),
    }
    for kind, (label, built) in lists.items():
        if built:
            href = list_of(kind)
            here = href.removesuffix(HOME)
            links.append(Link(label, home + href, address.startswith(here)))
    if len(guides) > FEW:
        return *links, Link(_("Guides"), f"{first}#guides", address.startswith("pages/"))
    return *links, *guides


def _guides(edition: Edition, home: str, address: str) -> tuple[Link, ...]:
    """The free pages in their order."""
    return tuple(
        Link(title, home + page_of("page", name), address == page_of("page", name))
        for name, title in edition.guides()
    )


def _alternates(edition: Edition, root: str, address: str, site: str) -> tuple[Alternate, ...]:
    languages = edition.languages()
    if len(languages) == 1:
        return ()
    found = []
    for language in languages:
        path = address if language == languages[0] else f"{language}/{address}"
        name = str(wording(language).locale.languages.get(language.partition("-")[0], language))
        full = f"{site}/{path}" if site else ""
        here, first = language == edition.language, language == languages[0]
        found.append(Alternate(language, name, root + path, full, here, first))
    return tuple(found)
