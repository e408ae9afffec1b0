"""What is shown of a page where its link is shared, and what a browser is held to."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from books import SMALL, write
from building import build
from serving import served
from validators import open_page

pytestmark = pytest.mark.xdist_group("site")

OUTSIDE = re.compile("^https://")
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def _meta(page: Path) -> dict[str, str]:
    tree = html.fromstring(page.read_bytes())
    return {each.get("property", ""): each.get("content", "") for each in tree.iter("meta")}


def test_every_page_of_the_book_names_a_picture_that_is_there(
    site: Path, pages: list[Path]
) -> None:
    seen = 0
    for page in pages:
        said = _meta(page)
        if "og:image" not in said:
            assert page.name != "index.html", page
            continue
        path = said["og:image"].removeprefix("https://careers.example.com/")
        with Image.open(site / path) as picture:
            assert picture.size == (1200, 630)
            assert picture.mode == "P"
        assert (site / path).stat().st_size <= 30_000
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:alt"]
        seen += 1
    assert seen > 50


def test_a_role_says_who_what_and_in_which_language_it_is(site: Path) -> None:
    said = _meta(site / "fr" / "roles" / "key-account-manager" / "index.html")
    assert said["og:title"] == "Gestionnaire de comptes clés"
    assert said["og:locale"] == "fr_CA"
    assert said["og:locale:alternate"] == "en_CA"
    assert said["og:image:alt"] == "Gestionnaire de comptes clés – Quaycrate (exemple)"
    assert said["og:url"].endswith("/fr/roles/key-account-manager/index.html")


def test_each_page_names_the_first_language_for_everyone_else(site: Path) -> None:
    page = html.fromstring((site / "fr" / "index.html").read_bytes())
    found = {each.get("hreflang"): each.get("href") for each in page.xpath("//link[@hreflang]")}
    site_address = "https://careers.example.com"
    assert found == {
        "en": f"{site_address}/index.html",
        "x-default": f"{site_address}/index.html",
        "fr": f"{site_address}/fr/index.html",
    }


def _allowed(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name: set(values) for name, *values in parts}


def test_every_page_has_a_policy_and_the_servers_allows_what_it_needs(
    site: Path, pages: list[Path]
) -> None:
    (line,) = re.findall("Content-Security-Policy: (.*)", (site / "_headers").read_text("utf-8"))
    nginx = (site / "headers.nginx.conf").read_text("utf-8")
    assert set(re.findall('Content-Security-Policy "(.*?)"', nginx)) == {line}
    server = _allowed(line)
    assert server.pop("frame-ancestors") == {"'none'"}
    needed: dict[str, set[str]] = {}
    for page in pages:
        (policy,) = POLICY.findall(page.read_text("utf-8"))
        for name, values in _allowed(policy.replace("&#39;", "'")).items():
            needed[name] = needed.get(name, set()) | values
    assert needed == server


def test_inline_style_is_named_by_its_digest_and_nothing_else_is_inline(pages: list[Path]) -> None:
    for page in pages:
        text = page.read_text("utf-8")
        tree = html.fromstring(text.encode())
        assert tree.xpath("//script[not(@src)][not(@type='application/ld+json')]") == [], page
        assert tree.xpath("//@style") == [], page
        assert [name for each in tree.iter() for name in each.attrib if name[:2] == "on"] == []
        for style in re.findall("<style>(.*?)</style>", text, re.DOTALL):
            digest = b64encode(sha256(style.encode()).digest()).decode()
            assert f"sha256-{digest}" in text.replace("&#43;", "+"), page


def test_no_page_breaks_its_policy_or_asks_another_host(
    browser: Browser, pages: list[Path]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else told.append(request.url)
        ),
    )
    for each in pages:
        page.goto(each.as_uri())
    assert told == []
    context.close()


@pytest.fixture
def hosted(site: Path, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page, and the address of the site on a host that reads `_headers`; nothing may go wrong."""
    with served(site, site / "_headers") as address, open_page(browser) as page:
        told: list[str] = []
        page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
        yield page, address
        assert told == []


def test_no_kind_of_page_sets_a_cookie(
    site: Path, kinds: dict[str, dict[str, Path]], hosted: tuple[Page, str]
) -> None:
    page, address = hosted
    for path in (path for pages in kinds.values() for path in pages.values()):
        page.goto(f"{address}/{path.relative_to(site).as_posix()}")
        assert (path, page.context.cookies(), page.evaluate("document.cookie")) == (path, [], "")


def test_a_cookie_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<script>document.cookie = 'a=b'</script>")
    with served(tmp_path) as address, open_page(browser) as page:
        page.goto(f"{address}/index.html")
        assert [cookie["name"] for cookie in page.context.cookies()] == ["a"]


def test_with_the_headers_of_its_file_the_site_searches_and_compares(
    hosted: tuple[Page, str],
) -> None:
    page, address = hosted
    answer = page.goto(f"{address}/index.html#q=negotiation")
    assert answer
    assert "'wasm-unsafe-eval'" in answer.headers["content-security-policy"]
    page.wait_for_selector("#search-results li")
    page.goto(f"{address}/compare/index.html#roles=account-manager+key-account-manager")
    expect(page.locator("#compared .part")).to_have_count(6)


def test_what_the_headers_refuse_is_refused_on_that_host(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>x</title><script>document.title = 'y'</script>")
    (tmp_path / "_headers").write_text(
        "# Said\n/other/*\n  X-Other: yes\n/*\n  Content-Security-Policy: default-src 'none'\n"
    )
    with served(tmp_path, tmp_path / "_headers") as address, open_page(browser) as page:
        answer = page.goto(f"{address}/index.html")
        assert answer
        assert "x-other" not in answer.headers
        assert page.title() == "x"


@pytest.mark.parametrize("language", ["", "fr/"])
def test_links_to_edit_and_to_comment_lead_to_what_the_templates_say(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    settings = (
        "site: https://ada.example\n"
        "edit: https://git.example/edit/main/{file}?at={id}\n"
        "comment: https://talk.example/new?title={title}&page={address}\n"
    )
    files = {"rolebook.yaml": f"{SMALL['rolebook.yaml']}{settings}"}
    output = build(write(tmp_path / "book", SMALL, files), "--only", "html")
    role = output / language / "roles" / "chief-counter" / "index.html"
    page = browser.new_page()
    page.route(OUTSIDE, lambda route: route.fulfill(body="Here.", content_type="text/plain"))
    there = []
    for number in range(2):
        page.goto(role.as_uri())
        page.locator(".more-links a").nth(number).click()
        page.wait_for_url(OUTSIDE)
        there.append(page.url)
    page.close()
    address = f"https://ada.example/{language}roles/chief-counter/index.html"
    assert there == [
        "https://git.example/edit/main/content/roles/chief-counter.yaml?at=chief-counter",
        f"https://talk.example/new?title=Chief%20counter&page={quote(address, safe='')}",
    ]


def test_pictures_are_small_palettes(site: Path) -> None:
    with Image.open(BytesIO((site / "card.png").read_bytes())) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))
