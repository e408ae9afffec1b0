"""A free page: Markdown that can do no harm, below one first heading."""

from collections.abc import Callable

import pytest

from generator.book.edition import Edition
from generator.views.page import page_view, to_html

Make = Callable[..., Edition]
TABLE = """\
<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>
<thead>
<tr>
<th scope="col">a</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
</tr>
</tbody>
</table></div>"""


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Some *text* and **more**.", "<p>Some <em>text</em> and <strong>more</strong>.</p>"),
        (
            "## Main\n\n# Top\n\n<h3 id=top>x</h3>",
            '<h2>Main</h2>\n<h2 id="top">Top</h2>\n<h3>x</h3>',
        ),
        ("#\n\n## Full", '<h2 id="full">Full</h2>'),
        ("# Top\n\n## Next", '<h2 id="top">Top</h2>\n<h2 id="next">Next</h2>'),
        ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ('It\'s "so" -- yes', "<p>It’s “so” – yes</p>"),
        ("[x](../roles/a/index.html)", '<p><a href="../roles/a/index.html">x</a></p>'),
        ("![A map](map.png)", '<p><img alt="A map" src="map.png"></p>'),
        ("| a |\n|---|\n| 1 |", TABLE),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<script>alert(1)</script>x", "<p>x</p>"),
        ('<p onclick="a()">x</p>', "<p>x</p>"),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ('<a href="data:text/html,x">x</a>', "<p><a>x</a></p>"),
        ('<iframe src="https://example.com"></iframe>', ""),
        ('<p style="color:red">x</p>', "<p>x</p>"),
        ("![x](https://example.com/x.png)", '<p><img alt="x"></p>'),
        ("![x](//example.com/x.png)", '<p><img alt="x"></p>'),
        ("![x](/\\example.com/x.png)", '<p><img alt="x"></p>'),
        ('<img src="ht&#10;tps://example.com/x.png" alt="x">', '<p><img alt="x"></p>'),
        ('<img src="&#9;/&#9;/example.com/x.png" alt="x">', '<p><img alt="x"></p>'),
    ],
)
def test_what_could_do_harm_or_asks_another_host_is_gone(markdown: str, html: str) -> None:
    assert to_html(markdown).strip() == html


def test_pages_do_not_remember_each_other() -> None:
    assert to_html("# Top") == to_html("# Top") == '<h2 id="top">Top</h2>'


def test_a_page_has_its_title_and_says_when_its_text_fell_back(edition: Make) -> None:
    files = {"content/pages/about.md": "---\ntitle: About\nsummary: S.\n---\nText.\n"}
    view = page_view(edition(files), "about")
    assert (view.title, view.summary) == ("About", "S.")
    assert (view.body, view.language) == ("<p>Text.</p>", "")
    assert view.frame.address == "pages/about/index.html"
    french = page_view(edition(files, "fr"), "about")
    assert french.language == "en"
    assert french.frame.notes == ("Certains textes de cette page n’existent qu’en anglais.",)


def test_a_page_lists_the_sources_that_it_names(edition: Make) -> None:
    files = {
        "content/pages/pay.md": "---\ntitle: Pay\nsources: [guide]\n---\nText.\n",
        "content/sources.yaml": "sources: {guide: {publisher: G, title: T, address: unknown, "
        "date: undated}}\n",
    }
    assert [source.id for source in page_view(edition(files), "pay").sources] == ["source-guide"]
