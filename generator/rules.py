"""Every finding's code: how bad it is, what it means, why it matters, how to fix it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["error", "warning", "advice"]

WIDTH = 88

YAML = "YAML 1.2, yaml.org/spec/1.2.2"
IDS = "Ids are lower-case words of a to z and 0 to 9, joined by hyphens: `key-account-manager`."
KNOWN = "`rolebook check` suggests the nearest name that exists."


@dataclass(frozen=True, slots=True)
class Rule:
    """What one code stands for; each text is a sentence or a few, in prose."""

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    fix: str
    authority: str = ""


def explain(code: str) -> str:
    """Return what a code means, as wrapped plain text; LookupError suggests the nearest codes."""
    import difflib

    rule = RULES.get(code)
    if rule is None:
        near = difflib.get_close_matches(code, RULES, n=3)
        hint = "; did you mean " + " or ".join(f"`{name}`" for name in near) + "?" if near else ""
        raise LookupError(f"`{code[:60]}` is not a code{hint}")
    sections = (
        ("What it means", rule.what),
        ("Why it matters", rule.why),
        ("Who says so", rule.authority),
        ("How to fix it", rule.fix),
        ("How to silence it", _silencing(rule)),
    )
    parts = [f"{name}\n{_filled(text)}\n" for name, text in sections if text]
    return "\n".join([f"{rule.severity}[{rule.code}]: {rule.title}\n", *parts])


def _silencing(rule: Rule) -> str:
    if rule.severity == "error":
        return "An error can't be silenced."
    return (
        "If it may stand, give the reason in the file that it is found in:\n"
        f"silence: [{{code: {rule.code}, reason: …}}]"
    )


def _filled(text: str) -> str:
    import textwrap

    return "\n".join(
        textwrap.fill(
            line,
            WIDTH,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )


_SYNTAX = (
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
        "characters of text.",
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

_FIELDS = (
    Rule(
        "unknown-field",
        "error",
        "a field that doesn't exist",
        "The name of this field is none of those that may stand here.",
        "What it holds would be lost without a word: most often it is a slip in a name.",
        "Take the name that the help line suggests, or delete the field. An editor that knows "
        "`.rolebook/schema/` completes the names.",
    ),
    Rule(
        "missing-field",
        "error",
        "a field is missing",
        "Something that is always needed isn't there.",
        "Pages and postings would have a hole, or couldn't be made.",
        "Add the field. The help line says what it is for.",
    ),
    Rule(
        "wrong-type",
        "error",
        "a value of another kind",
        "The field wants another kind of value: a text, a number, a list, or fields of its own.",
        "Guessing would turn `010` into ten and `no` into Norway.",
        "Write the value as the message says. A number that is meant as text goes into quotes.",
    ),
    Rule(
        "bad-value",
        "error",
        "a value that isn't allowed",
        "The value is of the right kind but isn't one that this field can take.",
        "What follows from the field, such as its words in each language, is known for the listed "
        "values alone.",
        "Take one of the values in the help line.",
    ),
    Rule(
        "bad-id",
        "error",
        "a name that can't be an id",
        f"{IDS} At most 64 characters, and no name that Windows keeps for devices (`con`, `nul`).",
        "Ids become addresses and names of files, on every system and in every language, and they "
        "stay for good.",
        "Write it in lower case, with a hyphen where a space would be. Accents and signs go.",
        "Microsoft, Naming Files, Paths, and Namespaces, for the names of devices.",
    ),
    Rule(
        "bad-link",
        "error",
        "a link that can't be followed",
        "A link is an address with `http:`, `https:` or `mailto:`, or a relative one; that of a "
        "picture is relative, because pages ask no other host for anything.",
        "Other schemes run code (`javascript:`), point into one computer (`file:`), or nowhere.",
        "Write the full address, beginning with `https://`.",
    ),
    Rule(
        "bad-currency",
        "error",
        "not a currency",
        "The currency is none of the codes of ISO 4217.",
        "Pay without a known currency says nothing, and job boards refuse it.",
        "Write the three capital letters of the code: CAD, USD, EUR.",
        "ISO 4217.",
    ),
    Rule(
        "bad-date",
        "error",
        "not a date",
        "The text isn't a day of the calendar, written as YYYY-MM-DD.",
        "`03/04/2026` is two different days on two sides of an ocean.",
        "Write year, month and day with hyphens: 2026-04-03.",
        "ISO 8601; RFC 3339.",
    ),
    Rule(
        "min-over-max",
        "error",
        "the low end is above the high end",
        "In a range, `min` is more than `max`.",
        "The range would be printed the wrong way round, and every comparison with it is wrong.",
        "Swap the two, or correct the one that is mistyped.",
    ),
    Rule(
        "duplicate-item",
        "error",
        "two items of a list share a key",
        "Two items of the same list have the same id, or are about the same role, level or zone.",
        "Ids tell items apart: translations and the comparison of two roles go by them.",
        "Give one of them an id of its own. Never reuse the id of something that was dropped.",
    ),
    Rule(
        "duplicate-id",
        "error",
        "two files claim one id",
        "The names of two files give the same id, such as `x.yaml` and `x.yml`, or two names that "
        "differ in upper and lower case alone.",
        "An id is one thing: its address, its file name and every reference to it.",
        "Rename one of the files, or delete the one that is left over.",
    ),
)

_REFERENCES = (
    Rule(
        "unknown-role",
        "error",
        "a role that doesn't exist",
        "The id is that of no file in `content/roles/`.",
        "Links would lead nowhere, and the ladder would have a gap.",
        f"Correct the id, or write the role. {KNOWN}",
    ),
    Rule(
        "unknown-ladder",
        "error",
        "a ladder that doesn't exist",
        "The id is that of no file in `content/ladders/`.",
        "Without its ladder a role has no level, no track and no place among the others.",
        f"Correct the id, or write the ladder. {KNOWN}",
    ),
    Rule(
        "unknown-track",
        "error",
        "a track that its ladder doesn't have",
        "The role's `track` is none of the tracks of its ladder.",
        "The role couldn't be drawn in any lane.",
        f"Correct the id, or add the track to the ladder. {KNOWN}",
    ),
    Rule(
        "unknown-level",
        "error",
        "a level that its ladder doesn't have",
        "The role's `level` is none of the levels of its ladder.",
        "What the level means would be said nowhere.",
        "Correct the level, or describe it in the ladder.",
    ),
    Rule(
        "unknown-skill",
        "error",
        "a skill that doesn't exist",
        "The id is that of no skill in `content/skills.yaml`.",
        "A skill is described once, with what each proficiency looks like; roles only point to it.",
        f"Correct the id, or add the skill to the library. {KNOWN}",
    ),
    Rule(
        "unknown-tool",
        "error",
        "a tool that doesn't exist",
        "The id is that of no tool in `content/skills.yaml`.",
        "A tool is named once, in every language; roles only point to it.",
        f"Correct the id, or add the tool under `tools:`. {KNOWN}",
    ),
    Rule(
        "unknown-location",
        "error",
        "a location that doesn't exist",
        "The id is that of no location in `content/locations.yaml`.",
        "A posting's place decides its pay zone, its paper and the laws it has to keep.",
        f"Correct the id, or add the location. {KNOWN}",
    ),
    Rule(
        "unknown-zone",
        "error",
        "a pay zone that doesn't exist",
        "The code is that of no zone in `content/locations.yaml`.",
        "Pay in a zone that nobody can name can't be shown.",
        f"Correct the code, or add the zone under `zones:`. {KNOWN}",
    ),
    Rule(
        "unknown-source",
        "error",
        "a source that doesn't exist",
        "The id is that of no source in `content/sources.yaml`.",
        "What a source reports is shown with its name and date, or not at all.",
        f"Correct the id, or add the source. {KNOWN}",
    ),
    Rule(
        "unknown-resource",
        "error",
        "a resource that doesn't exist",
        "The id is that of no certification, course or reading in `content/resources.yaml`.",
        "The page would name something that nobody can look up.",
        f"Correct the id, or add the resource. {KNOWN}",
    ),
    Rule(
        "missing-file",
        "error",
        "a file that the book needs is missing",
        "The book can't be read without this file.",
        "Every page names the employer, and every posting a place.",
        "Write the file; `rolebook init` in an empty folder shows the smallest one that will do.",
    ),
    Rule(
        "unknown-file",
        "warning",
        "a file that Rolebook doesn't read",
        "The file is in the content folder, but neither its name nor its folder is one of the "
        "book's.",
        "A role in a folder whose name is mistyped is missing everywhere, and nobody is told.",
        "Rename or move it. Content is in `.yaml` files, pages in `.md`; names of files are ids.",
    ),
)

_LADDER = (
    Rule(
        "circular-reports-to",
        "error",
        "roles that report to each other in a circle",
        "Following `reports_to` from this role leads back to it.",
        "Nobody is at the top of a circle: one of the lines must be wrong.",
        "Correct the `reports_to` of one of the roles that the message names. A post outside the "
        "book is written as `{title: …}`.",
    ),
    Rule(
        "step-not-up",
        "error",
        "a promotion that doesn't lead up",
        "A step of the kind `promotion` leads to a role at the same level or a lower one.",
        "People would be told that they move up when the ladder says otherwise.",
        "Correct the level of one of the two roles, or call the step `lateral` or `track-change`.",
    ),
    Rule(
        "step-to-itself",
        "error",
        "a step from a role to itself",
        "One of the role's steps leads to the same role.",
        "It leads nowhere, and ways through the ladder would run in a circle.",
        "Name the role that the step leads to, or delete it.",
    ),
    Rule(
        "isolated-role",
        "advice",
        "a role that no step leads to or from",
        "Other roles stand on the same ladder, but none leads here and this one leads to none.",
        "Nobody can see how one comes into the role or goes on from it.",
        "Add steps under `next`, here or in the roles below. Where people come in from outside, "
        "say `entry: true`; where growing on is a choice, `terminal: true`.",
    ),
)

_POSTINGS = (
    Rule(
        "posting-closes-before-posted",
        "error",
        "a posting that closes before it opens",
        "The last day to apply is before the day on which the posting opens.",
        "Nobody could apply; job boards refuse such a posting.",
        "Correct `posted` or `closes`; without a last day, write `closes: ongoing`.",
    ),
    Rule(
        "posting-no-band",
        "error",
        "no pay band where the vacancy is",
        "The role has no band for the location's pay zone that holds on the posting's first day.",
        "The posting would say nothing about pay, and in many places the law wants the range.",
        "Add a band for the zone to the role's `pay`, or look at the day in its `from`. A zone "
        "such as CA-ON falls back on CA.",
        "Among others Ontario (Employment Standards Act, part III.1), British Columbia (Pay "
        "Transparency Act), Colorado (Equal Pay for Equal Work Act).",
    ),
    Rule(
        "posting-pay-outside-band",
        "error",
        "pay outside the role's band",
        "The posting's range reaches below or above the role's band in the location's zone.",
        "The role's page and the posting would promise different pay for the same work.",
        "Bring the range inside the band, or change the band with those who own it.",
    ),
    Rule(
        "market-no-source",
        "error",
        "a market figure without a source",
        "A figure of what others pay says nothing of where it is from.",
        "Nothing is invented: a figure that nobody can look up isn't shown.",
        "Name the source's id in `source`, and describe it in `content/sources.yaml`.",
    ),
    Rule(
        "market-no-date",
        "error",
        "a market figure without a date",
        "A figure of what others pay says nothing of when it held.",
        "Pay moves by the year; a figure without a date misleads.",
        "Write the date that the source gives in `as_of`, as a year, a month or a day. Where it "
        "gives none, write `undated`.",
    ),
)

_LANGUAGES = (
    Rule(
        "translation-adds",
        "error",
        "a translation that says more than the original",
        "The translation has a field or an item that the original lacks, or one that isn't text.",
        "A translation puts texts into another language. Facts stand in one place: what only one "
        "language says, the other readers never learn.",
        "Add it to the original first, or delete it here. Items are matched by their ids.",
    ),
    Rule(
        "translation-missing",
        "warning",
        "a text without a translation",
        "The original has a text for which this translation has none.",
        "Readers see that text in the first language, marked as such.",
        "Translate it. `rolebook check` shows all that is missing.",
    ),
    Rule(
        "translation-stale",
        "warning",
        "a translation older than its original",
        "The original text has changed since this translation of it was last looked at.",
        "The two languages may now say different things.",
        "Compare the two, correct the translation, and note in `content/translations.lock` that "
        "it was looked at, by the command that the help line names.",
    ),
    Rule(
        "translation-unlocked",
        "advice",
        "a translation of which nothing records the original",
        "`content/translations.lock` has no digest of what this translation was made from.",
        "When the original changes, nobody will be told that the translation is stale.",
        "Compare the two, then run the command that the help line names.",
    ),
    Rule(
        "translation-required",
        "error",
        "a posting that its place requires in another language",
        "The posting's place requires it in a language into which the posting, or its role, is not "
        "wholly translated.",
        "In Quebec an employer publishes an offer in French too, at the same time and by means of "
        "the same kind and reach. This is information, not legal advice.",
        "Complete the translation of the posting and of its role, or take the approval out: a "
        "draft isn't published.",
        "Quebec, Charter of the French language, s. 41",
    ),
    Rule(
        "translation-orphan",
        "warning",
        "a translation of nothing",
        "The file is named as a translation, but the file that it would translate isn't there.",
        "It is never read: the original was renamed or deleted.",
        "Rename it like its original, or delete it.",
    ),
    Rule(
        "translation-language",
        "warning",
        "a translation into a language that isn't the project's",
        "The language in the file's name is none of the `languages` in `rolebook.yaml`.",
        "It is never read, so that the work in it is lost to readers.",
        "Add the language to `rolebook.yaml`, or correct the name of the file.",
    ),
    Rule(
        "lock-invalid",
        "error",
        "the translations' lock can't be read",
        "`content/translations.lock` isn't what Rolebook wrote there.",
        "Without it there is no telling which translations are stale.",
        "Restore it from version control. A merge conflict in it is solved by taking either side "
        "and looking at the texts that `rolebook check` then calls stale.",
    ),
)

_TEXT = (
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
        "The text still begins with TO DO, as `rolebook new` left it, or people are sent to an "
        "address at example.com, which leads nowhere.",
        "It would be published as it is.",
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

_OUTPUT = (
    Rule(
        "no-site",
        "advice",
        "the site has no address yet",
        "`rolebook.yaml` has no `site:`.",
        "Without it the sitemap, the canonical links and the addresses in job data aren't written; "
        "search engines and job boards need them.",
        "Write the address at which the site will stand: `site: https://careers.example.com/`.",
    ),
    Rule(
        "template-error",
        "error",
        "a template fails",
        "A template can't be read, or asks for something that the page doesn't have.",
        "The pages made from it are left as they were.",
        "Look at the line shown. Templates lie in `templates/`; a template with the name of a "
        "packaged one lies over it.",
    ),
    Rule(
        "output-refused",
        "error",
        "a folder that can't be the output",
        "The output would be the project's own folder, one above it, or one that holds content or "
        "templates, or a folder that Rolebook didn't make.",
        "A build tidies its output; it must never tidy your sources.",
        "Name a folder that is new, empty or made by Rolebook before.",
    ),
    Rule(
        "output-not-ours",
        "error",
        "a foreign file is in the way",
        "A file stands where the build would write, and Rolebook didn't write it.",
        "Files of others are never overwritten.",
        "Move the file away, and build again.",
    ),
    Rule(
        "output-unwritable",
        "error",
        "the output can't be written",
        "The system refuses to let Rolebook write there.",
        "Nothing was published: the output is as it was.",
        "Look at the permissions of the folder and who owns it, or name another.",
    ),
    Rule(
        "output-path",
        "error",
        "two outputs would be one file",
        "A file's path leads out of the output folder, or two things would be written to paths "
        "that differ in upper and lower case, or in how an accent is coded, alone.",
        "On the disks of Windows and macOS such paths are one file: one page would replace the "
        "other.",
        "Rename one of the two that the message names.",
    ),
    Rule(
        "build-running",
        "error",
        "another build is at work",
        "A build holds the project or its output folder.",
        "Two builds that write the same files at once would mix what they make.",
        "Wait until it has ended, then build again. The hold ends with the program that has it, "
        "even when that is killed.",
    ),
    Rule(
        "worker-died",
        "error",
        "a process of the build came to an end",
        "One of the processes that make the pages and PDFs was ended from outside, most often for "
        "want of memory.",
        "What it was making is missing, so nothing was published: the files of the last build are "
        "whole.",
        "Close other programs, or build with fewer processes, and try again.",
    ),
    Rule(
        "disk-full",
        "error",
        "the disk is full",
        "The system has no room left for what the build writes.",
        "Nothing was published: the files of the last build are whole.",
        "Make room, and build again.",
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            _SYNTAX,
            _FIELDS,
            _REFERENCES,
            _LADDER,
            _POSTINGS,
            _LANGUAGES,
            _TEXT,
            _OUTPUT,
        )
        for rule in rules
    }
)
