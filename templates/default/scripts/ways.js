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
  const brought = document.querySelector("#ways-end ul");
  const YEAR = 12;
  const HALF = 6;
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

  /** An item more at the end of a list. */
  function add(list, ...content) {
    const item = list.appendChild(document.createElement("li"));
    item.append(...content);
    return item;
  }

  function span(name, ...content) {
    const made = document.createElement("span");
    made.className = name;
    made.append(...content);
    return made;
  }

  /** Fill a list of texts; without any it says so, or goes with the heading before it. */
  function fillList(item, part, texts, none) {
    const place = item.querySelector(`[data-part="${part}"]`);
    for (const text of texts.length || !none ? texts : [none]) {
      add(place, ...rolebook.pieced(text));
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
    const text = say("in-all", { time: lasting(low, high) });
    const silent = legs.length - known.length;
    return silent ? say(silent === 1 ? "silent-step" : "silent-steps", { text, number: silent }) : text;
  }

  /** A time given in months, told by the rule of `months` in generator/wording.py. */
  function lasting(low, high) {
    const whole = low % YEAR === 0 && high % YEAR === 0 && high > 0;
    const years = whole || (high >= 2 * YEAR && high % HALF === 0);
    const unit = years ? (high < 2 * YEAR ? "year" : "years") : (high === 1 ? "month" : "months");
    const told = (months) => !years ? months : months % YEAR ? say("and-half", { years: Math.floor(months / YEAR) }) : months / YEAR;
    const end = say(unit, { number: told(high) });
    if (low === high) return end;
    if (!low) return say("up-to", { time: end });
    if (years && (low < YEAR || low % HALF)) return say("range", { low: lasting(low, low), high: end });
    return say(unit, { number: say("range", { low: told(low), high: told(high) }) });
  }

  /** The roles of a way with their levels, and the kinds of the steps to them. */
  function stops(pairs) {
    const stop = (name, level) => span("stop", name, " ", span("level", ...rolebook.pieced(level)));
    const [[start, , { levels: [first] }]] = pairs;
    const items = [[stop(named(start), first)], ...pairs.map(([, end, step], at) => {
      const name = document.createElement(at === pairs.length - 1 ? "strong" : "span");
      name.append(named(end));
      const kind = span("by", `${step.sign} ${step.kind}`);
      return [kind, " ", stop(name, step.levels[1])];
    })];
    return items.map((content) => {
      const item = document.createElement("li");
      item.append(...content);
      return item;
    });
  }

  /** All that a role asks and the one at the start doesn't, of the data of both. */
  function bring(start, end) {
    const of = (list) => new Map(list.map((thing) => [thing.id, thing]));
    const [skills, asked] = [of(start.skills), of(start.requirements)];
    const learns = end.skills.filter(({ id, level }) => level > (skills.get(id)?.level ?? 0));
    const items = learns.map(({ id, name, word }) => parts(
      skills.has(id) ? "raised" : "new",
      { skill: rolebook.written(name, end), before: skills.get(id)?.word, now: word },
    ));
    for (const { id, digest, text, must, equivalent } of end.requirements) {
      if (asked.get(id)?.digest === digest) continue;
      const more = equivalent ? [" ", span("aside", rolebook.written(equivalent, end))] : [];
      const called = rolebook.written(text, end);
      items.push([...must ? [called] : parts("nice", { requirement: called }), ...more]);
    }
    brought.replaceChildren();
    for (const content of items.length ? items : [[words["nothing-more"]]]) add(brought, ...content);
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
    part.querySelector(".way").append(...stops(pairs));
    part.querySelector(".legs").append(...pairs.map((pair) => leg(...pair)));
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
      const profiles = ways.length ? await Promise.all([start, end].map((id) => rolebook.get(`roles/${id}`))) : [];
      if (mine !== turn) return;
      const names = { start: title(start), end: title(end) };
      document.getElementById("ways-found-title")
        .replaceChildren(...parts("heading", { start: named(start), end: named(end) }));
      list.replaceChildren(...ways.map((way, number) => section(way, number, described)));
      brought.parentElement.hidden = !ways.length;
      if (ways.length) bring(...profiles);
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
