/* Narrows the roles to what someone looks for as they type, and chooses the one that fits best. */

const asked = document.getElementById("q");
const count = document.getElementById("count");
const roles = [...document.querySelectorAll(".option")].map((place) => ({
  place,
  pick: place.querySelector("input"),
  title: folded(place.dataset.title),
  also: folded(place.dataset.also).split("|"),
  skills: folded(place.dataset.skills),
}));
const language = document.documentElement.lang;
const PAUSE = 300;
let timer = 0;

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** How far a role is from what is wanted: 0 is its very title, 6 something of its skills. */
function rank(role, wanted) {
  const tests = [
    role.title === wanted,
    role.also.includes(wanted),
    role.title.startsWith(wanted),
    role.title.includes(wanted),
    role.also.some((each) => each.includes(wanted)),
    wanted.split(" ").every((word) => role.title.includes(word)),
  ];
  const place = tests.indexOf(true);
  return place < 0 ? tests.length : place;
}

function show() {
  const wanted = folded(asked.value).trim().split(/\s+/).join(" ");
  const words = wanted.split(" ");
  const found = roles.filter((role) => {
    const names = `${role.title} ${role.also.join(" ")} ${role.skills}`;
    return words.every((word) => names.includes(word));
  });
  const hits = new Set(found);
  for (const role of roles) {
    role.place.hidden = !hits.has(role);
    if (role.place.hidden) role.pick.checked = false;
  }
  if (wanted && found.length) {
    const best = found.reduce((first, next) => rank(next, wanted) < rank(first, wanted) ? next : first);
    best.pick.checked = true;
    best.place.scrollIntoView({ block: "nearest" });
  }
  clearTimeout(timer);
  timer = setTimeout(() => say(found.length), PAUSE); // once someone has stopped typing
}

function say(shown) {
  const numbers = { shown: shown.toLocaleString(language), total: roles.length.toLocaleString(language), asked: asked.value };
  const text = shown ? count.dataset.count : count.dataset.none;
  count.textContent = text.replace(/%\((\w+)\)s/g, (gap, name) => numbers[name] ?? gap);
}

if (roles.length && !new URLSearchParams(location.search).get("q")) {
  asked.addEventListener("input", show);
  asked.form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    roles.find((role) => role.pick.checked)?.pick.focus();
  });
  asked.form.querySelector("button").hidden = true;
  if (asked.value) show();
}
