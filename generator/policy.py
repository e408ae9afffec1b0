"""What a page may load into its Content-Security-Policy, and what a server may say with every file.

A page's policy stands in the page, so that it holds on any host and from a disk. The same for
servers is one policy for all files: it allows what any page needs, as a browser holds a page to
both; and it says what only a header can: that no other site may show our pages in a frame.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
"""What holds everywhere: nothing is allowed but what is named."""

OWN = dict.fromkeys(("connect-src", "font-src", "img-src", "script-src", "style-src"), "'self'")
"""What a page of the site may load besides: our own data, fonts, pictures, scripts and styles.

Data are asked for by the search alone, and by those who judge a page by its robots.txt.
"""

SEARCH = {"script-src": "'self' 'wasm-unsafe-eval'"}
"""What the search needs more: WebAssembly, to read its index."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What a server says besides the policy. HSTS binds a whole host: it is for that to say."""


def page(*, search: bool = False) -> str:
    """The policy of a page of the site, and of one with the search."""
    return _text(NOTHING | OWN | (SEARCH if search else {}))


def alone(*styles: str) -> str:
    """The policy of a page that needs no other file: its own styles, by their digests."""
    return _text(NOTHING | {"style-src": " ".join(map(digest, styles))})


def header(*styles: str, search: bool = False, framed: bool = False) -> str:
    """The policy for a server: what any of the site's files needs, and no frame elsewhere.

    `framed` lets pages of the same host show it in a frame.
    """
    allowed = NOTHING | OWN | (SEARCH if search else {})
    inline = " ".join(("'self'", *map(digest, styles)))
    ancestors = "'self'" if framed else "'none'"
    return _text({**allowed, "style-src": inline, "frame-ancestors": ancestors})


def digest(style: str) -> str:
    """A style sheet that stands in a page, as a policy names it: by its exact bytes."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def _text(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
