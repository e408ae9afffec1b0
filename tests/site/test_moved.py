"""A role that has got another id is found where its old one is asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from books import SMALL, write
from building import build
from serving import served
from validators import open_page

pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small book, in which the counter was an adder."""
    counter = str(SMALL["content/roles/counter.yaml"])
    role = counter.replace("ladder: counters\n", "ladder: counters\nformerly: [adder]\n")
    folder = write(tmp_path_factory.mktemp("moved"), SMALL, {"content/roles/counter.yaml": role})
    return build(folder, "--only", "html")


@pytest.mark.parametrize("language", ["", "fr/"])
def test_its_old_page_leads_to_the_new_one(browser: Browser, moved: Path, language: str) -> None:
    with open_page(browser) as page:
        page.goto(f"{moved.as_uri()}/{language}roles/adder/index.html")
        page.wait_for_url(f"{moved.as_uri()}/{language}roles/counter/index.html")
    line = f"/{language}roles/adder/ /{language}roles/counter/index.html 301"
    assert line in (moved / "_redirects").read_text("utf-8").splitlines()


def test_links_to_comparisons_and_ways_of_before_still_work(browser: Browser, moved: Path) -> None:
    with open_page(browser) as page:
        page.goto(f"{moved.as_uri()}/compare/index.html#roles=adder+chief-counter")
        page.wait_for_selector("#compared h2")
        assert page.locator("#chosen a").all_text_contents() == ["Counter", "Chief counter"]
        page.goto(f"{moved.as_uri()}/ways/index.html#from=adder&to=chief-counter")
        page.wait_for_selector("[data-way]")
        assert page.locator("[data-way]").get_attribute("data-way") == "counter chief-counter"


def test_a_role_that_is_gone_leads_to_a_page_that_helps_on(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path / "output") as address, open_page(browser) as page:
        settings = f"{SMALL['rolebook.yaml']}site: {address}\n"
        build(write(tmp_path, SMALL, {"rolebook.yaml": settings}), "--only", "html")
        for gone in ("roles/gone/", "roles/gone/index.html", "fr/roles/gone/"):
            answer = page.goto(f"{address}/{gone}")
            assert answer is not None
            assert answer.status == 404
            assert page.locator("h1").inner_text() == "Page not found"
            ways_on = page.locator("main a")
            for number, language in enumerate(("", "fr/")):
                page.goto(f"{address}/{gone}")
                ways_on.nth(number).click()
                page.wait_for_url(f"{address}/{language}index.html")
                page.locator("main a[href='roles/counter/index.html']").click()
                page.wait_for_url(f"{address}/{language}roles/counter/index.html")
