"""What a role asks in an industry: words sharpened in place, things added behind."""

from generator.book.model import Duty, Industry, Overlay, Role, SkillNeed
from generator.industry import asked, overlays

ROLE = Role(
    title="Counter",
    ladder="l",
    track="t",
    level=1,
    summary="Counts.",
    duties=(Duty(id="count", text="Count."), Duty(id="chat", text="Chat.", essential=False)),
    skills={"counting": SkillNeed(level=3, evidence="Counts fast.")},
    tools=("abacus",),
)


def industry(*found: Overlay) -> Industry:
    return Industry(name="Fishing", summary="At sea.", overlays=found)


def overlay(**what: object) -> Overlay:
    return Overlay(id="o", roles=("counter",), **what)  # type: ignore[arg-type]  # fields of a table


def test_without_an_industry_a_role_asks_what_it_says() -> None:
    ask = asked("counter", ROLE)
    assert (ask.duties, ask.skills, ask.tools) == (ROLE.duties, ROLE.skills, ROLE.tools)
    assert ask.requirements == ROLE.requirements


def test_a_duty_with_an_id_that_the_role_has_stands_in_its_place_a_new_one_behind() -> None:
    duties = (Duty(id="wait", text="Wait."), Duty(id="count", text="Count fish."))
    ask = asked("counter", ROLE, industry(overlay(duties=duties)))
    assert [duty.text for duty in ask.duties] == ["Count fish.", "Chat.", "Wait."]


def test_a_skill_is_raised_and_never_lowered() -> None:
    for level, expected in ((2, 3), (3, 3), (5, 5)):
        need = SkillNeed(level=level)
        ask = asked("counter", ROLE, industry(overlay(skills={"counting": need})))
        assert ask.skills["counting"].level == expected
    same = SkillNeed(level=3, evidence="Counts fish.")
    ask = asked("counter", ROLE, industry(overlay(skills={"counting": same})))
    assert ask.skills["counting"].evidence == "Counts fish."


def test_tools_are_added_once_and_later_overlays_lie_on_top() -> None:
    first = overlay(tools=("net", "abacus"), duties=(Duty(id="count", text="First."),))
    second = overlay(tools=("net",), duties=(Duty(id="count", text="Second."),))
    ask = asked("counter", ROLE, industry(first, second))
    assert (ask.tools, ask.duties[0].text) == (("abacus", "net"), "Second.")


def test_an_overlay_lies_over_the_roles_that_it_names_alone() -> None:
    other = Overlay(id="x", roles=("chief",), tools=("net",))
    assert overlays("counter", industry(other)) == ()
    assert asked("counter", ROLE, industry(other)).tools == ("abacus",)


def test_a_role_itself_is_never_changed() -> None:
    asked("counter", ROLE, industry(overlay(duties=(Duty(id="count", text="Count fish."),))))
    assert ROLE.duties[0].text == "Count."
