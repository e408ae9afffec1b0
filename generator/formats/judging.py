"""The forms to judge oneself by, and their list, into the data beside their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from generator.addresses import list_of, page_of
from generator.book.model import record
from generator.formats.told import Texts, Told, head
from generator.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.views.assess import AssessView, SkillForm
    from generator.views.assess_list import AssessListView


@record
class JudgedAs:
    """A proficiency to choose."""

    level: int = Field(description="From 1 (basic) to 5 (leading); 0: none yet.")
    word: str = Field(description="The level in a word.")
    seen: str = Field(description="What one would see someone do.")


@record
class ToJudge:
    """A skill to judge oneself in, and what the role asks."""

    id: str = Field(description="Its permanent id.")
    name: str = Field(description="What it is called.")
    kind: str = Field(description="human or technical.")
    summary: str = Field(description="What it is.")
    choices: tuple[JudgedAs, ...] = Field(description="Lowest first.")
    asked: int = Field(description="How well the role asks for it, from 1 to 5.")
    seen: str = Field(description="What one would see someone do who has it as the role asks.")
    resources: Texts = Field(description="The ids of what helps to learn it.")


@record
class AssessmentPage(Told):
    """The form to judge oneself by for a role: assess/ID/index.json."""

    role: str = Field(description="The role's id.")
    title: str = Field(description="The role's title.")
    skills: tuple[ToJudge, ...] = Field(description="Human skills, then technical ones.")


@record
class RoleToJudge:
    """A role that has a form."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")


@record
class AssessmentsPage(Told):
    """The list of the forms to judge oneself by: assess/index.json."""

    roles: tuple[RoleToJudge, ...] = Field(description="Ladder by ladder, lowest level first.")


def _assess(view: AssessView) -> AssessmentPage:
    return AssessmentPage(
        **head(view.frame, page_of("assess", view.id)),
        role=view.id,
        title=plain(view.title),
        skills=tuple(_to_judge(skill) for group in view.groups for skill in group.skills),
    )


def _to_judge(skill: SkillForm) -> ToJudge:
    """A skill with all that its form says: what each proficiency looks like, and which is asked."""
    return ToJudge(
        id=skill.id,
        name=plain(skill.name),
        kind=skill.kind,
        summary=plain(skill.summary),
        choices=tuple(
            JudgedAs(level=choice.level, word=choice.word, seen=plain(choice.seen))
            for choice in skill.choices
        ),
        asked=skill.asked,
        seen=plain(skill.seen),
        resources=tuple(resource.id for resource in skill.resources),
    )


def _assessments(view: AssessListView) -> AssessmentsPage:
    forms = (form for ladder in view.ladders for level in ladder.levels for form in level.forms)
    return AssessmentsPage(
        **head(view.frame, list_of("assess")),
        roles=tuple(RoleToJudge(id=form.role, title=plain(form.title)) for form in forms),
    )


SHAPES: Mapping[str, Callable[[Any], Any]] = {
    "AssessView": _assess,
    "AssessListView": _assessments,
}
"""The views that have data of these shapes, by the names of their classes."""

DOCUMENTED: Mapping[str, type] = {
    "assessment": AssessmentPage,
    "assessments": AssessmentsPage,
}
"""The shapes by the names of their schemas in docs/formats/."""
