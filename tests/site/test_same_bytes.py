"""The same input gives the same bytes, wherever and whenever it is built."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import build, contents, copy_book, rolebook

pytestmark = pytest.mark.xdist_group("site")


def test_another_process_folder_locale_zone_and_hash_seed_change_nothing(
    site: Path, tmp_path: Path
) -> None:
    other = copy_book(tmp_path / "an other folder é")
    places = {"TZ": "Pacific/Kiritimati", "LC_ALL": "fr_CA.UTF-8", "LANGUAGE": "fr"}
    output = build(other, "--jobs", "1", PYTHONHASHSEED="4711", COLUMNS="40", **places)
    assert contents(output) == contents(site)


def test_a_build_of_what_is_built_writes_nothing(project: Path, site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    build(project)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


Edit = Callable[[Path, random.Random], None]


def retitle(book: Path, chance: random.Random) -> None:
    path = _role(book, chance)
    title = f"title: {chance.choice(['Client lead', 'Portfolio manager', 'Account lead'])}\n"
    _rewrite(path, "title:", title)


def report_elsewhere(book: Path, chance: random.Random) -> None:
    path = book / "content/roles/key-account-manager.yaml"
    superior = chance.choice(["director-of-accounts", "vice-president-of-sales"])
    _rewrite(path, "reports_to:", f"reports_to: {superior}\n")


def raise_skill(book: Path, chance: random.Random) -> None:
    path = book / "content/roles/key-account-manager.yaml"
    _rewrite(path, "  problem-solving:", f"  problem-solving: {chance.randint(1, 5)}\n")


def drop_translation(book: Path, chance: random.Random) -> None:
    """Of what no posting in Quebec shows: without the others' nothing would be published."""
    names = ("roles/director-of-accounts", "roles/senior-account-manager", "sources", "resources")
    (book / f"content/{chance.choice(names)}.fr.yaml").unlink(missing_ok=True)


def comment(book: Path, chance: random.Random) -> None:
    path = _role(book, chance)
    path.write_text(path.read_text("utf-8") + f"# {chance.random()}\n", "utf-8")


def turn_the_day(book: Path, chance: random.Random) -> None:
    day = chance.choice(["2026-11-24", "2026-12-19", "2026-12-21"])
    _rewrite(book / "rolebook.yaml", "today:", f"today: {day}\n")


def remove_posting(book: Path, _: random.Random) -> None:
    (book / "content/postings/key-account-manager-toronto.yaml").unlink(missing_ok=True)


def restore_posting(book: Path, _: random.Random) -> None:
    name = "content/postings/key-account-manager-toronto.yaml"
    shutil.copy(Path(__file__).parents[2] / name, book / name)


def leave_an_industry(book: Path, chance: random.Random) -> None:
    name = chance.choice(["insurance", "banking", "event-planning"])
    for file in (book / "content/industries").glob(f"{name}*"):
        file.unlink()


def raise_a_wage(book: Path, chance: random.Random) -> None:
    path = book / "content/occupations.yaml"
    text = path.read_text("utf-8").replace("112", str(chance.randint(112, 118)), 1)
    path.write_text(text, "utf-8")


def recolour(book: Path, chance: random.Random) -> None:
    color = chance.choice(["#0f4c5c", "#5c0f2a", "#224488"])
    path = book / "content/company.yaml"
    _rewrite(path, "brand:", f'brand: {{color: "{color}"}}\n')


def lay_a_template(book: Path, chance: random.Random) -> None:
    _rewrite(book / "rolebook.yaml", "templates:", "templates: templates\n")
    name = chance.choice(["role.html", "index.html", "base.html"])
    (book / "templates").mkdir(exist_ok=True)
    block = "head" if name != "base.html" else "body"
    (book / "templates" / name).write_text(
        f'{{% extends "default/{name}" %}}\n{{% block {block} %}}{{{{ super() }}}}'
        f'<meta name="mark" content="{chance.randint(1, 9)}">{{% endblock %}}\n'
    )


def damage_the_output(book: Path, chance: random.Random) -> None:
    files = sorted((book / "output").rglob("*.html"))
    if files:
        victim = chance.choice(files)
        victim.unlink() if chance.random() < 0.5 else victim.write_text("damaged")


EDITS: tuple[Edit, ...] = (
    retitle,
    report_elsewhere,
    raise_skill,
    drop_translation,
    comment,
    turn_the_day,
    remove_posting,
    restore_posting,
    leave_an_industry,
    raise_a_wage,
    recolour,
    lay_a_template,
    damage_the_output,
)


@pytest.mark.parametrize("seed", range(4))
def test_after_random_edits_the_incremental_output_is_that_of_a_cold_build(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    book = copy_book(tmp_path / "book")
    build(book, "--only", "html")
    for step in range(6):
        for edit in chance.sample(EDITS, 2):
            edit(book, chance)
        rolebook("--project", book, "build", "--only", "html", "--quiet")
        cold = tmp_path / f"cold-{step}"
        shutil.copytree(book, cold, ignore=shutil.ignore_patterns("output", ".rolebook"))
        rolebook("--project", cold, "build", "--only", "html", "--quiet")
        assert contents(book / "output") == contents(cold / "output")


def _role(book: Path, chance: random.Random) -> Path:
    roles = sorted(p for p in (book / "content/roles").glob("*.yaml") if p.name.count(".") == 1)
    return chance.choice(roles)


def _rewrite(path: Path, start: str, line: str) -> None:
    """Puts a line in the place of the one that begins so, or at the end."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    place = next((i for i, old in enumerate(lines) if old.startswith(start)), None)
    if place is None:
        lines.append(line)
    else:
        lines[place] = line
    path.write_text("".join(lines), "utf-8")
