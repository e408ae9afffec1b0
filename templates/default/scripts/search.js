/* Full-text search: what is typed into results, by Pagefind's index beside the site.
   It needs http: a browser lets no page of a disk read other files. The field is hidden till then. */
"use strict";

(() => {
  const area = document.getElementById("search");
  if (!area || !location.protocol.startsWith("http")) return;
  const [form, field] = [area.querySelector("form"), area.querySelector("input")];
  const [status, list] = [area.querySelector("[role=status]"), area.querySelector("ol")];
  const further = area.querySelector(".further");
  const [PAGE, PAUSE, LONGEST] = [8, 200, 200];
  let engine, results = [], shown = 0, asked = 0, timer;

  /** Pagefind, once it is loaded; asked for again after it couldn't be had. */
  function load() {
    engine ??= (async () => {
      const pagefind = await import(new URL(`${area.dataset.index}pagefind.js`, location.href));
      await pagefind.options({ baseUrl: new URL(area.dataset.root || "./", location.href).pathname, noWorker: true });
      await pagefind.init();
      return pagefind;
    })();
    engine.catch(() => { engine = undefined; });
    return engine;
  }

  /** Show what is found for the words in the field; only the last question is answered. */
  async function find() {
    clearTimeout(timer);
    const words = field.value.trim(), mine = ++asked;
    if (!words) return show([], "");
    try {
      const found = (await (await load()).search(words)).results;
      if (mine !== asked) return;
      const { none, one, many } = status.dataset;
      const count = found.length.toLocaleString(document.documentElement.lang);
      await show(found, found.length > 1 ? rolebook.fill(many, { count }) : found.length ? one : none);
    } catch {
      if (mine === asked) show([], status.dataset.failed);
    }
  }

  /** Begin the list anew, and say what is in it. */
  async function show(found, text) {
    [results, shown] = [found, 0];
    await extend(true);
    rolebook.say(status, text);
  }

  /** The next results below those that stand there, or in their place. */
  async function extend(anew) {
    const mine = asked;
    const data = await Promise.all(results.slice(shown, shown + PAGE).map((each) => each.data()));
    if (mine !== asked) return;
    const items = data.map(item);
    if (anew) list.replaceChildren(...items);
    else list.append(...items);
    shown += items.length;
    list.hidden = !shown;
    further.hidden = shown >= results.length;
    if (!anew) items[0]?.querySelector("a").focus();
  }

  /** A result: a link, what it leads to, and the words around those that were found. */
  function item(data) {
    const node = rolebook.copy("search-result");
    const link = node.querySelector("a");
    link.href = data.url;
    link.textContent = data.meta.title;
    node.querySelector("span").textContent = data.meta.kind;
    const pieces = data.excerpt.split(/<mark>(.*?)<\/mark>/);
    node.querySelector(".excerpt").append(...pieces.map((text, index) => {
      const plain = text.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      if (index % 2 === 0) return plain;
      const mark = document.createElement("mark");
      mark.textContent = plain;
      return mark;
    }));
    return node;
  }

  /** Keep the words in the address, beside whatever else was chosen. */
  function keep() {
    rolebook.choose({ ...Object.fromEntries(rolebook.choice()), q: field.value.trim() });
  }

  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  });
  field.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    find();
  });
  further.addEventListener("click", () => extend(false));
  rolebook.follow(() => {
    const words = (rolebook.choice().get("q") || "").slice(0, LONGEST);
    if (words === field.value.trim() && asked) return;
    field.value = words;
    if (words || asked) find();
  });
  area.hidden = false;
})();
