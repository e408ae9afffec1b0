"""What a form lacks of the data, or says beyond them, is told by its name and the part's."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from agreeing import PAGE, POSTING, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKUP = re.compile(r'(?<=<script type="application/ld\+json">)\{[^<]*JobPosting[^<]*(?=</script>)')

REMOVED = {
    "description": "its page’s markup lacks description",
    "datePosted": "its page’s markup lacks datePosted",
    "hiringOrganization": "its page’s markup lacks hiringOrganization",
    "title": "its page’s markup lacks title",
    "url": "JSON-LD and json differ in address",
    "qualifications": "JSON-LD and json differ in qualifications",
    "skills": "JSON-LD and json differ in skills",
    "directApply": "JSON-LD and json differ in directApply",
    "jobLocation": "JSON-LD and json differ in region",
    "baseSalary": "JSON-LD and json differ in base pay",
    "educationRequirements": "JSON-LD and json differ in education",
    "responsibilities": "JSON-LD and json differ in duty 1",
    "validThrough": "JSON-LD and json differ in closes",
    "employmentType": "JSON-LD and json differ in employment",
    "identifier": "JSON-LD and json differ in requisition",
}

PUT: dict[str, tuple[object, str]] = {
    "directApply": (True, "JSON-LD and json differ in directApply"),
    "skills": (
        "Rocket surgery",
        "JSON-LD and page differ in skills, which the page doesn’t show",
    ),
    "jobBenefits": (["Counting"], "JSON-LD and json differ in benefits"),
    "incentiveCompensation": ("Base pay", "JSON-LD and json differ in incentiveCompensation"),
    "occupationalCategory": (
        ["11-2022.00"],
        "JSON-LD and page differ in occupationalCategory, which the page doesn’t show",
    ),
    "experienceInPlaceOfEducation": (
        True,
        "JSON-LD and json differ in experienceInPlaceOfEducation",
    ),
    "industry": ("Counting", "its page’s markup has industry, which no posting has"),
    "jobLocationType": ("TELECOMMUTE", "JSON-LD and json differ in fully remote"),
    "@context": ("https://a.test", "its page’s markup has @context https://a.test"),
    "validThrough": ("2026-12-01T00:00:00", "JSON-LD and json differ in closes"),
}

DAMAGE: dict[str, tuple[tuple[str, str, str], ...]] = {
    PAGE: (
        ('unitText":"YEAR', 'unitText":"HOUR', "JSON-LD and json differ in base pay"),
        ('currency":"CAD', 'currency":"USD', "JSON-LD and json differ in base pay"),
        (
            "MonetaryAmount",
            "Amount",
            "its page’s markup has baseSalary.@type Amount, and not MonetaryAmount",
        ),
        (
            "e$50,000",
            "e€50,000",
            "JSON-LD and page differ in description, which the page doesn’t show",
        ),
        (
            r"things.\u003c/p\u003e",
            r"things.\u003c/p\u003e\u003cp\u003eBase pay\u003c/p\u003e",
            "JSON-LD says more than json in about",
        ),
        (" – Ada</title>", " – Eva</title>", "page and json differ in title"),
        ("<title>Counter", "<title>Conter", "page and json differ in title"),
        ("things.</p>", "things.</p><p>$10 an hour.</p>", "page says more than json in about"),
        ("Base pay</span>", "Base pay, $5</span>", "page says more than json in pay and benefits"),
        ('<div class="apply">', '<div class="apply">A fee.', "page says more than json in head"),
        ("Apply for this post", "Apply for $500", "page says more than json in head"),
        ("About the role</a>", "About the role</a> $5", "page says more than json in head"),
        ('<h2 id="apply', '<h2>A fee</h2><h2 id="apply', "page says more than json in “A fee”"),
    ),
    f"{POSTING}.html": (
        (" – Ada</title>", " – Eva</title>", "standalone and json differ in title"),
        (
            "things.</p>",
            "things.</p><p>$10 an hour.</p>",
            "standalone says more than json in about",
        ),
        (
            "<p>Base pay</p>",
            "<p>Base pay</p><div>$5.</div>",
            "standalone says more than json in pay and benefits",
        ),
    ),
    f"{POSTING}.md": (
        ("things.", "things.\n\nPay is $10 an hour.", "md says more than json in about"),
        ("things.", "things. You must also pay us $500.", "md says more than json in about"),
        ("- Say how many.", "- Say how many.\n- Pay us $500.", "md and json differ in duty 3"),
        ("Base pay", "Base pay\n\n$500.", "md says more than json in pay and benefits"),
        ("Counts.\n", "Counts.\n\nA fee.\n", "md says more than json in head"),
        ("2026.\n", "2026, for $500.\n", "md says more than json in head"),
        ("## Where", "## A fee\n\n$500.\n\n## Where", "md says more than json in “A fee”"),
        ("### Nice to have", "### Must have", "md says more than json in must_have"),
        ("Promotion", "Promotion\n- Partner", "md says more than json in steps"),
    ),
    f"{POSTING}.txt": (
        ("things.", "things.\n\nPay is $10 an hour.", "txt says more than json in about"),
        ("Base pay", "Base pay\n\n$500.", "txt says more than json in pay and benefits"),
        ("- Say how many.", "- Say how many.\n- Pay us $500.", "txt and json differ in duty 3"),
        ("Nice to have\n\n", "", "txt says more than json in must_have"),
    ),
    f"{POSTING}.json": (
        ('  "version": 1,\n', "", "its json lacks version"),
        ('  "language": "en",\n', "", "its json lacks language"),
        ('  "ai_screening": false,\n', "", "its json lacks ai_screening"),
        ('  "areas": [],\n', "", "its json lacks areas"),
        ('  "languages": [],\n', "", "its json lacks languages"),
        ('"language": "en"', '"language": "de"', "page and json differ in language"),
        ('"version": 1', '"version": 2', "its json has version 2, and 1 is known"),
        ('"vacancy"', '"hours": 40, "vacancy"', "page and json differ in hours"),
        ('"vacancy"', '"travel_percent": 5, "vacancy"', "page and json differ in travel_percent"),
        (
            '"vacancy"',
            '"noc_2021": "60010", "vacancy"',
            "data and json differ in occupationalCategory",
        ),
        ('"vacancy"', '"fee": 500, "vacancy"', "its json has fee, which no posting has"),
        (
            '"ai_screening": false',
            '"ai_screening": true',
            "data and json differ in ai_screening",
        ),
        ('  "education": "diploma",\n', "", "data and json differ in education"),
    ),
    f"{POSTING}.jsonresume.json": (
        ('"title"', '"fee": 5, "title"', "its jsonresume has fee, which no posting has"),
        ("College diploma", "College degree", "jsonresume and json differ in asked"),
        ('"name": "Counting"', '"name": "Conting"', "jsonresume and json differ in skills"),
    ),
    "feeds/indeed.xml": (
        ("r><![CDATA[counter-t", "r><![CDATA[conter-t", "indeed and json differ in reference"),
        (
            "<requisitionid>",
            "<fee><![CDATA[1]]></fee><requisitionid>",
            "its entry in indeed has fee, which no posting has",
        ),
        ("Base pay</p>", "Base pay</p><p>$5</p>", "indeed says more than json in pay and benefits"),
        ("<p>We count things.</p>", "", "indeed and json differ in about 1"),
    ),
    "feeds/linkedin.xml": (
        ("BASE_SALARY", "ADDITIONAL", "linkedin and json differ in base pay"),
        ("YEARLY", "HOURLY", "linkedin and json differ in base pay"),
        ("[counter-toronto", "[counter-toronto.en", "linkedin and json differ in reference"),
        (
            "Base pay</p>",
            "Base pay</p><p>$5</p>",
            "linkedin says more than json in pay and benefits",
        ),
    ),
    "feeds/openings.atom": (
        (
            "Base pay",
            "Base pay&lt;/p&gt;&lt;p&gt;$5",
            "atom says more than json in pay and benefits",
        ),
        ("<summary>Counts.", "<summary>Counts on.", "atom and json differ in summary"),
        ("$60,000 CAD", "$70,000 CAD", "atom and json differ in summary"),
        (" 1, 2026.<", " 2, 2026.<", "atom and json differ in summary"),
    ),
    "feeds/openings.json": (
        (
            '"ai_screening": false',
            '"ai_screening": true',
            "openings and json differ in ai_screening",
        ),
        ('"openings": 1', '"openings": 2', "openings and json differ in openings"),
    ),
}

WORD: dict[str, tuple[tuple[str, str, str], ...]] = {
    "": (
        ("\u00a0CAD", "\u00a0USD", "docx and json differ in pay"),
        ("a\u00a0year", "an\u00a0hour", "docx and json differ in pay"),
        (">Say how many.<", "><", "docx and json differ in duty 2"),
        ("our-company.test/1", "our-company.test/2", "docx and json differ in apply"),
        ("December\u00a01,", "December\u00a02,", "docx and json differ in closes"),
        ("Base pay", "Base pay, after you pay $500", "docx says more than json in amounts"),
    ),
    "fr/": (
        ("$\u00a0CA", "$\u00a0US", "docx and json differ in pay"),
        ("par\u00a0année", "par\u00a0mois", "docx and json differ in pay"),
        (">Say how many.<", "><", "docx and json differ in duty 2"),
        ("our-company.test/1", "our-company.test/2", "docx and json differ in apply"),
        ("1er\u00a0décembre", "2\u00a0décembre", "docx and json differ in closes"),
        ("Salaire de base", "Salaire, moins 500 $", "docx and json differ in pay basis"),
    ),
}

PRINTED = {
    "title": "differ in title",
    "pay": "differ in pay",
    "duty 2": "differ in duty 2",
    "removed": "differ in duty 2",
    "closes": "differ in closes",
    "apply": "differ in apply",
    "currency": "differ in pay",
    "period": "differ in pay",
    "fee": "pdf says more than json in amounts",
}


def changed(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8", newline="")


def remade(page: str, change: Callable[[dict[str, object]], object]) -> str:
    found = MARKUP.search(page)
    assert found
    data = json.loads(found[0])
    change(data)
    text = json.dumps(data).replace("<", r"\u003c").replace(">", r"\u003e")
    return page.replace(found[0], text)


def first(output: Path) -> str:
    return told(output).split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("name", REMOVED)
def test_a_property_that_the_markup_lacks_is_told(output: Path, name: str) -> None:
    changed(output / PAGE, lambda page: remade(page, lambda data: data.pop(name)))
    assert first(output) == f"counter-toronto, en: {REMOVED[name]}"


@pytest.mark.parametrize("name", PUT)
def test_a_property_that_the_data_have_not_is_told(output: Path, name: str) -> None:
    value, message = PUT[name]
    changed(output / PAGE, lambda page: remade(page, lambda data: data.update({name: value})))
    assert first(output) == f"counter-toronto, en: {message}"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        pytest.param(file, *change, id=f"{file.rpartition('/')[2]}-{number}")
        for file, changes in DAMAGE.items()
        for number, change in enumerate(changes, 1)
    ],
)
def test_what_a_form_says_less_or_more_is_told(
    output: Path, file: str, old: str, new: str, message: str
) -> None:
    changed(output / file, lambda text: text.replace("\u00a0", " ").replace(old, new, 1))
    assert first(output) == f"counter-toronto, en: {message}"


def test_a_number_of_another_language_is_told(output: Path) -> None:
    changed(output / "fr/feeds/indeed.xml", lambda feed: feed.replace("toronto.fr]", "toronto]", 1))
    assert first(output) == "counter-toronto, fr: indeed and json differ in reference"


def rewritten(path: Path, change: Callable[[str], str]) -> None:
    out = BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                text = part.decode()
                assert change(text) != text
                part = change(text).encode()
            after.writestr(name, part)
    path.write_bytes(out.getvalue())


@pytest.mark.parametrize(
    ("top", "old", "new", "message"),
    [
        pytest.param(top, *change, id=f"{top or 'en/'}{number}")
        for top, changes in WORD.items()
        for number, change in enumerate(changes, 1)
    ],
)
def test_a_damaged_word_file_is_told(
    output: Path, top: str, old: str, new: str, message: str
) -> None:
    rewritten(output / f"{top}{POSTING}.docx", lambda text: text.replace(old, new, 1))
    assert first(output) == f"counter-toronto, {top[:-1] or 'en'}: {message}"


@pytest.mark.parametrize(("top", "pay"), [("", "$50,000"), ("fr/", "60\u00a0000")])
def test_pay_is_whole_wherever_a_word_file_says_it(output: Path, top: str, pay: str) -> None:
    def change(text: str) -> str:
        at = text.rindex(pay)
        return f"{text[:at]}{text[at:].replace('CA', 'U', 1)}"

    rewritten(output / f"{top}{POSTING}.docx", change)
    message = f"counter-toronto, {top[:-1] or 'en'}: docx and json differ in pay text"
    assert first(output) == message


@pytest.mark.parametrize("top", ["", "fr/"])
@pytest.mark.parametrize("field", PRINTED)
def test_a_damaged_pdf_is_told_in_each_language(
    output: Path, other: Path, field: str, top: str
) -> None:
    file = f"{top}{POSTING}.pdf"
    (output / file).write_bytes((other / field / "output" / file).read_bytes())
    message = first(output)
    assert message.startswith(f"counter-toronto, {top[:-1] or 'en'}: pdf ")
    assert message.endswith(PRINTED[field])
