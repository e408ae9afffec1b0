"""A posting as plain text: what the page says, in lines that any form takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from books import SMALL
from generator.formats.plaintext import COLUMNS, plaintext
from posted import HARD, LOOK, POSTING, ROLE, TEXTS, WIDE, posted, role, with_duties

if TYPE_CHECKING:
    from pathlib import Path

    from generator.views.posting import PostingView

NB = "\N{NO-BREAK SPACE}"
TEXT = f"""\
Counter
=======

Ada · Toronto

Counts.

Place: Toronto · Canada
Way of working: On site
Employment: Full time
Pay: $50,000 to $60,000{NB}CAD a{NB}year
Apply by: December{NB}1,{NB}2026
Apply at: https://apply.our-company.test/1

Requisition R-2026-001, posted on November{NB}1,{NB}2026.

About Ada
---------

We count things.

What you do
-----------

- Count things.
- Say how many.

What you bring
--------------

Must have

- College diploma in counting or adding

Nice to have

- 6 months of experience in counting sheep

What it takes
-------------

- Counting: Working
  Never misses one.

Pay and benefits
----------------

$50,000 to $60,000{NB}CAD a{NB}year

Base pay

Where it leads
--------------

- Chief counter
  Promotion

Vacancy and selection
---------------------

This posting is for an existing vacancy.

We don’t use artificial intelligence to screen, assess or select applicants.
"""
LONG = "https://apply.our-company.test/" + "a" * 90


def test_a_posting_is_laid_out_from_top_to_bottom(view: PostingView) -> None:
    assert plaintext(view, LOOK).decode() == TEXT


def test_a_posting_in_french(french: PostingView) -> None:
    text = plaintext(french, LOOK).decode()
    assert text.startswith(
        "Compteuse ou compteur\n=====================\n\nAda · Toronto\n\nCompte.\n\n"
        f"Lieu{NB}: Toronto · Canada\nMode de travail{NB}: Sur place\n"
        f"Type d’emploi{NB}: Temps plein\n"
        f"Rémunération{NB}: 50{NB}000{NB}$ à 60{NB}000{NB}${NB}CA par{NB}année\n"
    )
    assert "\nCe que vous faites\n------------------\n\n- Compter des choses.\n" in text


def test_no_line_is_longer_than_80_but_for_a_longer_word(tmp_path: Path) -> None:
    duty = "Counts what others have " + "counted and " * 30 + LONG + " said."
    files = {
        ROLE: role(summary=f"summary: {'Counts and says so. ' * 12}").replace(
            "Count things.", duty
        ),
        POSTING: SMALL[POSTING].replace("https://apply.our-company.test/1", LONG),
    }
    lines = plaintext(posted(tmp_path, files), LOOK).decode().split("\n")
    assert [line for line in lines if len(line) > COLUMNS] == [f"  {LONG}", f"  {LONG}"]
    assert max(len(line) for line in lines if LONG not in line) > COLUMNS - 12


@given(TEXTS)
def test_every_word_of_any_text_is_there_and_no_line_is_too_long(
    view: PostingView, text: str
) -> None:
    made = plaintext(with_duties(view, text), LOOK).decode()
    _, _, rest = made.partition("What you do\n-----------\n\n- ")
    assert rest.partition("\n\nWhat you bring")[0].split() == text.split()
    assert [
        n for n in made.split("\n") if len(n) > COLUMNS and n.removeprefix("- ").count(" ")
    ] == []


def test_signs_of_other_formats_stay_as_they_are(view: PostingView) -> None:
    made = plaintext(with_duties(view, HARD, WIDE, "* not a list", "# 1"), LOOK).decode()
    assert f"- {WIDE}\n- * not a list\n- # 1\n" in made
    assert HARD in " ".join(made.split())


def test_the_same_posting_gives_the_same_bytes(view: PostingView, tmp_path: Path) -> None:
    assert plaintext(view, LOOK) == plaintext(posted(tmp_path), LOOK)
