"""The studio as a container runs it: by a user who may write to the project and to nothing else.

Where root runs the tests, the server is somebody else, on a disk that can only be read but for the
project's folder; else it is whoever runs them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import lxml.html
import pytest

from books import SMALL, write
from building import ROOT
from studios import APPROVER, WRITER, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studios import Served

NOBODY = 65534
AS_NOBODY = (
    "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs",
    *(f"--{kept}-caps=-all,+dac_read_search" for kept in ("inh", "ambient")),
    "--bounding-set=-all,+dac_read_search",
)  # fmt: skip
"""What makes of root somebody who owns nothing; who may read everything, as Python may lie in a
folder of root's, and write only what is theirs."""

ONLY = """\
mount --bind "$0" "$0"
mount -o remount,bind,ro /
for each in /dev/shm /run /var/tmp /tmp; do
    if mountpoint -q "$each"; then mount -o remount,bind,ro "$each"; fi
done
exec "$@"
"""
"""What leaves the project alone of the disk to write to, for a process and those that it starts."""

CONTAINER = ROOT / "Containerfile"


@pytest.fixture
def root() -> Iterator[Path]:
    """A project where somebody else finds it: pytest's own folders are closed to others."""
    home = Path(tempfile.mkdtemp(prefix="rolebook-"))
    try:
        home.chmod(0o755)
        project = write(home / "project", SMALL)
        if os.geteuid() == 0:
            for each in (project, *project.rglob("*")):
                os.chown(each, NOBODY, NOBODY)
        yield project
    finally:
        shutil.rmtree(home)


def confined(root: Path) -> tuple[str, ...]:
    """What starts a server without a home, and without rights where we have any to give up."""
    bare = ("env", "-u", "HOME")
    if os.geteuid() != 0:
        return bare
    only = ("unshare", "--mount", "sh", "-euc", ONLY, str(root))
    return (*only, *AS_NOBODY, *bare, "--chdir", str(root))


class Browser:
    """Someone with a token, who sends forms."""

    def __init__(self, studio: Served, token: str) -> None:
        origin = studio.address.rstrip("/")
        self.http = httpx2.Client(base_url=origin, headers={"Origin": origin}, timeout=60)
        assert self.http.get("/en/", params={"token": token}).status_code == 303

    def post(self, path: str, **fields: str) -> str:
        """Where a form leads."""
        page = self.http.get("/en/enter").text
        found = re.search(r'name="csrf" value="([^"]+)"', page)
        assert found, page
        answer = self.http.post(path, data={"csrf": found[1], **fields})
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])


def test_a_posting_is_saved_approved_and_taken_away(root: Path) -> None:
    tokens = {"ROLEBOOK_WRITER_TOKEN": WRITER, "ROLEBOOK_APPROVER_TOKEN": APPROVER}
    with served(root, by=confined(root), **tokens) as studio, ExitStack() as open_:
        status = Path(f"/proc/{studio.process.pid}/status").read_text("utf-8")
        [owner] = re.findall(r"^Uid:\t(\d+)\t", status, re.MULTILINE)
        assert int(owner) == (NOBODY if os.geteuid() == 0 else os.geteuid())
        writer, approver = (Browser(studio, token) for token in (WRITER, APPROVER))
        open_.callback(writer.http.close)
        open_.callback(approver.http.close)
        draft = writer.post("/en/new", role="counter", location="toronto")
        for form in ("pdf", "docx", "txt"):
            file = writer.http.get(f"/drafts/{draft.rpartition('/')[2]}/files/en/{form}")
            assert file.status_code == 200, form
        assert writer.http.get("/site/roles/counter/index.html").status_code == 200
        sheet = lxml.html.fromstring(writer.http.get(draft).text).forms[0]
        typed = dict(sheet.form_values()) | {"apply": "https://apply.our-company.test/2"}
        where = writer.post(draft, **typed | {"do": "save"})
        seen = re.search(r'name="seen" value="([^"]+)"', approver.http.get(where).text)
        assert seen
        done = {"do": "approve", "by": "People operations", "despite": "yes"}
        assert approver.post(where, seen=seen[1], **done) == where
        assert studio.end()[0] == 0
    saved = root / "content/postings/counter-toronto-2.yaml"
    assert "approval:" in saved.read_text("utf-8")
    assert saved.stat().st_uid == int(owner)
    assert {each.name for each in root.iterdir()} == {".rolebook", "content", "rolebook.yaml"}
    assert not list((root / ".rolebook").glob("tmp/*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_whoever_runs_it_there_can_write_nothing_else(root: Path) -> None:
    script = (
        'for each in "$1/x" /tmp/x /var/tmp/x /dev/shm/x "$2/x" "$2/generator/x"; '
        'do (: >"$each") 2>/dev/null && echo "$each"; done; rm -f "$1/x"'
    )
    done = subprocess.run(
        [*confined(root), "sh", "-c", script, "sh", str(root), str(ROOT)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == (f"{root}/x\n", "")


def test_the_container_has_a_user_of_its_own_and_what_bootstrap_installs() -> None:
    text = CONTAINER.read_text("utf-8")
    [user] = re.findall(r"^USER (\d+):(\d+)$", text, re.MULTILINE)
    assert user == ("10001", "10001")
    assert text.index("USER ") > text.rindex("\nRUN ")
    bootstrap = (ROOT / "tools/bootstrap.sh").read_text("utf-8")
    wanted = re.findall(
        r"^    has_library \S+ \|\| echo (lib(?:pango|harfbuzz)\S+)", bootstrap, re.MULTILINE
    )
    assert len(wanted) == 3
    assert re.findall(r"\blib(?:pango|harfbuzz)\S+", text) == wanted
    assert "--require-hashes --requirement requirements/run.txt" in text
