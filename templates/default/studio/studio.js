/* The preview follows the files: findings and the frame are made anew in place when the book changes.
   Where the studio is gone, the last page stays, and what is new is fetched once it is back. */
"use strict";

(() => {
  const frame = document.getElementById("preview");
  const told = document.getElementById("told");
  const AGAIN = 3000;
  let known = document.getElementById("findings").dataset.state;
  let boot = "";

  /** The address of this preview for the page that the frame shows now. */
  function here() {
    const address = new URL(location.href);
    const path = frame ? frame.contentWindow.location.pathname : "";
    if (path.startsWith("/site/")) address.searchParams.set("page", path.slice("/site/".length));
    return address;
  }

  /** Keep the address and the link without script at the page that the frame shows. */
  function keep() {
    let address;
    try { address = here(); } catch { return; }
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

  /** Load the frame again, at the place to which one had read. */
  function reload() {
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

  function listen() {
    const events = new EventSource("/events");
    events.addEventListener("book", event => {
      const now = JSON.parse(event.data);
      const back = told.textContent === told.dataset.gone;
      if (now.state !== known || (boot && now.boot !== boot)) show();
      else if (back) told.textContent = "";
      boot = now.boot;
    });
    events.addEventListener("error", () => {
      told.textContent = told.dataset.gone;
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN);
    });
  }

  if (frame) frame.addEventListener("load", keep);
  listen();
})();
