/* Where the focus is, and whether it can be seen there. */
() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  // A link over two lines has a box a line: the middle of all of it may be other words.
  const seen = [...it.getClientRects()].some((line) => {
    const [x, y] = [line.x + Math.min(line.width, innerWidth) / 2, line.y + Math.min(line.height, innerHeight) / 2];
    const above = document.elementFromPoint(x, y);
    return above && (it.contains(above) || above.contains(it));
  });
  const rail = it.closest(".rail");  // it stays and scrolls by itself: what is in it is placed in it
  const down = rail ? rail.scrollTop - rail.getBoundingClientRect().top : scrollY;
  const all = [...document.querySelectorAll("*")];
  return {
    at: all.indexOf(it), what: it.outerHTML.slice(0, 120),
    outline: style.outlineStyle, wide: parseFloat(style.outlineWidth), tone: style.outlineColor,
    left: box.left, right: box.right, top: box.top + down, bottom: box.bottom + down,
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    covered: !seen,
    fixed: Boolean(rail),
  };
}
