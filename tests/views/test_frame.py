"""What stands around a page: titles, ways to other pages, languages, and what it says of itself."""

from collections.abc import Callable

from books import SMALL
from generator.book.edition import Edition
from generator.build.facts import facts_of
from generator.views.frame import Alternate, Frame, Link, frame
from generator.views.role import role_view

Make = Callable[..., Edition]
ADDRESS = "roles/counter/index.html"
SITE = {
    "rolebook.yaml": "languages: [en, fr]\ntoday: 2026-11-24\nsite: https://jobs.example.com/a/\n"
}
COMPANY = "name: Ada & Co\ncountry: CA\ntagline: We count.\nabout: We count.\n"


def _frame(edition: Edition, address: str = ADDRESS, title: str = "Counter") -> Frame:
    return frame(edition, address, title, "Counts.\nAll day.")


def test_the_title_is_that_of_the_page_then_the_company(edition: Make) -> None:
    made = _frame(edition({"content/company.yaml": COMPANY}))
    assert (made.title, made.heading) == ("Counter – Ada & Co", "Counter")
    assert made.description == "Counts. All day."


def test_the_mark_of_an_invented_employer_is_in_the_pages_language(edition: Make) -> None:
    files = {**SITE, "content/company.yaml": COMPANY.replace("Ada & Co", "Ada (example)")}
    files["content/company.yaml"] += "example: true\n"
    assert _frame(edition(files)).company == "Ada (example)"
    french = _frame(edition(files, "fr"))
    assert (french.company, french.title) == ("Ada (exemple)", "Counter – Ada (exemple)")
    files["content/company.yaml"] = COMPANY + "example: true\n"
    assert _frame(edition(files, "fr")).company == "Ada & Co"


def test_a_name_that_is_no_mark_stays_as_it_is(edition: Make) -> None:
    files = {**SITE, "content/company.yaml": COMPANY.replace("Ada & Co", "Ada (example)")}
    assert _frame(edition(files, "fr")).company == "Ada (example)"


def test_a_page_without_a_title_has_that_of_the_company(edition: Make) -> None:
    assert _frame(edition(), "index.html", "").title == "Ada"


def test_links_are_relative_to_the_page(edition: Make) -> None:
    made = _frame(edition())
    assert (made.root, made.home, made.address) == ("../../", "../../", ADDRESS)
    top = _frame(edition(), "index.html")
    assert (top.root, top.home) == ("", "")


def test_a_second_language_lies_one_folder_deeper(edition: Make) -> None:
    made = _frame(edition(language="fr"))
    assert (made.root, made.home, made.address) == ("../../../", "../../", f"fr/{ADDRESS}")
    assert (made.language, made.direction) == ("fr", "ltr")


def test_the_menu_leads_to_roles_openings_lists_and_pages_by_their_order(edition: Make) -> None:
    pages = {
        "content/pages/late.md": "---\ntitle: Late\norder: 20\n---\nText.\n",
        "content/pages/zeal.md": "---\ntitle: Zeal\norder: 10\n---\nText.\n",
    }
    assert _frame(edition(pages), "pages/zeal/index.html").menu == (
        Link("Roles", "../../index.html#roles"),
        Link("Openings", "../../postings/index.html"),
        Link("Skills", "../../skills/index.html"),
        Link("Pay by place", "../../places/index.html"),
        Link("Compare", "../../compare/index.html"),
        Link("Ways", "../../ways/index.html"),
        Link("Assess yourself", "../../assess/index.html"),
        Link("Zeal", "../../pages/zeal/index.html", current=True),
        Link("Late", "../../pages/late/index.html"),
    )


def test_the_menu_is_read_as_one_fact_which_page_texts_are_no_part_of(edition: Make) -> None:
    page = "content/pages/late.md"
    text = "---\ntitle: Late\norder: 20\n---\nText.\n"
    zeal = {"content/pages/zeal.md": "---\ntitle: Zeal\norder: 10\n---\nText.\n"}
    files = SITE | zeal | {page: text}
    first = edition(files, "fr")
    _frame(first)
    assert "guides.fr" in first.reads
    assert [read for read in first.reads if read.startswith("page/")] == []
    before = facts_of(first.book)["guides.fr"]
    reworded = {page: text.replace("Text.", "Other words.")}
    assert facts_of(edition(files | reworded).book)["guides.fr"] == before
    for old, new in (("title: Late", "title: Later"), ("order: 20", "order: 5")):
        assert facts_of(edition(files | {page: text.replace(old, new)}).book)["guides.fr"] != before


def test_addresses_in_full_are_there_only_where_the_site_is_known(edition: Make) -> None:
    assert _frame(edition()).canonical == ""
    made = _frame(edition(SITE, "fr"))
    assert made.canonical == f"https://jobs.example.com/a/fr/{ADDRESS}"
    assert made.alternates == (
        Alternate(
            "en",
            "English",
            f"../../../{ADDRESS}",
            f"https://jobs.example.com/a/{ADDRESS}",
            current=False,
            first=True,
        ),
        Alternate(
            "fr",
            "français",
            f"../../../fr/{ADDRESS}",
            f"https://jobs.example.com/a/fr/{ADDRESS}",
            current=True,
            first=False,
        ),
    )


def test_one_language_needs_no_switch(edition: Make) -> None:
    assert _frame(edition({"rolebook.yaml": "today: 2026-11-24\n"})).alternates == ()


def test_an_example_employer_is_called_one_on_every_page(edition: Make) -> None:
    assert _frame(edition()).example == ""
    made = _frame(edition({"content/company.yaml": COMPANY + "example: true\n"}, "fr"))
    assert made.example.startswith("Cet employeur est un exemple. Ses échelles salariales")


def test_a_page_with_texts_that_fell_back_says_so(edition: Make) -> None:
    assert role_view(edition(language="en"), "counter").frame.notes == ()
    assert role_view(edition(language="fr"), "counter").frame.notes == (
        "Certains textes de cette page n’existent qu’en anglais.",
    )


def test_a_translation_that_nobody_has_reviewed_says_so(edition: Make) -> None:
    french = "title: Compteuse, compteur\n{}summary: Compte.\n"
    files = {"content/roles/chief-counter.fr.yaml": french.format("")}
    notes = role_view(edition(files, "fr"), "chief-counter").frame.notes
    assert notes[-1] == "Cette traduction n’a pas encore été révisée."
    reviewed = french.format("translation: {reviewed_by: Traduction, reviewed_on: 2026-10-01}\n")
    files = {"content/roles/chief-counter.fr.yaml": reviewed}
    notes = role_view(edition(files, "fr"), "chief-counter").frame.notes
    assert notes == ("Certains textes de cette page n’existent qu’en anglais.",)


def test_the_version_says_since_when_by_whom_and_until_when(edition: Make) -> None:
    governance = "governance: {owner: Sales <x>, version: 1.2.0, effective: 2026-10-01%s}\n"
    name = "content/roles/chief-counter.yaml"
    role = SMALL[name]
    made = role_view(edition({name: role + governance % ""}), "chief-counter")
    assert (
        made.frame.version
        == "Version 1.2.0, in effect from October\xa01,\xa02026, kept by Sales <x>"
    )
    files = {name: role + governance % ", review_by: 2027-09-30"}
    made = role_view(edition(files), "chief-counter")
    assert made.frame.version.endswith(
        ", kept by Sales <x>, to be reviewed by September\xa030,\xa02027"
    )
    french = role_view(edition(files, "fr"), "chief-counter").frame.version
    assert french == (
        "Version 1.2.0, en vigueur à compter du 1er\xa0octobre\xa02026, responsable\u00a0: "
        '<span lang="en">Sales &lt;x&gt;</span>, à réviser d’ici le 30\xa0septembre\xa02027'
    )


def test_many_pages_stand_behind_one_entry_and_all_of_them_at_the_foot(edition: Make) -> None:
    pages = {
        f"content/pages/{name}.md": f"---\ntitle: {name}\norder: {order}\n---\nText.\n"
        for name, order in (("c", 1), ("b", 2), ("a", 2))
    }
    made = _frame(edition(pages), "pages/b/index.html")
    assert made.menu[7:] == (Link("Guides", "../../index.html#guides", current=True),)
    assert made.guides == (
        Link("c", "../../pages/c/index.html"),
        Link("a", "../../pages/a/index.html"),
        Link("b", "../../pages/b/index.html", current=True),
    )
