"""A text into its lines, as editors count them: broken by LF, CRLF or CR alone."""

from __future__ import annotations

import re
from bisect import bisect_right

BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text; lines and columns count from 1, indexes from 0, all in characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in BREAK.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def at(self, index: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line without its break; an empty text past the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """Return the index of a line's first character."""
        return self._starts[number - 1]
