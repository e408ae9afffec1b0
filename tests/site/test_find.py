"""Finding a role or an opening: by mouse, by keyboard alone, by address, and without a script."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import validators
from books import SMALL, write
from building import build
from serving import served
from validators import Look, open_page

pytestmark = pytest.mark.xdist_group("browse")

NEW = (
    "postings/index.html",
    "skills/index.html",
    "skills/negotiation/index.html",
    "places/index.html",
    "places/ca/index.html",
    "places/us-co/index.html",
)
WIDTHS = (320, 390, 768, 1280)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a book of one role and no opening."""
    alone = SMALL["content/roles/counter.yaml"].replace(
        "next:\n"
        "  - {role: chief-counter, kind: promotion, criteria: [{id: error, text: A year without "
        "error}]}\n",
        "terminal: true\n",
    )
    files: dict[str, str | None] = {
        "content/roles/counter.yaml": alone,
        "content/roles/chief-counter.yaml": None,
        "content/postings/counter-toronto.yaml": None,
    }
    return build(write(tmp_path_factory.mktemp("one"), SMALL, files), "--only", "html")


@contextmanager
def opened(browser: Browser, site: Path, path: str, width: int = 1280) -> Iterator[Page]:
    """A page of the site from the disk, which must run without a fault."""
    faults: list[str] = []
    with open_page(browser, Look(width)) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{site.as_uri()}/{path}")
        yield page
    assert faults == []


def shown(page: Page) -> list[str]:
    """The titles in the list that are not hidden, in their order."""
    found: list[str] = page.locator("[data-find]:visible a").all_inner_texts()
    return found


def answer(page: Page) -> str:
    """What the live region says."""
    return page.get_by_role("status").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_choice_narrows_the_list_and_stands_in_the_address(
    browser: Browser, site: Path, width: int
) -> None:
    with opened(browser, site, "index.html", width) as page:
        assert answer(page) == "Roles shown: 13 of 13."
        page.get_by_label("Level", exact=True).select_option("6 – Principal or regional")
        assert shown(page) == ["Principal account manager", "Regional accounts manager"]
        assert answer(page) == "Roles shown: 2 of 13."
        page.get_by_label("Track", exact=True).select_option("client")
        assert shown(page) == ["Principal account manager"]
        assert page.url.endswith("/index.html#track=client&level=6")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_groups_without_a_role_and_what_stands_for_all_are_gone(
    browser: Browser, site: Path
) -> None:
    with opened(browser, site, "index.html#level=1") as page:
        assert page.locator(".levels > li:visible .level").all_inner_texts() == ["1 – Entry"]
        assert page.locator(".main-roles:visible").count() == 0
        page.goto(f"{site.as_uri()}/index.html#level=9&open=1")
        assert page.locator("section.ladder:visible").count() == 0


def test_back_and_forward_take_a_choice_back_and_bring_it_again(
    browser: Browser, site: Path
) -> None:
    with opened(browser, site, "index.html") as page:
        page.get_by_label("With an opening now").check()
        with_opening = shown(page)
        page.get_by_label("Place", exact=True).select_option("us")
        page.go_back()
        assert shown(page) == with_opening
        assert page.get_by_label("Place", exact=True).input_value() == ""
        page.go_back()
        assert answer(page) == "Roles shown: 13 of 13."
        page.go_forward()
        assert shown(page) == with_opening


def test_by_keyboard_alone_one_narrows_the_list_clears_it_and_keeps_the_focus(
    browser: Browser, site: Path
) -> None:
    with opened(browser, site, "index.html") as page:
        page.get_by_label("Title or another name").focus()
        page.keyboard.type("key acc")
        assert shown(page) == ["Key account manager"]
        page.keyboard.press("Enter")
        assert page.url.endswith("#called=key+acc")
        expect(page.get_by_label("Title or another name")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_label("Track", exact=True)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(page.get_by_label("Track", exact=True)).to_be_focused()
        assert "track=client" in page.url
        page.get_by_role("button", name="Show all").focus()
        page.keyboard.press("Space")
        assert answer(page) == "Roles shown: 13 of 13."
        expect(page.get_by_label("Title or another name")).to_be_focused()
        assert page.url.endswith("index.html")


def test_other_names_are_found_and_accents_are_no_hindrance(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html#called=STRATEGIC+account") as page:
        assert "Key account manager" in shown(page)
    with opened(browser, site, "fr/index.html#called=cles") as page:
        assert shown(page)
        assert all("clés" in title for title in shown(page))


def test_where_nothing_fits_the_page_says_what_to_leave_out(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html#level=1&skill=negotiation&open=1") as page:
        assert answer(page) == "Roles shown: 0 of 13."
        assert page.locator("#find-none").inner_text().splitlines()[0] == (
            "No role fits all of this. Leave one of these out:"
        )
        page.get_by_role("button", name="Without “1 – Entry”").click()
        assert answer(page) == "Roles shown: 4 of 13."
        expect(page.get_by_label("Level", exact=True)).to_be_focused()
        assert page.locator("#find-none:visible").count() == 0


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ("level=99", 13),
        ("bogus=1&level=6", 2),
        ("open=yes", 13),
        ("skill=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", 13),
        ("called=" + "a" * 5000, 13),
        ("track=client&" + "x=1&" * 2000, 13),
        ("%E0%A4%A=%&level=6", 2),
        ("__proto__=1&constructor=2", 13),
    ],
    ids=["unknown", "name", "box", "markup", "long", "huge", "damaged", "prototype"],
)
def test_what_the_address_has_that_fits_nothing_is_left_out_and_told(
    browser: Browser, site: Path, fragment: str, left: int
) -> None:
    with opened(browser, site, f"index.html#{fragment}") as page:
        assert len(shown(page)) == left
        assert page.locator("#find-told").is_visible()
        assert page.locator("img").count() == 0
        page.get_by_label("Level", exact=True).select_option("1")
        assert not page.locator("#find-told").is_visible()


def test_a_place_of_the_page_is_no_choice_and_takes_none_back(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html#level=6") as page:
        page.evaluate("location.hash = '#main'")
        assert answer(page) == "Roles shown: 2 of 13."
        assert not page.locator("#find-told").is_visible()


def test_without_script_the_list_is_whole_and_the_form_is_not_there(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("index.html", "postings/index.html"):
        page.goto(f"{site.as_uri()}/{path}#level=6")
        assert page.locator("#find:visible").count() == 0
        assert page.locator("[data-find]:visible").count() == page.locator("[data-find]").count()
    context.close()


def test_a_value_without_a_name_is_told_and_isnt_kept(browser: Browser, site: Path) -> None:
    with opened(browser, site, "postings/index.html#=x") as page:
        expect(page.locator("#find-told")).to_be_visible()
        page.get_by_label("Way of working").select_option("On site")
        assert "#=" not in page.url
        assert "&=" not in page.url


def test_openings_are_narrowed_by_place_way_of_working_and_employment(
    browser: Browser, site: Path
) -> None:
    with served(site) as address, open_page(browser) as page:
        page.goto(f"{address}/postings/index.html")
        assert answer(page) == "Openings shown: 8 of 8."
        page.get_by_label("Way of working").select_option("On site")
        assert shown(page) == ["Customer service representative"]
        assert page.locator("#pools:visible").count() == 0
        page.get_by_role("button", name="Show all").click()
        page.get_by_label("Place", exact=True).select_option("Colorado")
        assert shown(page) == ["Account manager", "Account manager"]
        page.get_by_label("Employment").select_option("Contract")
        assert answer(page) == "Openings shown: 0 of 8."
        page.go_back()
        assert shown(page) == ["Account manager", "Account manager"]


def test_a_thousand_roles_are_found_by_family_and_skill(browser: Browser, large: Path) -> None:
    with opened(browser, large, "index.html") as page:
        assert answer(page) == "Roles shown: 1,000 of 1,000."
        family = page.locator("#find-family option").nth(3)
        page.get_by_label("Job family").select_option(family.get_attribute("value"))
        assert answer(page) == "Roles shown: 20 of 1,000."
        assert page.locator("section.ladder:visible").count() == 1
    problems = validators.axe(
        browser, [large / "index.html", large / "places" / "ca" / "index.html"]
    )
    assert problems == []


def test_one_role_and_no_opening_have_no_form_and_a_sentence(browser: Browser, one: Path) -> None:
    with opened(browser, one, "index.html") as page:
        assert page.locator("#find, script").count() == 0
        page.goto(f"{one.as_uri()}/postings/index.html")
        assert page.locator("#find, script").count() == 0
        assert page.locator(".lede").inner_text() == "Nothing is open right now."
        page.goto(f"{one.as_uri()}/roles/counter/index.html")
        assert "This role has no opening right now." in page.locator(".rail").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_new_pages_fit_any_width(browser: Browser, site: Path, width: int) -> None:
    with open_page(browser, Look(width)) as page:
        for path in (*NEW, *(f"fr/{path}" for path in NEW), "index.html#level=1&skill=negotiation"):
            page.goto(f"{site.as_uri()}/{path}")
            assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_new_pages(browser: Browser, site: Path, scheme: str) -> None:
    look = Look(390, "dark" if scheme == "dark" else "light")
    none = f"{site.as_uri()}/index.html#level=1&skill=negotiation&open=1&x=1"
    assert validators.axe(browser, [*(site / path for path in NEW), none], look) == []


def test_controls_are_large_enough_to_touch(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html#level=1&skill=negotiation&open=1", 390) as page:
        small = page.evaluate(
            """() => [...document.querySelectorAll(
                "#find select, #find button, #find input:not([type=checkbox])")]
              .filter((control) => control.offsetParent)
              .filter((control) => control.getBoundingClientRect().height < 44)
              .map((control) => control.outerHTML)"""
        )
    assert small == []
