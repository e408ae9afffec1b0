"""Texts that would do something if anything but text were made of them, and a book full of them.

Each that could run anything sets a global whose name begins with `pwned`, or opens a dialog.
"""

from __future__ import annotations

import copy
import json
import re
from collections import Counter, defaultdict
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

from generator.book import source as yaml
from generator.book.book import CLASSES
from generator.book.load import LIBRARIES as OF_ENTRIES
from generator.book.overlay import texts
from generator.book.shape import Items, Library, Record, Words, shape_of
from generator.book.survey import FOLDERS, LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.book.shape import Shape

MARKUP = (
    "<script>pwned=1</script>",
    "<SCRIPT SRC=https://evil.test/x.js></SCRIPT>",
    "<scr<script>ipt>pwned=2</scr</script>ipt>",
    "<img src=x onerror=pwned=3>",
    "<img src=https://evil.test/pixel.png>",
    "<svg onload=pwned=4>",
    "<svg><script>pwned=5</script></svg>",
    "<svg><animate onbegin=pwned=6 attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:pwned=7>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=pwned=8>",
    "<iframe src=javascript:pwned=9></iframe>",
    '<iframe srcdoc="<script>parent.pwned=10</script>"></iframe>',
    "<object data=data:text/html,<script>pwned=11</script>></object>",
    "<embed src=https://evil.test/e.swf>",
    "<base href=https://evil.test/>",
    '<meta http-equiv=refresh content="0;url=https://evil.test/">',
    "<link rel=stylesheet href=https://evil.test/x.css>",
    "<form action=https://evil.test/><button>x</button></form>",
    "<input autofocus onfocus=pwned=12>",
    "<details open ontoggle=pwned=13>",
    "<body onload=pwned=14>",
    "<video><source onerror=pwned=15></video>",
    "<marquee onstart=pwned=16>x</marquee>",
    "<style>@import 'https://evil.test/x.css';</style>",
    "<template><script>pwned=17</script></template>",
    "<!--><script>pwned=18</script>-->",
    "</title><script>pwned=19</script>",
    "</textarea><script>pwned=20</script>",
    "</script><script>pwned=21</script>",
    "</style><script>pwned=22</script>",
    "<![CDATA[<script>pwned=23</script>]]>",
    "<?xml version='1.0'?><script>pwned=24</script>",
    "<noscript><p title='</noscript><img src=x onerror=pwned=25>'>",
)
ATTRIBUTES = (
    '" onmouseover="pwned=30" x="',
    "' onfocus='pwned=31' autofocus x='",
    '"><script>pwned=32</script>',
    "'><img src=x onerror=pwned=33>",
    "` onclick=`pwned=34`",
    'x" style="background:url(https://evil.test/y.png)',
    "/onload=pwned=35//",
)
LINKS = (
    "javascript:pwned=40",
    "JaVaScRiPt:pwned=41//",
    "java&#x09;script:pwned=42",
    "data:text/html,<script>pwned=43</script>",
    "data:text/html;base64,PHNjcmlwdD5wd25lZD00NDwvc2NyaXB0Pg==",
    "vbscript:msgbox(45)",
    "//evil.test/x",
    "https://user:secret@evil.test/",
)
MARKDOWN = (
    "[x](javascript:pwned=50)",
    "[x](data:text/html,pwned=51)",
    "![x](https://evil.test/a.png)",
    '![x](x"onerror="pwned=52)',
    '[x](x "onclick=pwned=53")',
    "<javascript:pwned=54>",
    "<https://evil.test/auto>",
    "[x][y] and [y]: javascript:pwned=55",
    "`<img src=x onerror=pwned=56>`",
    "**<b onclick=pwned=57>x</b>**",
    "# <script>pwned=58</script>",
    "- [ ] <input onfocus=pwned=59 autofocus>",
)
TEMPLATES = (
    "{{ 7*7 }}{{ view }}",
    "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__ }}",
    "{# hidden #}${7*7}#{7*7}",
    "%(x)s %s %d %% %(constructor)s",
    "{0} {title} {__class__}",
)
STYLES = (
    "}body{background:url(https://evil.test/b.png)}",
    "expression(pwned=70);behavior:url(x)",
    "\\3c script>pwned=71",
)
ENTITIES = (
    "&lt;script&gt;pwned=80&lt;/script&gt;",
    "&#60;img src=x onerror=pwned=81&#62;",
    "&amp;lt;b&amp;gt; &quot; &apos; &nbsp; &NotARef;",
    "&#x22;onclick=&#x22;pwned=82",
)
SCRIPTS = (
    '";pwned=90;//',
    "'-pwned=91-'",
    "\\';pwned=92;//",
    "${pwned=93}`",
    "*/pwned=94/*",
    "]]>pwned=95<![CDATA[",
    "\\u003cscript\\u003epwned=96",
)
NAMES = ("__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__", "then")
UNICODE = (
    "＜script＞pwned=100＜/script＞",
    "‹img src=x onerror=pwned=101›",
    "a\u200bb\u2060c\u00add",
    "שלום \u2067<b>עולם</b>\u2069",
    "ﷺ\u0301\u0302\u0303Z\u0351\u0344",
)
LONG = ("W" * 400, "wide " * 90)

INJECTIONS = (
    *(*MARKUP, *ATTRIBUTES, *LINKS, *MARKDOWN, *TEMPLATES, *STYLES),
    *(*ENTITIES, *SCRIPTS, *NAMES, *UNICODE, *LONG),
)
SEPARATORS = (
    "a\u2028pwned=110",
    "a\u2029b",
    "a\u0085b",
    "\x00",
    "\u202eab",
    "%00%0a%0d",
    "%E0%A4%A",
)
"""What no text of a book may have, but an address may."""

COPIES = 24
"""As many ladders and industries there are besides, so that their names get all injections."""


Thing = tuple[str, str, Any]
"""What a file holds: its kind, its name, its data."""


def squeezed(text: str) -> str:
    """A text without white space, and what a browser shows of what has no width."""
    return re.sub(r"\s+", "", text)


class Filler:
    """Gives every text of a book some injections, so that each kind of text gets them all."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self.turns: dict[str, Iterator[str]] = {}
        self.given: dict[str, Counter[str]] = defaultdict(Counter)

    def text(self, kind: str) -> str:
        """The next text of this kind: as many injections as there have to be in it."""
        turn = self.turns.setdefault(kind, cycle(self._order(kind)))
        share = -(-len(INJECTIONS) // self.counts[kind])
        found = list(islice(turn, share))
        self.given[kind].update(found)
        return " ".join(found)

    @staticmethod
    def _order(kind: str) -> list[str]:
        """All injections, for each kind beginning with another one."""
        start = len(kind) * 7 % len(INJECTIONS)
        return [*INJECTIONS[start:], *INJECTIONS[:start]]


def write_book(source: Path, folder: Path) -> dict[str, Counter[str]]:
    """The book in `source` with injections for texts, in two languages, as files in `folder`.

    What comes back are the injections that each kind of text was given, by paths such as
    `fr role/duties/text`.
    """
    things = list(_things(source))
    counted = Filler(defaultdict(lambda: len(INJECTIONS)))
    _fill(copy.deepcopy(things), counted)
    fill = Filler({kind: given.total() for kind, given in counted.given.items()})
    for kind, name, data, over in _fill(things, fill):
        place = _place(kind, name)
        _write(folder / f"{place}.yaml", data)
        _write(folder / f"{place}.fr.yaml", over)
    for number, injection in enumerate(INJECTIONS):
        for language, ending in (("en", ""), ("fr", ".fr")):
            page = folder / f"content/pages/page-{number}{ending}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(_page(injection, language), "utf-8")
    return fill.given


def _fill(things: list[Thing], fill: Filler) -> list[tuple[str, str, Any, Any]]:
    """Every thing with its texts replaced, and its translation."""
    found = []
    for kind, name, data in things:
        shape = shape_of(OF_ENTRIES[kind][0] if kind in OF_ENTRIES else CLASSES[kind])
        for path in texts(shape, data):
            _put(data, path, fill.text(_kind("en", kind, shape, path)))
        found.append((kind, name, data, _overlay(shape, data, fill, f"fr {kind}")))
    return found


def _things(source: Path) -> Iterator[Thing]:
    """The kind, the name and the data of every file of a book, some of them several times."""
    for kind in LIBRARIES:
        yield kind, kind, _read(source / f"content/{kind}.yaml")
    for folder, kind in FOLDERS.items():
        files = sorted((source / "content" / folder).glob("*.yaml"))
        found = [path for path in files if path.name.count(".") == 1]
        for path in found:
            yield kind, path.stem, _read(path) | (ALSO if kind == "posting" else {})
        if kind in {"ladder", "industry"}:
            for number, path in enumerate(islice(cycle(found), COPIES)):
                yield kind, f"copy-{number}", _read(path)


ALSO = {
    "contact": {"name": "x", "email": "x@our-company.test"},
    "other_pay": "x",
    "differs": {
        "duties": {"add": [{"id": "also", "text": "x", "reason": "x"}]},
        "requirements": {
            "add": [
                {
                    "id": "also",
                    "must": True,
                    "education": "diploma",
                    "fields": ["x"],
                    "months": 6,
                    "in": "x",
                    "text": "x",
                    "equivalent": "x",
                    "reason": "x",
                }
            ]
        },
    },
}
"""What no posting of the shipped book says."""


def _read(path: Path) -> Any:
    text = re.sub(r", digest: [0-9a-f-]+", "", path.read_text("utf-8"))
    return yaml.parse(text.encode(), path.name).data


def _place(kind: str, name: str) -> str:
    folder = next((folder for folder, each in FOLDERS.items() if each == kind), "")
    return "/".join(filter(None, ("content", folder, name)))


def _kind(language: str, kind: str, shape: Shape, path: tuple[str | int, ...]) -> str:
    """What kind of text stands at a path: `en role/duties/text`."""
    names = [kind]
    for step in path:
        match shape:
            case Items(_, item) | Library(item):
                shape = item
            case Record():
                names.append(str(step))
                shape = shape.texts[str(step)]
    return f"{language} {'/'.join(names)}"


def _put(data: Any, path: tuple[str | int, ...], text: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = text


def _overlay(shape: Shape, base: Any, fill: Filler, kind: str) -> Any:
    """A translation of `base` in which every text is another one."""
    match shape:
        case Words(many=True):
            return [fill.text(kind) for _ in base]
        case Words(required=True) if isinstance(base, str):
            return fill.text(kind)
        case Items(key, item):
            return _filled_items(item, key, base, fill, kind)
        case Library(item):
            return _some({name: _overlay(item, each, fill, kind) for name, each in base.items()})
        case Record() if isinstance(base, dict):
            inner = shape.texts.items()
            return _some(
                {
                    name: _overlay(each, base[name], fill, f"{kind}/{name}")
                    for name, each in inner
                    if base.get(name) is not None
                }
            )
        case _:
            return None


def _filled_items(item: Record, key: str, base: Any, fill: Filler, kind: str) -> Any:
    made = ((each[key], _overlay(item, each, fill, kind)) for each in base)
    return [{key: name, **texts} for name, texts in made if texts] or None


def _some(data: Mapping[str, Any]) -> dict[str, Any] | None:
    return {name: each for name, each in data.items() if each is not None} or None


def _page(injection: str, language: str) -> str:
    """A free page in whose Markdown an injection stands wherever a text can."""
    name = json.dumps(injection, ensure_ascii=False)
    order = "order: 1\n" if language == "en" else ""
    return (
        f"---\ntitle: {name}\nsummary: {name}\n{order}---\n\n{injection}\n\n## {injection}\n\n"
        f"- {injection}\n\n| a | b |\n|---|---|\n| {injection} | b |\n\n> {injection}\n\n"
        f"[{injection}](../../index.html)\n"
    )


def _write(path: Path, data: Any) -> None:
    if data is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, default=str), "utf-8")
