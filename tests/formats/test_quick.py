"""Templates say the same as with Jinja's own code, down to the line of an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
import pytest
from markupsafe import Markup

from building import ROOT
from generator.book.book import Foreign
from generator.book.edition import Edition
from generator.book.load import load
from generator.build.make import TEMPLATES, VIEWS
from generator.findings import Place
from generator.formats.html import TemplateError, Templates, environment
from generator.formats.quick import QuickEnvironment, escape, quicken
from generator.packaged import PACKAGED
from generator.project import open_project
from generator.site_pages import DOCUMENTS, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.book.book import Book

FOLDERS = (PACKAGED / "default", PACKAGED)


@pytest.fixture(scope="module")
def shipped_book() -> Book:
    project, findings = open_project(ROOT)
    assert project, findings
    return load(project)[0]


class Slow(QuickEnvironment):
    """The same environment with the code that Jinja makes."""

    def _generate(self, *args: Any, **kwargs: Any) -> str:
        return jinja2.Environment._generate(self, *args, **kwargs)  # noqa: SLF001 - the code that is compared with ours


def slow(monkeypatch: pytest.MonkeyPatch, language: str) -> jinja2.Environment:
    with monkeypatch.context() as patch:
        patch.setattr("generator.formats.html.QuickEnvironment", Slow)
        return environment(FOLDERS, language)


def views(book: Book, language: str) -> Iterator[tuple[str, Any]]:
    """Every page and document of a book: its template's name and its view."""
    from importlib import import_module

    things = [(page.kind, page.name) for page in pages(Edition(book)) if "html" in page.forms]
    things.append(("not_found", ""))
    for kind, name in things:
        module = import_module(f"generator.views.{kind}")
        view = getattr(module, f"{kind}_view")
        made = view(Edition(book, language), *((name,) if VIEWS[kind] else ()))
        yield TEMPLATES.get(kind, f"{kind}.html"), made
        if kind in {*DOCUMENTS, "assess"}:
            yield f"documents/{kind}.html", made


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_and_document_is_what_jinja_makes_of_it(
    shipped_book: Book, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    plain, quick = slow(monkeypatch, language), environment(FOLDERS, language)
    made = list(views(shipped_book, language))
    assert {name.partition("/")[0].removesuffix(".html") for name, _ in made} >= {
        *("role", "ladder", "posting", "page", "index", "404", "documents"),
        *("skill", "place", "compare", "ways", "assess", "posting_list"),
    }
    for name, view in made:
        shown = {"view": view, "frame": view.frame, "style": "", "policy": ""}
        expected = plain.get_template(name).render(**shown)
        assert quick.get_template(name).render(**shown) == expected


TEXTS = {
    "base": "<{% block a %}base{% endblock %}|{% block b %}{% endblock %}>\n"
    "{% block c scoped %}{% endblock %}",
    "child": "{% extends 'base' %}{% block a %}{{ super() }}{{ x }}{% endblock %}"
    "{% block b %}{% include 'part' %}{% for i in [1, 2] %}{% include 'part' %}{% endfor %}"
    "{% endblock %}",
    "part": "({{ x }}{% if i is defined %}{{ i }}{% endif %})",
    "macros": "{% macro m(a, b='') %}[{{ a }}{{ b }}{{ caller() if caller }}]{% endmacro %}"
    "{{ m(x) }}{{ m('<', x) }}{% call m(1) %}{{ x }}{% endcall %}",
    "from": "{% from 'macros' import m %}{{ m(x) }}{% set y %}{{ x }}{% endset %}{{ y }}",
    "filters": "{{ x|upper }}{{ x|e }}{{ x|safe }}{{ [x, 1]|join('&') }}{{ x ~ '<' }}{{ none }}"
    "{{ 1.5 }}",
    "lists": "{% include ['missing', 'part'] %}{% include 'missing' ignore missing %}yield from x",
}


@pytest.mark.parametrize("x", ["plain", "<b> & \"'", Markup("<b>"), Foreign("é <", "fr"), 3, None])
@pytest.mark.parametrize("name", TEXTS)
def test_blocks_macros_and_texts_come_out_as_jinja_makes_them(name: str, x: object) -> None:
    loader = jinja2.DictLoader(TEXTS)
    made = [
        kind(loader=loader, autoescape=True).get_template(name).render(x=x)
        for kind in (jinja2.Environment, QuickEnvironment)
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize("text", ["", "plain ’", "a<b", "a>b", "a&b", 'a"b', "a'b", "<script>"])
def test_a_text_is_escaped_as_markupsafe_does_it(text: str) -> None:
    from markupsafe import escape as theirs

    assert escape(text) == str(theirs(text))


def test_the_lines_of_the_code_stay_where_they_are() -> None:
    env = jinja2.Environment(loader=jinja2.DictLoader(TEXTS), autoescape=True)
    for text in TEXTS.values():
        code: str = env.compile(text, raw=True)
        assert len(quicken(code).splitlines()) == len(code.splitlines())


def test_nothing_is_handed_up_piece_by_piece() -> None:
    env = jinja2.Environment(loader=jinja2.DictLoader(TEXTS), autoescape=True)
    code = quicken(env.compile(TEXTS["child"], raw=True))
    assert "yield from" not in code
    assert "for event in" not in code


def test_an_error_in_an_included_template_names_its_line(tmp_path: Any) -> None:
    (tmp_path / "_parts").mkdir()
    (tmp_path / "role.html").write_text("a\n{% include '_parts/x.html' %}\n")
    (tmp_path / "_parts" / "x.html").write_text("one\ntwo\n{{ view.nothing }}\n")

    class View:
        frame = ""

    with pytest.raises(TemplateError, match="nothing") as caught:
        Templates(tmp_path).render("role.html", View(), "en")
    assert caught.value.finding.place == Place(3, 1)
    assert caught.value.finding.file.endswith("_parts/x.html")
