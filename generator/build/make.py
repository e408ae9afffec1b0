"""An output of the plan into its bytes, and the names of the facts that were read for them."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.book.edition import Edition
from generator.build.task import Failed, Made
from generator.findings import Finding
from generator.formats import html
from generator.formats.headers import NOT_FOUND
from generator.formats.registry import (
    BESIDE,
    CARRIED,
    FEEDS,
    FONTS,
    HISTORY,
    PICTURES,
    POSTING,
    SEARCH,
    WORKBOOK,
    Form,
    FormatError,
    Look,
)
from generator.offer import region_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.book.book import Book
    from generator.build.plan import Output
    from generator.formats.paper import Paper

VIEWS = {
    "index": 0,
    "not_found": 0,
    "page": 1,
    "role": 1,
    "ladder": 1,
    "posting": 1,
    "openings": 0,
    "catalogue": 0,
    "history": 0,
    "moved": 1,
    "profile": 1,
    "compare": 1,
    "compare_list": 0,
    "ways_list": 0,
    "ways": 1,
    "ways_data": 1,
    "assess": 1,
    "assess_list": 0,
    "posting_list": 0,
    "skill_list": 0,
    "skill": 1,
    "place_list": 0,
    "place": 1,
}
"""The kinds that are a view and a template of that name; 1: the view is of a thing with an id."""

FORMS = {**POSTING, **CARRIED, **WORKBOOK, **FEEDS, **HISTORY, **PICTURES, **BESIDE}

TEMPLATES = {"not_found": "404.html"}


class Maker:
    """Makes the outputs of one book; made before workers are started, used in each."""

    def __init__(self, book: Book, plan: Mapping[str, Output]) -> None:
        self.book = book
        self.plan = plan
        self.templates = html.templates(book.project.templates)
        self.sizes: Mapping[str, int] | None = None
        """About how large the files for people are, once they are made, in bytes by path."""
        self.seen: tuple[tuple[str, str, str], Any, set[str]] | None = None
        """The last view, and what was read for it: a page and its data follow each other."""

    def make(self, name: str) -> Made | Failed:
        """What comes of the task of this name; a fault of a template or a format is a failure."""
        output = self.plan[name]
        edition = Edition(self.book, output.language, self.sizes)
        try:
            if output.format == SEARCH:
                return self.search(name, edition)
            data = self.content(output, edition)
        except (html.TemplateError, FormatError) as error:
            return Failed(name, error.finding)
        return Made(name, data, frozenset(edition.reads))

    @staticmethod
    def search(name: str, edition: Edition) -> Made:
        """The records of the search, which become an index where they have changed."""
        from generator.formats import search
        from generator.views.search import search_view

        data = search.documents(search_view(edition))
        edition.reads.update(f"words/{language}" for language in edition.languages())

        def files() -> Mapping[str, bytes] | Failed:
            try:
                return search.index(data)
            except (search.SearchError, OSError) as error:
                finding = Finding(
                    code="search-error",
                    file="",
                    message=f"the search index can’t be made: {error}",
                    help="nothing was published; put it right, or take `search` out of `formats`",
                )
                return Failed(name, finding)

        return Made(name, data, frozenset(edition.reads), files)

    def content(self, output: Output, edition: Edition) -> bytes:
        """The bytes of one file."""
        if output.kind in VIEWS:
            return self.document(output, edition)
        if output.kind == "asset":
            edition.reads.add("assets")
            color = edition.company().brand.color
            return self.templates.assets(color)[output.name]
        from generator.formats import headers, sitemap

        if output.kind == "headers":
            make = headers.netlify if output.name == "headers" else headers.nginx
            return make(edition, self.templates)
        if output.kind == "redirects":
            return headers.redirects(edition)
        site = edition.setting("site")
        if output.kind == "robots":
            return sitemap.robots(site)
        return sitemap.sitemap(edition)

    def document(self, output: Output, edition: Edition) -> bytes:
        """A page, or the PDF that shows the same."""
        view = self.view(output, edition)
        form = FORMS.get(output.format)
        if form:
            return self.form(form, output, edition, view)
        template = template_of(output)
        edition.reads.add(f"template/{template}.{output.language}")
        if output.kind == "not_found":
            edition.reads.add("assets")
            color = edition.company().brand.color
            values = {"view": view, "frame": view.frame}
            return self.templates.alone(
                template, color, output.language, styles=NOT_FOUND, **values
            )
        if output.format == "html":
            return self.templates.render(template, view, output.language)
        from generator.formats import pdf

        edition.reads.add("print")
        return pdf.render(
            self.templates.render(template, view, output.language),
            templates=self.templates,
            color=edition.company().brand.color,
            paper=paper_of(edition, output.kind, output.name),
            address=view.frame.canonical,
        )

    def view(self, output: Output, edition: Edition) -> Any:  # noqa: ANN401 - a view of any kind
        """What the file shows."""
        key = output.kind, output.name, output.language
        if self.seen and self.seen[0] == key:
            _, view, reads = self.seen
            edition.reads |= reads
            self.seen = None
            return view
        module = import_module(f"generator.views.{output.kind}")
        view = getattr(module, f"{output.kind}_view")(
            edition, *((output.name,) if VIEWS[output.kind] else ())
        )
        self.seen = key, view, set(edition.reads)
        return view

    def form(self, form: Form, output: Output, edition: Edition, view: object) -> bytes:
        """What a page shows in another form: as text, as data, as a picture."""
        edition.reads.add(f"words/{output.language}")
        if form.template:
            edition.reads.update((f"file/{form.template}", "assets"))
        if output.format in PICTURES:
            edition.reads.update(f"file/{font}" for font in FONTS)
        color, paper = edition.company().brand.color, paper_of(edition, output.kind, output.name)
        try:
            return form.make(view, Look(self.templates, color, paper))
        except (html.TemplateError, MemoryError):
            raise
        except Exception as error:
            raise FormatError(form.fault(output.path, error)) from error

    def prepare(self, names: Iterable[str]) -> None:
        """Import and warm up what these tasks need, before workers are started."""
        wanted = [self.plan[name] for name in names if name in self.plan]
        for output in {(o.kind, o.language, o.format): o for o in wanted}.values():
            if output.kind in VIEWS:
                import_module(f"generator.views.{output.kind}")
                form = FORMS.get(output.format)
                if form:
                    with suppress(Exception):  # it is told by the file that needs it
                        import_module(f"generator.formats.{form.module}")
                    continue
                with suppress(html.TemplateError):  # it is told by the page that needs it
                    self.templates.compile(template_of(output), output.language)
        if any(output.format == "pdf" for output in wanted):
            from generator.formats import pdf

            edition = Edition(self.book)
            papers = {paper_of(edition, o.kind, o.name) for o in wanted if o.format == "pdf"}
            pdf.prepare(self.templates, edition.company().brand.color, *sorted(papers))


def template_of(output: Output) -> str:
    """The template of an output: that of its page, or of its document."""
    if output.format == "pdf":
        return f"documents/{output.kind}.html"
    return TEMPLATES.get(output.kind, f"{output.kind}.html")


def paper_of(edition: Edition, kind: str, name: str) -> Paper:
    """The paper of an output: by a posting's location, else by the company."""
    location = edition.posting(name).location if kind == "posting" else ""
    return paper_at(edition, location)


def paper_at(edition: Edition, location: str = "") -> Paper:
    """Letter for a place in the US or Canada, else A4; for the company's country where none is."""
    chosen = edition.setting("paper")
    if chosen:
        return "letter" if chosen == "letter" else "a4"
    place = region_of(edition.location(location)) if location else edition.company().country
    return "letter" if place[:2] in {"US", "CA"} else "a4"
