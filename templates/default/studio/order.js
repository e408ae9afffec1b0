/* Lists that are put in order by buttons instead of numbers; the numbers are still what is sent. */

/** Show the buttons of the lists in a part of the form, and let them move their lines. */
export function decorate(part) {
  const lists = part.matches("[data-list]") ? [part] : part.querySelectorAll("[data-list]");
  for (const list of lists) {
    for (const place of list.querySelectorAll(".things .place")) place.hidden = true;
    for (const moves of list.querySelectorAll(".moves")) moves.hidden = false;
    list.addEventListener("click", (event) => {
      const button = event.target.closest(".move");
      if (button) move(list, button);
    });
    ends(list);
  }
}

function lines(list) {
  return [...list.querySelectorAll("ol.things > li")];
}

/** Move a line past its neighbour; the button stays where the hand or the focus is. */
function move(list, button) {
  const line = button.closest("li");
  const by = Number(button.dataset.by);
  const neighbour = by < 0 ? line.previousElementSibling : line.nextElementSibling;
  if (!neighbour) return;
  if (by < 0) neighbour.before(line);
  else neighbour.after(line);
  const all = lines(list);
  all.forEach((each, at) => { each.querySelector(".place input").value = at + 1; });
  ends(list);
  button.focus();
  line.scrollIntoView({ block: "nearest" });
  const place = all.indexOf(line) + 1;
  const text = (line.querySelector(".said") ?? line.querySelector("textarea")).firstChild?.textContent.trim() ?? "";
  list.dispatchEvent(new CustomEvent("moved", { bubbles: true, detail: { place, count: all.length, text } }));
}

/** A line at an end of its group goes no further: a posting has the groups in this order. */
function ends(list) {
  for (const line of lines(list)) {
    for (const button of line.querySelectorAll(".move")) {
      const neighbour = Number(button.dataset.by) < 0 ? line.previousElementSibling : line.nextElementSibling;
      button.setAttribute("aria-disabled", String(neighbour === null));
    }
  }
}
