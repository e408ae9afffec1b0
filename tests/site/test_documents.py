"""Every PDF of the shipped site is one that a screen reader and a printer can do something with."""

from pathlib import Path

import pikepdf
import pytest

import validators
from reading import pdf_text

pytestmark = pytest.mark.xdist_group("site")


def test_qpdf_finds_nothing(documents: list[Path]) -> None:
    assert validators.qpdf(*documents) == []


def test_outloud_finds_nothing(documents: list[Path]) -> None:
    """TBL-010 takes a small table with a heading for each row for a shredded one.

    PAG-001 takes the first box of each skill in a form to judge oneself by for a running head.
    """
    forms = [path for path in documents if "assess" in path.parts]
    assert forms
    others = [path for path in documents if path not in forms]
    assert validators.outloud(*others, skip=["TBL-010"]) == []
    assert validators.outloud(*forms, skip=["TBL-010", "PAG-001"]) == []


def test_pdfua_finds_nothing(documents: list[Path]) -> None:
    assert validators.pdfua(*documents) == []


def test_documents_use_shipped_fonts_alone(documents: list[Path]) -> None:
    fonts = {font for path in documents for font in fonts_of(path)}
    assert fonts
    assert [font for font in sorted(fonts) if not font.startswith("Inter")] == []


def test_every_document_has_title_language_author_bookmarks_and_page_numbers(
    documents: list[Path],
) -> None:
    for path in documents:
        with pikepdf.open(path) as pdf:
            root, info = pdf.Root, pdf.docinfo
            french = "/fr/" in path.as_posix()
            assert str(root.Lang) == ("fr" if french else "en")
            assert str(info.Title)
            assert str(info.Author) == f"Quaycrate ({'exemple' if french else 'example'})"
            with pdf.open_outline() as outline:
                assert outline.root
            count = len(pdf.pages)
        last = f"Page {count} de {count}" if french else f"Page {count} of {count}"
        assert last in pdf_text(path)


def test_a_posting_has_two_pages_at_most(documents: list[Path]) -> None:
    postings = [path for path in documents if "postings" in path.parts]
    assert len(postings) > 10
    for path in postings:
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) <= 2, path


def test_paper_is_letter_in_canada(documents: list[Path]) -> None:
    for path in documents:
        with pikepdf.open(path) as pdf:
            box = {tuple(sorted(float(side) for side in page.mediabox[2:])) for page in pdf.pages}
        assert (path, box) == (path, {(612.0, 792.0)})


def fonts_of(path: Path) -> set[str]:
    """The names of the fonts in a PDF, without the marks of subsets."""
    with pikepdf.open(path) as pdf:
        return {
            str(item.FontName).lstrip("/").partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        }
