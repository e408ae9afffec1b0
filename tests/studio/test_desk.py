"""Where a posting is made, by HTTP and without script: chosen, put right, saved, approved."""

from __future__ import annotations

import datetime as dt
import os
import re
from html import unescape
from typing import TYPE_CHECKING

import lxml.html
import pytest

from books import SMALL, write
from building import build, rolebook
from generator.studio import routing
from generator.studio.advice import FORCES
from generator.wording import wording
from injections import MARKUP
from studios import APPROVER, CHOICE, Client, begun, form

if TYPE_CHECKING:
    from pathlib import Path


POSTING = "content/postings/counter-toronto.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def client(root: Path) -> Client:
    return Client(root, more=tuple(routing.routes()))


def test_a_posting_that_waits_for_approval_is_shown_as_candidates_will_see_it(
    client: Client, root: Path
) -> None:
    file = root / POSTING
    file.write_text(re.sub(r"^approval:.*\n", "", file.read_text(), flags=re.MULTILINE))
    client.shelf.refresh()
    page = lxml.html.fromstring(client.get("/en/postings/counter-toronto").text)
    frame, _ = page.xpath("//section[@id='seen']//iframe/@src")
    shown = client.get(frame)
    assert shown.status_code == 200
    assert "Draft: nobody has approved this posting yet." in shown.text
    assert "frame-ancestors 'self'" in shown.headers["content-security-policy"]
    style = frame.rpartition("/postings/")[0] + "/assets/site.css"
    assert client.get(style).headers["content-type"] == "text/css; charset=utf-8"
    assert client.get(frame.replace("counter-toronto", "unknown")).status_code == 404
    file.write_text(file.read_text() + "approval: {by: People operations, on: 2026-11-24}\n")
    client.shelf.refresh()
    page = lxml.html.fromstring(client.get("/en/postings/counter-toronto").text)
    assert page.xpath("//section[@id='seen']") == []


BAD_NOTE = "You have Canadian experience and work with young rockstars; he must be fit."


def unapproved(client: Client, root: Path, note: str = BAD_NOTE, **edits: tuple[str, str]) -> None:
    """The small book's posting without its approval, with a note, and files of it edited."""
    text = re.sub(r"(?m)^approval:.*\n", "", (root / POSTING).read_text("utf-8"))
    text = text.replace("  - {code: approval-without-digest, reason: Tests change what was "
                        "approved.}\n", "")  # fmt: skip
    old, new = edits.get("posting", ("", ""))
    (root / POSTING).write_text(text.replace(old, new, 1) + f"note: {note}\n", "utf-8")
    client.shelf.refresh()


def told(client: Client, language: str = "en") -> dict[str, list[str]]:
    """What is found in the posting, as its page says it, by how much it matters."""
    page = lxml.html.fromstring(client.get(f"/{language}/postings/counter-toronto").text)
    found = page.xpath("//section[contains(@class, 'found')]")
    if not found:
        return {}
    [section] = found
    says = {"": [section.findtext("h2")]}
    for force in FORCES.values():
        items = section.xpath(f".//ul[@class='advice {force}']/li")
        says[force] = [item.findtext("p[@class='says']") for item in items]
    return says


def test_whoever_approves_reads_first_what_is_found_in_a_posting(
    client: Client, root: Path
) -> None:
    unapproved(client, root)
    assert told(client) == {
        "": ["Nothing must be put right"],
        "must": [],
        "should": [
            "These words speak of age. Say what the work takes.",
            (
                "The law there doesn’t let postings ask for experience in Canada. Say what one "
                "must be able to do."
            ),
            "Not all of it is in each language of the site. Candidates read the original there.",
        ],
        "could": [
            "These words name one gender alone. Write words for everyone.",
            "These words praise where they should describe. Name what is meant.",
        ],
    }
    text = client.get("/en/postings/counter-toronto").text
    page = lxml.html.fromstring(text)
    [section] = page.xpath("//section[contains(@class, 'found')]")
    assert "“young” speaks of age, in “note”" in section.text_content()
    whys = section.xpath(".//details[summary='Why']//div[@class='reasons']/p[1]")
    assert len(whys) == 5
    assert all(why.text_content().strip() for why in whys)
    assert section.xpath(".//button | .//a[@class='to-field']") == []
    assert text.index('id="advice-title"') < text.index('id="approve-title"')
    assert told(client, "fr")["could"] == [
        "Ces mots ne nomment qu’un genre. Écrivez pour tout le monde.",
        "Ces mots vantent au lieu de décrire. Nommez ce dont il s’agit.",
    ]


def test_what_is_found_in_a_posting_is_what_its_draft_is_told(client: Client, root: Path) -> None:
    silenced = "silence:\n  - {code: hype, reason: Ours.}"
    unapproved(client, root, posting=("silence:", silenced))
    write(root, {POSTING.replace(".yaml", ".fr.yaml"): "note: Des moutons.\n"})
    client.shelf.refresh()
    page = lxml.html.fromstring(client.get(begun(client, "counter-toronto")).text)
    draft = page.xpath("//section[@id='advice']//p[@class='says']/text()")
    assert len(draft) == 4
    says = told(client)
    assert [*says["must"], *says["should"], *says["could"]] == draft


def test_what_a_posting_silences_is_not_told_and_what_it_does_not_is(
    client: Client, root: Path
) -> None:
    unapproved(client, root, "A note.", posting=("law-accommodation", "translation-missing"))
    assert told(client) == {
        "": ["Nothing must be put right"],
        "must": [],
        "should": [
            "The law there asks how one can ask for an accommodation. The book doesn’t say."
        ],
        "could": [],
    }


def test_texts_of_the_role_that_nobody_has_written_are_told(client: Client, root: Path) -> None:
    role = root / "content/roles/counter.yaml"
    role.write_text(role.read_text("utf-8").replace("Counts.", "'TO DO: say it.'"), "utf-8")
    unapproved(client, root, posting=("silence:", "silence: # ours"))
    assert "Something is not written yet. It can wait until the approval." in told(client)["should"]


def test_of_a_posting_that_is_approved_no_finding_is_told(client: Client, root: Path) -> None:
    with (root / POSTING).open("a", encoding="utf-8") as file:
        file.write(f"note: {BAD_NOTE}\n")
    client.shelf.refresh()
    assert told(client) == {}
    assert "Approve it" not in client.get("/en/postings/counter-toronto").text


def test_a_posting_whose_role_is_gone_must_be_put_right(client: Client, root: Path) -> None:
    unapproved(client, root, "A note.")
    (root / "content/roles/counter.yaml").unlink()
    client.shelf.refresh()
    assert told(client)["must"] == ["The book no longer has this role. Choose another one."]


def test_an_approved_posting_isn_t_called_changed_while_its_role_has_an_error(
    client: Client, root: Path
) -> None:
    rolebook("--project", root, "approve", "counter-toronto", "--by", "Director")
    role = root / "content/roles/counter.yaml"
    before = role.read_text("utf-8")
    role.write_text("duties: [\n", "utf-8")
    client.shelf.refresh()
    page = client.get("/en/postings/counter-toronto").text
    assert "Whether it is still the same can’t be told now" in page
    assert "Changed since it was approved" not in page
    assert "its role or its place is missing or has an error" in client.get("/en/").text.lower()
    assert "after it was approved" not in client.get("/en/book").text
    role.write_text(before, "utf-8")
    client.shelf.refresh()
    assert "Approved by Director" in client.get("/en/postings/counter-toronto").text


def test_closing_says_what_is_still_to_be_done(client: Client) -> None:
    address = client.post("/en/postings/counter-toronto", {"do": "close"}).headers["location"]
    said = (
        "It is in the book as counter-toronto, and its last day is now November\u00a024,\u00a02026."
    )
    assert said in client.get(address).text
    assert said not in client.get(begun(client, "counter-toronto")).text


def test_whoever_approves_sees_what_differs_from_the_role_and_why(
    client: Client, root: Path
) -> None:
    differs = (
        "differs:\n  duties:\n    order: [report]\n"
        "    leave_out: [{id: count, reason: Another team counts.}]\n"
        "    add: [{id: ships, text: Count ships., reason: It is a port.}]\n"
    )
    text = re.sub(r"^approval:.*\n", "", SMALL[POSTING] or "", flags=re.MULTILINE)
    write(root, {POSTING: text + differs})
    client.shelf.refresh()
    page = lxml.html.fromstring(client.get("/en/postings/counter-toronto").text)
    said = [" ".join(each.text_content().split()) for each in page.cssselect(".differs li")]
    assert said == [
        "Left out Count things. Another team counts.",
        "Added Count ships. It is a port.",
    ]
    write(root, {POSTING: text})
    client.shelf.refresh()
    assert "What differs from the role" not in client.get("/en/postings/counter-toronto").text


def test_findings_are_told_while_the_settings_have_a_fault(client: Client, root: Path) -> None:
    unapproved(client, root)
    before = told(client)
    (root / "rolebook.yaml").write_text("languages: [\n")
    client.shelf.refresh()
    assert told(client) == before


def test_drafts_of_one_post_are_told_apart_by_when_they_were_written(
    client: Client, root: Path
) -> None:
    names = [begun(client).rpartition("/")[2] for _ in range(2)]
    told = []
    for hours, name in enumerate(names):
        when = dt.datetime(2026, 11, 27, 9 + hours, 5).astimezone()
        os.utime(root / f".rolebook/drafts/{name}.json", (when.timestamp(),) * 2)
        told.append(f"A new posting, R-2026-002, written {wording('en').moment(when)}")
    home = lxml.html.fromstring(client.get("/en/").text)
    (block,) = home.xpath("//section[@aria-labelledby='drafts-title']")
    assert [row.text_content() for row in block.iterfind(".//span")] == told[::-1]


def test_a_posting_is_chosen_written_saved_approved_and_built(client: Client, root: Path) -> None:
    address = begun(client)
    page = client.get(address)
    assert "<h1>Counter, Toronto</h1>" in page.text
    sent = form(page) | {"work_mode": ["hybrid"], "apply": ["jobs@our-company.com"]}
    sent |= {"note": ["You would count in the harbour."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    assert where == "/en/postings/counter-toronto-2"
    text = (root / "content/postings/counter-toronto-2.yaml").read_text()
    assert re.search(r"^work_mode: hybrid\b", text, re.MULTILINE)
    assert "mailto:jobs@our-company.com" in text
    assert "You would count in the harbour." in text
    assert client.get(address).status_code == 404
    shown = client.get(where)
    assert "A draft: nobody has approved it yet." in shown.text
    seen = {"do": "approve", "by": "People operations", "seen": "x"}
    assert client.post(where, seen).status_code == 403
    client.come_in(APPROVER)
    shown = client.get(where)
    digest = re.search(r'name="seen" value="([^"]+)"', shown.text)
    assert digest
    assert client.post(where, seen).status_code == 409
    seen |= {"seen": digest[1]}
    answer = client.post(where, seen)
    assert answer.status_code == 409
    assert "Ontario asks every employer for the way to ask for an accommodation" in answer.text
    assert client.post(where, seen | {"despite": "yes"}).status_code == 303
    assert "Approved by People operations on" in client.get(where).text
    text = (root / "content/postings/counter-toronto-2.yaml").read_text()
    assert "# approval:" not in text
    assert "# A draft" not in text
    assert text.count("\napproval: {by: People operations, on: ") == 1
    output = build(root)
    assert (output / "postings/counter-toronto-2/index.html").is_file()
    assert rolebook("verify", cwd=root).returncode == 0


def test_what_changed_since_the_studio_approved_it_is_shown_in_words(
    client: Client, root: Path
) -> None:
    unapproved(client, root, "You would count sheep.")
    client.come_in(APPROVER)
    where = "/en/postings/counter-toronto"
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(where).text)
    assert seen
    done = {"do": "approve", "by": "Director", "seen": seen[1], "despite": "yes"}
    assert client.post(where, done).status_code == 303
    assert not (root / "archive").exists()
    draft = begun(client, "counter-toronto")
    sent = form(client.get(draft)) | {"note": ["You would count goats."], "do": ["save"]}
    assert client.post(draft, sent).status_code == 303
    page = lxml.html.fromstring(client.get(where).text)
    [section] = page.xpath("//section[@aria-labelledby='changed-title']")
    assert [each.text_content() for each in section.iterfind("ul/li")] == ["Note"]
    assert section.xpath(".//del/text()")[0].split() == ["sheep."]
    assert section.xpath(".//ins/text()")[0].split() == ["goats."]


def test_what_can_t_stand_is_said_and_the_rest_is_kept(client: Client) -> None:
    address = begun(client)
    sent = form(client.get(address)) | {"posted": ["someday"], "note": ["A note."]}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "This is not a day." in answer.text
    assert 'id="note" name="note" rows="5"' in answer.text
    assert ">A note.</textarea>" in answer.text


def test_a_finding_is_put_right_by_its_button(client: Client) -> None:
    address = begun(client)
    sent = form(client.get(address)) | {"pay.min": ["1000"], "pay.max": ["2000"]}
    client.post(address, sent)
    page = client.get(address)
    assert "Put this right for me: " in page.text
    key = re.search(r'name="fix" value="([^"]+)"', page.text)
    assert key
    assert client.post(address, {"do": "fix", "fix": key[1]}).status_code == 303
    sent = form(client.get(address))
    assert (sent["pay.min"], sent["pay.max"]) != (["1000"], ["2000"])


def test_a_script_gets_the_part_beside_the_form(client: Client) -> None:
    address = begun(client)
    answer = client.post(address, form(client.get(address)), X_Part="beside")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'id="advice-title"' in answer.text


def test_two_people_on_one_posting_lose_nothing(client: Client, root: Path) -> None:
    address = client.post("/en/postings/counter-toronto", {"do": "edit"}).headers["location"]
    file = root / POSTING
    theirs = file.read_text().replace("2026-001", "2026-077")
    assert theirs != file.read_text()
    file.write_text(theirs)
    client.shelf.refresh()
    sent = form(client.get(address)) | {"note": ["Mine."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    shown = lxml.html.fromstring(answer.text).cssselect(".compared[lang]")
    assert [each.get("lang") for each in shown] == ["en", "fr"]
    for each in shown:
        assert "R-2026-077" in each.cssselect("del")[0].text_content()
        assert each.cssselect("ins")[-1].text_content().endswith("Mine.\n\n")
    assert file.read_text() == theirs
    assert client.post(address, {"do": "mine"}).status_code == 303
    assert "Mine." in file.read_text()


def test_a_posting_that_someone_deletes_meanwhile_can_be_saved_again(
    client: Client, root: Path
) -> None:
    address = client.post("/en/postings/counter-toronto", {"do": "edit"}).headers["location"]
    (root / POSTING).unlink()
    client.shelf.refresh()
    answer = client.post(address, form(client.get(address)) | {"do": ["save"]})
    assert answer.status_code == 409
    assert "Someone has deleted this posting meanwhile. Nothing was saved." in answer.text
    assert 'class="compared"' not in answer.text
    assert 'value="theirs"' not in answer.text
    assert not (root / POSTING).exists()
    assert client.post(address, form(client.get(address)) | {"do": ["mine"]}).status_code == 303
    assert (root / POSTING).exists()


@pytest.mark.parametrize("form_", ["pdf", "docx", "txt", "md", "standalone", "json"])
def test_a_draft_is_taken_away_as_a_file(client: Client, form_: str) -> None:
    answer = client.get(f"/drafts/{begun(client).rpartition('/')[2]}/files/en/{form_}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert len(answer.content) > 500


@pytest.mark.parametrize(
    "path",
    [
        "/en/drafts/unknown",
        "/en/drafts/..%2f..%2frolebook",
        "/drafts/unknown/files/en/pdf",
        "/drafts/..%2f..%2fcontent/site/index.html",
        "/en/postings/unknown",
        "/en/postings/..%2f..%2frolebook",
    ],
)
def test_an_id_that_was_not_given_here_leads_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_form_or_a_language_that_is_not_there_is_not_made(client: Client) -> None:
    name = begun(client).rpartition("/")[2]
    assert client.get(f"/drafts/{name}/files/en/xlsx").status_code == 404
    assert client.get(f"/drafts/{name}/files/xx/pdf").status_code == 404


def test_a_draft_whose_place_is_gone_is_kept(client: Client, root: Path) -> None:
    address = begun(client)
    file = root / "content/locations.yaml"
    file.write_text(file.read_text().replace("toronto: {name", "harbour: {name"))
    client.shelf.refresh()
    answer = client.get(address)
    assert answer.status_code == 409
    assert "What was typed is kept" in unescape(answer.text)


def test_with_read_only_nothing_is_begun(root: Path) -> None:
    client = Client(root, read_only=True, more=tuple(routing.routes()))
    assert client.post("/en/new", CHOICE).status_code == 403
    assert not (root / ".rolebook/drafts").exists()


@pytest.mark.parametrize("text", list(MARKUP)[:20])
def test_what_is_typed_stays_text(client: Client, text: str) -> None:
    address = begun(client)
    sent = form(client.get(address)) | {"note": [f"Note {text}"], "contact.name": [text]}
    answer = client.post(address, sent)
    page = answer if answer.status_code == 422 else client.get(address)
    scripts = re.findall(r"<script[^>]*>", page.text)
    own = [f'<script src="/assets/{name}.js" type="module">' for name in ("desk", "copy")]
    assert scripts == own


def test_the_search_for_a_role_looks_at_titles_names_and_skills(client: Client) -> None:
    assert 'value="counter"' in client.get("/en/new?q=COUNTER").text
    answer = client.get("/en/new?q=astronaut")
    assert "No role is called “astronaut”." in unescape(answer.text)


def test_each_force_has_a_title_in_both_languages(client: Client) -> None:
    address = begun(client)
    assert set(FORCES.values()) == {"must", "should", "could"}
    assert "You should" in client.get(address).text
    assert "Il faudrait" in client.get(address.replace("/en/", "/fr/")).text
