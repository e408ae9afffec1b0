"""Nothing that a book or an address says is ever run: all of it is text, on every page."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import kinds as of_site
from building import ROOT, build, rolebook
from generator.book.book import CLASSES
from generator.book.load import LIBRARIES as OF_ENTRIES
from generator.book.shape import Items, Library, Record, Words, shape_of
from injections import INJECTIONS, SEPARATORS, squeezed, write_book

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page

    from generator.book.shape import Shape

pytestmark = pytest.mark.xdist_group("hostile")

REFUSED = {
    "<SCRIPT SRC=https://evil.test/x.js></SCRIPT>",
    "<img src=https://evil.test/pixel.png>",
    "<iframe src=javascript:pwned=9></iframe>",
    "<embed src=https://evil.test/e.swf>",
    "[x](javascript:pwned=50)",
    "[x](data:text/html,pwned=51)",
    "![x](https://evil.test/a.png)",
}
"""What no free page may have at all: `check` has an error for it."""

LOOK = (ROOT / "tests/tools/harm.js").read_text("utf-8")
TAKE = """text => {
  const got = [];
  new Function("rolebook", text)({ take: (name, data) => got.push([name, JSON.stringify(data)]) });
  return got;
}"""


@dataclass
class Heard:
    """What a page did beside showing itself."""

    events: list[str] = field(default_factory=list)

    def to(self, page: Page, home: str) -> None:
        """Listen to a page, whose own files are below `home`."""
        page.on("dialog", self._close)
        page.on("console", lambda said: self._say(said.text))
        page.on("pageerror", lambda error: self.events.append(f"error: {error}"))
        page.on("request", lambda asked: self._ask(asked.url, home))

    def _close(self, dialog: Dialog) -> None:
        self.events.append("dialog")
        dialog.dismiss()

    def _say(self, text: str) -> None:
        if "ERR_FILE_NOT_FOUND" not in text:  # a free page may name a picture that isn't there
            self.events.append(f"console: {text}")

    def _ask(self, url: str, home: str) -> None:
        if not url.startswith(home):
            self.events.append(f"request: {url}")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Counter[str]]]:
    """A book full of injections, as far as it may be one, and what each kind of text got."""
    folder = tmp_path_factory.mktemp("injected")
    given = write_book(ROOT, folder)
    shutil.copy(ROOT / "rolebook.yaml", folder)
    said = rolebook("--project", folder, "check", "--format", "concise", code=1)
    errors = [line for line in said.stdout.splitlines() if " error[" in line]
    found = {
        re.match(r"(content/pages/page-(\d+))\.(?:fr\.)?md:.* error\[bad-link\]", e) for e in errors
    }
    assert None not in found, errors[:5]
    numbers = {int(match[2]) for match in found if match}
    assert {INJECTIONS[number] for number in numbers} == REFUSED
    for number in numbers:
        for ending in ("md", "fr.md"):
            (folder / f"content/pages/page-{number}.{ending}").unlink()
    return folder, given


@pytest.fixture(scope="module")
def output(given: tuple[Path, dict[str, Counter[str]]]) -> Path:
    """The pages of that book."""
    return build(given[0], "--only", "html")


def test_there_are_many_injections_and_no_two_alike() -> None:
    assert len({*INJECTIONS}) == len(INJECTIONS) >= 60


def test_every_kind_of_text_of_the_model_gets_every_injection(
    given: tuple[Path, dict[str, Counter[str]]],
) -> None:
    _, counts = given
    assert {kind for kind, got in counts.items() if set(got) != {*INJECTIONS}} == set()
    wanted = {
        f"{kind}/{path}"
        for kind, cls in {**CLASSES, **{k: v[0] for k, v in OF_ENTRIES.items()}}.items()
        for path in _paths(shape_of(cls))
        if kind != "page" and kind not in {e for v in OF_ENTRIES.values() for e in v[1].values()}
    }
    reached = {kind.removeprefix("en ") for kind in counts if kind.startswith("en ")}
    assert wanted - reached == set()


def _paths(shape: Shape, at: tuple[str, ...] = ()) -> Iterator[str]:
    """The kinds of texts that a translation may have, as `duties/text`."""
    match shape:
        case Words(required=True):
            yield "/".join(at)
        case Items(_, item) | Library(item):
            yield from _paths(item, at)
        case Record():
            for name, inner in shape.texts.items():
                yield from _paths(inner, (*at, name))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_no_text_of_a_book_is_run(browser: Browser, output: Path, script: bool) -> None:  # noqa: FBT001 - a case
    pages = [page for each in of_site.kinds(output).values() for page in each.values()]
    if script:  # what runs without script is in the markup, which is seen with it
        things = [*output.glob("*/*/*.html"), *output.glob("fr/pages/*/*.html")]
        pages += sorted({*things} - {*pages})
        assert len(pages) > 200
    heard, texts = Heard(), dict[str, list[str]]()
    context = browser.new_context(java_script_enabled=script, bypass_csp=False)
    page = context.new_page()
    heard.to(page, output.as_uri())
    for path in pages:
        page.goto(path.as_uri())
        if script:
            seen = page.evaluate(LOOK)
            found = heard.events, seen["bad"], seen["globals"], seen["polluted"]
            assert (path, *found) == (path, [], [], [], [])
            texts.setdefault(path.parent.parent.name, []).append(seen["text"])
        assert (path, heard.events) == (path, [])
    context.close()
    if script:
        for kind in ("roles", "ladders", "postings"):
            shown = squeezed(" ".join(texts[kind]))
            assert (kind, [i for i in INJECTIONS if squeezed(i) not in shown]) == (kind, [])


def test_a_text_that_would_run_is_found(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        "<title>x</title><p onclick=x>{{<img src=x onerror=pwned=1><script>pwned2=1</script>"
    )
    page = browser.new_page()
    heard = Heard()
    heard.to(page, path.as_uri())
    page.goto(path.as_uri())
    page.wait_for_function("'pwned' in window")
    seen = page.evaluate(LOOK)
    page.close()
    assert len(seen["bad"]) == 3
    assert sorted(seen["globals"]) == ["pwned", "pwned2"]
    assert [event for event in heard.events if event.startswith("request: ")]


def test_data_beside_pages_give_the_same_texts_back(browser: Browser, output: Path) -> None:
    scripts = sorted(output.rglob("data.js"))
    assert scripts
    page = browser.new_page()
    for script in scripts:
        text = script.read_text("utf-8")
        assert "<" not in text
        ((name, data),) = page.evaluate(TAKE, text)
        told = json.loads(text[text.index(", ") + 2 : text.rindex(")")])
        assert (script, name, json.loads(data)) == (script, told["of"], told)
    page.close()


def test_no_page_runs_what_an_address_says(browser: Browser, output: Path) -> None:
    found = of_site.kinds(output)
    every = {**found[""], "fr compare": found["fr"]["compare"]}
    served = {
        kind: path
        for kind, path in every.items()
        if re.search(rb'<script src="[^"]*assets/', path.read_bytes())
    }
    assert "fr compare" in served
    context = browser.new_context()
    page = context.new_page()
    heard = Heard()
    heard.to(page, output.as_uri())
    for kind, path in served.items():
        page.goto(path.as_uri())
        names = [
            *PARAMETERS,
            *page.evaluate(
                "[...document.querySelectorAll('[name]')].map((e) => e.name || '').filter(Boolean)"
            ),
        ]
        texts = (*INJECTIONS, *SEPARATORS, "x" * 20_000)
        page.evaluate(GO, [fragments(text, names)[i % 4] for i, text in enumerate(texts)])
        page.evaluate(GO, [fragments(text, names)[1] for text in texts])
        check(page, heard, kind)
        for text in INJECTIONS[::24]:
            page.goto("about:blank")
            page.goto(f"{path.as_uri()}#{fragments(text, names)[1]}")
            check(page, heard, kind)
    context.close()


GO = """async (fragments) => {
  for (const fragment of fragments) {
    location.hash = fragment;
    await new Promise((done) => setTimeout(done));
  }
}"""
PARAMETERS = (
    *("roles", "show", "from", "to", "family", "track", "level", "place", "skill", "open", "q"),
    *("__proto__", "constructor", "negotiation"),
)
"""What addresses of pages choose by, besides the names of a page's own fields."""


def fragments(text: str, names: list[str]) -> tuple[str, str, str, str]:
    """A text as an address may have it: bare, as each choice, as two of them, as a name."""
    safe = quote(text, safe="")
    return (
        text,
        "&".join(f"{name}={safe}" for name in dict.fromkeys(names)),
        f"roles={safe}+{safe}&from={text}&to={text}",
        f"{safe}=1&{text}=constructor",
    )


def check(page: Page, heard: Heard, kind: str) -> None:
    """Nothing ran, and what was said is said as text."""
    seen: dict[str, Any] = page.evaluate(LOOK)
    found = heard.events, seen["bad"], seen["globals"], seen["polluted"]
    assert (kind, *found) == (kind, [], [], [], [])
