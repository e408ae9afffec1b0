/* The preview follows the files: findings and the frame are made anew in place when the book changes.
   Where the studio is gone, the last page stays, and what is new is fetched once it is back. */

import { outward } from "./outward.js";

const frame = document.getElementById("preview");
const told = document.getElementById("told");
const AGAIN = 3000;
let known = document.getElementById("findings").dataset.state;
let boot = "";
let news = null;

/** Where the frame is; nowhere while what it shows is none of our pages. */
function path() {
  try { return frame?.contentWindow.location.pathname ?? ""; } catch { return ""; }
}

/** The address of this preview for the page of the site that the frame shows, or showed last. */
function here() {
  const address = new URL(location.href);
  const at = path();
  if (at.startsWith("/site/")) address.searchParams.set("page", at.slice("/site/".length));
  return address;
}

/** Keep the address and the link without script at the page that the frame shows. */
function keep() {
  const address = here();
  history.replaceState(null, "", address);
  document.getElementById("again").href = address;
}

/** The findings as they are now in the place of those that stand there; an open list stays open. */
async function renew() {
  const answer = await fetch(here(), {headers: {Accept: "text/html"}});
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const old = document.getElementById("findings");
  const fresh = page.getElementById("findings");
  if (!fresh) throw new Error("no findings");
  const open = old.querySelector("details").open;
  old.replaceWith(fresh);
  if (open) fresh.querySelector("details").open = true;
  known = fresh.dataset.state;
  return page.getElementById("preview") !== null;
}

/** Load the frame again, at the place to which one had read; where it left the site, its last page. */
function reload() {
  if (!path()) {
    frame.src = `/site/${here().searchParams.get("page") ?? ""}`;
    return;
  }
  const [x, y] = [frame.contentWindow.scrollX, frame.contentWindow.scrollY];
  frame.addEventListener("load", () => frame.contentWindow.scrollTo({left: x, top: y, behavior: "instant"}), {once: true});
  frame.contentWindow.location.reload();
}

async function show() {
  try {
    const shown = await renew();
    if (shown && !frame) { location.reload(); return; }
    if (frame) reload();
    told.textContent = told.dataset.new;
  } catch {
    told.textContent = told.dataset.gone;
  }
}

/** Wait for news while one can be seen: a browser has six connections for all tabs of a studio. */
function listen() {
  if (news || document.visibilityState === "hidden") return;
  const events = news = new EventSource("/events");
  events.addEventListener("book", event => {
    const now = JSON.parse(event.data);
    const back = told.textContent === told.dataset.gone;
    if (now.state !== known || (boot && now.boot !== boot)) show();
    else if (back) told.textContent = "";
    boot = now.boot;
  });
  events.addEventListener("error", () => {
    told.textContent = told.dataset.gone;
    if (events.readyState !== EventSource.CLOSED) return;
    news = null;
    setTimeout(listen, AGAIN);
  });
}

function rest() {
  news?.close();
  news = null;
}

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? rest() : listen());
if (frame) {
  frame.addEventListener("load", keep);
  outward(frame);
}
listen();
