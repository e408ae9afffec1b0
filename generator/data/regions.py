"""The codes of ISO 3166 for places: countries, and the parts of those that most books are of.

ISO 3166-1 has the countries; a test holds them against the territories that Babel knows, with
their names. Of ISO 3166-2 there are the parts of Canada and the United States, by their English
names, with a slash before the French ones where they differ; those of other countries are taken as
they are written.
"""

from __future__ import annotations

CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
ZW
"""

RESERVED = "EU XK"
"""No countries of the standard, but in use: the European Union, reserved in it, and Kosovo."""

COUNTRIES = frozenset([*CODES.split(), *RESERVED.split()])

CANADA = {
    "AB": "Alberta",
    "BC": "British Columbia/Colombie-Britannique",
    "MB": "Manitoba",
    "NB": "New Brunswick/Nouveau-Brunswick",
    "NL": "Newfoundland and Labrador/Terre-Neuve-et-Labrador",
    "NS": "Nova Scotia/Nouvelle-Écosse",
    "NT": "Northwest Territories/Territoires du Nord-Ouest",
    "NU": "Nunavut",
    "ON": "Ontario",
    "PE": "Prince Edward Island/Île-du-Prince-Édouard",
    "QC": "Quebec/Québec",
    "SK": "Saskatchewan",
    "YT": "Yukon",
}

UNITED_STATES = {
    "AK": "Alaska",
    "AL": "Alabama",
    "AR": "Arkansas",
    "AS": "",
    "AZ": "Arizona",
    "CA": "California/Californie",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DC": "District of Columbia/District de Columbia",
    "DE": "Delaware",
    "FL": "Florida/Floride",
    "GA": "Georgia/Géorgie",
    "GU": "",
    "HI": "Hawaii/Hawaï",
    "IA": "Iowa",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana/Louisiane",
    "MA": "Massachusetts",
    "MD": "Maryland",
    "ME": "Maine",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MO": "Missouri",
    "MP": "",
    "MS": "Mississippi",
    "MT": "Montana",
    "NC": "North Carolina/Caroline du Nord",
    "ND": "North Dakota/Dakota du Nord",
    "NE": "Nebraska",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico/Nouveau-Mexique",
    "NV": "Nevada",
    "NY": "New York/État de New York",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania/Pennsylvanie",
    "PR": "",
    "RI": "Rhode Island",
    "SC": "South Carolina/Caroline du Sud",
    "SD": "South Dakota/Dakota du Sud",
    "TN": "Tennessee",
    "TX": "Texas",
    "UM": "",
    "UT": "Utah",
    "VA": "Virginia/Virginie",
    "VI": "",
    "VT": "Vermont",
    "WA": "Washington/État de Washington",
    "WI": "Wisconsin",
    "WV": "West Virginia/Virginie-Occidentale",
    "WY": "Wyoming",
}
"""Those without a name are countries of ISO 3166-1 too, which have it."""

PARTS = {"CA": CANADA, "US": UNITED_STATES}
"""What follows the hyphen, by country, with names."""

OTHERWISE = {"UK": "GB", "EL": "GR", "USA": "US", "United States of America": "US"}
"""What people write for a country besides, and its code."""
