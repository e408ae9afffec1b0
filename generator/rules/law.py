"""What the law of a place asks for and a posting lacks: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

INFORMATION = (
    "This is information, not legal advice: a place may ask for more, and an exception may serve "
    "you."
)
PRINTED = (
    "The finding names the law, the day, whom it binds, the source and how surely it was read. "
    "`rolebook laws` lists all."
)


def _law(  # noqa: PLR0913, PLR0917 - a text a field of `Rule`
    code: str, title: str, what: str, why: str, fix: str, authority: str
) -> Rule:
    """A rule that is a requirement of some places."""
    return Rule(code, "warning", title, f"{what} {PRINTED}", f"{why} {INFORMATION}", fix, authority)


LAW = (
    _law(
        "law-pay-range",
        "pay that isn't stated as the law asks",
        "The posting states no pay, one amount or an open end where a range is asked for, or a "
        "range wider than it may be.",
        "Where pay must be in a posting, one without it can be fined.",
        "Write `pay: {min: …, max: …}` in the posting, inside the role's band. In Ontario base, "
        "commission and bonus together may span 50,000 CAD a year, unless the top is over 200,000.",
        "Among others Ontario (Employment Standards Act, part III.1, and O. Reg. 476/24), British "
        "Columbia (Pay Transparency Act, s. 2), Colorado (C.R.S. 8-5-201).",
    ),
    _law(
        "law-minimum-pay",
        "no minimum pay",
        "The posting doesn't state the least that is paid, or not whether more may be.",
        "The law asks for the minimum that a collective agreement or a law sets.",
        "Write `pay: {min: …, may_exceed: true}` in the posting.",
        "Austria, GlBG s. 9(2)",
    ),
    _law(
        "law-pay-before-interview",
        "pay that isn't told before the interview",
        "The posting states no pay.",
        "Applicants are to know the pay in time to negotiate it.",
        "Add a band for the place to the role's `pay`. Where everyone is told before the "
        "interview, silence the finding with that reason.",
        "Directive (EU) 2023/970, art. 5, through the law of each member",
    ),
    _law(
        "law-benefits",
        "no benefits",
        "The posting names no benefit.",
        "Benefits are part of what a posting has to tell there.",
        "Write `benefits` in company.yaml; `countries` and `employment` say for whom each one is.",
        "Among others Colorado (C.R.S. 8-5-201), Washington (RCW 49.58.110), Illinois (820 ILCS "
        "112).",
    ),
    _law(
        "law-other-pay",
        "nothing of pay besides the base",
        "Neither the role's band nor the posting says whether anything is paid besides.",
        "Bonuses, commissions and the like are part of what a posting has to tell there.",
        "Write `variable` into the band, or `other_pay` into the posting; where nothing else is "
        "paid, `other_pay: false`.",
        "Among others Colorado (C.R.S. 8-5-201), Washington (RCW 49.58.110), Illinois (820 ILCS "
        "112).",
    ),
    _law(
        "law-accommodation",
        "no word on accommodation",
        "Nothing in company.yaml says whom to ask for an accommodation during the hiring.",
        "The public is to be told that accommodation is available to applicants with disabilities.",
        "Write `accommodation: {email: …, text: …}` in company.yaml: all postings end with it.",
        "Ontario, Integrated Accessibility Standards, O. Reg. 191/11, s. 22",
    ),
    _law(
        "law-gendered-title",
        "a title that names a gender",
        "The role's title has a form for men or for women alone.",
        "Titles and advertisements are to be gender-neutral.",
        "Use a title that names the work, or both forms beside each other. A mark such as (H/F) "
        "will do as well.",
        "Directive (EU) 2023/970, art. 5(3), through the law of each member; the list of titles "
        "is ours.",
    ),
    _law(
        "law-other-language",
        "another language without a reason",
        "A requirement or the note asks for a language other than French, or for bilingualism, and "
        "`languages` doesn't say why.",
        "In Quebec nobody may be asked for another language unless the work needs it, and the "
        "posting has to say why.",
        "Write `languages: [{language: en, level: working, reason: …}]` in the posting, or take it "
        "out.",
        "Quebec, Charter of the French language, s. 46",
    ),
    _law(
        "law-canadian-experience",
        "a requirement of Canadian experience",
        "A requirement or the note asks for experience in Canada, as a must or as an asset. A "
        "sentence that says it isn't needed is left alone.",
        "It shuts out people who learnt the same elsewhere.",
        "Ask for what someone must know or be able to do.",
        "Ontario, Employment Standards Act, part III.1",
    ),
    _law(
        "law-drivers-licence",
        "a driver's licence without driving",
        "A driver's licence is asked for, and no duty of the role says that one drives.",
        "It shuts out people who can do the work and don't drive.",
        "Take it out, or say in a duty what has to be driven.",
        "California, since 2025-01-01, as the table of laws has it",
    ),
    Rule(
        "law-unsure",
        "advice",
        "something that a law may ask for",
        "The posting lacks something, and a law of its place may ask for it: the day, the number "
        "of employees, its reach, or a detail isn't known for certain here. " + PRINTED,
        "What isn't certain is never called a requirement; you may want to look it up. "
        + INFORMATION,
        "Add what is lacking, which is the safe way, or find out what the law says.",
    ),
    Rule(
        "law-none-known",
        "advice",
        "a place of which no law is known here",
        "The table of laws has nothing on job advertisements for the posting's place.",
        "Silence about a place could be taken for approval. This is information, not legal advice.",
        "Ask someone who knows the law there. A law can be added: see docs/how-to/law.md.",
    ),
)
