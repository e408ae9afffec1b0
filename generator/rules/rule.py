"""What one code of a finding stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "advice"]

YAML = "YAML 1.2, yaml.org/spec/1.2.2"
IDS = "Ids are lower-case words of a to z and 0 to 9, joined by hyphens: `key-account-manager`."
KNOWN = "`rolebook check` suggests the nearest name that exists."


@dataclass(frozen=True, slots=True)
class Rule:
    """What one code stands for; each text is a sentence or a few, in prose."""

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    fix: str
    authority: str = ""
