"""The one definition of content: what each kind of file may say, and what each field means.

A module holds the classes of a few kinds of files; all of them are to be had from here. Each is a
frozen pydantic dataclass that refuses unknown fields and reads strictly (a number is not a text).
`schema.py` makes the editors' JSON Schemas from them, `load.py` the book.

A list whose items carry a key (`id`, `role`, `level`, `zone`) is translated by that key.
"""

from generator.book.model.common import Approval, Governance, Silence, Translation, record
from generator.book.model.company import (
    Benefit,
    Brand,
    Company,
    CompanyInternal,
    Contact,
    Location,
    LocationsFile,
    Statement,
    Zone,
)
from generator.book.model.ladder import Doorway, Ladder, LadderLevel, Track
from generator.book.model.library import (
    Condition,
    Occupation,
    OccupationsFile,
    Proficiencies,
    Resource,
    ResourcesFile,
    Skill,
    SkillsFile,
    Source,
    SourcesFile,
    Tool,
    Wage,
)
from generator.book.model.page import Page
from generator.book.model.posting import Asking, LanguageNeed, Posting, PostingInternal, PostingPay
from generator.book.model.role import (
    Codes,
    Criterion,
    Demand,
    Duty,
    Indicator,
    Industry,
    MarketFigure,
    Outlook,
    Overlay,
    PayBand,
    Question,
    Requirement,
    Role,
    RoleInternal,
    SkillNeed,
    Step,
    Superior,
    Variable,
)
from generator.book.model.words import Term, WordList

__all__ = [
    "Approval",
    "Asking",
    "Benefit",
    "Brand",
    "Codes",
    "Company",
    "CompanyInternal",
    "Condition",
    "Contact",
    "Criterion",
    "Demand",
    "Doorway",
    "Duty",
    "Governance",
    "Indicator",
    "Industry",
    "Ladder",
    "LadderLevel",
    "LanguageNeed",
    "Location",
    "LocationsFile",
    "MarketFigure",
    "Occupation",
    "OccupationsFile",
    "Outlook",
    "Overlay",
    "Page",
    "PayBand",
    "Posting",
    "PostingInternal",
    "PostingPay",
    "Proficiencies",
    "Question",
    "Requirement",
    "Resource",
    "ResourcesFile",
    "Role",
    "RoleInternal",
    "Silence",
    "Skill",
    "SkillNeed",
    "SkillsFile",
    "Source",
    "SourcesFile",
    "Statement",
    "Step",
    "Superior",
    "Term",
    "Tool",
    "Track",
    "Translation",
    "Variable",
    "Wage",
    "WordList",
    "Zone",
    "record",
]
