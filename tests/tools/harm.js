/* What on the page could run or lead elsewhere, what did, and the text of the page. */
() => {
  const bad = [];
  for (const element of document.querySelectorAll("*")) {
    if (/^(iframe|object|embed|base|frame|applet|animate|set|foreignObject|math|video|audio|marquee)$/i.test(element.localName)) bad.push(element.outerHTML);
    if (element.localName === "script" && element.type !== "application/ld+json" && !(element.src.startsWith("file:") && !element.textContent)) bad.push(element.outerHTML);
    if (element.localName === "style" && element.parentElement !== document.head) bad.push(element.outerHTML);
    if (element.localName === "meta" && /refresh/i.test(element.httpEquiv)) bad.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === "style" || name === "srcdoc") bad.push(`${element.localName} ${name}=${value}`);
      if (/^(href|src|action|formaction|xlink:href|data)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)) bad.push(value);
    }
  }
  const globals = Object.keys(window).filter((name) => name.startsWith("pwned"));
  return { bad: bad.map((text) => text.slice(0, 200)), globals, polluted: Object.keys(Object.prototype), text: document.body.textContent };
}
