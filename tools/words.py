"""Turn the word lists of `generator/data/words/` into the one file that checks read.

Run it after a change in a list; `lists.json` is committed, and a test holds it current.
"""

import json
from pathlib import Path

from generator.book import source
from generator.book.book import adapter
from generator.book.complaints import validate
from generator.book.model import WordList

FOLDER = Path(__file__).parents[1] / "generator" / "data" / "words"


def compiled() -> str:
    """What `lists.json` should hold; SystemExit where a list is not right."""
    lists = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        parsed = source.parse(path.read_bytes(), path.name)
        faults = [*parsed.findings]
        if parsed.data is not None:
            faults += validate(adapter(WordList), parsed.data, path.name)[1]
        if faults:
            raise SystemExit("\n".join(f"{f.file} {f.at} {f.message}" for f in faults))
        lists[path.stem] = parsed.data
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (FOLDER / "lists.json").write_text(compiled(), "utf-8")
    print(f"{len(json.loads(compiled()))} word lists in {FOLDER / 'lists.json'}")
