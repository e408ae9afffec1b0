/* Choose from and to, and see the ways in between. The ways are in the data of the role that they
   lead to: nothing is searched here. */
"use strict";

(() => {
  const words = {};
  for (const each of document.getElementById("ways-words").content.querySelectorAll("[data-word]")) {
    words[each.dataset.word] = each.textContent;
  }
  const form = document.getElementById("ways-form");
  const from = document.getElementById("ways-from");
  const to = document.getElementById("ways-to");
  const told = document.getElementById("ways-told");
  const found = document.getElementById("ways-found");
  const list = document.getElementById("ways-list");
  const onward = document.getElementById("ways-onward");
  const roles = new Map();
  let turn = 0;
  let catalogue;

  const say = (word, values = {}) => rolebook.fill(words[word], values);
  const steps = (way) => way.length === 2 ? words.step : say("steps", { count: way.length - 1 });
  const title = (id) => roles.get(id).title;
  const named = (id) => rolebook.written(title(id), catalogue);
  const parts = (word, values) => rolebook.parts(words[word], values);

  /** All ways from a role, best first, as lists of ids: the data say at each role where to go on. */
  function waysOf(data, start) {
    const place = data.roles.indexOf(start);
    if (place < 1) return [];
    return [[], ...(data.others[place] || [])].map((begun) => {
      const way = [place, ...begun];
      while (way.at(-1) !== 0) way.push(data.ahead[way.at(-1)]);
      return way.map((each) => data.roles[each]);
    });
  }

  /** The steps of ways, by "from to", each from the data of the role that it leads to. */
  async function stepsOf(ways) {
    const described = new Map();
    for (const way of ways) {
      for (let at = 1; at < way.length; at += 1) {
        const { steps: those } = await rolebook.get(`ways/${way[at]}`);
        described.set(`${way[at - 1]} ${way[at]}`, those[way[at - 1]]);
      }
    }
    return described;
  }

  /** Append a text; its pieces in other languages are marked with them. */
  function put(place, text) {
    for (const piece of [].concat(text)) {
      if (typeof piece === "string") {
        place.append(piece);
      } else {
        const marked = document.createElement("span");
        [marked.textContent, marked.lang] = piece;
        place.append(marked);
      }
    }
  }

  /** Fill a list of texts; without any it says so, or goes with the heading before it. */
  function fillList(item, part, texts, none) {
    const place = item.querySelector(`[data-part="${part}"]`);
    for (const text of texts.length || !none ? texts : [none]) {
      put(place.appendChild(document.createElement("li")), text);
    }
    if (place.hasChildNodes()) return;
    place.previousElementSibling.remove();
    place.remove();
  }

  /** What to learn, as pieces: the skill's name in a sentence. */
  function learned([skill, before, now]) {
    const [start, end] = say(before ? "raised" : "new", { before, now }).split("%(skill)s");
    return [start, ...[].concat(skill), end];
  }

  function leg(start, end, step) {
    const item = rolebook.copy("ways-leg");
    item.querySelector("h4").replaceChildren(...parts("leg", { start: named(start), end: named(end) }));
    item.querySelector("p").textContent =
      `${step.sign} ${step.time ? say("time", { kind: step.kind, time: step.time }) : step.kind}`;
    fillList(item, "keeps", step.keeps, words.alone);
    fillList(item, "duties", step.duties);
    fillList(item, "learns", step.learns.map(learned), words.nothing);
    fillList(item, "requirements", step.requirements);
    const link = item.querySelector("a");
    link.href = `${end}/index.html#step-${start}--${end}`;
    return item;
  }

  /** How long a way takes, as far as its steps say so. */
  function time(legs) {
    const known = legs.filter((step) => step.months);
    if (!known.length) return words.silent;
    const [low, high] = [0, 1].map((end) => known.reduce((sum, step) => sum + step.months[end], 0));
    const text = say(low < high ? "months" : high === 1 ? "month" : "exactly", { low, high });
    return known.length < legs.length ? `${text} ${words.some}` : text;
  }

  function section(way, number, described) {
    const part = rolebook.copy(number ? "ways-other" : "ways-first");
    const pairs = way.slice(1).map((end, at) => [way[at], end, described.get(`${way[at]} ${end}`)]);
    part.dataset.way = way.join(" ");
    const between = document.createElement("span");
    between.append(...way.slice(1, -1).flatMap((id, at) => at ? [", ", named(id)] : [named(id)]));
    part.querySelector("h3").replaceChildren(
      ...parts(number ? "other" : "first", { steps: steps(way), roles: between }),
    );
    part.querySelector("p").textContent = time(pairs.map(([, , step]) => step));
    part.querySelector("ol").append(...pairs.map((pair) => leg(...pair)));
    return part;
  }

  function lead(word, values, href) {
    const link = onward.appendChild(document.createElement("li"))
      .appendChild(document.createElement("a"));
    link.append(...parts(word, values));
    link.href = href;
  }

  function leadOn(start, end) {
    const compare = document.getElementById("ways-compare");
    if (compare) {
      const page = compare.content.firstElementChild.getAttribute("href");
      lead("compare", {}, `${page}#roles=${start}+${end}`);
    }
    lead("reach", { role: named(end) }, `${end}/index.html`);
    for (const id of [start, end]) {
      lead("after", { role: named(id) }, `${rolebook.home}${roles.get(id).href}#steps`);
    }
  }

  /** What is wrong with a choice, as the name of a sentence; nothing where it can be shown. */
  function wrong(start, end) {
    const asked = [start, end].filter(Boolean);
    if (!asked.length) return location.hash.includes("=") ? "damaged" : "nothing-yet";
    if (asked.some((id) => !roles.has(id))) return "unknown";
    if (asked.length === 1) return "half";
    return start === end ? "same" : "";
  }

  async function show() {
    const mine = turn += 1;
    const choice = rolebook.choice();
    const [start, end] = ["from", "to"].map((side) => rolebook.renamed(catalogue, choice.get(side) ?? ""));
    from.value = roles.has(start) ? start : "";
    to.value = roles.has(end) ? end : "";
    const problem = wrong(start, end);
    if (problem) {
      found.hidden = true;
      rolebook.say(told, words[problem] || "");
      return;
    }
    try {
      const ways = waysOf(await rolebook.get(`ways/${end}`), start);
      const described = await stepsOf(ways);
      if (mine !== turn) return;
      const names = { start: title(start), end: title(end) };
      document.getElementById("ways-found-title")
        .replaceChildren(...parts("heading", { start: named(start), end: named(end) }));
      list.replaceChildren(...ways.map((way, number) => section(way, number, described)));
      onward.replaceChildren();
      leadOn(start, end);
      found.hidden = false;
      const values = { count: ways.length, ...(ways.length ? { steps: steps(ways[0]) } : names) };
      rolebook.say(told, say(["none", "one"][ways.length] || "many", values));
    } catch {
      if (mine !== turn) return;
      found.hidden = true;
      rolebook.say(told, words.failed);
    }
  }

  /** Put every role into both lists, a group a ladder. */
  function offer() {
    for (const role of catalogue.roles) roles.set(role.id, role);
    from.append(...rolebook.options(catalogue, catalogue.roles));
    to.append(...rolebook.options(catalogue, catalogue.roles));
  }

  rolebook.get("roles").then((data) => {
    catalogue = data;
    offer();
    form.hidden = roles.size < 2;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      rolebook.choose({ from: from.value, to: to.value });
      show();
    });
    rolebook.follow(show);
  }, () => rolebook.say(told, words.failed));
})();
