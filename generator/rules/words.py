"""What can be wrong with the words that candidates read: a rule a code."""

from __future__ import annotations

from generator.rules.rule import Rule

LISTS = (
    "The words are in the lists of `generator/data/words/` and in your own in `content/words/`, "
    "where you can add, change and switch off entries."
)

WORDS = (
    Rule(
        "age-words",
        "warning",
        "words that speak of age",
        f"The text speaks of how old someone is or should be. {LISTS}",
        "Wording of a job advertisement that prefers an age deters the others, and is unlawful in "
        "the United States and in many other places, Quebec among them. This is information, not "
        "legal advice.",
        "Say what the work takes: the skill, the months of experience.",
        "29 CFR 1625.4 (US). Charte des droits et libertés de la personne, s. 10, 11 and 16 "
        "(Quebec). Strength: law.",
    ),
    Rule(
        "gendered-words",
        "advice",
        "words that name one gender",
        f"A pronoun or a title names one gender alone. {LISTS}",
        "Whoever is not meant reads that too. In the European Union titles and advertisements must "
        "be gender-neutral.",
        "Write you, they or a neutral title; in French both forms or an epicene word. Where both "
        "stand side by side, or the text says h/f, nothing is said.",
        "Directive (EU) 2023/970, art. 5(3). Strength: law in the European Union, else practice.",
    ),
    Rule(
        "jargon",
        "advice",
        "jargon",
        f"The text has a word that only insiders use, or that hides what is meant. {LISTS}",
        "People who could do the work, and come from elsewhere, don't know whether it is theirs.",
        "Say what is done, in everyday words.",
        "Joblint, and our own list for French. Strength: practice.",
    ),
    Rule(
        "hype",
        "advice",
        "hype",
        f"The text praises where it should describe. {LISTS}",
        "Nobody can tell from it what the work is or whether they are good enough for it.",
        "Name the skill, the result or the figure.",
        "Joblint and the bias terms of inclusive-job-ad-analyser. Strength: practice.",
    ),
    Rule(
        "exclusion",
        "advice",
        "words that shut people out",
        f"The text asks for something that people have or lack, and the work doesn't need. {LISTS}",
        "It deters people who could do the work, and may be unlawful where it stands for a ground "
        "that the law protects.",
        "Name the task and what it takes.",
        "The bias terms of inclusive-job-ad-analyser, and Joblint. Strength: practice.",
    ),
    Rule(
        "empty-promise",
        "advice",
        "a promise that nobody can check",
        f"The text promises something without saying what. {LISTS}",
        "Competitive with what? Candidates have read it everywhere, and trust the figure alone.",
        "Write the figure, the benefit or the day, or leave it out.",
        "Joblint; laws on pay transparency ask for the figure itself. Strength: practice.",
    ),
    Rule(
        "gender-balance",
        "advice",
        "gender-coded words of nearly one kind",
        "Of the words that research found to be coded masculine or feminine in English "
        "advertisements, nearly all are of one kind; each stem counts once, and fewer than six say "
        "nothing.",
        "One study found that such wording changes how appealing an advertisement is, a later one "
        "of about 300,000 postings next to no effect, a trial with 37,920 people more applications "
        "after a change. So it is a balance to look at, and no word is wrong by itself: agree, "
        "lead and support are among them.",
        "Read the text again for what the work really asks. The limit is a setting: `checks: "
        "{coded_words: 90}`, in percent.",
        "Gaucher, Friesen & Kay 2011; Castilla & Rho 2023. Strength: mixed.",
    ),
    Rule(
        "requirements-not-split",
        "advice",
        "requirements that aren't split",
        "Five or more requirements are all a must; or the words of one say the opposite of its "
        "`must`.",
        "Where what is required is clear, more qualified women apply. A long list of musts deters "
        "people who could do the work.",
        "Keep `must: true` for what the work can't begin without.",
        "doi 10.1287/mnsc.2023.4907. Strength: moderate.",
    ),
    Rule(
        "title-length",
        "advice",
        "a title too long for a business card",
        "The title has more characters than the limit.",
        "Lists and job boards cut it off.",
        "Say the work in a few words. The limit is a setting: `checks: {title_characters: 60}`.",
        "Workable and Indeed. Strength: practice.",
    ),
    Rule(
        "title-capitals",
        "advice",
        "a title in capitals",
        "All letters of the title are capitals.",
        "It is harder to read, and job boards refuse or rewrite it.",
        "Write it as on a business card.",
        "Workable and Indeed. Strength: practice.",
    ),
    Rule(
        "title-extras",
        "advice",
        "a title with more than the title in it",
        "The title names pay, a place of the book, a way of working, a type of employment or how "
        "urgent it is.",
        "Searches for the title miss it, and the facts stand in two places.",
        "Leave it to the fields of the posting.",
        "Workable and Indeed. Strength: practice.",
    ),
    Rule(
        "posting-length",
        "advice",
        "a posting that is too short or too long",
        "The texts of the book that the posting shows have fewer or more words than the limits; "
        "labels, dates and pay aren't counted.",
        "Short ones leave out what people need to decide; long ones aren't read to the end.",
        "Say more or less of it. The limits are a setting: `checks: {posting_words: [150, 700]}`.",
        "LinkedIn does best under 150 words, Textio with 300 to 700. Strength: weak.",
    ),
    Rule(
        "long-sentence",
        "advice",
        "a long sentence",
        "The sentence has more words than the limit.",
        "Its beginning is forgotten at its end, most of all by people who read in a second "
        "language.",
        "Make two of it, or a list. The limit is a setting: `checks: {sentence_words: 30}`.",
        "Practice of plain language. Strength: weak.",
    ),
    Rule(
        "reading-grade",
        "advice",
        "texts that ask for much schooling",
        "By the length of its sentences and words, the text reads like a higher school year than "
        "the limit. English by Flesch–Kincaid; French by the reading ease of Kandel and Moles, put "
        "into school years by Flesch's table. Syllables are counted by the habits of spelling. It "
        "is rough: a year or two either way mean nothing.",
        "People leave out what they have to read twice.",
        "Shorten sentences, choose everyday words. The limit is a setting: `checks: "
        "{reading_grade: 12}`.",
        "Kincaid, Fishburne, Rogers & Chissom 1975; Kandel & Moles 1958; practice asks for years 8 "
        "to 10. Strength: weak.",
    ),
    Rule(
        "shouting",
        "advice",
        "a text that shouts",
        "Words stand in capitals, or several exclamation marks in a row.",
        "It is harder to read, screen readers may spell it out, and it makes nothing truer.",
        "Small letters and one full stop. Short acronyms are left alone.",
        "Practice of plain language. Strength: practice.",
    ),
)
