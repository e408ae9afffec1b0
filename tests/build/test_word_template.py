"""A project's own Word template in a build: a change makes files again, a fault leaves them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from docx import Document

from books import SMALL, write
from building import ROOT, contents, rolebook
from reading import docx_text

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = ROOT / "templates" / "default" / "documents" / "posting.docx"
SETTINGS = (
    SMALL["rolebook.yaml"].replace("[en, fr]", "[en]")
    + "templates: templates\narchive: null\nformats: [html, docx]\n"
)


def _say(template: Path, text: str) -> None:
    """Lets a template end in a paragraph with this text."""
    shutil.copy(TEMPLATE, template)
    word = Document(str(template))
    word.add_paragraph(text)
    word.save(str(template))


def test_a_changed_template_makes_word_files_again_and_a_broken_one_leaves_them(
    tmp_path: Path,
) -> None:
    project = write(tmp_path / "project", SMALL, {"rolebook.yaml": SETTINGS})
    (project / "templates").mkdir()
    build = ("--project", project, "build", "--only", "docx")
    made = project / "output" / "postings" / "counter-toronto" / "counter-toronto.docx"
    rolebook(*build)
    assert docx_text(made).splitlines()[0] == "Counter"
    template = project / "templates" / "documents" / "posting.docx"
    template.parent.mkdir()
    _say(template, "On our own paper, {{ company }}.")
    rolebook(*build)
    assert docx_text(made).splitlines()[-3] == "On our own paper, Ada."
    before = contents(project / "output")
    _say(template, "On our own paper, {{ company.")
    said = rolebook(*build, code=1)
    assert "templates/documents/posting.docx" in said.stdout + said.stderr
    assert "`On our own paper, {{ company.`: " in said.stdout + said.stderr
    assert "Traceback" not in said.stdout + said.stderr
    assert contents(project / "output") == before
    template.unlink()
    rolebook(*build)
    assert "On our own paper" not in docx_text(made)
