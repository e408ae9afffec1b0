"""One draft in two tabs, or before two people: the older one writes over nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import TYPE_CHECKING

import lxml.html
import pytest

from books import SMALL, opened, write
from generator.studio import keeping, routing
from studios import HERE, Client, form

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response

    from generator.studio.keeping import Draft

Sent = dict[str, list[str]]
OLDER = (
    "This draft was changed on another page meanwhile, in another tab or by someone else. "
    "What you typed here is not kept yet: choose which of the two stays."
)
ENDED = (
    "This draft was saved or thrown away meanwhile, in another tab or by someone else. "
    "What you typed is kept as a new draft."
)


class Desk:
    """A draft, and pages that show it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = Client(root, more=tuple(routing.routes()))
        answer = self.client.post("/en/new", {"role": "counter", "location": "toronto"})
        self.address = answer.headers["location"]

    def tab(self) -> Sent:
        """What the form of a fresh page sends if nobody types anything."""
        return form(self.client.get(self.address))

    def send(self, sent: Sent, do: str = "look", **headers: str) -> Response:
        """The answer to a page's form."""
        return self.client.post(self.address, sent | {"do": [do]}, **headers)

    @property
    def kept(self) -> Draft | None:
        """The draft as it is on the disk."""
        return keeping.find(opened(self.root), self.address.rpartition("/")[2])

    @property
    def note(self) -> str | None:
        """What the draft on the disk has for a note."""
        assert self.kept
        return self.kept.wishes.note


def noted(sent: Sent, note: str) -> Sent:
    return sent | {"note": [note]}


def compared(page: Response) -> list[tuple[str, str]]:
    """What is struck out and what is new in a comparison."""
    (shown,) = lxml.html.fromstring(page.text).cssselect(".compared")
    return [(str(one.tag), one.text_content().strip()) for one in shown.cssselect("del, ins")]


@pytest.fixture
def desk_(tmp_path: Path) -> Desk:
    return Desk(write(tmp_path / "project", SMALL))


def test_the_older_of_two_tabs_writes_over_nothing_and_shows_both(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    assert desk_.send(noted(second, "We count sheep.")).status_code == 303
    answer = desk_.send(noted(first, "We count goats."))
    assert answer.status_code == 409
    assert OLDER in unescape(answer.text)
    assert compared(answer) == [("del", "sheep."), ("ins", "goats.")]
    assert form(answer)["note"] == ["We count goats."]
    assert desk_.note == "We count sheep."


@pytest.mark.parametrize("do", ["look", "save", "forget", "compare", "anything"])
def test_whatever_the_older_tab_asks_for_is_not_done(desk_: Desk, do: str) -> None:
    before = sorted(path.name for path in (desk_.root / "content/postings").iterdir())
    first, second = desk_.tab(), desk_.tab()
    desk_.send(noted(second, "We count sheep."))
    answer = desk_.send(noted(first, "We count goats."), do)
    assert answer.status_code == 409
    assert desk_.note == "We count sheep."
    for _ in range(2):  # nor the second time, as long as nothing was chosen
        answer = desk_.send(form(answer), do)
        assert answer.status_code == 409
    assert desk_.note == "We count sheep."
    assert sorted(path.name for path in (desk_.root / "content/postings").iterdir()) == before


def test_mine_is_what_the_older_tab_says_and_theirs_what_the_other_one_does(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    desk_.send(noted(second, "We count sheep."))
    refused = desk_.send(noted(first, "We count goats."))
    answer = desk_.send(form(refused), "theirs")
    assert (answer.status_code, answer.headers["location"]) == (303, desk_.address)
    assert desk_.note == "We count sheep."
    answer = desk_.send(form(refused), "mine")
    assert (answer.status_code, answer.headers["location"]) == (303, desk_.address)
    assert desk_.note == "We count goats."


def test_what_came_after_the_comparison_is_not_written_over_unseen(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    desk_.send(noted(second, "We count sheep."))
    refused = desk_.send(noted(first, "We count goats."))
    desk_.send(noted(second, "We count cows."))
    answer = desk_.send(form(refused), "mine")
    assert answer.status_code == 409
    assert compared(answer) == [("del", "cows."), ("ins", "goats.")]
    assert desk_.note == "We count cows."
    assert desk_.send(form(answer), "mine").status_code == 303
    assert desk_.note == "We count goats."


def test_one_tab_goes_on_by_itself_and_its_script_too(desk_: Desk) -> None:
    """Also where it sends again before it has heard the answer."""
    sent, said = desk_.tab(), ""
    for note in ("One.", "Two.", "Three."):
        answer = desk_.send(noted(sent, note), X_Part="beside")
        assert answer.status_code == 200
        assert answer.headers["x-version"] not in {said, sent["version"][0]}
        said = answer.headers["x-version"]
    later = sent | {"version": [said]}
    assert desk_.send(noted(later, "Four."), X_Part="beside").status_code == 200
    assert desk_.send(noted(sent, "Five.")).status_code == 303
    assert desk_.note == "Five."


def test_the_script_of_the_older_tab_is_told(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    desk_.send(noted(second, "We count sheep."), X_Part="beside")
    answer = desk_.send(noted(first, "We count goats."), X_Part="beside")
    assert answer.status_code == 409
    assert answer.headers["x-version"] == first["version"][0]
    assert OLDER in unescape(answer.text)
    assert 'name="do" value="compare">See both</button>' in answer.text
    assert "<html" not in answer.text
    assert desk_.note == "We count sheep."


def test_two_tabs_that_say_the_same_are_not_in_each_others_way(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    for sent in (second, first, second):
        assert desk_.send(noted(sent, "We count sheep.")).status_code == 303


@pytest.mark.parametrize("version", [None, "", "x", ".", "a" * 16, "a" * 16 + "." + "b" * 16])
def test_a_form_that_names_no_version_of_ours_writes_over_nothing(
    desk_: Desk, version: str | None
) -> None:
    sent = desk_.tab()
    del sent["version"]
    if version is not None:
        sent["version"] = [version]
    assert desk_.send(noted(sent, "We count goats.")).status_code == 409
    assert desk_.note is None


def test_what_was_typed_for_a_draft_that_was_saved_is_kept_as_a_new_one(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    assert desk_.send(second | {"apply": ["jobs@our-company.com"]}, "save").status_code == 303
    answer = desk_.send(noted(first, "We count goats."), "save")
    assert ENDED in unescape(answer.text)
    assert answer.status_code == 409
    (draft,) = keeping.drafts(opened(desk_.root))
    assert draft.wishes.note == "We count goats."
    (sheet,) = (f for f in lxml.html.fromstring(answer.text).forms if f.get("id") == "sheet")
    assert sheet.action == f"/en/drafts/{draft.id}"
    desk_.address = sheet.action
    assert desk_.send(form(answer)).status_code == 303


@pytest.mark.parametrize(
    ("do", "headers"), [("forget", {}), ("theirs", {}), ("look", {"X_Part": "beside"})]
)
def test_what_types_nothing_makes_no_new_draft(
    desk_: Desk, do: str, headers: dict[str, str]
) -> None:
    first, second = desk_.tab(), desk_.tab()
    desk_.send(second, "forget")
    assert desk_.send(first, do, **headers).status_code == 404
    assert keeping.drafts(opened(desk_.root)) == ()


def test_an_id_that_was_not_given_here_makes_no_draft(desk_: Desk) -> None:
    sent, desk_.address = desk_.tab(), "/en/drafts/rolebook"
    assert desk_.send(sent).status_code == 404


def test_many_tabs_at_once_one_is_kept_and_all_others_are_told(desk_: Desk) -> None:
    tabs = [noted(desk_.tab(), f"Tab {number}.") for number in range(20)]
    csrf = desk_.client.csrf()

    def one(sent: Sent) -> Response:
        form = {"csrf": csrf, **sent, "do": ["look"]}
        return desk_.client.http.post(desk_.address, data=form, headers={"Origin": HERE})

    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(one, tabs))
    assert sorted(answer.status_code for answer in answers) == [303] + [409] * 19
    (kept,) = (at for at, answer in enumerate(answers) if answer.status_code == 303)
    assert desk_.note == f"Tab {kept}."
    for at, answer in enumerate(answers):
        assert at == kept or form(answer)["note"] == [f"Tab {at}."]


def test_a_draft_that_is_saved_while_another_page_changes_it_stays(desk_: Desk) -> None:
    project = opened(desk_.root)
    draft = desk_.kept
    assert draft
    other = keeping.version_of(draft, "b" * 16)
    changed = keeping.Draft(draft.id, draft.wishes, "other", "", "b" * 16)
    keeping.keep(project, changed, other)
    with pytest.raises(keeping.OlderError):
        keeping.forget(project, draft.id, keeping.version_of(draft, ""))
    assert desk_.kept == changed


def test_both_pages_are_in_french_too(desk_: Desk) -> None:
    first, second = desk_.tab(), desk_.tab()
    desk_.send(noted(second, "We count sheep."))
    desk_.address = desk_.address.replace("/en/", "/fr/")
    page = desk_.send(noted(first, "We count goats.")).text
    assert "Laquelle des deux versions reste?" in unescape(page)
