"""Views become pages by templates, a project's own over the packaged ones; faults are findings."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.book.book import Foreign
from generator.findings import Finding, Place
from generator.formats.html import (
    FixedWords,
    TemplateError,
    Templates,
    icon,
    squeeze,
    templates,
)
from generator.packaged import PACKAGED
from generator.wording import wording

COLOR = "#0f4c5c"


@dataclass(frozen=True, slots=True)
class View:
    """As little as a template needs."""

    title: str = "Tom & Jerry"
    frame: str = "frame"


def _own(folder: Path, **files: str) -> Templates:
    for name, text in files.items():
        path = folder / "templates" / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return Templates(folder / "templates")


def test_a_view_is_rendered_in_its_language(tmp_path: Path) -> None:
    made = _own(tmp_path, x="<p>{{ view.title }}: {{ _('Roles') }}</p>\n")
    assert made.render("x.html", View(), "en") == b"<p>Tom &amp; Jerry: Roles</p>"
    assert made.render("x.html", View(), "fr") == "<p>Tom &amp; Jerry: Rôles</p>".encode()


def test_words_with_gaps_escape_what_they_are_given(tmp_path: Path) -> None:
    made = _own(tmp_path, x="{% trans role=view.title %}The step to {{ role }}{% endtrans %}")
    assert made.render("x.html", View("<b>"), "fr") == (
        "L’étape vers\N{NO-BREAK SPACE}: &lt;b&gt;".encode()
    )


def test_a_text_of_another_language_says_so_in_a_page_and_not_in_an_attribute(
    tmp_path: Path,
) -> None:
    made = _own(tmp_path, x='<p title="{{ view.title|plain }}">{{ view.title }}</p>')
    assert made.render("x.html", View(Foreign("A <b>", "en")), "fr") == (
        b'<p title="A &lt;b&gt;"><span lang="en">A &lt;b&gt;</span></p>'
    )


@pytest.mark.parametrize(("heading", "shown"), [("x" * 60, ""), ("x" * 61, "smaller")])
def test_a_heading_of_more_than_sixty_characters_is_long(
    tmp_path: Path, heading: str, shown: str
) -> None:
    made = _own(tmp_path, x="{% if view.title|long %}smaller{% endif %}")
    assert made.render("x.html", View(heading), "en").decode() == shown


def test_fixed_words_are_translated_when_a_template_is_compiled() -> None:
    env = Environment(autoescape=True, extensions=[FixedWords])
    env.extend(words=wording("fr"))
    assert env.from_string('<a title="{{ _("Roles") }}">{{ 1 }}').render() == '<a title="Rôles">1'


def test_a_projects_template_lies_over_the_packaged_one_and_can_extend_it(tmp_path: Path) -> None:
    made = _own(
        tmp_path,
        base='{% extends "default/base.html" %}{% block body %}<p>ours</p>{% endblock %}',
    )
    assert made.file("base.html") == tmp_path / "templates" / "base.html"
    assert made.file("styles/site.css") == PACKAGED / "default" / "styles" / "site.css"
    assert "default/base.html" in made._closure("base.html")  # noqa: SLF001 - what a page hangs on


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("a\n{% if %}", 2, "Expected an expression, got 'end of statement block'", ""),
        ("{{ view.titel }}", 1, "`titel` is not a part of `View`", "did you mean `title`?"),
        ("a\nb\n{{ view.xyz }}", 3, "`xyz` is not a part of `View`", ""),
        ("{{ nothing }}", 1, "`nothing` is not there", ""),
        ("\n{{ view.title + 1 }}", 2, 'can only concatenate str (not "int") to str', ""),
    ],
)
def test_a_template_that_fails_is_a_finding_with_file_and_line(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        _own(tmp_path, x=text).render("x.html", View(), "en")
    assert caught.value.finding == Finding(
        code="template-error",
        file="templates/x.html",
        message=message,
        help=hint,
        place=Place(line, 1),
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__.__globals__.os.popen('touch reached').read() }}",
        "{{ view.title['__class__'].mro() }}",
        "{{ (view|attr('__class__')).mro() }}",
        "{{ ([1]|map('string')).gi_frame.f_globals }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ [view]|map(attribute='__class__')|first }}",
        "{% set _ = {}.update({'a': 1}) %}",
    ],
)
def test_a_template_is_a_text_that_cannot_reach_into_python(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateError) as caught:
        _own(tmp_path, x=text).render("x.html", View(), "en")
    found = caught.value.finding
    assert (found.code, found.file, found.place) == (
        "template-error",
        "templates/x.html",
        Place(1, 1),
    )
    assert found.message.endswith((" is unsafe", " is not safely callable"))


def test_a_fault_in_an_included_template_names_that_template(tmp_path: Path) -> None:
    made = _own(tmp_path, x='{% include "y.html" %}', y="\n\n{{ oops }}")
    with pytest.raises(TemplateError) as caught:
        made.render("x.html", View(), "en")
    assert (caught.value.finding.file, caught.value.finding.place) == (
        "templates/y.html",
        Place(3, 1),
    )


def test_a_template_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        _own(tmp_path, x='{% include "gone.html" %}').render("x.html", View(), "en")
    assert caught.value.finding.message == "the template `gone.html` doesn't exist"


def test_the_digest_covers_what_a_template_includes_and_its_language(tmp_path: Path) -> None:
    first = _own(tmp_path, x='{% include "y.html" %}', y="one").digest("x.html", "en")
    assert _own(tmp_path).digest("x.html", "en") == first
    assert _own(tmp_path).digest("x.html", "fr") != first
    assert _own(tmp_path, y="two").digest("x.html", "en") != first


@pytest.mark.parametrize(
    "text",
    [
        '{% include "y.html" %}',
        "{%- extends 'y.html' -%}",
        '{% from "y.html" import m %}',
        '{% include ["no.html", "y.html"] ignore missing %}',
        '{% extends "y.html" if view else "z.html" %}',
    ],
)
def test_a_digest_changes_with_every_template_that_is_named(tmp_path: Path, text: str) -> None:
    first = _own(tmp_path, x=text, y="a").digest("x.html", "en")
    assert _own(tmp_path, x=text, y="b").digest("x.html", "en") != first
    assert _own(tmp_path, x=text, y="a").digest("x.html", "en") == first


def test_a_template_that_is_not_there_yet_is_part_of_the_digest(tmp_path: Path) -> None:
    first = _own(tmp_path, x='{% include "y.html" %}').digest("x.html", "en")
    assert _own(tmp_path, x='{% include "y.html" %}', y="a").digest("x.html", "en") != first


def test_the_assets_are_one_style_sheet_an_icon_every_script_and_fonts() -> None:
    assets = templates().assets(COLOR)
    scripts = sorted(path.name for path in (PACKAGED / "default" / "scripts").iterdir())
    assert "common.js" in scripts
    assert [name for name in assets if "fonts/" not in name] == [
        "assets/icon.svg",
        "assets/site.css",
        *(f"assets/{name}" for name in scripts),
    ]
    fonts = [name for name in assets if "fonts/" in name]
    assert len(fonts) == 8
    assert all(name.endswith(".woff2") for name in fonts)


def test_the_style_sheet_names_only_files_that_are_there_and_no_other_host() -> None:
    assets = templates().assets(COLOR)
    style = assets["assets/site.css"].decode()
    named = {part.split('"')[0] for part in style.split('url("')[1:]}
    assert named
    assert {f"assets/{name}" for name in named} <= set(assets)
    assert "http" not in style
    assert f"--brand:{COLOR};" in style


def test_a_projects_style_sheet_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "site.css").write_text("p { color: red; }", "utf-8")
    assert "p { color: red; }" in Templates(tmp_path).style(COLOR).decode()


def test_a_style_sheet_is_squeezed() -> None:
    assert squeeze("/* a\nb */\n\n  p {\n    x: y;\n  }\n") == "p {\nx: y;\n}\n"


def test_the_icon_is_in_the_brand_colour() -> None:
    assert icon(COLOR).startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert b"rect{fill:#0f4c5c}" in icon(COLOR)


def test_templates_are_read_once_a_folder() -> None:
    assert templates() is templates()
