/* Buttons that copy a posting, with formatting and without, from the page where one copies it by hand. */

document.documentElement.classList.add("copies");

/** Both forms of a posting, as its page has them. */
async function forms(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const rich = page.querySelector("[data-rich]"), text = page.querySelector("[data-text]");
  return {"text/html": rich.innerHTML.trim(), "text/plain": text.value};
}

/** Let the clipboard have what it is promised: a browser may want to be asked at once. */
function write(kinds, promised) {
  const blob = kind => promised.then(all => new Blob([all[kind]], {type: kind}));
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(kinds.map(kind => [kind, blob(kind)])))]);
}

/** The old way, which needs no secure address: the copying of a field's text, with our own data put in its place. */
function put(kinds, all, back) {
  const field = document.createElement("textarea");
  field.value = all["text/plain"];
  Object.assign(field.style, {position: "fixed", top: "0", opacity: "0"});
  document.body.append(field);
  field.select();
  let taken = false;
  const give = event => {
    for (const kind of kinds) event.clipboardData.setData(kind, all[kind]);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener("copy", give, {once: true});
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give);
  field.remove();
  back.focus();
  return done && taken;
}

async function copy(button) {
  const place = button.closest("[data-from]");
  const told = place.querySelector("[data-copied]");
  const kinds = button.dataset.copy === "rich" ? ["text/html", "text/plain"] : ["text/plain"];
  const promised = forms(place.dataset.from);
  for (const each of document.querySelectorAll("[data-copied]")) each.textContent = "";
  let done = false;
  try {
    await write(kinds, promised);
    done = true;
  } catch {
    try { done = put(kinds, await promised, button); } catch { /* it is told below */ }
  }
  (told.isConnected ? told : document.getElementById(told.id)).textContent = done ? button.dataset.done : place.dataset.refused;
}

document.addEventListener("click", event => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
