"""Hypothesis as our tests use it: the same examples each time, and no folder beside the sources."""

import tempfile
from pathlib import Path

from hypothesis import configuration, settings

configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "rolebook-hypothesis")
settings.register_profile("rolebook", deadline=None, database=None, derandomize=True)
settings.load_profile("rolebook")
