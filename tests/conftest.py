"""What every test shares: one browser a process, and a run in CI that may not skip anything."""

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A Chromium that all tests of this process share; open pages with `validators.open_page`."""
    import validators  # what needs no browser starts half a second sooner

    with validators.chromium() as browser:
        yield browser


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in CI that skipped a test: there, every tool has to be present."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        reporter.write_line("")
        reporter.write_line("CI=true: a skipped test is a failed run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
