"""A role of an edition into the form by which people judge themselves for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import file_of, list_of, page_of
from generator.formats.registry import PAPER_FORM, WORKBOOK
from generator.views.dated import last_changed
from generator.views.files import file_links
from generator.views.frame import Frame, Link, frame, relative, with_notes
from generator.views.resources import resources
from generator.views.skills import METERS, STEPS, kind_name, kind_titles
from generator.wording import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.book.edition import Edition
    from generator.book.model import Role, Skill, SkillNeed
    from generator.views.files import FileLink
    from generator.views.resources import ResourceItem
    from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Choice:
    """A proficiency from 1 to 5, or 0 for none yet: its word, and what one would see."""

    level: int
    word: str
    seen: str


@dataclass(frozen=True, slots=True)
class SkillForm:
    """A skill to judge oneself in, and what the role asks: a proficiency, and what one would see.

    `seen` has the role's own evidence where it gives any. It isn't among the choices, as it would
    tell which of them is asked.
    """

    id: str
    name: str
    kind: str
    summary: str
    choices: tuple[Choice, ...]
    asked: int
    proficiency: str
    meter: str
    seen: str
    resources: tuple[ResourceItem, ...]


@dataclass(frozen=True, slots=True)
class SkillForms:
    """The skills of one kind, in the role's order."""

    id: str
    title: str
    skills: tuple[SkillForm, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that the script says, with gaps such as `%(role)s`, by the name it has there."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class AssessView:
    """What the form of a role shows, on its page and on paper, in one language.

    `count` says how many skills there are; `ways` and `compare` whether the site has those parts;
    `changed` is the day from which the role is as it is here, where the book says it.
    """

    frame: Frame
    id: str
    title: str
    role: Link
    every: Link
    count: str
    groups: tuple[SkillForms, ...]
    paper: tuple[FileLink, ...]
    sentences: tuple[Sentence, ...]
    ways: bool
    compare: bool
    changed: dt.date | None


def assess_view(edition: Edition, name: str) -> AssessView:
    """The view of a role's form; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    _ = words.gettext
    role, address = edition.role(name), page_of("assess", name)
    home, parts = relative(address), edition.parts()
    heading = words.fill(_("Assess yourself: %(role)s"), role=role.title)
    told = words.fill(
        _("A form to assess yourself by, skill by skill: %(role)s. Nobody else sees it."),
        role=role.title,
    )
    view = AssessView(
        frame=frame(
            edition,
            address,
            heading,
            told,
            governance=role.governance,
            last=last_changed(edition, "assess", name),
        ),
        id=name,
        title=role.title,
        role=Link(role.title, home + page_of("role", name)),
        every=Link(_("Other roles"), home + list_of("assess")),
        count=words.number(len(role.skills)),
        groups=tuple(_groups(edition, words, role)),
        paper=tuple(_paper(edition, words, name)),
        sentences=tuple(_sentences(words)),
        ways="ways" in parts,
        compare="compare" in parts,
        changed=role.governance.effective if role.governance else None,
    )
    return with_notes(edition, "role", name, view)


def assess_link(edition: Edition, name: str, home: str) -> str:
    """Where the form of a role is, seen from a page with this way home; empty where there is none.

    A role that asks for no skill has none to judge oneself by.
    """
    if "assess" not in edition.parts() or not edition.card(name).skills:
        return ""
    return home + page_of("assess", name)


def _groups(edition: Edition, words: Wording, role: Role) -> Iterator[SkillForms]:
    needs = [(name, edition.skill(name), need) for name, need in role.skills.items()]
    for kind, title in kind_titles(words).items():
        found = tuple(
            _skill(edition, words, name, skill, need)
            for name, skill, need in needs
            if skill.kind == kind
        )
        if found:
            yield SkillForms(kind, title, found)


def _skill(edition: Edition, words: Wording, name: str, skill: Skill, need: SkillNeed) -> SkillForm:
    return SkillForm(
        id=name,
        name=skill.name,
        kind=kind_name(words, skill),
        summary=skill.summary,
        choices=tuple(_choices(words, skill)),
        asked=need.level,
        proficiency=words.proficiency(need.level),
        meter=METERS[need.level],
        seen=need.evidence or skill.proficiency.at(need.level),
        resources=resources(edition, words, dict.fromkeys(skill.resources, ())),
    )


def _choices(words: Wording, skill: Skill) -> Iterator[Choice]:
    _ = words.gettext
    yield Choice(0, _("Not yet"), _("I haven’t done this, or have only watched others do it."))
    for level in range(1, STEPS + 1):
        yield Choice(level, words.proficiency(level), skill.proficiency.at(level))


def _paper(edition: Edition, words: Wording, name: str) -> Iterator[FileLink]:
    """The blank forms to take away."""
    _ = words.gettext
    forms = {
        "pdf": (PAPER_FORM, _("Blank form to print")),
        "xlsx": (WORKBOOK["xlsx"], _("Workbook to fill in")),
    }
    return file_links(edition, words, file_of("assess", name, name), forms)


def _sentences(words: Wording) -> Iterator[Sentence]:
    _ = words.gettext
    yield Sentence("rated", _("%(rated)s of %(all)s skills rated."))
    yield Sentence("counts", _("Strengths: %(strengths)s. Gaps: %(gaps)s. Not rated: %(left)s."))
    yield Sentence("as-asked", _("%(mine)s, as the role asks"))
    yield Sentence("above", _("%(mine)s, above what the role asks: %(asked)s"))
    yield Sentence("gap", _("From %(mine)s to %(asked)s"))
    yield Sentence("apart", _("Steps apart, on average: %(steps)s"))
    yield Sentence(
        "own",
        _(
            "This role itself isn’t in the list, as its gaps stand above. "
            "Steps apart, on average: %(steps)s"
        ),
    )
    yield Sentence("missing", _("Missing:"))
    yield Sentence("change", _("%(skill)s, from %(mine)s to %(asked)s"))
    yield Sentence("none-missing", _("Nothing is missing of what you rated."))
    yield Sentence("unrated", _("Not rated: %(skills)s"))
    yield Sentence("left-out", _("Left out of the address, as it isn’t a rating here: %(what)s"))
    yield Sentence("too-long", _("The address holds more than a form can; nothing of it was read."))
    yield Sentence("no-roles", _("The list of roles can’t be read, so no role is compared."))
    yield Sentence(
        "none-near", _("For no other role have you rated three quarters of the skills yet.")
    )
    yield Sentence("copied", _("The link is copied."))
    yield Sentence("not-copied", _("The browser doesn’t copy it. Here is the address:"))
    yield Sentence("kept", _("Your ratings are kept in this browser."))
    yield Sentence(
        "other-kept",
        _(
            "Other ratings are kept in this browser. Tick the box to keep these as well: "
            "of skills that both have, these count."
        ),
    )
    yield Sentence("refused", _("The browser refuses to keep them; the address still has them."))
    yield Sentence("forgotten", _("Nothing is kept in this browser any more."))
    yield Sentence("cleared", _("All ratings are cleared. Back brings them again."))
