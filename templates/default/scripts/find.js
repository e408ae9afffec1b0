/* Narrows a list to what someone looks for; the choice stands in the address.
   An item is `data-find`; it, or what it stands in, has `data-NAME` for each control of the form. */
"use strict";

(() => {
  const form = document.getElementById("find");
  const [answer, told, none, clear] = ["answer", "told", "none", "clear"]
    .map((name) => document.getElementById(`find-${name}`));
  const controls = [...form.querySelectorAll("input, select")];
  const groups = [...document.querySelectorAll("[data-group]")].reverse();
  const apart = document.querySelectorAll("[data-apart]");
  const items = [...document.querySelectorAll("[data-find]")].map((place) => ({ place, has: {} }));

  /** The values that an item answers to for a control; the text that one may search in it. */
  function values(item, name) {
    if (!(name in item.has)) {
      const found = item.place.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? "";
      item.has[name] = name === "called"
        ? rolebook.folded(`${item.place.querySelector("a").textContent} ${found}`)
        : new Set(found.split(" "));
    }
    return item.has[name];
  }

  /** The words of the full-text search stand in the same address, where the page has one. */
  const searched = document.querySelector("#search input")?.name ?? null;

  /** What is chosen, by control; nothing for what is left open. */
  function chosen() {
    const found = {};
    for (const control of controls) {
      const value = control.type === "checkbox" ? (control.checked ? "1" : "") : control.value.trim();
      if (value) found[control.name] = value;
    }
    return found;
  }

  /** The items that fit all of a choice. */
  function fitting(choice) {
    const tests = Object.entries(choice).map(([name, value]) => {
      if (name !== "called") return (item) => values(item, name).has(value);
      const sought = rolebook.folded(value).split(/\s+/);
      return (item) => sought.every((word) => values(item, name).includes(word));
    });
    return items.filter((item) => tests.every((test) => test(item)));
  }

  /** Show what fits, and say how much that is. */
  function show() {
    const choice = chosen();
    const any = Object.keys(choice).length > 0;
    const fits = new Set(fitting(choice));
    for (const item of items) item.place.hidden = !fits.has(item);
    for (const group of groups) group.hidden = !group.querySelector("[data-find]:not([hidden])");
    for (const part of apart) part.hidden = any;
    clear.hidden = !any;
    none.hidden = fits.size > 0;
    loosen(fits.size ? {} : choice);
    const numbers = { shown: number(fits.size), total: number(items.length) };
    rolebook.say(answer, rolebook.fill(form.dataset.count, numbers));
  }

  /** A way out for each part of a choice without which something would fit. */
  function loosen(choice) {
    const list = none.querySelector("ul");
    list.replaceChildren();
    for (const name of Object.keys(choice)) {
      const { [name]: left, ...rest } = choice;
      const count = fitting(rest).length;
      if (!count) continue;
      const line = rolebook.copy("find-loosen");
      const button = line.querySelector("button");
      const control = controls.find((each) => each.name === name);
      const what = name === "open" ? control.labels[0].textContent
        : control.options ? control.selectedOptions[0].textContent : left;
      button.textContent = rolebook.fill(form.dataset.without, { what, number: number(count) });
      button.addEventListener("click", () => {
        set(control, "");
        keep();
        control.focus();
      });
      list.append(line);
    }
    none.querySelector("span").hidden = !list.children.length;
  }

  function number(value) {
    return value.toLocaleString(document.documentElement.lang);
  }

  function set(control, value) {
    if (control.type === "checkbox") control.checked = value === "1";
    else control.value = value;
  }

  /** Take the choice from the address; a fragment that is a place on the page changes nothing. */
  function read() {
    const here = location.hash.slice(1);
    if (here && !here.includes("=")) return;
    const asked = rolebook.choice();
    let lost = here !== "" && !asked.size;
    for (const control of controls) {
      const value = asked.get(control.name) ?? "";
      set(control, value.slice(0, control.maxLength > 0 ? control.maxLength : undefined));
      lost ||= value !== "" && (control.type === "checkbox" ? value !== "1" : control.value !== value);
      if (control.selectedIndex < 0) control.value = "";
    }
    for (const name of asked.keys()) lost ||= name !== searched && !controls.some((control) => control.name === name);
    told.hidden = !lost;
  }

  function keep() {
    told.hidden = true;
    const sought = searched && { [searched]: rolebook.choice().get(searched) };
    rolebook.choose({ ...chosen(), ...sought });
    show();
  }

  form.addEventListener("input", (event) => event.target.type === "search" ? show() : keep());
  form.addEventListener("change", keep);
  clear.addEventListener("click", () => {
    for (const control of controls) set(control, "");
    keep();
    controls[0].focus();
  });
  form.hidden = false;
  rolebook.follow(() => {
    read();
    show();
  });
  if (Object.keys(chosen()).length || !told.hidden) form.scrollIntoView();
})();
