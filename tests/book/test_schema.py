"""The schemas by which editors complete and explain content: current, valid, and strict."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.book import source
from generator.book.book import adapter
from generator.book.complaints import validate
from generator.book.schema import KINDS, opening_schema, page_schemas, schemas
from generator.book.survey import FOLDERS
from generator.starter import DATA, SCHEMAS, starter
from validators import json_schema, metaschema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDER = DATA / "schema"
LINE = re.compile(r"# yaml-language-server: \$schema=((?:\.\./)*)\.rolebook/schema/([a-z-]+\.json)")

VOCABULARY = """
$schema $defs $ref title description type properties additionalProperties required items
patternProperties propertyNames anyOf enum const default pattern format minLength maxLength
minimum exclusiveMinimum maximum minItems maxItems prefixItems minProperties
"""
WORDS = frozenset(VOCABULARY.split())

SHIPPED = [ROOT / "rolebook.yaml", *sorted((ROOT / "content").rglob("*.yaml"))]
LISTS = sorted((DATA / "words").glob("*.yaml"))
STARTER = DATA / "starter" / "project"


def test_the_committed_schemas_are_those_of_the_model() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert committed == schemas(), "run tools/schemas.py"


def test_the_committed_schema_of_openings_is_that_of_what_is_written() -> None:
    committed = (ROOT / "docs" / "formats" / "opening.json").read_text("utf-8")
    assert committed == opening_schema(), "run tools/schemas.py"
    assert metaschema(ROOT / "docs" / "formats" / "opening.json") == []


def test_the_committed_schemas_of_pages_are_those_of_what_is_written() -> None:
    folder = ROOT / "docs" / "formats"
    made = page_schemas()
    assert {name: (folder / name).read_text("utf-8") for name in made} == made, (
        "run tools/schemas.py"
    )
    assert metaschema(*(folder / name for name in made)) == []


def test_every_kind_of_file_and_of_translation_has_a_schema() -> None:
    alone = {"rolebook", "words"}  # settings have no texts, and a word list is of one language
    translated = {f"{kind}-translation.json" for kind in KINDS if kind not in alone}
    assert schemas().keys() == translated | {f"{kind}.json" for kind in KINDS}


def test_the_schemas_are_schemas(tmp_path: Path) -> None:
    assert metaschema(*FOLDER.glob("*.json")) == []
    bad = tmp_path / "bad.json"
    bad.write_text(
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "type": 5})
    )
    assert len(metaschema(bad)) == 1


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_field_is_described(name: str) -> None:
    schema = json.loads(schemas()[name])
    fields = list(_fields(schema, ""))
    assert fields
    assert [path for path, field in fields if not field.get("description")] == []
    assert schema["description"]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_no_object_takes_fields_that_it_does_not_know(name: str) -> None:
    objects = [
        (path, node)
        for path, node in _nodes(json.loads(schemas()[name]), "")
        if node.get("type") == "object"
    ]
    assert objects
    assert [path for path, node in objects if "additionalProperties" not in node] == []


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_written_in_words_of_json_schema_alone(name: str) -> None:
    used = {word for _, node in _nodes(json.loads(schemas()[name]), "") for word in node}
    assert used - WORDS == set()


def test_every_shipped_file_names_the_schema_of_its_kind() -> None:
    files = {path: path.relative_to(ROOT) for path in SHIPPED}
    files |= {path: path.relative_to(STARTER) for path in STARTER.rglob("*.yaml")}
    assert len(files) > 20
    for path, name in files.items():
        match = LINE.match(path.read_text(encoding="utf-8"))
        assert match, path
        assert match[1] == "../" * (len(name.parts) - 1), path
        kind = FOLDERS[name.parts[1]] if len(name.parts) > 2 else name.name.split(".")[0]
        translation = "-translation" if name.name.count(".") == 2 else ""
        assert match[2] == f"{kind}{translation}.json", path


def _of(schema: str) -> list[Path]:
    files = [*SHIPPED, *LISTS, *STARTER.rglob("*.yaml")]
    return [path for path in files if f"{SCHEMAS}/{schema}\n" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("schema", sorted(set(schemas()) - {"page.json", "page-translation.json"}))
def test_every_shipped_file_is_as_its_schema_says(schema: str) -> None:
    files = _of(schema)
    assert files
    assert json_schema(FOLDER / schema, *files) == []


@pytest.mark.parametrize("schema", ["page.json", "page-translation.json"])
def test_the_head_of_every_shipped_page_is_as_its_schema_says(schema: str, tmp_path: Path) -> None:
    translated = "translation" in schema
    pages = [p for p in (ROOT / "content/pages").glob("*.md") if translated == (".fr." in p.name)]
    assert pages
    heads = [tmp_path / f"{page.name}.json" for page in pages]
    for page, head in zip(pages, heads, strict=True):
        head.write_text(json.dumps(source.parse_page(page.read_bytes(), page.name)[0].data))
    assert json_schema(FOLDER / schema, *heads) == []


def test_a_schema_refuses_what_the_model_refuses(tmp_path: Path) -> None:
    good = source.parse(starter()["content/roles/office-coordinator.yaml"].encode(), "x").data
    assert good is not None
    bad: dict[str, Any] = {
        "unknown": {**good, "titel": "X"},
        "missing": {name: value for name, value in good.items() if name != "title"},
        "type": {**good, "level": "one"},
        "range": {**good, "level": 21},
        "empty": {**good, "title": ""},
        "number": {**good, "title": 5},
        "choice": {**good, "pay": [{**good["pay"][0], "period": "decade"}]},
        "currency": {**good, "pay": [{**good["pay"][0], "currency": "ESP"}]},
        "amount": {**good, "pay": [{**good["pay"][0], "min": -1}]},
        "id": {**good, "ladder": "Office Services"},
        "long": {**good, "ladder": "x" * 65},
        "key": {**good, "skills": {"Two Words": 2}},
        "proficiency": {**good, "skills": {"communication": 6}},
        "union": {**good, "skills": {"communication": {"level": 2, "why": "X"}}},
        "duties": {**good, "duties": []},
        "pair": {**good, "next": [{"role": "x", "kind": "lateral", "typical_months": [1]}]},
    }
    model = adapter(KINDS["role"])
    assert validate(model, good, "x")[1] == []
    assert [name for name, data in bad.items() if not validate(model, data, "x")[1]] == []
    for name, data in bad.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(data))
    found = json_schema(FOLDER / "role.json", *tmp_path.glob("*.json"))
    assert {Path(line.split(":")[0]).stem for line in found} == bad.keys()


def test_a_schema_of_a_translation_refuses_what_is_no_text(tmp_path: Path) -> None:
    bad: dict[str, Any] = {
        "fixed": {"level": 2},
        "unknown": {"titel": "X"},
        "nameless": {"duties": [{"text": "X"}]},
        "type": {"title": 5},
        "reviewed": {"translation": {"reviewed": "X"}},
    }
    for name, data in bad.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(data))
    found = json_schema(FOLDER / "role-translation.json", *tmp_path.glob("*.json"))
    assert {Path(line.split(":")[0]).stem for line in found} == bad.keys()


def _nodes(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema, with its path."""
    if not isinstance(node, dict):
        return
    yield path, node
    for word in ("properties", "patternProperties", "$defs"):
        for name, inner in node.get(word, {}).items():
            yield from _nodes(inner, f"{path}/{name}")
    for word in ("items", "additionalProperties", "propertyNames"):
        yield from _nodes(node.get(word), f"{path}/{word}")
    for word in ("anyOf", "prefixItems"):
        for index, inner in enumerate(node.get(word, [])):
            yield from _nodes(inner, f"{path}/{index}")


def _fields(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for where, node in _nodes(schema, path):
        for name, field in node.get("properties", {}).items():
            yield f"{where}/{name}", field
