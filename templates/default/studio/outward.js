/* Links that lead out of a page in a frame: each opens in a tab of its own, as the frame shows the site alone. */

/** Watch over the links of a frame, on each page that it comes to show. */
export function outward(frame) {
  frame.addEventListener("load", () => watch(frame));
  watch(frame);
}

function watch(frame) {
  frame.contentDocument?.addEventListener("click", open, true); // once a page, however often it is added
}

function open(event) {
  const link = event.target.closest("a[href]");
  if (!link || !/^https?:$/.test(link.protocol) || link.origin === location.origin) return;
  link.target = "_blank";
  link.rel = "noopener";
}
