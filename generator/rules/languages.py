"""What can be wrong with a translation: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

LANGUAGES = (
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
        "The original has a text for which this translation has none, or one that still begins "
        "with TO DO.",
        "Readers see that text in the first language, marked as such.",
        "Translate it. `rolebook new translation FILE` begins a file, and `rolebook translations "
        "FILE` shows all that is missing.",
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
        "The posting's place requires it in a language into which something that it shows isn't "
        "wholly translated: the posting, its role, its industry, what company.yaml says there, the "
        "location, the ladder, a skill, a tool or the title of a next role.",
        "In Quebec an employer publishes an offer in French too, at the same time and by means of "
        "the same kind and reach. This is information, not legal advice.",
        "Complete the translation of what the finding names, or take the approval out: a draft "
        "isn't published.",
        "Quebec, Charter of the French language, s. 41",
    ),
    Rule(
        "translation-awaited",
        "warning",
        "a draft that will be required in another language",
        "The draft's place requires a posting in a language into which something that it shows "
        "isn't wholly translated yet: see `translation-required`.",
        "It can't be approved so. In Quebec an employer publishes an offer in French too, at the "
        "same time. This is information, not legal advice.",
        "Translate what the finding names; see `docs/how-to/language.md`.",
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
