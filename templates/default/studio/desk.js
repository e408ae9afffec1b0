/* Sends the form as one types, and brings what is found, seen and filled in up to date in place.

   One request goes at a time, and what was typed meanwhile follows it. What someone has changed
   since it was sent, or is typing in, is never written over. Each sending has a number that rises,
   so that the studio knows the last one in whatever order they arrive. */

import { decorate } from "./order.js";
import { dress, reckon } from "./slider.js";
import { show } from "./seen.js";

const PAUSE = 400;
const PATIENCE = 30000;
const AGAIN = [2000, 5000, 15000, 60000];
const form = document.getElementById("sheet");
const told = document.getElementById("told");
let timer = 0;
let sending = false;
let waiting = null;
let failures = 0;
let sent = "";
let last = null;
let pressed = null;
let flight = null;
let count = 0;
const LEFT = new Error("the page is left");
const served = new WeakMap();

/** What the form says now, but for the version that it was made from. */
function said() {
  const body = new URLSearchParams(new FormData(form));
  body.delete("version");
  return body;
}

/** What the form was made from, with the number of this sending; also for a form that is sent as it is. */
function counted() {
  const [tab, number, made] = form.elements.version.value.split(".");
  count = Math.max(count, Number(number)) + 1;
  form.elements.version.value = [tab, count, made].join(".");
  return form.elements.version.value;
}

function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(() => send(), pause);
}

/** Send the form, and take in what comes back; `asked` are fields besides it. */
async function send(asked = {}) {
  clearTimeout(timer);
  if (sending) {
    waiting = { ...waiting, ...asked };
    return;
  }
  const body = said();
  const now = body.toString();
  if (now === sent && !Object.keys(asked).length && !failures) {
    if (last) take(last.cloneNode(true), states()); // what waited for someone to leave its place
    return;
  }
  sending = true;
  const was = states();
  for (const [name, value] of Object.entries({ do: "look", ...asked })) body.set(name, value);
  const answer = await ask(body);
  sending = false;
  if (flight?.signal.reason === LEFT) return;
  if (answer) {
    const same = said().toString() === now;
    failures = 0;
    last = answer;
    take(answer.cloneNode(true), was);
    sent = same ? said().toString() : now;
  } else if (failures) {
    later(AGAIN[Math.min(failures, AGAIN.length) - 1]);
  }
  if (pressed) {
    const button = pressed;
    pressed = null;
    if (answer && button.form === form) return form.requestSubmit(button);
    if (!answer) fail(`${told.textContent} ${told.dataset.undone}`);
  }
  if (waiting) {
    const next = waiting;
    waiting = null;
    if (Object.keys(next).length) send(next);
    else later();
  }
}

/** The page that answers a form; null where there is none, which is said. */
async function ask(body, fresh = false) {
  let answer, page;
  body.set("version", counted());
  const mine = flight = new AbortController();
  const patience = setTimeout(() => mine.abort(), PATIENCE);
  try {
    answer = await fetch(form.action, { method: "POST", body, signal: mine.signal, headers: { "X-Part": "beside" } });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    if (mine.signal.reason === LEFT) return null;
    failures += 1;
    return fail(told.dataset.away);
  } finally {
    clearTimeout(patience);
  }
  form.elements.version.value = answer.headers.get("X-Version") ?? form.elements.version.value;
  if (page.getElementById("sheet")) return page;
  if (answer.status === 403 && !fresh && await known()) {
    body.set("csrf", form.elements.csrf.value);
    return ask(body, true);
  }
  failures = 0;
  if (answer.status === 403) return fail(told.dataset.out);
  if (answer.status === 404) return fail(told.dataset.lost);
  if (answer.status === 429 || answer.status >= 500) {
    failures += 1;
    return fail(told.dataset.busy);
  }
  const why = page.querySelector(".lede")?.textContent ?? "";
  return fail(`${why} ${told.dataset.still}`.trim());
}

/** Whether the studio knows us, perhaps by a new session, whose mark the form then has. */
async function known() {
  try {
    const answer = await fetch(form.action, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const mark = page.querySelector("#sheet [name=csrf]");
    if (mark) form.elements.csrf.value = mark.value;
    return mark !== null;
  } catch {
    return false;
  }
}

function fail(text) {
  say(text);
  told.classList.add("failed");
  return null;
}

/** Say how the draft stands, where that has changed. */
function say(text) {
  told.classList.remove("failed");
  if (told.textContent !== text) told.textContent = text;
}

// --- what came back ------------------------------------------------------------------------------

/** The controls of a part of the form that are sent, in their order. */
function controls(part) {
  return [...part.querySelectorAll("input, select, textarea")].filter((each) => each.name);
}

function state(control) {
  return control.matches("[type=radio], [type=checkbox]") ? String(control.checked) : control.value;
}

/** Whether a control says something else than the page came with. */
function changed(control) {
  if (control.matches("[type=radio], [type=checkbox]")) return control.checked !== control.defaultChecked;
  if (control.matches("select")) return [...control.options].some((each) => each.selected !== each.defaultSelected);
  return control.value !== control.defaultValue;
}

function states() {
  return new Map(controls(form).map((control) => [control, state(control)]));
}

/** Take in the form as the studio has it, and what stands beside it. */
function take(page, was) {
  for (const fresh of page.querySelectorAll("#sheet .group")) {
    const old = document.getElementById(fresh.id);
    if (old) renew(old, fresh, was);
  }
  swap(document.getElementById("complaints"), page.getElementById("complaints"));
  swap(document.getElementById("advice"), page.getElementById("advice"));
  swap(document.getElementById("take"), page.getElementById("take"));
  show(document.getElementById("seen"), page.getElementById("seen"));
  say(page.getElementById("told").textContent);
}

/** A group of the form: its values and messages; all of it where it has other fields by now. */
function renew(old, fresh, was) {
  const [mine, theirs] = [controls(old), controls(fresh)];
  const same = mine.length === theirs.length && mine.every((control, at) => control.name === theirs[at].name);
  const touched = mine.some((control) => was.get(control) !== state(control));
  if (same) {
    mine.forEach((control, at) => put(control, theirs[at], was));
    for (const mark of fresh.querySelectorAll(".mark[id]")) {
      document.getElementById(mark.id).textContent = mark.textContent;
    }
    messages(old, fresh);
    const [slider, other] = [old.querySelector(".slider"), fresh.querySelector(".slider")];
    if (slider && other) {
      if (served.get(slider) !== other.outerHTML && !slider.contains(document.activeElement)) {
        slider.replaceWith(other);
        begin(other);
      }
    } else if ((slider === null) !== (other === null) && !touched && !old.contains(document.activeElement)) {
      replace(old, fresh);
    }
  } else if (!touched && !old.contains(document.activeElement)) {
    replace(old, fresh);
  }
}

function replace(old, fresh) {
  old.replaceWith(fresh);
  decorate(fresh);
  fresh.querySelectorAll(".slider").forEach(begin);
}

/** A slider as the studio sent it begins to work. */
function begin(slider) {
  served.set(slider, slider.outerHTML);
  dress(slider);
}

/** A control's value, unless someone is at it or has changed it since it was sent. */
function put(control, fresh, was) {
  const free = control !== document.activeElement && was.get(control) === state(control);
  if (free && state(control) !== state(fresh)) {
    if (control.matches("[type=radio], [type=checkbox]")) control.checked = fresh.checked;
    else control.value = fresh.value;
  }
  if (control === document.activeElement) return; // nobody is told of a fault while still typing
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (fresh.hasAttribute(name)) control.setAttribute(name, fresh.getAttribute(name));
    else control.removeAttribute(name);
  }
}

/** What is wrong with each field of a group, and with the group. */
function messages(old, fresh) {
  for (const place of [old, ...old.querySelectorAll(".field[id]")]) {
    const other = place === old ? fresh : fresh.querySelector(`#${CSS.escape(place.id)}`);
    if (!other || (place !== old && place.contains(document.activeElement))) continue;
    const [mine, theirs] = [place, other].map((each) => each.querySelector(":scope > .wrong"));
    if (mine && theirs) mine.textContent = theirs.textContent;
    else if (mine) mine.remove();
    else if (theirs && place === old) place.querySelector("legend, .hint").after(theirs.cloneNode(true));
    else if (theirs) place.append(theirs.cloneNode(true));
  }
}

/** Put what is new in the place of what was, and keep what was open, and where someone is. */
function swap(old, fresh) {
  if (old.innerHTML === fresh.innerHTML) return;
  const open = new Set([...old.querySelectorAll("details[open] > summary")].map((each) => each.id));
  const at = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceChildren(...fresh.childNodes);
  for (const id of open) {
    const summary = id && document.getElementById(id);
    if (summary) summary.parentElement.open = true;
  }
  if (at) (at.id && document.getElementById(at.id) || old.querySelector("[tabindex], a, button"))?.focus();
}

// --- what someone does ---------------------------------------------------------------------------

form.addEventListener("input", (event) => {
  if (event.target.name) reckon(form);
  later();
});
form.addEventListener("change", () => later());
form.addEventListener("focusin", (event) => { // the browser by itself brings but one line above the bar
  if (event.target.matches("textarea")) event.target.scrollIntoView({ block: "nearest" });
});
form.addEventListener("focusout", () => later());
form.addEventListener("moved", (event) => {
  const region = document.getElementById("moved");
  region.textContent = region.dataset.place.replace(/%\((\w+)\)s/g, (gap, name) => event.detail[name] ?? gap);
  later();
});
form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.name === "fix") {
    event.preventDefault();
    send({ fix: button.value });
  } else if (!button || button.value === "look") {
    event.preventDefault();
    send();
  } else if (failures) { // what is asked for is done once the form can be sent
    event.preventDefault();
    pressed = button;
    send();
  } else {
    clearTimeout(timer);
    waiting = null;
    flight?.abort(LEFT);
    counted();
    sent = said().toString();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || said().toString() === sent) return;
  const body = said();
  body.set("do", "look");
  body.set("version", counted());
  fetch(form.action, { method: "POST", body, keepalive: true, headers: { "X-Part": "beside" } }).catch(() => {});
});
addEventListener("beforeunload", (event) => {
  if (failures && said().toString() !== sent) event.preventDefault();
});

form.classList.add("live");
decorate(form);
form.querySelectorAll(".slider").forEach(begin);
show(document.getElementById("seen"));
form.querySelector("[autofocus]")?.scrollIntoView({ block: "center" });
if (controls(form).some(changed)) later(); // typed before this ran, or put back by the browser
else sent = said().toString();
