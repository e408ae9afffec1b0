"""Turn the content model into the JSON Schemas of `generator/data/schema/`.

Run it after a change in the model; the files are committed, and a test holds them current.
"""

from pathlib import Path

from generator.book.schema import opening_schema, page_schemas, write_schemas

FOLDER = Path(__file__).parents[1] / "generator" / "data" / "schema"

FORMATS = Path(__file__).parents[1] / "docs" / "formats"
"""The schemas of what we write as JSON, for whoever reads it."""

if __name__ == "__main__":
    for path in FOLDER.glob("*.json"):
        path.unlink()
    print(f"{len(write_schemas(FOLDER))} schemas in {FOLDER}")
    (FORMATS / "opening.json").write_text(opening_schema(), "utf-8")
    for name, text in page_schemas().items():
        (FORMATS / name).write_text(text, "utf-8")
