"""`translations.lock` into the digest of each text that a translation was made from, and back.

A line a text: `roles/key-account-manager.fr.yaml duties/account-plan/text 3f2a9c41d0e7`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE = re.compile(r"(\S+) (\S+) ([0-9a-f]{12})")
HEAD = "# Made by `rolebook translations --accept`: what each translated text was made from."

Lock = dict[str, dict[str, str]]
"""Translation file, relative to the content folder → named path → digest of the original."""


def read_lock(text: str, file: str) -> tuple[Lock, list[Finding]]:
    """What the lock says; a line that says nothing is a finding."""
    lock: Lock = {}
    findings = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line.strip())
        if match:
            translation, path, digest = match.groups()
            lock.setdefault(translation, {})[path] = digest
        else:
            findings.append(
                Finding(
                    code="lock-invalid",
                    file=file,
                    place=Place(number, 1, len(line)),
                    message="this line is not a file, a text and a digest",
                    help="`rolebook translations --accept --all` writes it anew",
                )
            )
    return lock, findings


def write_lock(lock: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a lock, sorted, so that two people's changes merge."""
    lines = [
        f"{file} {path} {digest}"
        for file, paths in sorted(lock.items())
        for path, digest in sorted(paths.items())
    ]
    return "\n".join([HEAD, *lines, ""])
