"""Turn the content model into the JSON Schemas of `generator/data/schema/`.

Run it after a change in the model; the files are committed, and a test holds them current.
"""

from pathlib import Path

from generator.book.schema import write_schemas

FOLDER = Path(__file__).parents[1] / "generator" / "data" / "schema"

if __name__ == "__main__":
    for path in FOLDER.glob("*.json"):
        path.unlink()
    print(f"{len(write_schemas(FOLDER))} schemas in {FOLDER}")
