"""What can be wrong with a file as YAML: a rule a code."""

from __future__ import annotations

from generator.rules.rule import YAML, Rule

SYNTAX = (
    Rule(
        "syntax",
        "error",
        "the file is not YAML",
        "The text breaks the grammar of YAML at this place, so nothing after it can be read.",
        "A file that can't be read leaves its role, posting or page out of everything.",
        "Look at the line shown and the one above it. The usual causes: a colon inside a text that "
        "isn't in quotes, a missing space after a colon, a quote or bracket that is never closed, "
        "and lines that don't stand under each other.",
        YAML,
    ),
    Rule(
        "duplicate-key",
        "error",
        "a field is given twice",
        "One mapping has the same key two times.",
        "Most YAML readers keep the last one in silence, so that what you see first isn't what "
        "gets published.",
        "Keep one of the two. If both hold something, join them.",
        f"{YAML}, section 3.2.1.3: keys are unique.",
    ),
    Rule(
        "merge-key",
        "error",
        "a merge key",
        "The key `<<` copies fields from another place; it belongs to YAML 1.1.",
        "Readers disagree on what wins when a field is in both places, and a reader of the file "
        "can't see what it says.",
        "Write the fields out where they are used.",
        "YAML 1.2 has no merge keys.",
    ),
    Rule(
        "tab-indentation",
        "error",
        "a line is indented by a tab",
        "The space before the text of this line holds a tab.",
        "A tab has no fixed width, so the depth of the line can't be known.",
        "Indent by spaces, two for each step. Most editors turn tabs into spaces by a setting; "
        "`.editorconfig` has it for this project.",
        f"{YAML}, section 6.1: indentation is by spaces.",
    ),
    Rule(
        "not-utf8",
        "error",
        "the file is not UTF-8",
        "The file has bytes that no UTF-8 text has: it was saved in another encoding.",
        "Accents, quotes and dashes would come out as other characters.",
        "Save the file as UTF-8. In Notepad and in most editors the encoding is in `Save as`.",
        f"{YAML}, section 5.2; RFC 3629.",
    ),
    Rule(
        "control-character",
        "error",
        "a control character",
        "The text holds a character that controls a device or a line and can't be seen.",
        "It usually came along when text was pasted from elsewhere; it breaks pages, PDFs and "
        "feeds, and may drive a terminal.",
        "Delete it. The message names the character and where it is.",
        f"{YAML}, section 5.1: characters that may be in a text.",
    ),
    Rule(
        "bidi-override",
        "error",
        "a character that turns the direction of text",
        "The text holds one of the characters U+202A to U+202E, which embed or override the "
        "direction of what follows.",
        "Text looks different from what it is: a reviewer approves one thing and another is "
        "published.",
        "Delete it. Hebrew and Arabic need no such character; where a name has to be set apart, "
        "use the isolates U+2066 to U+2069.",
        "Unicode Technical Report 36; Unicode Standard Annex 9, section 2.4: isolates are "
        "recommended over embeddings.",
    ),
    Rule(
        "empty-file",
        "error",
        "the file is empty",
        "The file has nothing in it, or comments alone.",
        "A file that is there and says nothing is nearly always one that wasn't saved.",
        "Fill it in, or delete it. `rolebook new` makes files that have what is needed.",
    ),
    Rule(
        "several-documents",
        "error",
        "two documents in one file",
        "A line `---` begins a second document in the same file.",
        "A file is one role, one posting, one library: its name is its id. What stands after the "
        "line would never be read.",
        "Move the second document into a file of its own, or delete the line.",
    ),
    Rule(
        "yaml-tag",
        "error",
        "a YAML tag",
        "A word that begins with `!` asks for a certain type of value.",
        "Tags can make a reader run code; content is data alone, and the fields have their types "
        "already.",
        "Delete the tag. A text that begins with `!` goes into quotes.",
    ),
    Rule(
        "alias-cycle",
        "error",
        "an alias that contains itself",
        "The alias stands inside the very thing that its anchor names.",
        "What it means has no end.",
        "Write out what you mean instead of the alias.",
    ),
    Rule(
        "alias-bomb",
        "error",
        "aliases that multiply",
        "Aliases of aliases make this file stand for more values than any content has.",
        "A small file like this can fill a machine's memory; Rolebook stops before.",
        "Write out what you mean, and use aliases sparingly.",
    ),
    Rule(
        "too-deep",
        "error",
        "values inside values, too deep",
        "Lists and mappings stand inside each other more than 64 times.",
        "No content is so deep; a file like this is damaged or wants to break its reader.",
        "Look at the brackets and the indentation at the place shown.",
    ),
    Rule(
        "too-large",
        "error",
        "the file is too large",
        "The file is over 1 MiB, or holds more than 50,000 values; or a page has more than 65,536 "
        "characters of text, or over 2,000 of what is slow to read in Markdown: `[`, tags, and "
        "lines of `=` or `-`.",
        "A role has about 5 KB. A file of this size is something else that came into the folder.",
        "Move it out of `content/`, or split it.",
    ),
    Rule(
        "unreadable-file",
        "error",
        "the file can't be read",
        "The system refused to give the file, it isn't a plain file, or it is a link out of the "
        "project.",
        "What it says would be missing everywhere; what such a link leads to would be published.",
        "Look at its permissions, and whether what it links to is there.",
    ),
    Rule(
        "not-a-mapping",
        "error",
        "the file has no fields",
        "The file holds a single text or a list, and no fields with names.",
        "Each file of the book is a set of fields: `title: …`, `summary: …`.",
        "Begin each line with the name of a field, a colon and a space. A colon without a space "
        "after it makes no field.",
    ),
)
