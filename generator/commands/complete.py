"""A half-typed word into the ids that it may become; reads names of files, and never the model."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click

OVERLAY = re.compile(r".+\.[a-z]{2,3}(-[A-Z]{2})?")
CONTENT = re.compile(r"^content:\s*[\"']?([^\"'#\s]+)", re.MULTILINE)


def roles(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of roles."""
    return _starting(_ids(ctx, "roles"), incomplete)


def postings(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of postings."""
    return _starting(_ids(ctx, "postings"), incomplete)


def roles_and_postings(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The ids of roles, then those of postings."""
    return _starting([*_ids(ctx, "roles"), *_ids(ctx, "postings")], incomplete)


def ladders(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of ladders."""
    return _starting(_ids(ctx, "ladders"), incomplete)


def tracks(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the tracks of the ladder that was named, or of the only one."""
    known = list(_ids(ctx, "ladders"))
    ladder = ctx.params.get("ladder") or (known[0] if len(known) == 1 else "")
    items = _data(ctx, f"ladders/{ladder}.yaml").get("tracks")
    found = [t.get("id") for t in items if isinstance(t, dict)] if isinstance(items, list) else []
    return _starting((str(name) for name in found if name), incomplete)


def locations(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of places to work."""
    found = _data(ctx, "locations.yaml").get("locations")
    return _starting(found if isinstance(found, dict) else (), incomplete)


def codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of findings, with what they mean."""
    from generator.rules import RULES

    return [
        CompletionItem(rule.code, help=rule.title)
        for rule in RULES.values()
        if rule.code.startswith(incomplete)
    ]


def places(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of places that have a law, with their names."""
    from generator.law import table

    known = {law.place: law.name for law in table().laws}
    return [
        CompletionItem(place, help=name)
        for place, name in sorted(known.items())
        if place.startswith(incomplete)
    ]


def translations(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The files of translations, as one would type them here."""
    from generator.commands.terminal import shown

    content = _content(ctx)
    files = sorted(content.rglob("*.*.*")) if content else []
    return _starting((shown(f) for f in files if OVERLAY.fullmatch(f.stem)), incomplete)


def originals(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The files that can be translated, as one would type them here."""
    from generator.commands.terminal import shown

    content = _content(ctx)
    files = (
        sorted(f for end in ("yaml", "md") for f in content.rglob(f"*.{end}")) if content else []
    )
    return _starting((shown(f) for f in files if not OVERLAY.fullmatch(f.stem)), incomplete)


def _starting(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in sorted(names) if name.startswith(incomplete)]


def _ids(ctx: click.Context, folder: str) -> Iterator[str]:
    content = _content(ctx)
    if content:
        for path in (content / folder).rglob("*.yaml"):
            if not OVERLAY.fullmatch(path.stem) and not path.name.startswith((".", "#")):
                yield path.stem


def _data(ctx: click.Context, name: str) -> dict[str, Any]:
    """The plain data of a file of the content, empty where it can't be read."""
    from generator.book import source
    from generator.findings import Finding

    content = _content(ctx)
    raw = source.read(content / name, name) if content else b""
    data = None if isinstance(raw, Finding) else source.parse(raw, name).data
    return data if isinstance(data, dict) else {}


def _content(ctx: click.Context) -> Path | None:
    """The folder with the book; `rolebook.yaml` is searched for it, not read."""
    from generator.root import FILE, find_root

    root = find_root(ctx.find_root().params.get("folder") or Path.cwd())
    if root is None:
        return None
    match = CONTENT.search((root / FILE).read_text(encoding="utf-8", errors="replace"))
    return root / (match[1] if match else "content")
