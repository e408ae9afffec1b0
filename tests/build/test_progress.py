"""What is shown while a build is at work: one line on a terminal, few anywhere else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from generator.build.progress import Bar, Lines, Quiet, fit, watch
from generator.build.task import Task

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKS = [Task("check/role/one", None, "checks"), Task("check/role/two", None, "checks")]
PAGES = [Task(f"page/{number}", f"roles/n{number}/index.html", "pages") for number in range(1234)]


class Terminal(io.StringIO):
    """A terminal that is written to."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


def _show(progress: Bar | Lines, tasks: Sequence[Task]) -> str:
    progress.start(tasks)
    for task in tasks:
        progress.done(task)
    progress.stop()
    assert isinstance(progress.stream, io.StringIO)
    return progress.stream.getvalue()


def test_a_log_has_a_line_when_a_group_begins_and_when_it_is_done() -> None:
    assert _show(Lines(io.StringIO()), [*CHECKS, *PAGES[:3]]) == (
        "checks: 2 to make\npages: 3 to make\nchecks: 2 made\npages: 3 made\n"
    )


def test_a_large_group_has_a_line_for_each_quarter() -> None:
    assert _show(Lines(io.StringIO()), PAGES) == (
        "pages: 1,234 to make\n"
        "pages: 309 of 1,234\n"
        "pages: 618 of 1,234\n"
        "pages: 927 of 1,234\n"
        "pages: 1,234 made\n"
    )


def test_where_nothing_is_made_nothing_is_said() -> None:
    assert _show(Lines(io.StringIO()), []) == ""
    assert _show(Bar(Terminal()), []) == ""


def test_a_bar_is_drawn_in_place_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.progress.REDRAW", 0.0)
    shown = _show(Bar(Terminal()), PAGES[:2])
    assert shown == (
        "\rpages ██████████░░░░░░░░░░ 1/2  roles/n0/index.html\x1b[K"
        "\rpages ████████████████████ 2/2  roles/n1/index.html\x1b[K"
        "\r\x1b[K"
    )


def test_a_bar_is_drawn_a_few_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.progress.REDRAW", 1000.0)
    assert _show(Bar(Terminal()), PAGES).count("pages") == 1


@pytest.mark.parametrize("width", [10, 30, 40, 60, 200])
def test_a_bar_is_never_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("generator.build.progress.REDRAW", 0.0)
    monkeypatch.setattr("generator.build.progress.WIDTH", width)
    lines = _show(Bar(Terminal()), PAGES).split("\x1b[K")
    assert max(len(line.strip("\r")) for line in lines) < width


def test_a_terminal_without_such_characters_gets_others() -> None:
    class Old(Terminal):
        encoding = "ascii"

    _show(Bar(Old()), PAGES[:1]).encode("ascii")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 10, "short"),
        ("too long", 3, "too"),
        ("東京の役割", 5, "東京"),
        (
            "e\N{COMBINING ACUTE ACCENT}e\N{COMBINING ACUTE ACCENT}",
            1,
            "e\N{COMBINING ACUTE ACCENT}",
        ),
        ("anything", 0, ""),
    ],
)
def test_a_text_is_cut_to_columns(text: str, width: int, expected: str) -> None:
    assert fit(text, width) == expected


def test_who_watches_is_told_in_a_way_that_suits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(watch(Terminal()), Bar)
    assert isinstance(watch(io.StringIO()), Lines)
    assert isinstance(watch(Terminal(), quiet=True), Quiet)
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(watch(Terminal()), Lines)
