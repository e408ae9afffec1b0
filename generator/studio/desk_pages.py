"""Drafts and postings into the pages where they are made: choice, form, what one may do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.approval import digest
from generator.book.edition import Edition
from generator.checks import law
from generator.checks.subject import Subject
from generator.studio.advice import FORCES, figures
from generator.studio.between import between, showable
from generator.studio.filing import Files
from generator.studio.grounds import foreign
from generator.studio.listing import differing
from generator.studio.naming import part_name, title_of
from generator.studio.posting_form import posting_form
from generator.studio.refusing import ConflictError, refusal
from generator.studio.since import changes_since
from generator.studio.take_pages import files, letter
from generator.studio.wishes import to_json
from generator.wording import plain, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.book.book import Book
    from generator.studio.advice import Advice, Tried
    from generator.studio.between import Text
    from generator.studio.comparing import Piece
    from generator.studio.form import Complaint
    from generator.studio.keeping import Draft
    from generator.studio.pages import Around
    from generator.studio.posting_form import Group, PostingForm, Typed
    from generator.studio.refusing import RefusedError
    from generator.studio.take_pages import TakenLanguage
    from generator.studio.versions import Older
    from generator.wording import Wording

ANCHORS = {
    "ai_screening": "field-ai_screening",
    "contact": "contact.name",
    "differs": "group-duties",
    "differs.duties": "group-duties",
    "differs.requirements": "group-requirements",
    "duties.add": "group-duties",
    "languages": "group-languages",
    "pay": "pay.min",
    "requirements.add": "group-requirements",
    "vacancy": "field-vacancy",
    "work_mode": "field-work_mode",
}
"""Where in the form fields are that have another id than their name."""

ELSEWHERE = frozenset(["", "location", "role", "translations"])
"""What findings are about that no one field of the form puts right."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something to choose from."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class AdviceItem:
    """A finding in plain words; `fix` is the label of its one right answer, or empty.

    `href` leads to the field that it is about, if there is one.
    """

    href: str
    key: str
    says: str
    detail: str
    why: str
    source: str
    strength: str
    fix: str


@dataclass(frozen=True, slots=True)
class ForceItem:
    """What one must, should or could do."""

    id: str
    title: str
    advice: tuple[AdviceItem, ...]


@dataclass(frozen=True, slots=True)
class SeenItem:
    """The posting in a language, as candidates see it."""

    name: str
    src: str
    title: str
    open: bool


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """What became of a text: the posting's in a language, or its file's where that is empty."""

    title: str
    language: str
    direction: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ConflictItem:
    """What another person did, against what would have been saved; no texts of what is gone."""

    says: str
    texts: tuple[ComparedItem, ...]


@dataclass(frozen=True, slots=True)
class OlderItem:
    """What another page sent, against what this one did; `against` is the version that it saw."""

    texts: tuple[ComparedItem, ...]
    against: str


@dataclass(frozen=True, slots=True)
class ComplaintItem:
    """What is wrong with a field that was sent, and the way to it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft: its form, what is found in it, how it is seen, and how one takes it away.

    `now` is how it stands, in a line; `moved` says with gaps where a line of a list is now.
    """

    frame: Around
    id: str
    title: str
    state: str
    told: str
    version: str
    role: str
    older: OlderItem | None
    now: str
    moved: str
    complaints: tuple[ComplaintItem, ...]
    conflict: ConflictItem | None
    form: PostingForm
    first: tuple[Group, ...]
    last: tuple[Group, ...]
    summary: str
    forces: tuple[ForceItem, ...]
    figures: str
    frames: tuple[SeenItem, ...]
    files: tuple[TakenLanguage, ...]


@dataclass(frozen=True, slots=True)
class AskingView:
    """Whether a draft is to be thrown away: which one, and what is lost with it.

    `fields` are what its form said, so that nothing of that is lost if it is kept.
    """

    frame: Around
    id: str
    says: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DifferItem:
    """A duty or a requirement that differs from the role: how, which, and why, if that is said."""

    mark: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PostingView:
    """A posting of the book: how it stands, and what whoever looks may do with it.

    `forces` is what is found in it; of one that is approved nothing is told.
    """

    frame: Around
    name: str
    title: str
    told: str
    against: tuple[str, ...]
    despite: bool
    state: str
    differs: tuple[DifferItem, ...]
    changed: tuple[str, ...]
    texts: tuple[ComparedItem, ...]
    places: tuple[Chosen, ...]
    closed: bool
    seen: str
    preview: str
    writer: bool
    approver: bool
    approvable: bool
    summary: str
    forces: tuple[ForceItem, ...]
    frames: tuple[SeenItem, ...]
    files: tuple[TakenLanguage, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft, the id of its posting, its trial, and what is wrong: found, typed, or refused.

    `root` is the studio's address, as the browser knows it.
    """

    draft: Draft
    name: str
    trial: Tried
    found: Sequence[Advice]
    typed: Typed
    refusal: RefusedError | None
    root: str
    version: str
    older: Older | None = None


def draft_view(frame: Around, edition: Edition, words: Wording, looked: Looked) -> DraftView:
    """The page of a draft."""
    draft, name, trial, refused = looked.draft, looked.name, looked.trial, looked.refusal
    limit = law.limit(Subject(trial.book, "posting", name)) if trial.book else None
    form = posting_form(edition, words, draft.wishes, looked.typed, limit)
    groups = form.groups
    summary = _summary(words, looked.found, saved=False)
    shown = trial.book is not None and not any(each.severity == "error" for each in trial.findings)
    conflict = refused if isinstance(refused, ConflictError) else None
    wished = sha256(to_json(draft.wishes).encode()).hexdigest()[:8]
    return DraftView(
        frame=frame,
        id=draft.id,
        title=frame.title,
        state=_state(words, draft, edition.book),
        told=refusal(refused.reason, words) if refused and not conflict else "",
        version=looked.version,
        role=draft.wishes.role,
        older=_older(words, looked.older) if looked.older else None,
        now=_now(words, looked, summary),
        moved=words.gettext("Now at place %(place)s of %(count)s: %(text)s"),
        complaints=tuple(_complaints(words, form, looked.typed.complaints)),
        conflict=_conflict(words, edition.book, name, conflict) if conflict else None,
        form=form,
        first=(groups["post"], groups["days"], groups["pay"]),
        last=(groups["note"], groups["apply"]),
        summary=summary,
        forces=tuple(_forces(words, looked.found)),
        figures=_figures(words, trial, name),
        frames=tuple(_frames(words, edition, name, f"/drafts/{draft.id}", wished)) if shown else (),
        files=tuple(_draft_files(words, trial.book, looked, frame)) if shown and trial.book else (),
    )


def _draft_files(
    words: Wording, book: Book, looked: Looked, frame: Around
) -> Iterator[TakenLanguage]:
    at = f"/drafts/{looked.draft.id}"
    where = f"{looked.root}{frame.language}{at}"
    write = partial(letter, words, frame.title, where, saved=False)
    return files(words, book, looked.name, at, write)


def _now(words: Wording, looked: Looked, summary: str) -> str:
    """How a draft stands, in a line: why it wasn't kept, what can't stand, what must be right."""
    if looked.refusal:
        return refusal(looked.refusal.reason, words)
    count = len({each.field for each in looked.typed.complaints})
    if not count:
        return summary
    said = words.ngettext(
        "%(number)s field can’t stand as it is.",
        "%(number)s fields can’t stand as they are.",
        count,
    )
    return words.fill(said, number=words.number(count))


def _complaints(
    words: Wording, form: PostingForm, complaints: Sequence[Complaint]
) -> Iterator[ComplaintItem]:
    """What is wrong with each field, by the name that people know it by."""
    fields = [each for group in form.groups.values() for each in group.fields]
    labels = {each.name: each.label for each in fields if each.kind != "tick"}
    line = words.gettext("“%(text)s”")
    labels |= {
        row.why.name: words.fill(line, text=row.text)
        for listed in form.lists
        for row in listed.rows
        if not row.added
    }
    for each in complaints:
        label = labels.get(each.field)
        said = words.gettext("%(field)s: %(text)s")
        text = words.fill(said, field=label, text=each.text) if label else each.text
        yield ComplaintItem(text, f"#{ANCHORS.get(each.field, each.field)}")


def _state(words: Wording, draft: Draft, book: Book) -> str:
    _, closes = words.gettext, draft.wishes.closes
    if draft.posting and isinstance(closes, dt.date) and closes <= book.project.today:
        said = _(
            "It is in the book as %(name)s, and its last day is now %(day)s. Once you save that, "
            "candidates see it no more; approved again, its page says that it has closed."
        )
        return words.fill(said, name=draft.posting, day=words.date(closes))
    if draft.posting:
        said = _("It is in the book as %(name)s. What you change here is kept as a draft.")
        return words.fill(said, name=draft.posting)
    return _("A draft: it is kept here, and not in the book until you save it.")


def _conflict(words: Wording, book: Book, name: str, conflict: ConflictError) -> ConflictItem:
    gone = conflict.reason == "deleted"
    texts = () if gone else between(book, name, Files(conflict.theirs), conflict.ours)
    return ConflictItem(refusal(conflict.reason, words), _compared(words, texts))


def _older(words: Wording, older: Older) -> OlderItem:
    texts = _compared(words, older.texts)
    if older.typed:
        title = words.gettext("What was typed and can’t stand yet")
        texts = (*texts, ComparedItem(title, "", "", older.typed))
    return OlderItem(texts, older.against)


def _compared(words: Wording, texts: Sequence[Text]) -> tuple[ComparedItem, ...]:
    return tuple(_one_compared(words, each.language, each.pieces) for each in texts)


def _one_compared(words: Wording, language: str, pieces: tuple[Piece, ...]) -> ComparedItem:
    if not language:
        return ComparedItem(words.gettext("The file that keeps it"), "", "", pieces)
    said, name = words.gettext("The posting in %(language)s"), words.language_name(language)
    title = plain(words.fill(said, language=name))
    return ComparedItem(title, language, wording(language).direction, pieces)


def _summary(words: Wording, found: Sequence[Advice], *, saved: bool) -> str:
    """What findings come to, in a line; of what isn't in the book yet, also that it can be."""
    musts = sum(each.force == "must" for each in found)
    if musts:
        said = words.ngettext(
            "%(number)s thing must be put right", "%(number)s things must be put right", musts
        )
        return words.fill(said, number=words.number(musts))
    shoulds = sum(each.force == "should" for each in found)
    if shoulds:
        said = (
            words.ngettext(
                "%(number)s thing should be put right",
                "%(number)s things should be put right",
                shoulds,
            )
            if saved
            else words.ngettext(
                "It can be saved; %(number)s thing should be put right",
                "It can be saved; %(number)s things should be put right",
                shoulds,
            )
        )
        return words.fill(said, number=words.number(shoulds))
    return words.gettext("Nothing stands against it")


def _forces(words: Wording, found: Sequence[Advice]) -> Iterator[ForceItem]:
    _ = words.gettext
    titles = {"must": _("You must"), "should": _("You should"), "could": _("You could")}
    for force in FORCES.values():
        items = tuple(_item(each) for each in found if each.force == force)
        if items:
            yield ForceItem(force, titles[force], items)


def _item(each: Advice) -> AdviceItem:
    fix = each.fix.label if each.fix else ""
    field = ANCHORS.get(each.field, each.field)
    return AdviceItem(
        href="" if each.field in ELSEWHERE else f"#{field}",
        key=each.key,
        says=each.says,
        detail=each.detail,
        why=each.why,
        source=each.source,
        strength=each.strength,
        fix=plain(fix),
    )


def _figures(words: Wording, trial: Tried, name: str) -> str:
    """The quiet line: words, reading grade, balance."""
    said = figures(Edition(trial.book), name) if trial.book else None
    if said is None:
        return ""
    _ = words.gettext
    parts = [words.ngettext("%(number)s word", "%(number)s words", said.words)]
    parts[0] = words.fill(parts[0], number=words.number(said.words))
    if said.grade is not None:
        grade = words.number(round(said.grade))
        parts.append(words.fill(_("reads like school year %(grade)s"), grade=grade))
    if said.masculine or said.feminine:
        balance = _("words coded masculine: %(masculine)s, feminine: %(feminine)s")
        numbers = {"masculine": said.masculine, "feminine": said.feminine}
        parts.append(
            words.fill(balance, **{key: words.number(value) for key, value in numbers.items()})
        )
    return ", ".join(map(plain, parts))


def _frames(
    words: Wording, edition: Edition, name: str, at: str, version: str
) -> Iterator[SeenItem]:
    """A posting in each language, by addresses that begin with `at`: of another version, others."""
    for language in edition.languages():
        home = "" if language == edition.book.language else f"{language}/"
        called = words.language_name(language)
        title = words.fill(words.gettext("The posting in %(language)s"), language=called)
        src = f"{at}/site/{home}{page_of('posting', name)}?as={version}"
        yield SeenItem(called, src, plain(title), language == edition.book.language)


def asking_view(
    frame: Around,
    edition: Edition,
    words: Wording,
    draft: Draft,
    fields: Iterable[tuple[str, str]],
) -> AskingView:
    """The page that asks before a draft is thrown away."""
    _ = words.gettext
    said = _("%(title)s: what was typed is kept nowhere else.")
    if draft.posting:
        said = _("%(title)s: what was changed is kept nowhere else. The posting in the book stays.")
    title = title_of(edition, draft.wishes.role, draft.wishes.location)
    kept = tuple(each for each in fields if each[0] not in {"csrf", "do"})
    return AskingView(frame, draft.id, plain(words.fill(said, title=title)), kept)


def posting_view(  # noqa: PLR0913 - each has a name where it is called
    frame: Around,
    edition: Edition,
    words: Wording,
    name: str,
    why: RefusedError | None,
    *,
    found: Sequence[Advice],
    writer: bool,
    approver: bool,
    root: str,
    news: str = "",
) -> PostingView:
    """The page of a posting of the book; `found` is nothing of one that is approved.

    `root` is the studio's address, `news` what became of the number when it was saved: `number` or
    `address`.
    """
    book, posting = edition.book, edition.posting(name)
    since = changes_since(book, name) if showable(edition, name) else None
    over = isinstance(posting.closes, dt.date) and posting.closes < book.project.today
    places = [one for one in edition.ids("location") if one != posting.location]
    approved, shown, version = edition.approved(name), showable(edition, name), digest(book, name)
    return PostingView(
        frame=frame,
        name=name,
        title=title_of(edition, posting.role, posting.location),
        told=refusal(why.reason, words) if why else _news(words, news, posting.requisition),
        against=tuple(foreign(each.message, words) for each in why.findings) if why else (),
        despite=bool(why and why.reason == "warnings"),
        state=_standing(edition, words, name),
        differs=tuple(_differing(edition, words, name)),
        changed=tuple(part_name(part, words) for part in since.parts) if since else (),
        texts=_compared(words, since.texts) if since else (),
        places=tuple(Chosen(one, plain(edition.location(one).name)) for one in places),
        closed=over,
        seen=version,
        preview=f"/{frame.language}/preview?page={page_of('posting', name)}" if approved else "",
        writer=writer,
        approver=approver,
        approvable=not approved,
        summary=_summary(words, found, saved=True),
        forces=tuple(_forces(words, found)),
        frames=tuple(_frames(words, edition, name, f"/postings/{name}", version))
        if shown and not approved
        else (),
        files=tuple(_files(words, edition, name, frame, root)) if shown else (),
    )


def _news(words: Wording, news: str, number: str) -> str:
    """What became of a posting's number, where another one had it by the time it was saved."""
    _ = words.gettext
    said = {
        "number": _(
            "The number of this posting is %(number)s: someone else took the one before it "
            "meanwhile."
        ),
        "address": _(
            "The number of this posting is %(number)s: someone else took the one before it "
            "meanwhile. Say again where people apply: the address had the other number in it."
        ),
    }.get(news, "")
    return plain(words.fill(said, number=number)) if said else ""


def _files(
    words: Wording, edition: Edition, name: str, frame: Around, root: str
) -> Iterator[TakenLanguage]:
    at = f"/postings/{name}"
    asked = edition.posting(name)
    title = title_of(edition, asked.role, asked.location)
    write = partial(letter, words, title, f"{root}{frame.language}{at}", saved=True)
    return files(words, edition.book, name, at, None if edition.approved(name) else write)


def _differing(edition: Edition, words: Wording, name: str) -> Iterator[DifferItem]:
    """What differs from the role in a posting that isn't approved."""
    if edition.approved(name) or not showable(edition, name):
        return
    for row in differing(edition, words, name):
        yield DifferItem(row.mark, row.text, row.why.value)


def _standing(edition: Edition, words: Wording, name: str) -> str:
    """How a posting stands: approved by whom and when, or a draft."""
    _, posting = words.gettext, edition.posting(name)
    approval = posting.approval
    if approval is None:
        return _("A draft: nobody has approved it yet.")
    values = {"by": approval.by, "on": words.date(approval.on)}
    if not showable(edition, name):
        said = _(
            "%(by)s approved it on %(on)s. Whether it is still the same can’t be told now: its "
            "role or its place is missing or has an error."
        )
        return words.fill(said, **values)
    if edition.approved(name):
        return words.fill(_("Approved by %(by)s on %(on)s."), **values)
    said = _("A draft again: it has changed since %(by)s approved it on %(on)s.")
    return words.fill(said, **values)
