/* Links to the single duties, skills and requirements of a role, shown when someone asks for them. */
"use strict";

(() => {
  const place = document.getElementById("links");
  if (!place) return;
  const [button, said] = place.children;
  const KINDS = '[id^="duty-"], [id^="skill-"], [id^="requirement-"]';
  let links = [];

  /** A link before an item, which is copied where the browser allows it. */
  function link(item) {
    const made = document.createElement("a");
    const text = (item.querySelector("strong") ?? item).firstChild.textContent.trim();
    made.className = "point";
    made.href = `#${item.id}`;
    made.textContent = "#";
    made.setAttribute("aria-label", place.dataset.link.replace("%(text)s", () => text));
    made.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(made.href);
        said.textContent = place.dataset.copied;
      } catch {
        said.textContent = place.dataset.shown;
      }
    });
    (item.querySelector("p") ?? item).append(" ", made);
    return made;
  }

  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!shown));
    if (!links.length) links = [...document.querySelectorAll(KINDS)].map(link);
    for (const each of links) each.hidden = shown;
    said.textContent = "";
  });
  place.hidden = false;
})();
