/* Two handles on a band, which write into the fields of pay; the fields are what is sent. */

/** Let a slider work. */
export function dress(slider) {
  const [low, high] = ends(slider);
  slider.querySelector(".ends").hidden = false;
  for (const handle of [low, high]) {
    handle.addEventListener("input", () => {
      if (handle === low && Number(low.value) > Number(high.value)) low.value = high.value;
      if (handle === high && Number(high.value) < Number(low.value)) high.value = low.value;
      for (const [field, end] of [["pay.min", low], ["pay.max", high]]) {
        if (handle === end || !document.getElementById(field).value) document.getElementById(field).value = end.value;
      }
      tell(slider);
    });
  }
  read(slider);
}

/** Bring the slider of a form to what its fields say. */
export function reckon(form) {
  const slider = form.querySelector(".slider");
  if (slider) read(slider);
}

function ends(slider) {
  return [slider.querySelector(".low"), slider.querySelector(".high")];
}

/** An amount as someone typed it; NaN where it is none, and where there is none. */
function amount(name) {
  const text = document.getElementById(name).value.replace(/[\s\u00a0\u202f$]/g, "");
  const plain = text.replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".");
  return plain === "" ? NaN : Number(plain);
}

function read(slider) {
  const [low, high] = ends(slider);
  const [least, most] = [amount("pay.min"), amount("pay.max")];
  if (!Number.isNaN(least)) low.value = least;
  if (!Number.isNaN(most)) high.value = most;
  if (Number(low.value) > Number(high.value)) low.value = high.value;
  tell(slider);
}

/** Say and draw what the ends are, and how wide that is. */
function tell(slider) {
  const { low: from, high: to, most, free } = slider.dataset;
  const [low, high] = ends(slider);
  const [least, top] = [amount("pay.min"), amount("pay.max")];
  const share = (value) => Math.min(100, Math.max(0, (value - from) / (to - from || 1) * 100));
  const lawful = most === "" ? 0 : top > Number(free) && free !== "" ? 100 : share(Number(low.value) + Number(most)) - share(low.value);
  draw(slider.querySelector(".chosen-range"), share(low.value), share(high.value) - share(low.value));
  draw(slider.querySelector(".lawful"), share(low.value), Math.min(lawful, 100 - share(low.value)));
  for (const handle of [low, high]) handle.setAttribute("aria-valuetext", money(slider, Number(handle.value)));
  low.style.zIndex = share(low.value) > 50 ? 1 : 0; // both handles at the high end: the low one can be had
  const wide = Math.max(0, Math.round((top - least) * 100) / 100);
  const known = !Number.isNaN(wide);
  const values = known ? { low: money(slider, least), high: money(slider, top), wide: money(slider, wide) } : {};
  slider.querySelector(".range").textContent = known ? filled(slider.dataset.range, values) : "";
  slider.querySelector(".over").hidden = !known || most === "" || wide <= Number(most) || top > Number(free);
}

function draw(bar, from, wide) {
  bar.style.insetInlineStart = `${from}%`;
  bar.style.inlineSize = `${wide}%`;
}

/** An amount as the language writes it. */
function money(slider, value) {
  const { group, point, money: written } = slider.dataset;
  const [whole, cents] = value.toFixed(Number.isInteger(value) ? 0 : 2).split(".");
  const figure = whole.replace(/\B(?=(\d{3})+$)/g, group) + (cents ? point + cents : "");
  return filled(written, { figure });
}

function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (gap, name) => values[name] ?? gap);
}
