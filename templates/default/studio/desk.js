/* Sends the form as one types, and brings what is found and seen beside it up to date. */
"use strict";
(() => {
  const form = document.querySelector("[data-desk]"), beside = document.getElementById("beside");
  if (!form || !beside) return;
  const PAUSE = 400;
  let timer = 0, turn = 0;

  const bring = async () => {
    const mine = ++turn, body = new URLSearchParams(new FormData(form));
    body.set("do", "look");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "beside" } });
      const text = await answer.text();
      const version = answer.headers.get("X-Version");
      if (version) form.elements.namedItem("version").value = version;
      if (!(answer.ok || answer.status === 409) || mine !== turn) return;
      const part = new DOMParser().parseFromString(text, "text/html").body;
      const kept = [...beside.querySelectorAll("iframe")].map((frame) => [frame.title, frame.contentWindow.scrollY]);
      const open = [...beside.querySelectorAll("details.seen")].map((one) => one.open);
      beside.replaceChildren(...part.childNodes);
      beside.querySelectorAll("details.seen").forEach((one, at) => { if (at in open) one.open = open[at]; });
      for (const frame of beside.querySelectorAll("iframe")) {
        const was = kept.find(([title]) => title === frame.title);
        if (was) frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, was[1]), { once: true });
      }
    } catch { /* the studio is away: what was typed stands in the form */ }
  };

  const later = () => { clearTimeout(timer); timer = setTimeout(bring, PAUSE); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);

  const held = document.querySelector("[data-slider]");
  if (!held) return;
  const ends = ["min", "max"].map((end) => document.getElementById(`pay.${end}`));
  const add = (field, at) => {
    const slider = document.createElement("input");
    slider.type = "range";
    [slider.min, slider.max, slider.step] = [held.dataset.low, held.dataset.high, held.dataset.step];
    slider.value = field.value || (at ? held.dataset.high : held.dataset.low);
    slider.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`).textContent);
    slider.addEventListener("input", () => { field.value = slider.value; later(); });
    field.addEventListener("input", () => { slider.value = field.value; });
    held.append(slider);
  };
  ends.forEach(add);
})();
