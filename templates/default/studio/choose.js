/* Narrows the roles to what someone looks for as they type, the one that fits best first, and chosen. */

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
const LONG = 5;
const NOWHERE = 8;
let timer = 0;

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a word begins with what is wanted, but for one letter: wrong, missing, too many, or two exchanged. */
function near(wanted, word) {
  let same = 0;
  while (same < wanted.length && wanted[same] === word[same]) same += 1;
  const [rest, other] = [wanted.slice(same), word.slice(same)];
  return other.slice(1).startsWith(rest.slice(1))
    || other.startsWith(rest.slice(1))
    || other.slice(1).startsWith(rest)
    || (rest.length > 1 && other.startsWith(rest[1] + rest[0] + rest.slice(2)));
}

/** How far a role is from what is wanted, by the same rules as the studio: 0 is its very title. */
function rank(role, wanted, has) {
  const whole = wanted.join(" ");
  const also = role.also.join("|");
  const tests = [
    role.title === whole,
    role.also.includes(whole),
    role.title.startsWith(whole),
    role.title.includes(whole),
    also.includes(whole),
    wanted.every((word) => has(role.title, word)),
    wanted.every((word) => has(`${role.title}|${also}`, word)),
    wanted.every((word) => has(`${role.title}|${also}|${role.skills}`, word)),
  ];
  const place = tests.indexOf(true);
  return place < 0 ? tests.length : place;
}

/** The roles that have all words that are asked for, the best first; a longer word may have one letter wrong. */
function fitting(wanted) {
  if (!wanted.length) return roles;
  const names = roles.map((role) => [role.title, ...role.also, role.skills].join("|")).join("|");
  const wrong = new Set(wanted.filter((word) => word.length >= LONG && !names.includes(word)));
  const has = (text, word) => text.includes(word)
    || (wrong.has(word) && text.split(/[^\p{L}\p{N}_]+/u).some((one) => near(word, one)));
  const ranks = new Map(roles.map((role) => [role, rank(role, wanted, has)]));
  return roles.filter((role) => ranks.get(role) < NOWHERE).sort((one, other) => ranks.get(one) - ranks.get(other));
}

function show() {
  const wanted = folded(asked.value).split(/\s+/).filter(Boolean);
  const found = fitting(wanted);
  const hits = new Set(found);
  for (const role of roles) {
    role.place.hidden = !hits.has(role);
    if (role.place.hidden) role.pick.checked = false;
  }
  for (const role of found) role.place.parentElement.append(role.place);
  if (wanted.length && found.length) {
    found[0].pick.checked = true;
    found[0].place.scrollIntoView({ block: "nearest" });
  }
  clearTimeout(timer);
  timer = setTimeout(() => say(found.length), PAUSE); // once someone has stopped typing
}

function say(shown) {
  const numbers = { shown: shown.toLocaleString(language), total: roles.length.toLocaleString(language), asked: asked.value };
  const told = shown === 1 ? count.dataset.one : count.dataset.count;
  const text = shown ? told : count.dataset.none;
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
