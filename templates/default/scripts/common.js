/* What the site's scripts share: data brought by scripts, and a choice kept in the address.
   A classic script, so that a page opened from a disk can run it. */
"use strict";

const rolebook = (() => {
  const home = document.currentScript.dataset.home;
  const root = new URL("..", document.currentScript.src).pathname;
  const taken = new Map();
  const asked = new Map();
  const LONGEST = 4000;

  /** Data arrives: `data.js` of a folder calls this with the folder's name. */
  function take(name, data) {
    taken.set(name, data);
  }

  /** The data of a folder of this language, such as "roles" or "roles/ID"; an Error where it can't be had. */
  function get(name) {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${home}${name}/data.js`;
        script.onload = () => taken.has(name) ? resolve(taken.get(name)) : fail();
        script.onerror = fail;
        function fail() {
          asked.delete(name);
          script.remove();
          reject(new Error(name));
        }
        document.head.append(script);
      }));
    }
    return asked.get(name);
  }

  /** The choice in the address, after `#`; empty where there is none, or nothing that can be one. */
  function choice() {
    const text = location.hash.slice(1);
    return new URLSearchParams(text.includes("=") && text.length <= LONGEST ? text : "");
  }

  /** Keep a choice in the address, as a step that Back takes back; values that are empty are left out. */
  function choose(values) {
    const kept = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    const now = `#${kept}`;
    if (now !== (location.hash || "#")) {
      history.pushState(null, "", now === "#" ? location.pathname + location.search : now);
    }
  }

  /** Call a function now, and when Back, Forward or a link changes the choice. */
  function follow(show) {
    addEventListener("popstate", show);
    show();
  }

  /** Say something to those who can't see it change: `place` is a live region. */
  function say(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  /** A copy of a <template>'s only element. */
  function copy(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
  }

  /** The id that a role has now, by the one that it has or had. */
  function renamed(catalogue, id) {
    return Object.hasOwn(catalogue.formerly, id) ? catalogue.formerly[id] : id;
  }

  /** A text of the page with its gaps filled: "%(count)s roles" and {count: 3}. */
  function fill(text, values) {
    return text.replace(/%\((\w+)\)s/g, (gap, name) => name in values ? setApart(String(values[name])) : gap);
  }

  /** A text as it stands among other words: one that runs from right to left between isolates. */
  function setApart(text) {
    return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
  }

  /** A text as one looks for it: without accents, in small letters. */
  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /** A text of data, marked where their `languages` or `pieces` say that it, or a part of it, is in
      another language than the page. */
  function written(text, { languages, pieces = {} }) {
    const made = document.createDocumentFragment();
    const marked = Object.hasOwn(languages, text) ? [[text, languages[text]]] : text;
    made.append(...pieced(Object.hasOwn(pieces, text) ? pieces[text] : marked));
    return made;
  }

  /** What a text shows, or a list of its pieces: those in other languages, pairs, marked with them. */
  function pieced(text) {
    return [].concat(text).map((piece) => {
      if (typeof piece === "string") return setApart(piece);
      const made = document.createElement("span");
      [made.textContent, made.lang] = piece;
      return made;
    });
  }

  /** The parts of a text of the page, its gaps filled with texts or nodes. */
  function parts(text, values) {
    return text.split(/%\((\w+)\)s/).map((part, at) => at % 2 ? values[part] : part);
  }

  /** Roles as options, a group a ladder, each in its language. */
  function options(catalogue, roles) {
    const groups = new Map();
    const languageOf = (text) => Object.hasOwn(catalogue.languages, text) ? catalogue.languages[text] : catalogue.language;
    for (const role of roles) {
      if (!groups.has(role.ladder)) {
        const group = document.createElement("optgroup");
        group.label = catalogue.ladders[role.ladder].title;
        group.lang = languageOf(group.label);
        groups.set(role.ladder, group);
      }
      const option = new Option(role.title, role.id);
      option.lang = languageOf(role.title);
      groups.get(role.ladder).append(option);
    }
    return [...groups.values()];
  }

  return Object.freeze({ take, get, choice, choose, follow, say, copy, renamed, fill, folded, written, pieced, parts, options, home, root });
})();
