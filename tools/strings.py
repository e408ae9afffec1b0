"""The words in code and templates into the catalogues of `generator/locale/`.

`python tools/strings.py` extracts all strings into rolebook.pot, brings each language's rolebook.po
up to date and compiles its rolebook.mo. `--check` writes nothing and fails if any is stale.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from generator.studio import grounds

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "generator" / "locale"
DOMAIN = "rolebook"
LANGUAGES = ("fr",)

BEGUN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
"""The date in every catalogue's head, always the same, so that the files change with the words."""

SOURCES = (("generator", "**.py", "python"), ("templates", "**.html", "jinja2.ext:babel_extract"))
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def extract() -> Catalog:
    """All strings of the code and the templates, and what the rules say of postings."""
    found = Catalog(project="Rolebook", domain=DOMAIN, creation_date=BEGUN, charset="utf-8")
    for folder, pattern, method in SOURCES:
        for file, _line, message, comments, context in extract_from_dir(
            ROOT / folder,
            method_map=[(pattern, method)],
            options_map={pattern: {"trim_blocks": "true", "silent": "false"}},
            keywords=KEYWORDS,
            comment_tags=("TRANSLATORS:",),
            directory_filter=lambda _folder: True,
        ):
            place = (f"{folder}/{file}", 1)
            found.add(message, None, [place], auto_comments=comments, context=context)
    for text in grounds.texts():
        found.add(text, locations=[("generator/rules", 1)])
    return found


def files() -> dict[Path, bytes]:
    """What every catalogue should hold, by its path."""
    template = extract()
    made = {LOCALE / f"{DOMAIN}.pot": _po(template)}
    for language in LANGUAGES:
        folder = LOCALE / language / "LC_MESSAGES"
        catalogue = translation(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.creation_date = catalogue.revision_date = BEGUN
        made[folder / f"{DOMAIN}.po"] = _po(catalogue)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        made[folder / f"{DOMAIN}.mo"] = compiled.getvalue()
    return made


def translation(language: str) -> Catalog:
    """A language's translations as they stand."""
    file = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not file.is_file():
        return Catalog(locale=language, domain=DOMAIN, charset="utf-8")
    with file.open("rb") as opened:
        return read_po(opened, locale=language, domain=DOMAIN)


def _po(catalogue: Catalog) -> bytes:
    catalogue.fuzzy = False
    catalogue.header_comment = "# Words of Rolebook's pages. Made by tools/strings.py."
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
    )
    return written.getvalue()


def _lacks(message: Message) -> bool:
    """Whether a message has no translation, or one that is only near and isn't compiled."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(message.id) and (message.fuzzy or not all(forms))


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with `--check` say which are out of date."""
    stale = [
        path for path, data in files().items() if not path.is_file() or path.read_bytes() != data
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"out of date: {path.relative_to(ROOT)}; run tools/strings.py")
        return 1 if stale else 0
    for path, data in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for language in LANGUAGES:
        missing = [message.id for message in translation(language) if _lacks(message)]
        print(f"{language}: {len(missing)} not translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
