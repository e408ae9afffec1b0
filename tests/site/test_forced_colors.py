"""Where a reader's own colours replace ours, all is still seen, and nothing is colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from validators import Look, open_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("site")

LOOK = Look(forced_colors=True)

FAULTS = """() => {
  const faults = [];
  const seen = each => each.checkVisibility({visibilityProperty: true})
    && each.getClientRects().length && !each.closest(".hidden");
  const solid = color => color && color !== "none" && !/^rgba\\(.*, 0\\)$/.test(color);
  const ground = each => {
    for (let at = each; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (solid(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const fault = (each, what) => faults.push(`${what}: ${each.outerHTML.slice(0, 90)}`);
  const controls = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")].filter(seen);
  for (const each of controls) {
    const style = getComputedStyle(each);
    const words = each.innerText?.trim() || each.value;
    if (words && style.color === ground(each)) fault(each, "text as its ground");
    if (each.matches("button, select, input, textarea, .button")
        && !each.matches("[type=checkbox], [type=radio]")) {
      const drawn = parseFloat(style.borderTopWidth) && solid(style.borderTopColor);
      const line = style.textDecorationLine !== "none";
      if (!drawn && !line && ground(each) === ground(each.parentElement))
        fault(each, "no edge");
    }
    if (each.tabIndex < 0 || each.disabled) continue;
    each.focus({preventScroll: true});
    if (document.activeElement !== each) continue;
    const focused = getComputedStyle(each);
    const outlined = focused.outlineStyle !== "none" && parseFloat(focused.outlineWidth) >= 2
      && focused.outlineColor !== ground(each.parentElement);
    if (!outlined) fault(each, "no outline on focus");
  }
  for (const each of [...document.querySelectorAll("svg text, svg .tip, svg .bar")].filter(seen)) {
    if (getComputedStyle(each).fill === ground(each)) fault(each, "drawn as its ground");
  }
  const lines = [...document.querySelectorAll("svg .line, svg .box, svg .grid")];
  for (const each of lines.filter(seen)) {
    if (getComputedStyle(each).stroke === ground(each)) fault(each, "drawn as its ground");
  }
  for (const middle of [...document.querySelectorAll("svg .middle")].filter(seen)) {
    const bar = middle.parentElement.querySelector(".bar");
    if (getComputedStyle(middle).stroke === getComputedStyle(bar).fill)
      fault(middle, "a mark as what it lies on");
  }
  const told = {
    "[aria-current]": each => each.matches(".strip *")
      ? parseFloat(getComputedStyle(each).borderBottomWidth) >= 2 : true,
    ".more-asked": each => each.querySelector(".mark")?.textContent.trim(),
    "td.new, td.raised, .skills > .new, .skills > .raised":
      each => each.querySelector(".change")?.textContent.trim(),
    "td[data-kind=new], td[data-kind=raised]": each => each.querySelector(".change"),
    "tr.different, tr.shared": each => each.querySelector(".state")?.textContent.trim(),
    ".meter[aria-hidden]": each => each.textContent.trim()
      && each.parentElement.parentElement.textContent.replace(each.textContent, "").trim(),
    ".find, .others, .result, .finder fieldset, .reported, div.note, .rail .open":
      each => ["Top", "Bottom", "Left", "Right"].some(
        side => parseFloat(getComputedStyle(each)[`border${side}Width`]) >= 1),
  };
  for (const [what, holds] of Object.entries(told)) {
    for (const each of [...document.querySelectorAll(what)].filter(seen)) {
      if (!holds(each)) fault(each, "told by colour alone");
    }
  }
  return [controls.length, faults];
}"""


def _faults(page: Page) -> list[str]:
    page.keyboard.press("Tab")  # what is focused from here on is focused as by keyboard
    count, faults = page.evaluate(FAULTS)
    assert count
    return list(faults)


def test_everything_is_seen_on_a_page_of_each_kind(
    browser: Browser, kinds: dict[str, dict[str, Path]]
) -> None:
    found = {}
    with open_page(browser, LOOK) as page:
        for language, pages in kinds.items():
            for kind, path in pages.items():
                page.goto(path.as_uri())
                faults = _faults(page)
                if faults:
                    found[language, kind] = faults
    assert found == {}


CHOSEN = {
    "compare/index.html#roles=account-manager+key-account-manager": "#compared .part",
    "ways/index.html#from=assistant-account-manager&to=key-account-manager": "[data-way]",
    "assess/key-account-manager/index.html#negotiation=2&communication=5&_result=1": ".gaps .way",
    "index.html#level=6": "#find-clear",
    "index.html#level=1&skill=negotiation&open=1&x=1": "#find-none button",
}
"""What addresses choose, by something that stands there once it has been chosen."""


@pytest.mark.parametrize("address", CHOSEN)
def test_everything_is_seen_where_something_was_chosen(
    browser: Browser, kinds: dict[str, dict[str, Path]], address: str
) -> None:
    with open_page(browser, LOOK) as page:
        for pages in kinds.values():
            page.goto(f"{pages['index'].parent.as_uri()}/{address}")
            page.locator(CHOSEN[address]).first.wait_for()
            assert (page.url, _faults(page)) == (page.url, [])


BAD = """<style>{}</style><p><a href="#a">Link</a> <button class="b">Go</button></p>
<ul class="changed"><li class="more-asked"><span class="mark"> </span> More</li></ul>
<div class="note"><p>Note</p></div>
<svg class="bars"><g class="bar" fill="white"><rect width="9" height="9"/></g></svg>"""


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a {forced-color-adjust: none; color: #fff; background: #fff}", "text as its ground"),
        ("a:focus {outline: none}", "no outline on focus"),
        ("button {border: 0; background: none; forced-color-adjust: none}", "no edge"),
        (".bar {fill: Canvas}", "drawn as its ground"),
        (".note {background: #eee}", 'told by colour alone: <div class="note'),
        (".mark {color: red}", 'told by colour alone: <li class="more-asked'),
    ],
)
def test_what_is_not_seen_is_found(browser: Browser, style: str, fault: str) -> None:
    with open_page(browser, LOOK) as page:
        page.set_content(BAD.replace("{}", style))
        assert any(each.startswith(fault) for each in _faults(page))


def test_what_an_address_leads_to_is_outlined(
    browser: Browser, kinds: dict[str, dict[str, Path]]
) -> None:
    with open_page(browser, LOOK) as page:
        page.goto(kinds[""]["roles/ID"].as_uri())
        name = page.locator(".items > [id], .skills > [id]").first.get_attribute("id")
        page.goto(f"{kinds['']['roles/ID'].as_uri()}#{name}")
        style = page.evaluate("getComputedStyle(document.querySelector(':target')).outlineStyle")
        assert style == "solid"


def test_what_is_chosen_is_outlined(browser: Browser, kinds: dict[str, dict[str, Path]]) -> None:
    with open_page(browser, LOOK) as page:
        page.goto(kinds[""]["assess/ID"].as_uri())
        label = page.locator(".judge label").first
        label.click()
        page.locator("h1").hover()
        assert label.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
