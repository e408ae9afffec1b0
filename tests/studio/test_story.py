"""A posting from nothing to the built site in a browser: by mouse, by keyboard, without script."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import yaml

from building import build, copy_book, rolebook
from generator.studio.fields import in_language
from generator.wording import wording
from studios import APPROVER, Served, served
from validators import tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Download, Locator, Page

    from generator.wording import Wording

TIMEOUT = 30_000
"""Milliseconds until something that comes by itself counts as lost."""

TABS = 400
"""So many presses of the Tab key lead around any page of the studio."""

NAME = "key-account-manager-toronto-2"
FIRST_NOTE = "You have three years of Canadian experience in retail."
NOTES = {
    "en": "You would visit each of five retail clients in Ontario once a month.",
    "fr": "Vous iriez voir chaque mois cinq clients du commerce de détail en Ontario.",
}


class Mouse:
    """Points at things and clicks."""

    script = True

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, thing: Locator) -> None:
        """Press a link or a button."""
        thing.click()

    def write(self, field: Locator, text: str) -> None:
        """Put a text in the place of what is in a field."""
        field.click()
        field.fill(text)

    def day(self, field: Locator, day: str) -> None:
        """Put a day in the place of the one in a field."""
        self.write(field, day)

    def pick(self, choice: Locator) -> None:
        """Choose one of a few."""
        choice.click()

    def choose(self, field: Locator, label: str) -> None:
        """Choose one of a list."""
        field.select_option(label=label)


class NoScript(Mouse):
    """Points and clicks in a browser that runs no script."""

    script = False


class Keys(Mouse):
    """Goes from one thing to the next with the Tab key, and never points at anything."""

    def reach(self, thing: Locator) -> None:
        """Go on with the Tab key until something has the focus."""
        for _ in range(TABS):
            if thing.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key doesn't lead to {thing}")

    def press(self, thing: Locator) -> None:
        """Press a link or a button."""
        self.reach(thing)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        """Put a text in the place of what is in a field."""
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def day(self, field: Locator, day: str) -> None:
        """Type a day as the browser asks for it: month, day, year."""
        year, month, of_month = day.split("-")
        self.reach(field)
        self.page.keyboard.type(f"{month}{of_month}{year}")

    def pick(self, choice: Locator) -> None:
        """Go to the one that is chosen, and with the arrows to the one that is to be."""
        name = choice.get_attribute("name")
        self.reach(self.page.locator(f"[name='{name}']:checked"))
        for _ in range(TABS):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows don't lead to {choice}")

    def choose(self, field: Locator, label: str) -> None:
        """Type the beginning of what is to be chosen."""
        self.reach(field)
        self.page.keyboard.type(label)
        assert field.evaluate("e => e.selectedOptions[0].label") == label


@dataclass(frozen=True)
class Story:
    """What someone does in the studio, in one of its languages, with one kind of hands."""

    page: Page
    hands: Mouse
    words: Wording

    def named(self, role: str, name: str, *, begins: bool = False) -> Locator:
        """What has a role and a name, which is English and said in the language of the story."""
        said = self.words.gettext(name)
        if begins:
            return self.page.get_by_role(role, name=begins_with(said))  # type: ignore[arg-type]  # any role
        return self.page.get_by_role(role, name=said, exact=True)  # type: ignore[arg-type]  # any role

    def press(self, role: str, name: str, *, begins: bool = False) -> None:
        """Press what has a role and a name."""
        self.hands.press(self.named(role, name, begins=begins))

    def write(self, label: str, text: str, language: str = "") -> None:
        """Write into the field with a label, or into the one that it has for a language."""
        said = self.words.gettext(label)
        said = in_language(self.words, said, language) if language else said
        self.hands.write(self.page.get_by_label(said, exact=True), text)

    def day(self, label: str, day: str) -> None:
        """Write a day into the field with a label."""
        self.hands.day(self.page.get_by_label(self.words.gettext(label), exact=True), day)

    def see(self, text: str | re.Pattern[str], *, within: str = "#advice") -> None:
        """Wait until something is seen."""
        self.page.locator(within).get_by_text(text).first.wait_for(timeout=TIMEOUT)

    def see_no_more(self, text: str) -> None:
        """Wait until something isn't seen any more."""
        found = self.page.locator("#advice").get_by_text(self.words.gettext(text))
        found.first.wait_for(state="detached", timeout=TIMEOUT)

    def look(self) -> None:
        """Ask what is found now, where that doesn't come by itself."""
        if not self.hands.script:
            self.press("button", "Show it as it is now")

    def taken(self, form: str) -> bytes:
        """The bytes of the posting in a form, taken away."""
        link = self.page.locator(f"a[href$='/files/{self.words.language}/{form}']")
        with self.page.expect_download(timeout=TIMEOUT) as waiting:
            self.hands.press(link)
        download: Download = waiting.value
        return download.path().read_bytes()

    # --- the story --------------------------------------------------------------------------------

    def begin(self, title: str, place: str) -> None:
        """From the start to a draft of the role at the place."""
        self.press("link", "Make a posting")
        search = self.named("searchbox", "Look for a role: its title, another name, a skill")
        self.hands.write(search, title)
        if not self.hands.script:
            self.press("button", "Look for it")
        role = self.page.locator("[value='key-account-manager']")
        self.page.wait_for_function("e => e.checked", arg=role.element_handle(), timeout=TIMEOUT)
        self.hands.pick(role)
        self.hands.choose(self.named("combobox", "Place"), place)
        self.press("button", "Begin the posting")
        begun = self.page.get_by_role("heading", level=1, name=f"{title}, {place}", exact=True)
        begun.wait_for(timeout=TIMEOUT)

    def fill_in(self) -> None:
        """What this vacancy has of its own, with three faults by law or by the band."""
        hybrid = self.page.get_by_role("radio", name=self.words.work_mode("hybrid"), exact=True)
        self.hands.pick(hybrid)
        self.day("Opens", "2026-11-30")
        self.day("Last day to apply", "2026-12-28")
        self.write("From", "60000")
        self.write("To", "130000")
        self.write("In your words", FIRST_NOTE, "en")
        self.write("Where to apply", "jobs@our-company.com", "en")
        self.look()

    def put_right(self) -> None:
        """What must and should be put right, by its button or by hand, until nothing is left."""
        _ = self.words.gettext
        self.see(_("The law there asks for a range of pay, and not too wide a one."))
        self.see(re.compile("Ontario asks employers with 25 employees or more"))
        self.see(re.compile("from 2026-01-01|since 2026-01-01"))
        experience = (
            "The law there doesn’t let postings ask for experience in Canada. Say what one must "
            "be able to do."
        )
        self.see(_(experience))
        self.press("button", "Lower the high end: %(pay)s", begins=True)
        self.see_no_more("The law there asks for a range of pay, and not too wide a one.")
        self.press("button", "Bring the pay into the band: %(pay)s", begins=True)
        band = "The pay is outside the band that holds for this role there. Keep to the band."
        self.see_no_more(band)
        assert self.page.locator("[name='pay.min']").input_value() == "79000"
        for language, note in NOTES.items():
            self.write("In your words", note, language)
        self.look()
        self.see_no_more(experience)
        assert self.page.locator(".advice.must, .advice.should").count() == 0

    def save(self) -> None:
        """From the draft into the book."""
        self.press("button", "Save it into the book")
        self.page.wait_for_url(f"**/postings/{NAME}", timeout=TIMEOUT)
        self.see(self.words.gettext("A draft: nobody has approved it yet."), within="main")

    def approve(self) -> None:
        """With the other token."""
        self.press("link", "Give it")
        self.hands.write(self.page.get_by_label(self.words.gettext("Token"), exact=True), APPROVER)
        self.press("button", "Come in")
        self.page.wait_for_url(f"**/postings/{NAME}", timeout=TIMEOUT)
        self.write("Who approves: a function, never a person’s name", "People operations")
        self.press("button", "Approve it as it stands")
        said = self.words.gettext("Approved by %(by)s on %(on)s.")
        self.see(begins_with(said), within="main")


def begins_with(said: str) -> re.Pattern[str]:
    """What a text with a gap looks like up to the gap, whatever its spaces are."""
    return re.compile(r"\s+".join(map(re.escape, said.partition("%")[0].split())))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_book(tmp_path / "project")


@pytest.fixture
def studio(root: Path) -> Iterator[Served]:
    with served(root, ROLEBOOK_APPROVER_TOKEN=APPROVER) as running:
        yield running


@pytest.mark.parametrize(
    ("hands", "language"),
    [(Mouse, "en"), (Keys, "en"), (NoScript, "en"), (Mouse, "fr")],
    ids=["mouse", "keyboard", "no-script", "mouse-french"],
)
def test_a_posting_is_made_and_published_without_a_terminal(
    browser: Browser, studio: Served, root: Path, hands: Callable[[Page], Mouse], language: str
) -> None:
    context = browser.new_context(java_script_enabled=hands is not NoScript, locale="en-US")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    story = Story(page, hands(page), wording(language))
    page.goto(f"{studio.address}{language}/")
    french = language == "fr"
    title = "Gestionnaire de comptes clés" if french else "Key account manager"
    story.begin(title, "Toronto (Ontario)" if french else "Toronto, Ontario")
    story.fill_in()
    story.put_right()
    pdf, word = story.taken("pdf"), story.taken("docx")
    story.save()
    story.approve()
    context.close()
    assert faults == []
    check_files(pdf, word, story.words)
    check_book(root)
    site = build(root, "--only", "html")
    for home, note in zip(("", "fr/"), NOTES.values(), strict=True):
        assert note in (site / f"{home}postings/{NAME}/index.html").read_text("utf-8")
    assert rolebook("verify", cwd=root).stdout.startswith("output: ")
    assert rolebook("check", cwd=root).stdout == "no findings\n"


def check_files(pdf: bytes, word: bytes, words: Wording) -> None:
    """Both are what they are called, and say that nobody has approved them."""
    notice = words.gettext("Draft: nobody has approved this posting yet.")
    assert pdf.startswith(b"%PDF-")
    read = subprocess.run([tool("pdftotext"), "-", "-"], input=pdf, capture_output=True, check=True)
    text = " ".join(read.stdout.decode().split())
    assert NOTES[words.language] in text
    assert " ".join(notice.split()) in text
    with ZipFile(BytesIO(word)) as parts:
        text, head = (parts.read(f"word/{part}.xml").decode() for part in ("document", "header1"))
    assert NOTES[words.language] in text
    assert notice in head
    assert f'string="{words.gettext("Draft")}"' in head


def check_book(root: Path) -> None:
    """The file says what the form said."""
    said = yaml.safe_load((root / f"content/postings/{NAME}.yaml").read_text("utf-8"))
    assert said["work_mode"] == "hybrid"
    assert (str(said["posted"]), str(said["closes"])) == ("2026-11-30", "2026-12-28")
    assert said["pay"] == {"min": 79000, "max": 100000}
    assert said["note"] == NOTES["en"]
    french = (root / f"content/postings/{NAME}.fr.yaml").read_text("utf-8")
    assert yaml.safe_load(french) == {"note": NOTES["fr"]}
    assert said["apply"] == "mailto:jobs@our-company.com"
    assert said["approval"]["by"] == "People operations"
