/* The posting as candidates see it: one language at a time, as wide as a desk's or a phone's screen. */

import { outward } from "./outward.js";

const chosen = { language: -1, width: 1280 };
const TALL = { 390: 780, 1280: 900 };
const resized = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));

/** Show the frames of a part of the page; `fresh` is that part as it is now, if it is newer. */
export function show(part, fresh = null) {
  const had = part.querySelector(".shown-in");
  const has = (fresh ?? part).querySelector(".shown-in");
  if (fresh && had && has) return reload(part, fresh);
  if (fresh && had) { // it can't be shown now: what was last seen stays, and that is said
    part.querySelector(".stale").hidden = false;
    return undefined;
  }
  if (fresh) part.replaceChildren(...fresh.childNodes);
  if (has) begin(part);
  return undefined;
}

function begin(part) {
  part.classList.add("one");
  part.querySelector(".looks").hidden = false;
  part.querySelector(".looks").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const name = "language" in button.dataset ? "language" : "width";
    chosen[name] = Number(button.dataset[name]);
    lay(part);
  });
  if (chosen.language < 0) {
    chosen.language = [...part.querySelectorAll(".shown-in")].findIndex((each) => each.classList.contains("open"));
  }
  for (const screen of part.querySelectorAll(".screen")) resized.observe(screen);
  part.querySelectorAll("iframe").forEach(outward);
  lay(part);
}

/** What was chosen, of languages and widths. */
function lay(part) {
  for (const button of part.querySelectorAll(".looks button")) {
    const name = "language" in button.dataset ? "language" : "width";
    button.setAttribute("aria-pressed", String(Number(button.dataset[name]) === chosen[name]));
  }
  part.querySelectorAll(".shown-in").forEach((each, at) => {
    each.classList.toggle("open", at === chosen.language);
    fit(each.querySelector(".screen"));
  });
}

/** A screen of the chosen width, as large as there is room. */
function fit(screen) {
  const room = screen.clientWidth;
  if (!room) return;
  const scale = Math.min(1, room / chosen.width);
  const tall = Math.max(TALL[chosen.width], 640 / scale);
  for (const frame of screen.querySelectorAll("iframe")) {
    frame.style.width = `${chosen.width}px`;
    frame.style.height = `${tall}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.insetInlineStart = `${Math.max(0, (room - chosen.width) / 2)}px`;
  }
  screen.style.height = `${tall * scale}px`;
}

/** How far down a frame was read; nothing where what it shows is none of our pages. */
function read(frame) {
  try { return frame.contentWindow.scrollY; } catch { return 0; }
}

/** Load each frame whose page is another one by now, behind the old one, at the place it was at. */
function reload(part, fresh) {
  part.querySelector(".stale").hidden = true;
  const [olds, news] = [part, fresh].map((each) => [...each.querySelectorAll(".shown-in")]);
  olds.forEach((old, at) => {
    const [frame, other] = [old.querySelector("iframe:last-of-type"), news[at]?.querySelector("iframe")];
    if (!frame || !other || frame.getAttribute("src") === other.getAttribute("src")) return;
    old.querySelector("a").href = other.getAttribute("src");
    if (!old.classList.contains("open")) {
      frame.src = other.getAttribute("src");
      return;
    }
    other.loading = "eager";
    other.classList.add("coming");
    outward(other);
    other.addEventListener("load", () => {
      other.contentWindow.scrollTo({ top: read(frame), behavior: "instant" });
      other.classList.remove("coming");
      for (const each of [...old.querySelectorAll("iframe")]) if (each !== other) each.remove();
    }, { once: true });
    frame.after(other);
    fit(old.querySelector(".screen"));
  });
}
