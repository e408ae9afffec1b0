"""What can be wrong with pay bands against each other and with old figures: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

PRACTICE = "Common practice in setting salary structures; the limits are yours to set."

PAY = (
    Rule(
        "band-width",
        "warning",
        "a band that is too narrow or too wide",
        "The high end over the low end is outside the limits, by default 1.2 to 1.8.",
        "In a narrow band nobody can grow; a wide one tells candidates nothing, and in some places "
        "the law limits how wide a range may be.",
        "Correct one end. Where your bands are built otherwise, write other limits in "
        "`rolebook.yaml`: `checks: {spread: [1.1, 2]}`.",
        PRACTICE,
    ),
    Rule(
        "midpoint-falls",
        "warning",
        "a midpoint lower than the level below",
        "In the same zone, the middle of this band is lower than that of a role from which one is "
        "promoted to this one.",
        "A promotion would lead to less pay.",
        "Raise the band, or look at the levels of the two roles. Pay by the hour is compared by "
        "the `hours_per_year` of `rolebook.yaml`.",
        PRACTICE,
    ),
    Rule(
        "midpoint-step",
        "advice",
        "a step between midpoints that is small or large",
        "From the role below, the middle of the band rises by less or more than the limits, by "
        "default 6 to 25 %.",
        "After a small step the promotion is hardly felt; before a large one a level is missing.",
        "Move one of the bands, or write other limits in `rolebook.yaml`: "
        "`checks: {midpoint_step: [5, 30]}`.",
        PRACTICE,
    ),
    Rule(
        "bands-overlap",
        "warning",
        "bands of neighbouring levels that overlap too far",
        "The role below pays more of this band as well than the limit allows, by default 60 %.",
        "Two levels with nearly the same pay are one level in the eyes of those who hold them.",
        "Move the bands apart, or write another limit in `rolebook.yaml`: `checks: {overlap: 70}`.",
        PRACTICE,
    ),
    Rule(
        "bands-gap",
        "warning",
        "a gap between the bands of neighbouring levels",
        "The band begins above the end of that of the role below.",
        "Whoever is promoted from the top of the lower band can't be placed without a jump, and "
        "amounts in between belong to no level.",
        "Let the bands touch or overlap.",
        PRACTICE,
    ),
    Rule(
        "mixed-currencies",
        "warning",
        "one country paid in two currencies",
        "Two bands of the role, for places in one country, are in different currencies.",
        "Amounts in different currencies are never converted here, so the two can't be compared.",
        "Correct the currency. Where people in one country are really paid in two, keep a role "
        "for each.",
    ),
    Rule(
        "market-old",
        "advice",
        "an old figure or outlook",
        "A market figure, the wages of an occupation or an outlook are older than the limit, by "
        "default 60 months; or the time that an outlook looks ahead to is over within a month.",
        "Pay moves by the year: readers take an old figure for what is paid today, and an old "
        "outlook for what is to come.",
        "Look for newer figures, or delete these. Another limit stands in `rolebook.yaml` as "
        "`checks: {market_age: 36}`.",
    ),
)
