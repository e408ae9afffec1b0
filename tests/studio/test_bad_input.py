"""What goes wrong around a form: files change, go or break, disks fill; nothing typed is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import lxml.html
import pytest

from books import SMALL, opened, write
from building import ROOT, contents
from generator.studio import keeping, routing
from generator.studio.form import READ
from generator.studio.guard import MOST, Rate
from generator.studio.typed import CHOSEN
from studios import CHOICE, Client, begun, form

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response

POSTING = "content/postings/counter-toronto.yaml"
ROLE = "content/roles/counter.yaml"
Sent = dict[str, list[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


def studio(root: Path) -> Client:
    return Client(root, more=tuple(routing.routes()), rate=Rate(10**6, 10**6))


@pytest.fixture
def client(root: Path) -> Client:
    return studio(root)


def said(page: Response) -> str:
    """The text of a page, in one line."""
    return " ".join(lxml.html.fromstring(page.text).text_content().split())


# --- files under the form -------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["role", "location", "industry"])
@pytest.mark.parametrize("value", ["nothing", "", "COUNTER", "counter\0", "<b>"])
def test_an_unknown_role_or_place_is_said_and_the_draft_stays(
    client: Client, root: Path, field: str, value: str
) -> None:
    address = begun(client)
    before = contents(root / ".rolebook/drafts")
    answer = client.post(address, form(client.get(address)) | {field: [value]})
    if (field, value) == ("industry", ""):  # a posting may have none
        assert answer.status_code == 303
        return
    assert answer.status_code == 422
    assert [each["wishes"] for each in drafts(root)] == [
        each["wishes"] for each in drafts(root, before)
    ]
    if field != "industry":
        assert client.post("/en/new", CHOICE | {field: value}).status_code == 422


def drafts(root: Path, files: dict[str, bytes] | None = None) -> list[dict[str, object]]:
    import json

    there = contents(root / ".rolebook/drafts") if files is None else files
    return [json.loads(data) for data in there.values()]


def test_a_file_that_changed_under_the_form_is_not_written_over(client: Client, root: Path) -> None:
    """Also where nobody has told the studio yet."""
    address = begun(client, "counter-toronto")
    file = root / POSTING
    theirs = file.read_text().replace("2026-12-01", "2026-12-05")
    file.write_text(theirs)
    sent = form(client.get(address)) | {"note": ["Mine."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "Someone else has changed this posting meanwhile. Nothing was saved." in said(answer)
    assert "Mine." in said(answer)
    assert file.read_text() == theirs
    assert form(client.get(address))["note"] == ["Mine."]
    assert client.post(address, {"do": "theirs"}).status_code == 303
    assert form(client.get(address))["closes"] == ["2026-12-05"]
    assert file.read_text() == theirs


def test_a_file_that_was_deleted_under_the_form_is_told_and_may_be_made_again(
    client: Client, root: Path
) -> None:
    address = begun(client, "counter-toronto")
    (root / POSTING).unlink()
    client.shelf.refresh()
    sent = form(client.get(address)) | {"note": ["Mine."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "Someone has deleted this posting meanwhile. Nothing was saved." in said(answer)
    assert not (root / POSTING).exists()
    answer = client.post(address, {"do": "mine"})
    assert answer.status_code == 303, said(answer)
    assert "Mine." in (root / POSTING).read_text()


@pytest.mark.parametrize("text", ["role: [\n", "\xff\xfe", "", "- a\n", "role: counter\n"])
def test_a_file_that_broke_under_the_form_is_left_alone(
    client: Client, root: Path, text: str
) -> None:
    address = begun(client, "counter-toronto")
    (root / POSTING).write_bytes(text.encode("latin-1"))
    client.shelf.refresh()
    page = client.get(address)
    assert page.status_code == 200
    sent = form(page) | {"note": ["Mine."], "do": ["save"]}
    for do in ("save", "mine"):
        answer = client.post(address, sent | {"do": [do]})
        assert answer.status_code == 409, do
        assert "Nothing was saved" in said(answer)
    assert (root / POSTING).read_bytes() == text.encode("latin-1")
    assert form(client.get(address))["note"] == ["Mine."]


def test_a_draft_whose_file_was_deleted_is_told(client: Client, root: Path) -> None:
    address = begun(client)
    for path in (root / ".rolebook/drafts").iterdir():
        path.unlink()
    assert client.get(address).status_code == 404
    assert client.post(address, {"do": "fix", "fix": "x"}).status_code == 404


BROKEN = [
    *[{name: None} for name in SMALL if name != "rolebook.yaml"],
    *[{name: "a: [\n"} for name in SMALL],
    *[{name: ""} for name in SMALL if name != "rolebook.yaml"],
    *[{name: "\0"} for name in SMALL],
    {"rolebook.yaml": "languages: [fr]\ntoday: 2026-11-24\n"},
    {"rolebook.yaml": "languages: [de, en]\ntoday: 2026-11-24\n"},
    {"rolebook.yaml": "languages: [en]\ncontent: elsewhere\n"},
    {"rolebook.yaml": "langages: [en]\n"},
    {ROLE: SMALL[ROLE].replace("pay:", "paie:")},
    {ROLE: SMALL[ROLE].replace("level: 1", "level: 9")},
    {"content/locations.yaml": SMALL["content/locations.yaml"].replace("zone: CA}", "zone: US}")},
    {"content/ladders/counters.yaml": None, "content/skills.yaml": None},
    {name: None for name in SMALL if name not in {"rolebook.yaml", POSTING}},
    {name: "a: [\n" for name in SMALL if name != "rolebook.yaml"},
]  # fmt: skip
"""The small book with something missing or broken."""


@pytest.mark.parametrize("after", [True, False], ids=["meanwhile", "at the start"])
@pytest.mark.parametrize("book", BROKEN, ids=str)
def test_a_broken_book_never_breaks_the_studio(
    root: Path, book: dict[str, str | None], *, after: bool
) -> None:
    """Each page and each act is answered; where there is no book at all, it says why."""
    client = studio(root)
    addresses = [begun(client), begun(client, "counter-toronto")]
    for name, text in book.items():
        if text is None:
            (root / name).unlink()
        else:
            (root / name).write_text(text)
    if after:
        client.shelf.refresh()
    else:
        client = studio(root)
    drafts = [address.rpartition("/")[2] for address in addresses]
    pages = [f"/{each}/{page}" for each in ("en", "fr") for page in ("", "book", "preview", "new")]
    pages += [*addresses, *(address.replace("/en/", "/fr/") for address in addresses)]
    pages += [f"/{each}/postings/counter-toronto" for each in ("en", "fr")]
    pages += ["/en/roles", "/fr/roles/counter", "/roles/counter/toronto/en/page"]
    pages += [f"/roles/counter/toronto/en/files/{kind}" for kind in ("docx", "html")]
    pages += ["/postings/counter-toronto/files/en/txt", "/en/postings/counter-toronto/copy/en"]
    pages += [
        f"/drafts/{name}/files/en/{kind}" for name in drafts for kind in ("txt", "json", "md")
    ]
    pages += [f"/drafts/{name}/site/postings/{name}/index.html" for name in drafts]
    for path in pages:
        answer = client.get(path)
        assert answer.status_code in {200, 404, 409, 503}, (path, answer.status_code)
        assert "Traceback" not in answer.text
        if answer.status_code == 503:
            assert "rolebook.yaml" in said(answer)
    for address in addresses:
        for do in ("look", "save", "mine", "theirs", "fix"):
            answer = client.post(address, {"note": "Mine.", "do": do, "version": "x"})
            assert answer.status_code in {303, 404, 409, 422, 503}, (do, answer.status_code)
    assert client.post("/en/new", CHOICE).status_code in {303, 422, 503}
    for do in ("edit", "close", "reopen", "duplicate", "approve"):
        act = {"do": do, "location": "toronto", "by": "Me", "seen": "x"}
        answer = client.post("/en/postings/counter-toronto", act)
        assert answer.status_code in {303, 403, 404, 409, 422, 503}, (do, answer.status_code)


def test_where_there_is_no_book_every_page_of_the_desk_says_why(root: Path) -> None:
    address = begun(studio(root))
    (root / "rolebook.yaml").write_text("langages: [en]\n")
    client = studio(root)
    for path in ("/en/new", address, "/en/postings/counter-toronto"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "`langages` is not a field of rolebook.yaml" in said(answer)
        assert "rolebook.yaml:1" in said(answer)
        assert "did you mean `languages`?" in said(answer)


def test_a_book_that_breaks_meanwhile_is_told_on_the_pages_of_the_desk(root: Path) -> None:
    client = studio(root)
    paths = ("/en/", "/en/new", begun(client), "/en/postings/counter-toronto")
    note = "A file of the book has an error, so something here may be old or missing."
    for path in paths:
        assert note not in said(client.get(path))
    (root / "rolebook.yaml").write_text("langages: [en]\n")
    client.shelf.refresh()
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200
        assert f"{note} See what it is" in said(answer)
    french = "Un fichier du livre contient une erreur"
    assert french in said(client.get("/fr/new"))


# --- what the machine refuses ---------------------------------------------------------------------


FULL = """\
import resource, signal, sys
from pathlib import Path
from studios import Client
from generator.studio import routing
from studio.test_bad_input import form, said

root = Path(sys.argv[1])
client = Client(root, more=tuple(routing.routes()))
address = client.post("/en/new", {"role": "counter", "location": "toronto"}).headers["location"]
sent = form(client.get(address))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for answer in (
    client.post("/en/new", {"role": "counter", "location": "toronto"}),
    client.post("/en/postings/counter-toronto", {"do": "edit"}),
    client.post(address, sent | {"note": ["Mine. " * 50]}),
    client.post(address, sent | {"note": ["Mine. " * 50], "do": ["save"]}),
):
    print(answer.status_code, said(answer) if answer.text else "")
"""


def full(root: Path, room: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(root), str(room)],
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def test_on_a_full_disk_what_was_typed_stays_on_the_page_and_says_so(root: Path) -> None:
    before = contents(root)
    answers = full(root, 10)
    assert len(answers) == 4
    for answer in answers:
        assert answer.startswith("409 ")
        assert "There is no room left on the disk." in answer
    for answer in answers[2:]:
        assert "What you typed stands on this page alone" in answer
        assert "Mine. Mine. Mine." in answer
    there = contents(root)
    assert {name: there[name] for name in before} == before
    assert [name for name in there if "/." in name.removeprefix(".")] == []


def test_where_there_is_room_for_the_draft_alone_it_is_kept(root: Path) -> None:
    """A posting's file, with its comments, is larger than the draft of it."""
    answers = full(root, 1500)
    assert answers[2].startswith("303 ")
    assert answers[3].startswith("409 ")
    assert "There is no room left on the disk. Nothing was saved; your draft is kept." in answers[3]
    (draft, *_) = keeping.drafts(opened(root))
    assert draft.wishes.note == ("Mine. " * 50).strip()
    assert sorted(path.name for path in (root / "content/postings").iterdir()) == [
        "counter-toronto.yaml"
    ]


def test_where_drafts_can_not_be_written_what_was_typed_stays_on_the_page(
    client: Client, root: Path
) -> None:
    """Whoever runs this may write anywhere: what is no folder refuses everyone."""
    address = begun(client)
    sent = form(client.get(address))
    folder = root / ".rolebook/drafts"
    kept = folder.rename(root / ".rolebook/kept")
    told = "Drafts can’t be written here. What you typed stands on this page alone"
    folder.write_text("no folder")
    answer = client.post("/en/new", CHOICE)
    assert answer.status_code == 409
    assert told in said(answer)
    answer = client.post("/en/postings/counter-toronto", {"do": "edit"})
    assert answer.status_code == 409
    assert client.get("/en/").status_code == 200
    folder.unlink()
    kept.rename(folder)
    assert client.post(address, sent).status_code == 303


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes a user who may become another"
)
def test_another_user_who_may_only_read_the_folder_looks_and_is_told(root: Path) -> None:
    begun(studio(root))
    for folder in (root, *root.parents):
        if folder.owner() == "root" and folder != folder.parent:
            folder.chmod(folder.stat().st_mode | 0o055)
    script = FULL.replace("resource.setrlimit", "os.setuid(65534) #").replace(
        "import resource", "import os, resource"
    )
    before = contents(root)
    script = script.replace(
        'address = client.post("/en/new", {"role": "counter", "location": "toronto"}).headers["loc'
        'ation"]\n',
        'address = "/en/drafts/" + next((root / ".rolebook/drafts").iterdir()).stem\n',
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(root), "0"],
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers = done.stdout.splitlines()
    assert len(answers) == 4
    for answer in answers:
        assert answer.startswith("409 ")
        assert "Drafts can’t be written here." in answer
    assert contents(root) == before


# --- too much -------------------------------------------------------------------------------------

ROWS = ["duties.add.text", "requirements.add.reason", "languages.reason"]
LONG = [*READ, "contact.name", *ROWS]
TYPED = frozenset(LONG) - CHOSEN - {"pay", "contact", "languages"}
"""The fields of which a text that is too long is kept, so that it can be made shorter."""


@pytest.mark.parametrize("field", [*LONG, "do", "fix", "version", "against", "anything"])
def test_a_million_letters_in_a_field_are_refused_at_once(
    client: Client, root: Path, field: str
) -> None:
    address = begun(client)
    sent = form(client.get(address))
    before = contents(root)
    assert client.post(address, sent | {field: ["x" * MOST]}).status_code == 413
    begin = time.monotonic()
    long = "x" * (MOST - 20_000)
    answer = client.post(address, sent | {field: [long]})
    assert time.monotonic() - begin < 4
    assert answer.status_code in {303, 409, 422}
    assert len(answer.content) < MOST + 100_000  # what was typed stands in its field again
    assert client.get(address).status_code == 200
    there = contents(root)
    assert {name: data for name, data in there.items() if "drafts" not in name} == {
        name: data for name, data in before.items() if "drafts" not in name
    }
    grown = sum(map(len, there.values())) - sum(map(len, before.values()))
    assert grown < (MOST if field in TYPED else 100_000)  # what one types stays in the draft
    assert (long in client.get(address).text) == (field in TYPED)


def test_more_text_than_a_draft_holds_is_refused_and_the_draft_stays(client: Client) -> None:
    """A form has at most a million bytes, so it takes two to fill a draft."""
    address = begun(client)

    def more(part: str) -> Response:
        sent = {"version": form(client.get(address))["version"], f"{part}.order": [""]}
        rows = {f"{part}.add.{name}": [part[0] * 9000] * 40 for name in ("text", "reason")}
        return client.post(address, sent | rows)

    assert more("duties").status_code == 422
    answer = more("requirements")
    assert answer.status_code == 409
    assert "This is more text than a draft can hold." in said(answer)
    kept = form(client.get(address))
    assert kept["duties.add.text"] == ["d" * 9000] * 40 + ["", ""]
    assert kept["requirements.add.text"] == ["", ""]
