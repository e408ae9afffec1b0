"""`rolebook archive`: the dated copies of postings into a list, a check of their sums, an end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from generator.commands.terminal import WRONG_CONTENT, open_here, root_of, shown
from generator.commands.words import today_option

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.archive import Copy

KEPT = {"CA-ON": 3, "US-MD": 3, "US-ME": 3, "US-DE": 3, "US-IL": 5}
