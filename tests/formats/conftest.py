"""What tests of formats share: the small book's posting, read once; views are never changed."""

import pytest

from generator.views.openings import OpeningsView
from generator.views.posting import PostingView
from posted import FRENCH, opened, posted


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> PostingView:
    """The posting in English."""
    return posted(tmp_path_factory.mktemp("english") / "book")


@pytest.fixture(scope="session")
def french(tmp_path_factory: pytest.TempPathFactory) -> PostingView:
    """The posting in French."""
    return posted(tmp_path_factory.mktemp("french") / "book", FRENCH, "fr")


@pytest.fixture(scope="session")
def openings(tmp_path_factory: pytest.TempPathFactory) -> OpeningsView:
    """All that is open, in English."""
    return opened(tmp_path_factory.mktemp("openings") / "book")
