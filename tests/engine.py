"""A small site to try the build engine on: texts that name each other, each of them a page."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import signal
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.build.build import Build, Outcome, execute
from generator.build.place import place
from generator.build.state import State, state_path
from generator.build.task import BuildError, Failed, Made, Task
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

CODE = "this version"
SIZE = 6000


@dataclass
class Site:
    """Texts by id. A text names others as `@id`; `BROKEN` is an error, `FAILS` fails its page.

    Ids with a `/` are paths of their own, so that files and folders can take each other's place.
    """

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    jobs: int = 1
    keep: frozenset[str] = frozenset()
    shelf: bool = False
    """Whether there is a folder too, with a file for each way in which a text begins."""
    weighed: bool = False
    """Whether there is a page too that says how large the others' prints are."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    """What this process made, in order."""

    @property
    def output(self) -> Path:
        return self.root / "output"

    def state(self) -> State:
        return State(state_path(self.root), CODE)

    def build(self, only: Collection[str] | None = None, **changes: Any) -> Outcome:
        """Build once; `only` names the groups that are asked for."""
        self.made.clear()
        tasks = [task for task in self.tasks() if only is None or task.group in only]
        kept = {task.path for task in self.tasks() if task.path and task not in tasks}
        facts = self.facts()

        def weigh(sizes: Mapping[str, int]) -> None:
            self.sizes = {path: size for path, size in sizes.items() if path.endswith(".pdf")}
            facts.update((f"size/{path}", str(size)) for path, size in self.sizes.items())

        values: dict[str, Any] = {
            "tasks": tasks,
            "facts": facts,
            "make": self.make,
            "state": self.state(),
            "output": place(self.output, self.root, [self.root / "content"]),
            "keep": frozenset(kept),
            "jobs": self.jobs,
            "weigh": weigh,
        }
        return execute(Build(**(values | changes)))

    def tasks(self) -> list[Task]:
        checks = [Task(f"check/{name}", None, "checks") for name in self.texts]
        pages = [Task(f"page/{name}", _path(name), "pages", 20) for name in self.texts]
        prints = [Task(f"print/{name}", f"print/{name}.pdf", "PDFs", 40) for name in self.texts]
        shelf = [Task("shelf", "shelf/", "shelf")] if self.shelf else []
        sizes = [Task("sizes", "sizes.html", "pages", last=True)] if self.weighed else []
        return [*checks, *pages, Task("index", "index.html", "pages"), *sizes, *shelf, *prints]

    def facts(self) -> dict[str, str]:
        texts = {f"text/{name}": _digest(text) for name, text in self.texts.items()}
        first = {f"first/{name}": _digest(text[:4]) for name, text in self.texts.items()}
        return {**texts, **first, "ids": _digest(" ".join(sorted(self.texts)))}

    def make(self, task: Task) -> Made | Failed:
        self.made.append(task.name)
        kind, _, name = task.name.partition("/")
        if kind == "index":
            return Made("index", page(*sorted(self.texts)), frozenset({"ids"}))
        if kind == "sizes":
            prints = {name: f"print/{name}.pdf" for name in sorted(self.texts)}
            said = [f"{name}: {self.sizes.get(path, 0)}" for name, path in prints.items()]
            reads = {"ids", *(f"size/{path}" for path in prints.values())}
            return Made("sizes", page(*said), frozenset(reads))
        if kind == "shelf":
            return self.folder()
        text = self.texts[name]
        named = [word[1:] for word in text.split() if word.startswith("@")]
        if kind == "check":
            found = [_error(name).to_dict()] if "BROKEN" in text else []
            return Made(task.name, json.dumps(found).encode(), frozenset({f"text/{name}"}))
        if "FAILS" in text:
            return Failed(task.name, Finding("template-error", name, "this page fails"))
        others = [self.texts.get(other, "missing")[:4] for other in named]
        reads = {f"text/{name}", *(f"first/{other}" for other in named)}
        return Made(task.name, page(kind, text, *others), frozenset(reads))

    def folder(self) -> Made:
        """A folder whose files have names that only what is in them tells."""
        begun = sorted({text[:4] for text in self.texts.values()})

        def files() -> dict[str, bytes]:
            self.made.append("shelf/files")
            return {f"{_digest(each)[:8]}/of.txt": page(each) for each in begun}

        reads = {"ids", *(f"first/{name}" for name in self.texts)}
        return Made("shelf", json.dumps(begun).encode(), frozenset(reads), files)


def page(*parts: str) -> bytes:
    """Bytes of which each part shows, long enough to be written in parts."""
    return "\n".join([*parts, "." * SIZE]).encode()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }


def cold(site: Site, root: Path) -> dict[str, bytes]:
    """What the same texts give in a project that was never built."""
    root.mkdir(parents=True)
    twin = Site(root, dict(site.texts), shelf=site.shelf)
    assert twin.build().published
    return tree(twin.output)


def refusal(work: Callable[[], object]) -> Finding:
    """The finding of the BuildError that some work must raise."""
    try:
        work()
    except BuildError as error:
        return error.finding
    raise AssertionError("nothing was raised")


def in_child(work: Callable[[], object]) -> Any:
    """What some work gives in a forked process, or the signal that killed it, as a negative number.

    An exception there is an AssertionError here. The result must fit into a pipe.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            try:
                data = pickle.dumps((True, work()))
            except BaseException:  # noqa: BLE001 - this process ends here
                data = pickle.dumps((False, traceback.format_exc()))
            os.write(write, data)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb", buffering=0) as pipe:
        os.set_blocking(read, False)  # processes that outlive the child may still have it open
        _, status = os.waitpid(child, 0)
        data = pipe.read()
    if os.WIFSIGNALED(status):
        return -os.WTERMSIG(status)
    fine, result = pickle.loads(data)  # noqa: S301 - our own bytes
    assert fine, result
    return result


def kill_me() -> None:
    """End this process as the kernel would, with no time to tidy up."""
    os.kill(os.getpid(), signal.SIGKILL)


def _path(name: str) -> str:
    return name if "/" in name else f"pages/{name}/index.html"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _error(name: str) -> Finding:
    return Finding("unknown-role", name, "this text is broken")
