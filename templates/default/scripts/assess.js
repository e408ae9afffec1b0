/* Judging oneself: ratings in the address, and from them a result beside the form.

   A rating replaces the address, so that Back doesn't go through one's clicks; showing the result,
   and clearing, are steps that Back takes back. `_result` can be no skill's id.

   How near a role is, said here and in words on the page: for each of its skills that is rated, the
   steps between the rating and what it asks, up or down, over the number of those skills. Roles
   count of whose skills at least FAR are rated. Of equally near ones the one comes first that lacks
   fewer steps, then the one that the catalogue has first. */
"use strict";

(() => {
  const SHOWN = "_result";
  const STORE = `rolebook-assess:${rolebook.root}`;
  const FAR = 3 / 4;
  const MOST = 5;
  const LONGEST_TOLD = 5;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LEVEL = /^[0-5]$/;

  const form = document.querySelector(".assess");
  const result = document.getElementById("result");
  const of = (selector) => result.querySelector(selector);

  if (!form) {
    addEventListener("popstate", carry);
    carry();
    return;
  }

  const role = form.dataset.role;
  const language = document.documentElement.lang;
  const words = new Map([...document.getElementById("sentences").content.querySelectorAll("[data-name]")]
    .map((each) => [each.dataset.name, each.dataset.text]));
  const skills = new Map([...form.querySelectorAll("[data-skill]")].map((field) => [field.dataset.skill, {
    field,
    asked: Number(field.dataset.asked),
    name: field.querySelector(".name"),
    asks: document.getElementById(`asked-${field.dataset.skill}`),
  }]));
  /** Ratings by skill: of this form's skills, and of others that the address or this browser has. */
  const ratings = new Map();
  let stored = null;
  let turn = 0;

  const say = (name, values = {}) => rolebook.fill(words.get(name), values);
  const number = (value, digits = 0) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const list = (names) => lists.format(names);
  const proficiencies = [...form.querySelector("[data-skill]").querySelectorAll(".word")].map((word) => word.textContent);

  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-skill]");
    if (!field) return;
    ratings.set(field.dataset.skill, Number(event.target.value));
    tell("");
    draw();
    keep("replaceState");
  });
  of(".show").addEventListener("click", () => {
    of(".shown").hidden = false;
    draw();
    keep("pushState");
    document.getElementById("result-title").focus();
  });
  of(".clear").addEventListener("click", () => {
    turn += 1;
    ratings.clear();
    if (of(".store").checked) drop();
    of(".shown").hidden = true;
    draw();
    keep("pushState");
    tell(say("cleared"));
  });
  of(".print").addEventListener("click", () => print());
  of(".copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      of(".address").hidden = true;
      tell(say("copied"));
    } catch {
      const address = document.getElementById("address");
      address.value = location.href;
      of(".address").hidden = false;
      tell(say("not-copied"));
      address.select();
    }
  });
  of(".store").addEventListener("change", (event) => event.target.checked ? store() : forget());
  of(".forget").addEventListener("click", () => {
    forget();
    of(".store").focus();
  });
  addEventListener("pageshow", (event) => event.persisted && open());
  result.hidden = false;
  rolebook.follow(open);

  /** Read the address, or what this browser keeps where the address has no rating.
      Skills of other roles count until the roles arrive and know no such skill; what this browser
      keeps of these stays there. The address may have changed by then: a later turn overtakes. */
  function open() {
    const mine = ++turn;
    const found = rolebook.choice();
    const left = [];
    const tooLong = !found.size && location.hash.includes("=");
    const empty = !found.size && !tooLong;
    stored = read();
    ratings.clear();
    for (const [skill, level] of found) {
      if (skill === SHOWN) continue;
      if (!ID.test(skill) || !LEVEL.test(level) || ratings.has(skill)) left.push(skill || "=");
      else ratings.set(skill, Number(level));
    }
    const kept = Boolean(stored) && (empty || ratings.size > 0 && [...ratings].every(([skill, level]) => stored.get(skill) === level));
    if (empty) stored?.forEach((level, skill) => ratings.set(skill, level));
    of(".shown").hidden = !found.has(SHOWN);
    of(".store").checked = kept;
    of(".forget").hidden = !stored;
    rolebook.say(of(".kept"), stored ? say(kept ? "kept" : "other-kept") : "");
    settle();
    if ([...ratings.keys()].every((skill) => skills.has(skill))) return;
    rolebook.get("roles").then(({ skills: known }) => {
      if (mine !== turn) return;
      const unknown = [...ratings.keys()].filter((skill) => !skills.has(skill) && !Object.hasOwn(known, skill));
      if (!unknown.length) return;
      unknown.forEach((skill) => ratings.delete(skill));
      if (!empty) left.push(...unknown);
      settle();
    }, () => {});
    function settle() {
      tell(tooLong ? say("too-long") : leftOut(left));
      draw();
      if (empty && stored || left.length || tooLong) keep("replaceState");
      else carry();
    }
  }

  function leftOut(names) {
    const shown = names.slice(0, LONGEST_TOLD).map((name) => name.slice(0, 40));
    return names.length ? say("left-out", { what: list(names.length > LONGEST_TOLD ? [...shown, "…"] : shown) }) : "";
  }

  /** Put the ratings into the address, and into this browser where that was asked for. */
  function keep(how) {
    const values = new URLSearchParams([...ratings].map(([skill, level]) => [skill, String(level)]));
    if (!of(".shown").hidden) values.set(SHOWN, "1");
    const now = values.size ? `#${values}` : "";
    if (now !== location.hash) history[how](null, "", now || location.pathname + location.search);
    if (of(".store").checked) store();
    carry();
  }

  /** Show ratings in the form, and what comes of them. */
  function draw() {
    const mine = [...skills].filter(([skill]) => ratings.has(skill));
    for (const [skill, { field }] of skills) {
      for (const input of field.querySelectorAll("input")) input.checked = ratings.get(skill) === Number(input.value);
    }
    const strong = mine.filter(([skill, { asked }]) => ratings.get(skill) >= asked);
    const gaps = mine.filter(([skill, { asked }]) => ratings.get(skill) < asked);
    const left = [...skills].filter(([skill]) => !ratings.has(skill));
    const shown = !of(".shown").hidden;
    const counted = say("rated", { rated: number(mine.length), all: number(skills.size) });
    const counts = { strengths: number(strong.length), gaps: number(gaps.length), left: number(left.length) };
    rolebook.say(of(".count"), shown ? `${counted} ${say("counts", counts)}` : counted);
    of(".show").hidden = shown;
    form.querySelectorAll(".asks").forEach((mark) => { mark.hidden = !shown; });
    if (!shown) return;
    put(".strengths", strong.map(strength));
    put(".gaps", gaps.map(gap));
    put(".left", left.map(([skill, { name }]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#skill-${skill}`;
      link.append(...copies(name));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        skills.get(skill).field.querySelector("input").focus();
      });
      item.append(link);
      return item;
    }));
    own(mine);
    rolebook.get("roles").then(near, () => {
      put(".near", []);
      of(".near .empty").textContent = say("no-roles");
    });
  }

  function strength([skill, { asked, name }]) {
    const level = ratings.get(skill);
    const values = { mine: proficiencies[level], asked: proficiencies[asked] };
    return line(name, say(level > asked ? "above" : "as-asked", values));
  }

  function gap([skill, { asked, name, asks }]) {
    const item = line(name, say("gap", { mine: proficiencies[ratings.get(skill)], asked: proficiencies[asked] }));
    item.append(...[...asks.querySelectorAll(":scope > .seen, :scope > .helps")].map((part) => part.cloneNode(true)));
    return item;
  }

  function line(name, way) {
    const item = rolebook.copy("result-skill");
    item.querySelector(".name").append(...copies(name));
    item.querySelector(".way").textContent = way;
    return item;
  }

  /** The parts of a name, so that what is in another language stays marked. */
  function copies(name) {
    return [...name.cloneNode(true).childNodes];
  }

  function put(part, items) {
    of(`${part} .empty`).hidden = items.length > 0;
    of(`${part} :is(ul, ol)`).replaceChildren(...items);
  }

  /** How near this role itself is, where its skills are rated far enough. */
  function own(rated) {
    const apart = rated.reduce((sum, [skill, { asked }]) => sum + Math.abs(asked - ratings.get(skill)), 0) / rated.length;
    of(".own").hidden = rated.length < FAR * skills.size;
    of(".own").textContent = of(".own").hidden ? "" : say("own", { steps: number(apart, 2) });
  }

  /** The roles nearest to the ratings, of those whose skills are rated far enough. */
  function near(catalogue) {
    const found = catalogue.roles
      .filter((each) => each.id !== role)
      .map((each) => ({ ...each, needs: Object.entries(each.skills) }))
      .map((each) => ({ ...each, rated: each.needs.filter(([skill]) => ratings.has(skill)) }))
      .filter(({ needs, rated }) => needs.length && rated.length >= FAR * needs.length)
      .map((each) => ({
        ...each,
        apart: each.rated.reduce((sum, [skill, asked]) => sum + Math.abs(asked - ratings.get(skill)), 0) / each.rated.length,
        lacks: each.rated.reduce((sum, [skill, asked]) => sum + Math.max(0, asked - ratings.get(skill)), 0),
      }))
      .sort((one, other) => one.apart - other.apart || one.lacks - other.lacks)
      .slice(0, MOST);
    put(".near", found.map((each) => nearest(each, catalogue)));
    carry();
    of(".near .empty").textContent = found.length ? "" : say("none-near");
  }

  function nearest({ id, title, href, needs, rated, apart }, catalogue) {
    const item = rolebook.copy("result-role");
    const called = (skill) => rolebook.written(catalogue.skills[skill], catalogue);
    const missing = rated.filter(([skill, asked]) => ratings.get(skill) < asked).map(([skill, asked]) => rolebook.parts(words.get("change"), {
      skill: called(skill), mine: proficiencies[ratings.get(skill)], asked: proficiencies[asked],
    }));
    const unrated = needs.filter(([skill]) => !ratings.has(skill)).map(([skill]) => catalogue.skills[skill]);
    const lead = (link, address) => {
      if (!link) return;
      link.href = rolebook.home + address;
      if (link.textContent) link.setAttribute("aria-label", `${link.textContent}: ${title}`);
    };
    const page = item.querySelector(".page");
    lead(page, href);
    page.append(rolebook.written(title, catalogue));
    lead(item.querySelector(".form"), `assess/${id}/index.html`);
    lead(item.querySelector(".ways"), `ways/index.html#from=${role}&to=${id}`);
    lead(item.querySelector(".compare"), `compare/index.html#roles=${role}+${id}`);
    item.querySelector(".form").dataset.carry = "";
    item.querySelector(".apart").textContent = say("apart", { steps: number(apart, 2) });
    item.querySelector(".missing p").textContent = say(missing.length ? "missing" : "none-missing");
    item.querySelector(".missing ul").append(...missing.map((parts) => {
      const entry = document.createElement("li");
      entry.append(...parts);
      return entry;
    }));
    const rest = item.querySelector(".unrated");
    if (unrated.length) {
      const names = document.createElement("span");
      names.append(...lists.formatToParts(unrated).map(({ type, value }) => type === "element" ? rolebook.written(value, catalogue) : value));
      rest.append(...rolebook.parts(words.get("unrated"), { skills: names }));
    } else {
      rest.remove();
    }
    return item;
  }

  /** Say something about what was just done, or nothing. */
  function tell(text) {
    rolebook.say(of(".told"), text);
  }

  /** Links to other forms take the ratings along, and those to another language all of the choice. */
  function carry() {
    const values = rolebook.choice();
    const aim = (link) => link.setAttribute("href", link.getAttribute("href").split("#")[0] + (values.size ? `#${values}` : ""));
    document.querySelectorAll(".languages a").forEach(aim);
    values.delete(SHOWN);
    document.querySelectorAll("[data-carry]").forEach(aim);
  }

  /** What this browser keeps, as ratings by skill; null for nothing, or nothing that can be ratings. */
  function read() {
    try {
      const found = Object.entries(JSON.parse(localStorage.getItem(STORE)) ?? {});
      const good = found.filter(([skill, level]) => ID.test(skill) && LEVEL.test(level));
      return good.length ? new Map(good) : null;
    } catch {
      return null;
    }
  }

  /** Keep the ratings, over those that are kept: of other forms, and of skills unknown here. */
  function store() {
    const all = new Map([...read() ?? [], ...ratings]);
    try {
      localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(all)));
      stored = all.size ? all : null;
      rolebook.say(of(".kept"), stored ? say("kept") : "");
    } catch {
      of(".store").checked = false;
      rolebook.say(of(".kept"), say("refused"));
    }
    of(".forget").hidden = !stored;
  }

  /** Whether what is kept could be dropped. */
  function drop() {
    try {
      localStorage.removeItem(STORE);
      stored = null;
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    rolebook.say(of(".kept"), say(drop() ? "forgotten" : "refused"));
    of(".store").checked = false;
    of(".forget").hidden = true;
  }
})();
