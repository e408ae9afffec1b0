/* How many stops the keyboard makes on the page: of radio buttons, one a group. */
() => {
  const group = (it) => [...document.getElementsByName(it.name)].filter((other) => other.type === "radio");
  const passed = (it) => it.type === "radio" && it.name && it !== (group(it).find((other) => other.checked) || group(it)[0]);
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((it) => !it.disabled && it.type !== "hidden" && it.checkVisibility({ visibilityProperty: true }))
    .filter((it) => !passed(it)).length;
}
