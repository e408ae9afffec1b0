"""What is missing, unused or overdue in a book as a whole: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

BOOK = (
    Rule(
        "unused-source",
        "warning",
        "a source that nothing cites",
        "No role, ladder, resource, industry, occupation, page or other source names it.",
        "It never shows. Most often the figure or the sentence that it was for has gone, or lost "
        "its source.",
        "Cite it where it says something, or delete it.",
    ),
    Rule(
        "unused-entry",
        "advice",
        "a tool, resource, occupation or location that nothing names",
        "The entry stands in a library, and no role, skill, industry or posting names it. Of "
        "locations nothing is said before there are postings.",
        "It is kept, translated and reviewed for nobody; or the place that named it was mistyped "
        "or deleted.",
        "Name it where it is needed, or delete it.",
    ),
    Rule(
        "unused-skill",
        "warning",
        "a skill that no role needs",
        "The skill is described in `content/skills.yaml`, and nothing asks for it.",
        "It is written, translated and reviewed for nobody.",
        "Name it in the roles that need it, or delete it.",
    ),
    Rule(
        "skill-one-level",
        "advice",
        "a skill that is needed at one proficiency only",
        "Several roles need the skill, all of them equally well.",
        "Four of its five descriptions are for nobody, and no role differs from another by it.",
        "Let the roles differ in how well they need it. If everyone needs it the same, take it "
        "as known.",
    ),
    Rule(
        "overlay-lowers",
        "warning",
        "an industry that asks less than the role",
        "A role that the overlay lies over needs the skill better than the overlay says, or has "
        "the requirement as a must or with more months.",
        "An industry adds to a role and never takes away.",
        "Ask as much in the overlay, or take the role out of its `roles`.",
    ),
    Rule(
        "overlay-empty",
        "advice",
        "an overlay that changes nothing",
        "The overlay names roles, and no duty, skill, tool or requirement that differs in them.",
        "Each role’s page would name the industry and say nothing of the work in it.",
        "Say what differs in the industry, or delete the overlay.",
    ),
    Rule(
        "no-code",
        "advice",
        "a role without an official code",
        "The role names no occupation of an official classification, and doesn't say why.",
        "Official wages, job boards and reports to the authorities go by these codes; one title "
        "falls under different codes by industry, so nothing can infer them.",
        "Look the occupation up in NOC 2021 or O*NET, and write `codes`. Where none fits, write "
        "`codes: {none: the reason}`.",
    ),
    Rule(
        "no-questions",
        "advice",
        "a role without questions",
        "The role answers no question that people ask.",
        "What candidates always ask is then asked, and answered differently, every time.",
        "Ask those who hire for the role what they are asked, and write it under `questions`.",
    ),
    Rule(
        "no-indicators",
        "advice",
        "a role without indicators of success",
        "The role doesn't say what success is seen by.",
        "People would be judged by measures that they have never read.",
        "Write three to five measures under `performance`.",
    ),
    Rule(
        "changes-order",
        "error",
        "changes out of order",
        "`changes` names a version that is newer than the one above it, or than the version that "
        "holds.",
        "Readers of the feed would be told of changes in the wrong order, or of one that isn’t "
        "there yet.",
        "Write the newest version first, each with the day from which it held.",
    ),
    Rule(
        "review-due",
        "warning",
        "a role or ladder past its review",
        "The day by which it was to be read again is over.",
        "What nobody has read for long no longer says what is done.",
        "Read it, change what is no longer true, and write the next day in `review_by`.",
    ),
    Rule(
        "date-ahead",
        "warning",
        "a day that hasn’t come yet",
        "An approval, the review of a translation, the reading or the date of a source, or the "
        "period of a figure is later than today, or than the `today` of `rolebook.yaml`.",
        "What has happened has a day that is over: this one is mistyped, or says that something "
        "was done which wasn't.",
        "Correct the day. An approval or a review that is still to come is written when it has "
        "happened.",
    ),
    Rule(
        "not-approved",
        "advice",
        "a role, ladder or band that nobody has approved",
        "`governance` names nobody who approved this version; or a band begins later than the "
        "version that was approved, and has no approval of its own.",
        "What is published binds the employer: someone has to stand behind it.",
        "Have it approved, then write who did and when: "
        "`approved: {by: People operations, on: 2026-09-15}`.",
    ),
)
