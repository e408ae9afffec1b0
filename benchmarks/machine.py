"""The machine and the programs into the facts that stand above the figures."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import chromium, hugo_site

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = {"weasyprint": "WeasyPrint", "jinja2": "Jinja", "pydantic": "pydantic"}


def cores() -> int:
    """How many processors we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def facts(folder: Path) -> Iterator[tuple[str, str]]:
    """Label and value of each fact; `folder` is where everything is built."""
    yield "date", dt.datetime.now().astimezone().date().isoformat()
    yield "machine", f"{cores()} cores, {_processor()}, {_memory()}"
    yield "system", f"{platform.system()} {platform.machine()}"
    yield "Python", platform.python_version()
    for name, shown in PACKAGES.items():
        try:
            yield shown, version(name)
        except PackageNotFoundError:
            continue
    hugo, browser = hugo_site.program(), chromium.program()
    yield "Hugo", _said(str(hugo), "version").split()[1] if hugo else "not installed"
    yield "Chromium", _said(browser, "--version").strip() if browser else "not installed"
    yield "file system", _file_system(folder)
    yield "load before", load()


def load() -> str:
    """How busy the machine was in the last minute: more than 0 is the work of others."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _processor() -> str:
    for line in _lines(Path("/proc/cpuinfo")):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _memory() -> str:
    for line in _lines(Path("/proc/meminfo")):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) * 1024 / 1e9:.0f} GB"
    return "unknown memory"


def _file_system(folder: Path) -> str:
    """The kind of file system that a folder is on."""
    best, kind = "", "unknown"
    for line in _lines(Path("/proc/mounts")):
        _, place, this, *_ = line.split()
        if folder.resolve().is_relative_to(place) and len(place) >= len(best):
            best, kind = place, this
    return "memory (tmpfs)" if kind == "tmpfs" else kind


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except OSError:
        return []


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
