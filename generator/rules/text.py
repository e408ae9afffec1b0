"""What can be wrong with words on a page: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

TEXT = (
    Rule(
        "html-in-text",
        "warning",
        "HTML in a text",
        "The text holds a script element or an event handler of HTML.",
        "Texts are plain: it is printed as you see it here and never runs. Readers see code.",
        "Write plain text. Pages in `content/pages/` take Markdown.",
    ),
    Rule(
        "unfinished-text",
        "warning",
        "a text that nobody has written yet",
        "The text still begins with TO DO, as `rolebook new` left it. Or, in a book that isn't "
        "`example: true`, it is still the one that `rolebook init` wrote, or readers are sent to "
        "an address or a mailbox at example.com, which leads nowhere.",
        "It would be published as it is; no posting with such a text can be approved.",
        "Write the text, or put the address where people really apply.",
    ),
    Rule(
        "markdown-list",
        "warning",
        "a list that won't be one",
        "In Markdown, a line with `-`, `*` or `1.` right below a line of text goes on with that "
        "text.",
        "The page shows the items in one paragraph, with their hyphens.",
        "Leave a blank line above the list.",
        "Markdown as John Gruber defined it, daringfireball.net/projects/markdown.",
    ),
    Rule(
        "dead-link",
        "warning",
        "a link to a page that there isn't",
        "A relative link of a page in `content/pages/` leads to nothing that a build makes: the "
        "role, posting or page was renamed, deleted, or is still a draft.",
        "Readers would find an error where they expect an answer.",
        "Correct the address, as seen from `pages/ID/`: `../../roles/ID/index.html`. What the same "
        "host has besides this site is reached by a full address, or by one that begins with `/`.",
    ),
    Rule(
        "missing-glyph",
        "warning",
        "a character that the fonts lack",
        "The fonts that Rolebook ships have no shape for this character.",
        "PDFs would show an empty box; pages take a font of the reader's system.",
        "Write it another way, or add a font to the project's templates.",
    ),
    Rule(
        "brand-contrast",
        "warning",
        "a brand colour that is hard to read",
        "Text in the brand colour has too little contrast with the page.",
        "Many people couldn't read the links and buttons.",
        "Take a darker shade; the help line says how far it is.",
        "WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1.",
    ),
    Rule(
        "unused-silence",
        "warning",
        "a silence that silences nothing",
        "The file silences a code of which it has no finding.",
        "It would hide the next finding of that kind, for a reason that no longer holds.",
        "Delete the entry under `silence`.",
    ),
    Rule(
        "silenced-error",
        "error",
        "an error can't be silenced",
        "The code under `silence` is that of an error.",
        "Errors are what would publish something wrong; warnings and advice may stand for a "
        "reason.",
        "Delete the entry, and fix the error.",
    ),
)
