"""A view into the bytes of an HTML page, by templates; and what the pages need beside them.

A project's own templates lie over the packaged ones; `{% extends "default/base.html" %}` reaches
the packaged one. Words that a template prints as they are become part of it when it is compiled,
one environment a language, so that they cost nothing when a page is rendered.
"""

from __future__ import annotations

import re
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token
from jinja2.utils import missing
from markupsafe import Markup, escape

from generator import brand, policy
from generator.findings import Finding, Place
from generator.formats import jsonld
from generator.formats.quick import QuickEnvironment
from generator.packaged import PACKAGED
from generator.wording import catalogue_digest, plain, set_apart, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2.lexer import TokenStream

    from generator.wording import Wording

STYLES = ("site", "ladder", "posting", "search", "compare", "ways", "assess", "find")
"""The parts of the one style sheet: what all pages share, then what one kind of page adds."""

ALONE = ("site", "posting")
"""The parts of the style sheet of a page that needs no other file."""

NAMING = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%}", re.DOTALL)
QUOTED = re.compile(r"""(["'])(.+?)\1""")
"""What names other templates in a template."""

WORD = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")
"""The tokens of `{{ _("a text") }}`."""

LONG = 60
"""A heading of more characters than these is set smaller."""


class TemplateError(Exception):
    """A template that can't be read or rendered; `finding` says which, where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@cache
def templates(folder: Path | None = None) -> Templates:
    """The packaged templates, with a project's own folder over them."""
    return Templates(folder)


class Templates:
    """Turns views into pages; compiled templates are kept, one set a language."""

    def __init__(self, folder: Path | None = None) -> None:
        own = [folder] if folder else []
        self.folder = folder
        self.folders = (*own, PACKAGED / "default", PACKAGED)
        self._environments: dict[str, jinja2.Environment] = {}
        self._digests: dict[str, str] = {}

    def render(self, name: str, view: Any, language: str) -> bytes:  # noqa: ANN401 - a view of any kind
        """A page's bytes; the template sees `view`, and `view.frame` as `frame`."""
        return self._rendered(name, language, view=view, frame=view.frame)

    def report(self, view: Any, color: str) -> bytes:  # noqa: ANN401 - a view of any kind
        """A report's bytes: one page that needs no other file."""
        return self.alone("report.html", color, view.language, view=view)

    def alone(
        self,
        name: str,
        color: str,
        language: str,
        *,
        styles: tuple[str, ...] = ALONE,
        **values: Any,  # noqa: ANN401 - what it shows
    ) -> bytes:
        """A page's bytes that needs no other file: the template also sees `style` and `policy`."""
        style = Markup(self.alone_style(color, *styles))  # noqa: S704 - ours
        allowed = policy.alone(style)
        return self._rendered(name, language, style=style, policy=allowed, **values)

    def alone_style(self, color: str, *styles: str) -> str:
        """The style sheet that stands in such a page, to the byte."""
        return squeeze(brand.css(color) + self._look(*styles)).rstrip("\n")

    def _rendered(self, name: str, language: str, **values: Any) -> bytes:  # noqa: ANN401 - a view of any kind
        try:
            return self._environment(language).get_template(name).render(**values).encode()
        except Exception as error:
            raise TemplateError(self._finding(error, name)) from error

    def compile(self, name: str, language: str) -> None:
        """Make a template ready, so that processes forked from here have it."""
        try:
            self._environment(language).get_template(name)
        except jinja2.TemplateError as error:
            raise TemplateError(self._finding(error, name)) from error

    def digest(self, name: str, language: str) -> str:
        """The digest of a template, of all it extends and includes, and of the language's words."""
        key = f"{name}.{language}"
        if key not in self._digests:
            sources = self._closure(name)
            parts = [catalogue_digest(language), *(f"{k}\0{sources[k]}" for k in sorted(sources))]
            self._digests[key] = sha256("\0".join(parts).encode()).hexdigest()
        return self._digests[key]

    def file(self, name: str) -> Path:
        """Where a file of the templates lies: the project's own if it has one."""
        return next(
            (folder / name for folder in self.folders if (folder / name).is_file()),
            PACKAGED / "default" / name,
        )

    def assets(self, color: str) -> Mapping[str, bytes]:
        """The files that every page needs, by their address in the output folder."""
        fonts = sorted(
            {file.name for folder in self.folders for file in folder.glob("fonts/*.woff2")}
        )
        scripts = sorted(
            {file.name for folder in self.folders for file in folder.glob("scripts/*.js")}
        )
        return {
            "assets/icon.svg": icon(color),
            "assets/site.css": self.style(color),
            **{f"assets/{name}": self.file(f"scripts/{name}").read_bytes() for name in scripts},
            **{f"assets/fonts/{name}": self.file(f"fonts/{name}").read_bytes() for name in fonts},
        }

    def file_digest(self, name: str) -> str:
        """The digest of a file of the templates; empty where there is none."""
        with suppress(OSError):
            return sha256(self.file(name).read_bytes()).hexdigest()
        return ""

    def asset_names(self) -> list[str]:
        """The addresses of `assets`."""
        return sorted(self.assets("#000000"))

    def assets_digest(self) -> str:
        """The digest of everything that `assets` is made of besides the brand colour."""
        parts = (f"{n}\0{sha256(data).hexdigest()}" for n, data in self.assets("#000000").items())
        return sha256("\n".join(parts).encode()).hexdigest()

    def style(self, color: str) -> bytes:
        """The one style sheet: fonts, tones of the brand colour, and the look."""
        faces = self.file("fonts/web.css").read_text("utf-8").replace('url("', 'url("fonts/')
        return squeeze(faces + brand.css(color) + self._look(*STYLES)).encode()

    def _look(self, *names: str) -> str:
        return "".join(self.file(f"styles/{name}.css").read_text("utf-8") for name in names)

    def _environment(self, language: str) -> jinja2.Environment:
        if language not in self._environments:
            self._environments[language] = environment(self.folders, language)
        return self._environments[language]

    def _closure(self, name: str) -> dict[str, str]:
        """The sources of a template and of all that it names, by name; empty for what isn't there.

        That something isn't there is told by the page that needs it.
        """
        found: dict[str, str] = {}
        waiting = [name]
        while waiting:
            this = waiting.pop()
            found[this] = self._source(this)
            names = [n for tag in NAMING.findall(found[this]) for _, n in QUOTED.findall(tag)]
            waiting += [other for other in names if other not in found]
        return found

    def _source(self, name: str) -> str:
        """The text of a template, empty where there is none that can be read."""
        with suppress(OSError, UnicodeDecodeError):
            return self.file(name).read_text("utf-8")
        return ""

    def _finding(self, error: Exception, name: str) -> Finding:
        file, line = _where(error, self.folders)
        message, _, hint = str(error).partition("\n")
        if isinstance(error, jinja2.TemplateNotFound):
            message = f"the template `{error.name}` doesn't exist"
        elif isinstance(error, jinja2.TemplateSyntaxError):
            message = error.message or message
        return Finding(
            code="template-error",
            file=self.shown(file or self.file(name)),
            message=message.rstrip(".") or type(error).__name__,
            help=hint if isinstance(error, jinja2.UndefinedError) else "",
            place=Place(line, 1) if line else None,
        )

    def shown(self, file: Path) -> str:
        """A template's path from the project's root, or from the packaged templates' parent."""
        root = (
            self.folder.parent
            if self.folder and file.is_relative_to(self.folder)
            else PACKAGED.parent
        )
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name


def environment(folders: tuple[Path, ...], language: str) -> jinja2.Environment:
    """The Jinja environment of a language."""
    words = wording(language)
    env = QuickEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=Absent,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n", FixedWords],
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension puts it there
        words.gettext,
        words.ngettext,
        newstyle=True,
        pgettext=words.pgettext,
        npgettext=words.npgettext,
    )
    env.globals["gettext"] = filler(words)
    env.filters["plain"] = plain
    env.filters["long"] = long
    env.filters["markup"] = jsonld.markup
    env.extend(words=words)
    return env


def long(heading: str) -> bool:
    """Whether a heading is so long that pages set it smaller."""
    return len(heading) > LONG


def filler(words: Wording) -> Callable[..., Markup]:
    """What translates a text of a template and fills its gaps, with each text looked up once."""

    @cache
    def translated(text: str) -> Markup:
        return Markup(words.gettext(text))  # noqa: S704 - ours

    def gettext(text: str, /, **values: object) -> Markup:
        apart = {n: set_apart(v) if isinstance(v, str) else v for n, v in values.items()}
        return translated(text) % apart

    return gettext


class Absent(jinja2.StrictUndefined):
    """What a template asks for and is not there: an error, with the nearest name that is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, thing = self._undefined_name, self._undefined_obj
        if self._undefined_hint or thing is missing:
            return self._undefined_hint or f"`{name}` is not there"
        known = [each for each in dir(thing) if not each.startswith("_")]
        near = get_close_matches(str(name), known, 1)
        hint = f"\ndid you mean `{near[0]}`?" if near else ""
        return f"`{name}` is not a part of `{type(thing).__name__}`{hint}"


class FixedWords(Extension):
    """Translates `{{ _("a text") }}` when a template is compiled."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put the translated text in the place of the call."""
        words: Wording = self.environment.words  # type: ignore[attr-defined]  # the extension puts it there
        tokens = list(stream)
        place = 0
        while place < len(tokens):
            call = tokens[place : place + len(WORD)]
            if tuple(token.type for token in call) == WORD and call[1].value == "_":
                text = words.gettext(call[3].value) % {}
                yield Token(call[0].lineno, "data", str(escape(text)))
                place += len(WORD)
            else:
                yield tokens[place]
                place += 1


def icon(color: str) -> bytes:
    """The site's icon: three steps up, in the brand colour."""
    light, dark = brand.tones(color)
    steps = "".join(
        f'<rect x="{4 + 9 * i}" y="{20 - 8 * i}" width="6" height="{8 + 8 * i}" rx="1"/>'
        for i in range(3)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f"<style>rect{{fill:{light.brand}}}"
        f"@media (prefers-color-scheme:dark){{rect{{fill:{dark.brand}}}}}</style>{steps}</svg>\n"
    ).encode()


def squeeze(style: str) -> str:
    """A style sheet without its comments and indentation."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"


def _where(error: BaseException, folders: tuple[Path, ...]) -> tuple[Path | None, int]:
    """The template and line that an error comes from, as far as they are known."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (Path(error.filename) if error.filename else None), error.lineno
    found: tuple[Path | None, int] = None, 0
    trace = error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if any(file.is_relative_to(folder) for folder in folders):
            found = file, trace.tb_lineno
        trace = trace.tb_next
    return found
