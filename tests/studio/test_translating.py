"""A posting's own words in another language: typed, kept, saved, compared, and never lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
import yaml

from books import SMALL, opened, write
from building import ROOT, rolebook
from generator.book.load import load
from generator.book.overlay import digest
from generator.studio import filing, keeping, routing, translating
from generator.studio.wishes import Translation
from studios import APPROVER, Client, begun, form

if TYPE_CHECKING:
    from pathlib import Path

NAME = "counter-toronto"
FILE = f"content/postings/{NAME}.yaml"
FRENCH = f"content/postings/{NAME}.fr.yaml"
LOCK = "content/translations.lock"

DATA: dict[str, Any] = {
    "note": "Few sheep.",
    "apply": "https://apply.our-company.test/1",
    "contact": {"name": "Talent team", "email": "talent@our-company.test"},
    "languages": [{"language": "fr", "level": "working", "reason": "Clients write it."}],
    "differs": {
        "duties": {"add": [{"id": "ships", "text": "Count ships.", "reason": "It is a port."}]},
        "requirements": {
            "add": [{"id": "school", "education": "diploma", "fields": ["counting"], "must": True}]
        },
    },
}


def said(**texts: str) -> dict[str, Translation]:
    """Texts that were typed, by their names with two signs for each stroke."""
    return {name.replace("__", "/"): Translation(text=text) for name, text in texts.items()}


def test_each_text_that_a_form_asks_for_has_a_lasting_name() -> None:
    assert translating.texts(DATA) == {
        "note": "Few sheep.",
        "apply": "https://apply.our-company.test/1",
        "contact/name": "Talent team",
        "languages/fr/reason": "Clients write it.",
        "differs/duties/add/ships/text": "Count ships.",
    }
    assert translating.texts({"note": None, "other_pay": False}) == {}


def test_a_translation_is_made_of_what_is_said_and_read_again() -> None:
    texts = said(
        note="Peu.",
        contact__name="Équipe",
        languages__fr__reason="Les clients.",
        differs__duties__add__ships__text="Compter les navires.",
    )
    over = translating.over_of(DATA, {}, texts)
    assert over.data == {
        "note": "Peu.",
        "contact": {"name": "Équipe"},
        "languages": [{"language": "fr", "reason": "Les clients."}],
        "differs": {"duties": {"add": [{"id": "ships", "text": "Compter les navires."}]}},
    }
    assert over.made_from == {name: digest(translating.texts(DATA)[name]) for name in texts}
    again = translating.said_in(DATA, over.data, over.made_from)
    assert {name: one.text for name, one in again.items()} == {
        name: one.text for name, one in texts.items()
    }
    assert list(translating.stale(DATA, again)) == []


def test_what_a_form_does_not_ask_for_stays_and_what_is_gone_falls_away() -> None:
    there = {
        "translation": {"reviewed_by": "Language team", "reviewed_on": "2026-11-01"},
        "note": "Vieux.",
        "other_pay": "Prime.",
        "contact": {"name": "TO DO: Talent team"},
        "languages": [{"language": "fr", "reason": "a"}, {"language": "de", "reason": "b"}],
        "differs": {
            "duties": {"add": [{"id": "gone", "text": "Parti."}, {"id": [1]}, "x"]},
            "requirements": {"add": [{"id": "school", "fields": ["compter"]}]},
        },
    }
    over = translating.over_of(DATA, there, said(languages__fr__reason="Les clients."))
    assert over.data == {
        "translation": {"reviewed_by": "Language team", "reviewed_on": "2026-11-01"},
        "contact": {"name": "TO DO: Talent team"},
        "languages": [{"language": "fr", "reason": "Les clients."}],
        "differs": {"requirements": {"add": [{"id": "school", "fields": ["compter"]}]}},
    }
    assert there["note"] == "Vieux."


@pytest.mark.parametrize("there", [{"contact": "x"}, {"contact": [1]}, {"languages": {"fr": 1}}])
def test_a_translation_that_somebody_broke_is_written_anew_where_a_text_is_said(
    there: dict[str, Any],
) -> None:
    texts = said(contact__name="Équipe", languages__fr__reason="Les clients.")
    over = translating.over_of(DATA, there, texts)
    assert over.data == {
        "contact": {"name": "Équipe"},
        "languages": [{"language": "fr", "reason": "Les clients."}],
    }


def test_a_translation_is_stale_where_its_original_has_changed() -> None:
    texts = {
        "note": Translation(text="Peu.", of=digest("Many sheep.")),
        "contact/name": Translation(text="Équipe", of=digest("Talent team")),
        "languages/fr/reason": Translation(text="Les clients.", of=""),
        "differs/duties/add/ships/text": Translation(text="Compter."),
    }
    assert list(translating.stale(DATA, texts)) == ["languages/fr/reason", "note"]
    assert list(translating.lacking(DATA, {})) == [
        name for name in translating.texts(DATA) if name != "apply"
    ]


# --- in the studio --------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


@pytest.fixture
def client(root: Path) -> Client:
    return Client(root, more=tuple(routing.routes()))


def saved(client: Client, address: str, **sent: str) -> str:
    """The id of a posting, once its draft is saved with these fields."""
    fields = {name.replace("__", "."): [text] for name, text in sent.items()}
    answer = client.post(address, form(client.get(address)) | fields | {"do": ["save"]})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).rpartition("/")[2]


def found(client: Client, address: str) -> list[str]:
    """The plain sentences of what is found in a draft, of its own words in other languages."""
    page = lxml.html.fromstring(client.get(address).text)
    texts = [each.text_content().strip() for each in page.cssselect(".says, .advice strong, h4")]
    return [text for text in texts if "transl" in text]


def codes(root: Path) -> list[str]:
    """What `rolebook check` says of the posting's translations."""
    _, _, findings = load(opened(root))
    return [f"{one.code} {one.file}" for one in findings if NAME in one.file]


def test_what_is_said_in_two_languages_is_saved_in_two_files(client: Client, root: Path) -> None:
    name = saved(
        client,
        begun(client),
        note="Few sheep.",
        note__fr="Peu de moutons.",
        contact__name="Talent team",
        contact__name__fr="Équipe des talents",
        contact__email="talent@our-company.com",
        apply="https://our-company.com/jobs",
        apply__fr="https://our-company.com/emplois",
    )
    file = root / f"content/postings/{name}.fr.yaml"
    assert file.read_text("utf-8") == (
        "# yaml-language-server: $schema=../../.rolebook/schema/posting-translation.json\n"
        "note: >-\n  Peu de moutons.\n"
        "apply: https://our-company.com/emplois\n"
        "contact: {name: Équipe des talents}\n"
    )
    lock = (root / LOCK).read_text("utf-8")
    assert f"postings/{name}.fr.yaml note {digest('Few sheep.')}\n" in lock
    assert not [one for one in codes(root) if name in one]
    again = begun(client, name)
    sent = form(client.get(again))
    assert sent["note.fr"] == ["Peu de moutons."]
    assert sent["contact.name.fr"] == ["Équipe des talents"]
    assert sent["apply.fr"] == ["https://our-company.com/emplois"]
    before = file.read_bytes(), (root / LOCK).read_bytes()
    assert saved(client, again) == name
    assert (file.read_bytes(), (root / LOCK).read_bytes()) == before


def test_lists_are_said_in_two_languages_too(client: Client, root: Path) -> None:
    address = begun(client)
    sent = form(client.get(address)) | {
        "duties.add.id": ["", ""],
        "duties.add.text": ["Count ships.", ""],
        "duties.add.text.fr": ["Compter les navires.", ""],
        "duties.add.reason": ["It is a port.", ""],
        "languages.language": ["fr"],
        "languages.level": ["working"],
        "languages.reason": ["Clients write it."],
        "languages.reason.fr": ["Les clients l’écrivent."],
        "apply": ["https://our-company.com/jobs"],
        "do": ["save"],
    }
    name = str(client.post(address, sent).headers["location"]).rpartition("/")[2]
    data = yaml.safe_load((root / f"content/postings/{name}.fr.yaml").read_text("utf-8"))
    assert data == {
        "languages": [{"language": "fr", "reason": "Les clients l’écrivent."}],
        "differs": {"duties": {"add": [{"id": "count-ships", "text": "Compter les navires."}]}},
    }
    sent = form(client.get(begun(client, name)))
    assert sent["duties.add.text.fr"] == ["Compter les navires.", "", ""]
    assert sent["languages.reason.fr"] == ["Les clients l’écrivent.", ""]


def test_a_changed_text_asks_whether_the_other_language_still_fits(
    client: Client, root: Path
) -> None:
    write(root, {FILE: f"{SMALL[FILE]}note: Few sheep.\n", FRENCH: "# Mine.\nnote: Peu.\n"})
    rolebook("--project", root, "translations", "--accept", "--all")
    client.shelf.refresh()
    address = begun(client, NAME)
    assert found(client, address) == []
    client.post(address, form(client.get(address)) | {"note": ["Few goats."]})
    said = "The original has changed since it was translated. Read the translation again."
    page = client.get(address).text
    assert said in page
    assert 'href="#note.fr"' in page
    key = lxml.html.fromstring(page).xpath(
        "//button[@name='fix'][contains(., 'still fits')]/@value"
    )
    assert len(key) == 1
    fixed = client.post(address, form(client.get(address)) | {"fix": key, "do": ["fix"]})
    assert fixed.status_code == 303
    assert said not in client.get(address).text
    saved(client, address)
    assert (root / FRENCH).read_text("utf-8") == "# Mine.\nnote: Peu.\n"
    assert f"{NAME}.fr.yaml note {digest('Few goats.')}" in (root / LOCK).read_text("utf-8")
    assert codes(root) == []


def test_a_changed_text_that_is_saved_as_it_is_stays_stale(client: Client, root: Path) -> None:
    write(root, {FILE: f"{SMALL[FILE]}note: Few sheep.\n", FRENCH: "note: Peu.\n"})
    rolebook("--project", root, "translations", "--accept", "--all")
    client.shelf.refresh()
    saved(client, begun(client, NAME), note="Few goats.")
    assert codes(root) == [f"translation-stale {FRENCH}"]


def test_one_language_alone_is_told_and_leads_to_the_field_of_the_other(client: Client) -> None:
    address = begun(client)
    client.post(address, form(client.get(address)) | {"note": ["Few sheep."]})
    page = client.get(address).text
    assert "Not all of it is in each language of the site." in page
    assert 'href="#note.fr"' in page


def test_what_is_said_in_french_alone_is_kept_and_still_to_be_written_in_english(
    client: Client, root: Path
) -> None:
    address = begun(client).replace("/en/", "/fr/")
    sent = form(client.get(address)) | {
        "note.fr": ["Peu de moutons."],
        "duties.add.text.fr": ["Compter les navires.", ""],
        "duties.add.reason": ["C’est un port.", ""],
        "apply": ["https://our-company.com/jobs"],
    }
    assert client.post(address, sent).status_code == 303
    again = form(client.get(address))
    assert again["note"] == [""]
    assert again["note.fr"] == ["Peu de moutons."]
    assert again["duties.add.text"] == ["", "", ""]
    assert again["duties.add.text.fr"] == ["Compter les navires.", "", ""]
    name = saved(client, address)
    data = yaml.safe_load((root / f"content/postings/{name}.yaml").read_text("utf-8"))
    assert data["note"] == "TO DO"
    assert data["differs"]["duties"]["add"][0]["id"] == "compter-les-navires"
    client.come_in(APPROVER)
    refused = client.post(f"/en/postings/{name}", {"do": "approve", "by": "Director"})
    assert refused.status_code == 409
    again_ = begun(client, name)
    sent = form(client.get(again_)) | {"note.fr": [""]}
    client.post(again_, sent)
    assert "note" not in yaml.safe_load(keeping_text(client, again_))


def keeping_text(client: Client, address: str) -> str:
    """What a draft would write into the posting's own file."""
    book = client.shelf.now.book
    assert book is not None
    draft = keeping.find(book.project, address.rpartition("/")[2])
    assert draft is not None
    return filing.files_of(book, draft.posting, draft.wishes).text


def test_a_line_in_french_alone_stands_once_while_another_one_is_wrong(client: Client) -> None:
    address = begun(client)
    sent = form(client.get(address)) | {
        "duties.add.text": ["", "Count boats."],
        "duties.add.text.fr": ["Compter les navires.", ""],
        "duties.add.reason": ["C’est un port.", ""],
    }
    answer = client.post(address, sent)
    assert answer.status_code == 422
    again = form(answer)
    assert again["duties.add.text.fr"] == ["Compter les navires.", "", "", ""]
    assert again["duties.add.text"] == ["", "Count boats.", "", ""]


def test_a_text_that_is_emptied_leaves_the_translation_and_an_empty_one_goes(
    client: Client, root: Path
) -> None:
    write(root, {FILE: f"{SMALL[FILE]}note: Few sheep.\n", FRENCH: "note: Peu.\n"})
    rolebook("--project", root, "translations", "--accept", "--all")
    client.shelf.refresh()
    saved(client, begun(client, NAME), note__fr="")
    assert not (root / FRENCH).exists()
    assert FRENCH.rpartition("/")[2] not in (root / LOCK).read_text("utf-8")


@pytest.mark.parametrize("do", ["duplicate", "reopen"])
def test_its_own_words_go_along_to_another_place_and_another_time(
    client: Client, root: Path, do: str
) -> None:
    french = "note: Peu.\napply: https://apply.our-company.test/fr/R-2026-001\n"
    places = (SMALL["content/locations.yaml"] or "") + (
        "  ottawa: {name: Ottawa, region: CA-ON, zone: CA}\n"
    )
    write(
        root,
        {
            FILE: f"{SMALL[FILE]}note: Few sheep.\n",
            FRENCH: french,
            "content/locations.yaml": places,
        },
    )
    client.shelf.refresh()
    answer = client.post(f"/en/postings/{NAME}", {"do": do, "location": "ottawa"})
    sent = form(client.get(str(answer.headers["location"])))
    assert sent["note.fr"] == ["Peu."]
    assert sent["apply.fr"] == [""]  # it has the old number in it


def test_a_translation_that_someone_changes_meanwhile_is_a_conflict(
    client: Client, root: Path
) -> None:
    write(root, {FILE: f"{SMALL[FILE]}note: Few sheep.\n", FRENCH: "note: Peu.\n"})
    client.shelf.refresh()
    address = begun(client, NAME)
    (root / FRENCH).write_text("note: Des moutons.\n", "utf-8")
    client.shelf.refresh()
    sent = form(client.get(address)) | {"note.fr": ["Des chèvres."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    [shown] = lxml.html.fromstring(answer.text).cssselect(".compared")
    assert shown.get("lang") == "fr"
    changed = [(one.tag, one.text_content().strip()) for one in shown.cssselect("del, ins")]
    assert ("del", "moutons.") in changed
    assert ("ins", "chèvres.") in changed
    assert (root / FRENCH).read_text("utf-8") == "note: Des moutons.\n"
    assert client.post(address, form(answer) | {"do": ["mine"]}).status_code == 303
    assert (root / FRENCH).read_text("utf-8") == "note: >-\n  Des chèvres.\n"


def test_a_translation_that_can_not_be_changed_is_refused_and_stays(
    client: Client, root: Path
) -> None:
    write(root, {FILE: f"{SMALL[FILE]}note: Few sheep.\n", FRENCH: "{note: Peu.}\n"})
    client.shelf.refresh()
    address = begun(client, NAME)
    before = (root / FILE).read_bytes()
    sent = form(client.get(address)) | {"note": ["Goats."], "note.fr": ["Chèvres."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "The file is written in a way that can’t be changed here." in answer.text
    assert (root / FILE).read_bytes() == before
    assert (root / FRENCH).read_text("utf-8") == "{note: Peu.}\n"


@pytest.mark.parametrize("broken", ["note: [\n", "# Nothing yet.\n", "- a\n", "\udcff"])
def test_a_translation_that_can_not_be_read_stays_as_it_is(
    client: Client, root: Path, broken: str
) -> None:
    raw = broken.encode(errors="surrogateescape")
    (root / FRENCH).write_bytes(raw)
    client.shelf.refresh()
    saved(client, begun(client, NAME), requisition="R-2026-077")
    assert "R-2026-077" in (root / FILE).read_text("utf-8")
    assert (root / FRENCH).read_bytes() == raw


def test_a_new_posting_never_takes_the_place_of_a_translation_without_an_original(
    client: Client, root: Path
) -> None:
    orphan = root / f"content/postings/{NAME}-2.fr.yaml"
    orphan.write_text("note: Orphelin.\n", "utf-8")
    client.shelf.refresh()
    name = saved(client, begun(client), apply="https://our-company.com/jobs")
    assert name == f"{NAME}-3"
    assert orphan.read_text("utf-8") == "note: Orphelin.\n"


def test_a_translation_that_leads_out_is_neither_read_nor_written(
    client: Client, root: Path
) -> None:
    write(root, {FILE: f"{SMALL[FILE]}note: Few sheep.\n"})
    outside = root.parent / "outside.yaml"
    outside.write_text("note: Secret.\n", "utf-8")
    (root / FRENCH).symlink_to(outside)
    client.shelf.refresh()
    address = begun(client, NAME)
    assert "Secret" not in client.get(address).text
    sent = form(client.get(address)) | {"note.fr": ["Peu."], "do": ["save"]}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "The file leads out of the project’s folder. Nothing was saved." in answer.text
    assert outside.read_text("utf-8") == "note: Secret.\n"


def test_a_damaged_lock_is_not_written_over(client: Client, root: Path) -> None:
    (root / LOCK).write_text("what is this\n", "utf-8")
    client.shelf.refresh()
    saved(client, begun(client), note="Few.", note__fr="Peu.", apply="https://our-company.com/jobs")
    assert (root / LOCK).read_text("utf-8") == "what is this\n"


def test_a_book_in_one_language_asks_for_each_text_once(tmp_path: Path) -> None:
    settings = (SMALL["rolebook.yaml"] or "").replace("[en, fr]", "[en]")
    root = write(tmp_path / "project", SMALL, {"rolebook.yaml": settings})
    client = Client(root, more=tuple(routing.routes()))
    sent = form(client.get(begun(client)))
    assert not [name for name in sent if name.endswith((".fr", ".en"))]
    assert "In your words</label>" in client.get(begun(client)).text


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("note.fr", "a" * 10_001, "This text is too long: 10,000 characters at most."),
        ("apply.fr", "nowhere", "This is not an address."),
        ("contact.name.fr", "Équipe", "Say whom one can ask: a team or a function."),
        ("other_pay.fr", "\u202e", "This text has a sign in it that can’t be shown."),
    ],
)
def test_what_can_not_stand_in_another_language_is_said(
    client: Client, field: str, text: str, said: str
) -> None:
    address = begun(client)
    answer = client.post(address, form(client.get(address)) | {field: [text]})
    assert answer.status_code == 422
    assert said in answer.text


def test_a_posting_in_montreal_is_made_and_approved_without_a_terminal(tmp_path: Path) -> None:
    """The law there asks for all of it in French."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "rolebook.yaml", root)
    client = Client(root, more=tuple(routing.routes()))
    choice = {"role": "key-account-manager", "location": "montreal"}
    address = str(client.post("/fr/new", choice).headers["location"])
    sent = form(client.get(address)) | {
        "note": ["A team of six serves grocers in Quebec."],
        "apply": ["https://example.com/apply"],
    }
    client.post(address, sent)
    assert "la loi du lieu demande que tout soit en français" in client.get(address).text
    name = saved(client, address, note__fr="Une équipe de six sert des épiceries au Québec.")
    client.come_in(APPROVER)
    page = client.get(f"/fr/postings/{name}")
    seen = lxml.html.fromstring(page.text).xpath("//input[@name='seen']/@value")
    approved = client.post(
        f"/fr/postings/{name}", {"do": "approve", "by": "Direction", "seen": seen}
    )
    assert approved.status_code == 303, approved.text
    checked = rolebook("--project", root, "check")
    assert checked.stdout == "no findings\n"
