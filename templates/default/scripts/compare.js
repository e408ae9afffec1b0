/* Roles side by side: counts what a filter shows, and composes what no ready page has.
   What becomes of a thing from one role to the next is told as generator/ladder.py tells it. */
"use strict";

(() => {
  const place = document.getElementById("compare");
  if (!place) return;
  const words = place.dataset;
  const compared = document.getElementById("compared");
  const count = document.getElementById("compare-count");
  const radios = [...place.querySelectorAll("[name=show]")];
  const compose = document.getElementById("compose");
  const PARTS = ["facts", "pay", "skills", "duties", "requirements", "scope"];
  const SHOWN = { all: "tr", shared: "tr.shared", differences: "tr.different" };

  /** Mark what the address asks to show, and say how much that is. */
  function filter() {
    const asked = rolebook.choice().get("show");
    const show = Object.hasOwn(SHOWN, asked ?? "") ? asked : "all";
    for (const radio of radios) radio.checked = radio.value === show;
    tell(show);
  }

  function tell(show) {
    const rows = compared.querySelectorAll("tbody tr").length;
    const shown = compared.querySelectorAll(`tbody ${SHOWN[show]}`).length;
    rolebook.say(count, rows ? rolebook.fill(words.count, { shown, all: rows }) : "");
  }

  /** Keep roles and filter in the address. */
  function keep(roles, show) {
    rolebook.choose({ roles: roles.join(" "), show: show === "all" ? "" : show });
  }

  function asked() {
    return (rolebook.choice().get("roles") ?? "").split(/\s+/).filter(Boolean);
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      keep(asked(), radio.value);
      tell(radio.value);
    });
  }

  if (!compose) return rolebook.follow(filter);

  /* --- composing --------------------------------------------------------------------------- */

  const said = document.getElementById("compose-said");
  const again = document.getElementById("again");
  const form = document.getElementById("choose");
  const find = document.getElementById("find");
  const select = document.getElementById("role");
  const chosen = document.getElementById("chosen");
  const say = compose.dataset;
  const MOST = Number(say.limit);
  let catalogue = null;
  let roles = [];
  let turn = 0;

  const title = (id) => catalogue.byId.get(id)?.title ?? id;
  const list = (ids) => ids.map((id) => id.slice(0, 60)).slice(0, 10).join(", ");

  /** Read the address, load what it asks for, and show it; a later turn overtakes an earlier one. */
  async function show() {
    const mine = ++turn;
    again.hidden = true;
    if (!catalogue) {
      try {
        const data = await rolebook.get("roles");
        catalogue = { ...data, byId: new Map(data.roles.map((role) => [role.id, role])) };
        options();
      } catch {
        if (mine === turn) fail(say.noCatalogue);
        return;
      }
      if (mine !== turn) return;
    }
    form.hidden = false;
    const wanted = [...new Set(asked().map((id) => rolebook.renamed(catalogue, id)))];
    const known = wanted.filter((id) => catalogue.byId.has(id));
    const unknown = wanted.filter((id) => !catalogue.byId.has(id));
    const problems = [];
    if (location.hash.includes("=") && ![...rolebook.choice()].length) problems.push(say.unread);
    if (unknown.length) problems.push(rolebook.fill(say.unknown, { roles: list(unknown) }));
    if (known.length > MOST) {
      const left = known.slice(MOST).map(title);
      problems.push(rolebook.fill(say.many, { most: say.most, roles: list(left) }));
    }
    roles = known.slice(0, MOST);
    picked();
    const found = await Promise.allSettled(roles.map((id) => rolebook.get(`roles/${id}`)));
    if (mine !== turn) return;
    const profiles = found.filter((one) => one.value).map((one) => one.value);
    const lacking = roles.filter((_, index) => !found[index].value).map(title);
    if (lacking.length) {
      problems.push(rolebook.fill(say.failed, { roles: list(lacking) }));
      again.hidden = false;
    }
    if (profiles.length < 2) problems.push(say.more);
    place.hidden = profiles.length < 2;
    document.getElementById("compare-order").hidden = profiles.length < 3;
    compared.replaceChildren(...(place.hidden ? [] : parts(profiles)));
    filter();
    if (problems.length) rolebook.say(said, problems.join(" "));
    else if (said.dataset.done) rolebook.say(said, said.dataset.done);
    else rolebook.say(said, "");
    said.dataset.done = "";
  }

  function fail(text) {
    form.hidden = true;
    again.hidden = false;
    place.hidden = true;
    rolebook.say(said, text);
  }

  /** The roles to choose from, by ladder: those whose titles hold every word that is looked for. */
  function options() {
    const looked = rolebook.folded(find.value).split(/\s+/).filter(Boolean);
    const fit = catalogue.roles.filter(({ title: text }) => {
      const called = rolebook.folded(text);
      return looked.every((word) => called.includes(word));
    });
    select.replaceChildren(...rolebook.options(catalogue, fit));
    return fit.length;
  }

  /** The chosen roles, each with a way to remove it. */
  function picked() {
    chosen.replaceChildren(...roles.map((id) => {
      const item = rolebook.copy("compare-chosen");
      const link = item.querySelector("a");
      const button = item.querySelector("button");
      link.append(rolebook.written(title(id), catalogue));
      link.href = rolebook.home + catalogue.byId.get(id).href;
      button.setAttribute("aria-label", rolebook.fill(say.remove, { role: title(id) }));
      button.addEventListener("click", () => remove(id));
      return item;
    }));
  }

  function remove(id) {
    const at = roles.indexOf(id);
    change(roles.filter((role) => role !== id), rolebook.fill(say.removed, { role: title(id) }));
    (chosen.querySelectorAll("button")[Math.min(at, roles.length - 1)] ?? find).focus();
  }

  function change(next, text) {
    said.dataset.done = text;
    keep(next, radios.find((radio) => radio.checked).value);
    show();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const id = select.value;
    if (!id) return;
    if (roles.includes(id)) rolebook.say(said, rolebook.fill(say.there, { role: title(id) }));
    else if (roles.length >= MOST) rolebook.say(said, rolebook.fill(say.full, { most: say.most }));
    else change([...roles, id], rolebook.fill(say.added, { role: title(id) }));
  });
  find.addEventListener("input", () => {
    rolebook.say(said, rolebook.fill(say.found, { count: options() }));
  });
  again.addEventListener("click", show);

  /* --- side by side ------------------------------------------------------------------------ */

  /** What became of a thing from one role to the next. */
  function kind(part, before, now) {
    if (!now) return before ? "dropped" : "none";
    if (!before) return "new";
    if (part === "skills") return moved(now.level - before.level, 0);
    if (part === "pay") {
      const kept = now.min === before.min && now.max === before.max;
      if (kept) return now.variable === before.variable ? "same" : "changed";
      return moved(now.min - before.min, now.max - before.max);
    }
    const by = { facts: "value", scope: "text" }[part] ?? "digest";
    return now[by] === before[by] ? "same" : "changed";
  }

  function moved(low, high) {
    if (!low && !high) return "same";
    if (low >= 0 && high >= 0) return "raised";
    return low <= 0 && high <= 0 ? "lowered" : "changed";
  }

  function parts(profiles) {
    return PARTS.map((part) => section(part, profiles)).filter(Boolean);
  }

  function section(part, profiles) {
    const sides = profiles.map((profile) => new Map(profile[part].map((thing) => [thing.id, thing])));
    const ids = new Set([...sides].reverse().flatMap((side) => [...side.keys()]));
    if (!ids.size) return null;
    const made = rolebook.copy("compare-part");
    const heading = document.createElement("h2");
    made.prepend(heading);
    made.id = part;
    heading.id = `${part}-title`;
    heading.textContent = words[`part${part[0].toUpperCase()}${part.slice(1)}`];
    made.setAttribute("aria-labelledby", heading.id);
    made.querySelector("caption").textContent = heading.textContent;
    const head = made.querySelector("thead tr");
    for (const profile of profiles) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.append(linked(profile.title, profile.href, profile));
      head.append(cell);
    }
    made.querySelector("tbody").append(...[...ids].map((id) => row(part, id, sides, profiles)));
    return made;
  }

  function row(part, id, sides, profiles) {
    const things = sides.map((side) => side.get(id));
    const kinds = things.map((thing, at) => at ? kind(part, things[at - 1], thing) : thing ? "first" : "none");
    const shared = things.every(Boolean) && kinds.every((each, at) => !at || each === "same");
    const made = document.createElement("tr");
    const head = document.createElement("th");
    const owner = things.findLastIndex(Boolean);
    const name = things[owner].place ?? things[owner].name ?? things[owner].label;
    made.className = shared ? "shared" : "different";
    made.dataset.id = id;
    head.scope = "row";
    if (name) head.append(rolebook.written(name, profiles[owner]), " ");
    head.append(span("state", shared ? words.shared : words.different));
    made.append(head, ...things.map((thing, at) => cell(part, thing, kinds[at], profiles[at])));
    return made;
  }

  function cell(part, thing, became, profile) {
    const made = document.createElement("td");
    const lacking = { pay: words.notPublished, facts: words.notSaid, scope: words.notSaid, duties: words.notDone };
    made.dataset.label = profile.title;
    made.dataset.kind = became;
    if (!thing) {
      made.textContent = lacking[part] ?? words.notAsked;
      return made;
    }
    if (part === "skills") {
      const meter = span("meter", "●".repeat(thing.level) + "○".repeat(5 - thing.level));
      meter.setAttribute("aria-hidden", "true");
      made.append(meter, " ");
    }
    const text = thing.word ?? thing.value ?? thing.text;
    made.append(thing.href ? linked(text, thing.href, profile) : rolebook.written(text, profile));
    if (part !== "facts" && words[became]) made.append(" ", span("change", words[became]));
    const more = thing.seen ?? thing.equivalent ?? thing.variable;
    if (more) {
      const aside = span("aside", "");
      aside.append(rolebook.written(more, profile));
      made.append(" ", aside);
    }
    return made;
  }

  function linked(text, href, profile) {
    const made = document.createElement("a");
    made.href = rolebook.home + href;
    made.append(rolebook.written(text, profile));
    return made;
  }

  function span(name, text) {
    const made = document.createElement("span");
    if (name) made.className = name;
    made.textContent = text;
    return made;
  }

  compose.hidden = false;
  rolebook.follow(show);
})();
