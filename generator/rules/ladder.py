"""What can be wrong with steps and levels: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

LADDER = (
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
    Rule(
        "dead-end",
        "warning",
        "a role that leads nowhere",
        "Steps lead to this role, none leads on, and it isn't marked as an end.",
        "People who get there can't see what comes next, or that nothing has to.",
        "Add a step under `next`. Where growing on is a choice, say `terminal: true`.",
    ),
    Rule(
        "track-of-one",
        "advice",
        "a track with one role",
        "Of all roles of the ladder, one alone is on this track.",
        "A track is a kind of work in which one grows; one role leaves nothing to grow into.",
        "Write the roles below or above it, or put the role on another track.",
    ),
    Rule(
        "same-as-below",
        "warning",
        "two neighbouring levels that ask the same",
        "The role needs the same skills, at the same proficiencies, and has the same requirements "
        "as the role below it.",
        "Nobody could say what the promotion is for, and pay that differs would be hard to defend.",
        "Say what the higher level asks besides, or make one role of the two.",
        "A level that differs from the one below in nothing that can be seen is the fault that "
        "published career frameworks are most often asked to mend.",
    ),
    Rule(
        "skills-never-rise",
        "warning",
        "a level at which no skill rises",
        "Against the role below it, no skill is new and none is needed better.",
        "The page that shows what changes would show nothing to learn.",
        "Say which skill the higher level needs, or needs better.",
    ),
    Rule(
        "promotion-asks-less",
        "warning",
        "a promotion to a role that asks for less",
        "A step of the kind `promotion` leads to a role that needs a skill less well, or asks for "
        "fewer months of experience.",
        "One of the two levels must be wrong: a promotion asks for more.",
        "Correct the proficiency or the months in one of the two roles. A skill that the higher "
        "role takes as known is left out there.",
    ),
    Rule(
        "repeated-duty",
        "warning",
        "a duty that stands word for word in two roles",
        "Another role has a duty with the same words.",
        "Levels differ in what they ask. Readers of both pages can't see what that is.",
        "Keep the id, and say what the duty means in each of the roles.",
    ),
)
