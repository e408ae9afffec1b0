"""What can be wrong with a vacancy and with figures of pay: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

POSTINGS = (
    Rule(
        "posting-closes-before-posted",
        "error",
        "a posting that closes before it opens",
        "The last day to apply is before the day on which the posting opens.",
        "Nobody could apply; job boards refuse such a posting.",
        "Correct `posted` or `closes`; without a last day, write `closes: ongoing`.",
    ),
    Rule(
        "posting-ends-before-starts",
        "error",
        "a fixed term that ends before it starts",
        "The last day of work is before the first one.",
        "Nobody could work in it.",
        "Correct `starts` or `ends`.",
    ),
    Rule(
        "posting-start",
        "warning",
        "a first day of work that is missing or too soon",
        "The work has a last day and no first one, or it starts before the posting opens.",
        "Candidates can't tell how long the term is, or would have to begin before they could "
        "apply.",
        "Correct `starts`, `ends` or `posted`. Without a last day leave `ends` out.",
    ),
    Rule(
        "posting-same-requisition",
        "warning",
        "two postings with one requisition",
        "Another posting has the same number in `requisition`.",
        "The number tells vacancies apart, on job boards and in the system that takes "
        "applications: they would end up in one.",
        "Give each vacancy a number of its own. Where one vacancy is open in several places and "
        "really has one number, silence this in the later posting.",
    ),
    Rule(
        "industry-without-overlay",
        "advice",
        "an industry that changes nothing in a posting",
        "The posting names an industry that has no overlay for its role.",
        "Candidates would read the industry's name and nothing about the work in it.",
        "Add an overlay for the role to the industry, or take `industry` out of the posting.",
    ),
    Rule(
        "posting-adds-again",
        "error",
        "an addition with an id that the role has",
        "`differs` adds a duty or a requirement whose id is that of one that the role, or the "
        "posting's industry, has already.",
        "An id stands for one thing in all places: nobody could tell whether this was to be added "
        "or to take the other's place.",
        "Give the addition another id. If it takes the other's place, put that one into "
        "`leave_out`, with the reason.",
    ),
    Rule(
        "posting-no-essential",
        "error",
        "a posting without any essential duty of its role",
        "`differs` leaves out every duty that the role exists for.",
        "What is left is other work than the role's: title, level and pay would be wrong for it.",
        "Keep at least one essential duty, or make the posting for a role that fits.",
    ),
    Rule(
        "posting-order",
        "warning",
        "an order that names what the posting doesn't show",
        "`order` in `differs` names an id that neither the role, nor the posting's industry, nor "
        "the posting itself has, or one that it leaves out. The role may have changed since.",
        "The others keep the order, so the posting is right as it stands; but someone meant "
        "something by that place.",
        "Correct the id, or take it out of `order`.",
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
        "posting-awaits-band",
        "warning",
        "a draft with pay of its own where there is no band",
        "The role has no band for the location's pay zone that holds on the posting's first day; "
        "the draft says what would be paid.",
        "Amounts alone have no currency and no period. The draft can be looked at, not approved.",
        "Ask who looks after the role to add a band for the zone to its `pay`.",
    ),
    Rule(
        "posting-no-apply",
        "error",
        "an approved posting that nobody can apply for",
        "`apply` is `TO DO`, and the posting has an approval.",
        "It would be published without the one thing that applicants need. In Colorado, among "
        "others, a posting has to say how to apply.",
        "Put the address where people apply, or take the approval out: a draft may lack it.",
        "Colorado, C.R.S. 8-5-201",
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
        "approval-outdated",
        "warning",
        "a posting that changed after it was approved",
        "What the posting, its role, the band or a translation say is not what was approved. The "
        "finding names the parts. The posting counts as a draft: it is on no page, in no feed and "
        "in no sitemap.",
        "Nobody has agreed to what would be published.",
        "Look at what changed, then approve it again: `rolebook approve POSTING --by FUNCTION`.",
    ),
    Rule(
        "approval-without-digest",
        "advice",
        "an approval that doesn't say of what",
        "The approval of the posting has no digest.",
        "With one, a change of duties or pay after the approval is noticed; without, it is not.",
        "Run `rolebook approve POSTING --by FUNCTION`; it writes the day and the digest.",
    ),
    Rule(
        "posting-mixed-pay",
        "warning",
        "one posting, two currencies or periods",
        "Work from home may be done in areas where the role is paid in another currency, or for "
        "another period, than the posting says.",
        "Amounts are never converted: for some applicants the pay in the posting is wrong.",
        "Make a location and a posting for each area, or correct the bands.",
    ),
    Rule(
        "posting-remote-nowhere",
        "warning",
        "remote work without an area",
        "The posting is remote, and its location doesn't say where one may live.",
        "Laws and job boards go by the place: without one, the location's own region is taken.",
        "Add `remote_areas` to the location.",
        "Google for Jobs asks where one may live, of remote postings.",
    ),
    Rule(
        "posting-not-remote",
        "warning",
        "a way of working that doesn't fit its place or its words",
        "The posting is remote and speaks of days in an office, or it isn't remote and its "
        "location is an area without a workplace.",
        "Applicants far away would learn too late that they can't do it from home.",
        "Correct `work_mode`, the location, or the note.",
        "Google for Jobs calls remote only what is done from home throughout.",
    ),
    Rule(
        "posting-no-city",
        "warning",
        "a workplace without a city in Indeed’s feed",
        "The location of a posting that isn't remote names no city, or in Canada and the United "
        "States no province or state, and `formats` has Indeed's feed.",
        "Indeed shows jobs by city. Without one the feed says the location's name in its place, "
        "and people who look for work in the city don't find it.",
        "Add `city`, and `region: CA-ON` with the part of the country, to the location.",
        "Indeed's XML feed: city, state and country are required.",
    ),
    Rule(
        "apply-not-https",
        "warning",
        "an address to apply at that isn't secure",
        "`apply` begins with http://; or it is a mailbox, and LinkedIn's feed leads to a page of a "
        "site at http://.",
        "An application says much about a person, and others on the way could read it. LinkedIn's "
        "feed takes https alone: for another address it leads to the posting's page.",
        "Write https://, or publish the site at such an address.",
        "LinkedIn's job feed: applyUrl has to be https.",
    ),
    Rule(
        "summary-is-title",
        "warning",
        "a summary that says the title again",
        "The role's summary is its title, in a language.",
        "Descriptions on job boards begin with it, and there it must not be the title again.",
        "Say in a sentence what the role does and for whom.",
        "Google for Jobs: the description is complete, and isn't the title.",
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
