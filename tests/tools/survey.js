/* What the tests of all pages want to know of the page that is open, as plain data; of a `narrow` one its targets. */
(narrow) => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const brief = (element) => element.cloneNode(false).outerHTML.slice(0, 200) + words(element).slice(0, 60);
  const all = (selector) => [...document.querySelectorAll(selector)];

  /** A link within a line of other words: its size is that of the line (WCAG 2.5.8). */
  const inline = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return words(block).length > words(element).length;
  };

  /** A link to a file of the site that is no page: a document, data, or a feed. */
  const taken = (element) => element.matches("a[href]") && element.protocol === location.protocol
    && /\.[a-z]+$/.test(element.pathname) && !element.pathname.endsWith(".html");

  const target = (element) => {
    const boxes = [...element.getClientRects()];
    const box = element.getBoundingClientRect();
    return {
      what: brief(element),
      href: element.getAttribute("href") || "",
      file: element.matches("a[type], a[download]") || taken(element),
      main: element.matches(".button, button[type=submit]"),
      inline: inline(element),
      width: box.width,
      height: boxes.length > 1 && inline(element) ? boxes[0].height : box.height,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2 + scrollY,
    };
  };

  /** A list to choose from, or one button of several: a box to tick by itself is none. */
  const choice = (element) => element.matches("select")
    || all("input").filter((other) => other.type === element.type && other.name === element.name).length > 1;

  const clipped = () => all("body *").filter((element) => {
    const style = getComputedStyle(element);
    return shown(element) && !element.closest("svg") && style.position !== "absolute"
      && ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
  }).map(brief);

  const targets = () => all("a[href], button, input:not([type=hidden]), select, textarea, summary").filter(shown).filter((e) => !e.matches(".skip")).map(target);
  if (narrow) return targets();

  /** What the part that a link stands in is called: the name of a navigation, the label of an aside. */
  const label = (link) => {
    const part = link.closest("aside, nav, section");
    const named = document.getElementById(part?.getAttribute("aria-labelledby")) || part?.querySelector(":scope > .label");
    return named ? words(named) : part?.getAttribute("aria-label") || "";
  };

  /** All that a page says, folded or not. */
  const written = () => {
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll("script, style, template").forEach((each) => each.remove());
    return words(copy);
  };

  return {
    language: document.documentElement.lang,
    title: document.title,
    headings: all("h1, h2, h3, h4, h5, h6").filter(shown).map((h) => [Number(h.tagName[1]), words(h)]),
    banner: all("body > header").length,
    mains: all("main").length,
    contentinfo: all("body > footer").length,
    navs: all("nav").map((nav) => nav.getAttribute("aria-label") || words(document.getElementById(nav.getAttribute("aria-labelledby")) || document.createElement("p"))),
    first: (all("a[href], button, input, select, textarea, summary, [tabindex]")[0] || document.body).outerHTML,
    skips: Boolean(document.querySelector(".skip") && document.querySelector(document.querySelector(".skip").getAttribute("href"))),
    targets: targets(),
    files: all("a[href]").filter((a) => !/^[a-z]+:/i.test(a.getAttribute("href"))).map((a) => {
      const path = new URL(a.href).pathname;
      return { href: a.getAttribute("href"), text: words(a), around: words(a.closest("li, p") || a), label: label(a),
        ending: (path.split("/").pop().match(/(\.[a-z0-9.]+)$/) || [""])[0], type: a.type, hreflang: a.hreflang };
    }),
    text: document.body.innerText,
    written: written(),
    pictures: all("svg, img").map((p) => ({ what: brief(p), hidden: Boolean(p.closest("[aria-hidden=true]")), role: p.getAttribute("role"),
      named: (p.getAttribute("aria-labelledby") || "").split(" ").filter((id) => id && document.getElementById(id) && words(document.getElementById(id))).length,
      alt: p.getAttribute("alt"), stops: p.querySelectorAll("a, [tabindex]").length })),
    applies: all(".apply").filter((a) => a.querySelector(".button")).map((a) => a.querySelectorAll("a[href^='mailto:']:not(.button)").length),
    moving: document.getAnimations().length,
    scrolling: getComputedStyle(document.documentElement).scrollBehavior,
    scripts: all("script[src]").map((s) => s.getAttribute("src")),
    choices: all("select, input[type=radio], input[type=checkbox]").filter(shown).filter(choice)
      .filter((i) => !words(i.closest("fieldset")?.querySelector(":scope > legend") || document.createElement("p"))).map(brief),
    clipped: clipped(),
    ids: all("[id]").map((e) => e.id),
  };
}
