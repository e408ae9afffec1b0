"""What can be wrong with a field and its value: a rule a code."""

from __future__ import annotations

from generator.rules.rule import IDS, Rule

FIELDS = (
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
        "bad-email",
        "error",
        "not a mailbox",
        "What should be one address of mail is none, or is more than one.",
        "It becomes a `mailto:` link: a line break, a second address or a subject in it would make "
        "another letter of what applicants write.",
        "Write the address alone: talent@example.com.",
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
        "bad-place",
        "error",
        "not a place",
        "The country is none of ISO 3166-1, or the part of Canada or of the United States none of "
        "ISO 3166-2.",
        "Pay, laws, paper and job boards go by these codes: what is mistyped falls under none.",
        "Write the country's two letters, such as CA, or with a hyphen a part of it: CA-ON. The "
        "European Union may be written EU.",
        "ISO 3166-1; ISO 3166-2:CA, ISO 3166-2:US.",
    ),
    Rule(
        "bad-date",
        "error",
        "not a date",
        "The text isn't a day of the calendar from 1900 to 2199, written as YYYY-MM-DD.",
        "`03/04/2026` is two different days on two sides of an ocean.",
        "Write year, month and day with hyphens: 2026-04-03.",
        "ISO 8601; RFC 3339.",
    ),
    Rule(
        "min-over-max",
        "error",
        "the low end is above the high end",
        "In a range, `min` is more than `max`; or of the figures of one distribution, such as p25 "
        "and the median, the lower one is more than the higher one. Limits in `checks` of "
        "`rolebook.yaml` are ranges too.",
        "The range would be printed the wrong way round, and every comparison with it is wrong.",
        "Swap the two, or correct the one that is mistyped.",
    ),
    Rule(
        "duplicate-item",
        "error",
        "two items of a list share a key",
        "Two items of the same list have the same id, or are about the same role, level or zone; "
        "a list of names, such as `tools` or `sources`, has one twice; or two bands of one zone "
        "begin on the same day.",
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
