"""Sentences of postings, as people write them: what asks for something, and what doesn't."""

from __future__ import annotations

import pytest

from generator.asking import MANY, asks

NAMES = ("Ada Crates",)

CANADIAN = [
    "Canadian experience",
    "Canadian experience is required.",
    "We need someone with Canadian experience.",
    "At least two years of Canadian work experience.",
    "Canadian sales and marketing experience is an asset.",
    "Canadian Experience Required",
    "You have worked in Canada for two years.",
    "You must have worked for a Canadian company.",
    "At least 2 years of work experience in the Canadian market.",
    "Experience working in Canada is preferred.",
    "Three years of experience in grocery sales, preferably in Canada.",
    "Experience selling to restaurants across Canada.",
    "Prior employment in Canada is a must.",
    "Experienced in the Canadian dairy industry.",
    "Two years of in-Canada sales experience.",
    "No degree needed, but Canadian experience is required.",
    "Canadian experience is not required, but it is an asset.",
    "No less than one year of Canadian experience.",
    "Applications without Canadian experience are not considered.",
    "Not only a degree but also Canadian experience.",
    "Canadian experience, no exceptions.",
    "Une expérience de travail canadienne est exigée.",
    "Expérience canadienne en vente, un atout.",
    "Deux ans d’expérience au Canada.",
    "Vous avez travaillé au moins deux ans au Canada.",
    "Expérience du marché canadien souhaitée.",
    "Une expérience dans une entreprise canadienne.",
    "L’expérience canadienne n’est pas obligatoire, mais constitue un atout.",
    "Aucun diplôme exigé; expérience professionnelle au Canada obligatoire.",
]
NOT_CANADIAN = [
    "No Canadian experience is required.",
    "We do not ask for Canadian experience.",
    "We don’t ask for Canadian experience.",
    "Canadian experience is not needed; experience from anywhere counts.",
    "Canadian experience isn’t a requirement here.",
    "You don’t need a degree or Canadian experience.",
    "No degree, driver’s licence or Canadian experience is needed.",
    "You need never have worked in Canada.",
    "Apply with or without Canadian experience.",
    "A lack of Canadian experience is not a barrier.",
    "Experience in Canada or abroad counts.",
    "Experience from another country counts as much as Canadian experience.",
    'Our "Canadian experience" museum tour is fun.',
    "The guide is called “Canadian experience for newcomers”.",
    "You run our Canadian Experience Centre in Ottawa.",
    "You would improve the Canadian customer experience.",
    "We have 20 years of experience in Canada.",
    "With 30 years of experience in Canada, we know every grocer.",
    "Ada Crates has worked in Canada since 1950.",
    "You join colleagues who have worked in Canada for years.",
    "You have experience in sales and live in Canada.",
    "Five years of experience and the right to work in Canada.",
    "You must be legally entitled to work in Canada.",
    "Experience with Canadian tax law.",
    "A Canadian degree or two years of experience",
    "Our Canadian team has experience in dairy.",
    "You would visit clients all over Canada.",
    "Aucune expérience canadienne n’est exigée.",
    "Nous n’exigeons pas d’expérience canadienne.",
    "L’expérience canadienne n’est pas requise.",
    "Expérience acquise au Canada ou à l’étranger.",
    "Nous avons 20 ans d’expérience au Canada.",
    "Expérience avec la clientèle canadienne.",
    "Sans expérience canadienne, vous êtes aussi bienvenu.",
    "Vous avez le droit de travailler au Canada.",
]
LICENCE = [
    "A valid driver’s licence",
    "A valid driver's license is required.",
    "Valid Class 5 licence required.",
    "Class C driver’s license",
    "You hold a class G licence.",
    "A full G licence and a clean abstract.",
    "A commercial driver’s license (CDL)",
    "Must have a current driving licence.",
    "You are licensed to drive in California.",
    "A licence to drive a forklift or car.",
    "Driver’s licence and own car.",
    "No degree needed; driver’s licence required.",
    "A driver’s licence is not required, but it is an asset.",
    "Candidates without a driver’s licence will not be considered.",
    "Permis de conduire valide",
    "Un permis de conduire de classe 5 est exigé.",
    "Permis classe 5 obligatoire.",
]
NO_LICENCE = [
    "A driver’s licence is not required.",
    "No driver's licence needed.",
    "You do not need a driver’s licence.",
    "We don’t ask for a driver’s licence.",
    "Neither a car nor a driver’s licence is needed.",
    "You get to clients by train, without a driver’s licence.",
    "Experience with driver’s licence renewals.",
    "Check each driver’s licence number at the counter.",
    "A driver’s licence or other photo identification",
    "The form asks for “driver’s licence”.",
    "You sell software licences to schools.",
    "A liquor licence for the client’s shop.",
    "A nursing license in good standing.",
    "You license our brand to growers.",
    "Un permis de conduire n’est pas nécessaire.",
    "Aucun permis de conduire n’est exigé.",
    "Un permis de travail valide",
    "Traiter les demandes de permis de conduire.",
]
DRIVING = [
    "Deliver crates to clients by truck every week.",
    "Drive to clients in the valley.",
    "Drive a van between our depots.",
    "Driving company vehicles to the yard.",
    "Operate a delivery truck.",
    "Visit growers by car.",
    "Transport samples in the company van.",
    "Make deliveries in a van.",
    "Driving between plants and warehouses.",
    "Drive daily to building sites.",
    "Livrer les caisses en camion.",
    "Conduire un véhicule de livraison.",
]
NOT_DRIVING = [
    "Drive growth to new levels every year.",
    "Drive sales of vans and trucks.",
    "Drive demand for electric vehicles.",
    "Drive truck sales in the north.",
    "Drive projects to completion.",
    "Drive to success.",
    "Plan deliveries with carriers.",
    "Sell cars and vans to companies.",
    "You write the driver’s handbook.",
    "You do not drive a company car.",
    "Keep the list of vehicles current.",
    "Conduire les négociations.",
    "Conduire la vente de camions.",
]
LANGUAGE = [
    "Fluent English is required for this role.",
    "You must be bilingual in French and English.",
    "Bilingual candidates only.",
    "Fluency in English",
    "Excellent spoken and written English",
    "English is an asset.",
    "English is not required, but an asset.",
    "You speak English with drivers.",
    "Able to work in Spanish.",
    "Good knowledge of German.",
    "Working knowledge of English and French",
    "French and English, spoken and written",
    "Anglais courant",
    "Anglais exigé, parlé et écrit.",
    "Bonne connaissance de l’anglais",
    "Maîtrise de l’anglais",
    "Vous êtes bilingue.",
    "Le bilinguisme est un atout.",
    "Communiquer en espagnol avec les fournisseurs.",
]
NO_LANGUAGE = [
    "English is not required.",
    "No English is needed.",
    "You need not be bilingual.",
    "You don’t need to speak English.",
    "Half of our clients speak English.",
    "You join a bilingual team.",
    "The English version of this posting is below.",
    "We offer English courses.",
    "Fluent French is required.",
    "Our office is on English Street.",
    "You sell Spanish wine and German tools.",
    "The “bilingual” label is printed in Laval.",
    "L’anglais n’est pas exigé.",
    "Aucune connaissance de l’anglais n’est nécessaire.",
    "Français courant",
    "Nous offrons des cours d’anglais.",
    "Une équipe bilingue vous attend.",
]

FOUND = [
    (topic, text)
    for topic, texts in {
        "canadian_experience": CANADIAN,
        "drivers_licence": LICENCE,
        "driving": DRIVING,
        "other_language": LANGUAGE,
    }.items()
    for text in texts
]
LEFT = [
    (topic, text)
    for topic, texts in {
        "canadian_experience": NOT_CANADIAN,
        "drivers_licence": NO_LICENCE,
        "driving": NOT_DRIVING,
        "other_language": NO_LANGUAGE,
    }.items()
    for text in texts
]


@pytest.mark.parametrize(("topic", "text"), FOUND)
def test_what_is_asked_for_is_found(topic: str, text: str) -> None:
    assert list(asks(topic, text, NAMES))


@pytest.mark.parametrize(("topic", "text"), LEFT)
def test_what_is_denied_quoted_named_or_about_something_else_is_left(topic: str, text: str) -> None:
    assert list(asks(topic, text, NAMES)) == []


def test_a_language_that_is_asked_for_is_named() -> None:
    assert [asked.tongue for asked in asks("other_language", "Fluent Spanish or English.")] == [
        "es"
    ]
    assert [asked.tongue for asked in asks("other_language", "Vous parlez anglais.")] == ["en"]
    assert [asked.tongue for asked in asks("other_language", "You are bilingual.")] == [""]


def test_time_grows_with_the_length_of_a_text_alone() -> None:
    """Gaps and exceptions are bounded: a text of 500,000 letters takes a moment, not minutes."""
    for words in (
        "experience in the canadian ",
        "no canadian experience, ",
        "drive a ",
        "english ",
    ):
        for topic in ("canadian_experience", "drivers_licence", "driving", "other_language"):
            assert len(list(asks(topic, words * (500_000 // len(words))))) <= MANY * 2
