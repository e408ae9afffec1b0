"""A pay zone of an edition into the view of its page: our bands there, and what others report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from generator.addresses import list_of, page_of
from generator.offer import region_of, within
from generator.pay import band_now, zones
from generator.views.bands import Held, band_title, band_words, since_words, variable_words
from generator.views.dated import last
from generator.views.frame import Frame, Link, frame, relative, with_notes
from generator.views.market import MarketRow, market
from generator.views.occupations import WageTable, wage_tables
from generator.views.pay_by_level import Group, band_charts
from generator.views.places import place_label
from generator.views.role import level_name
from generator.views.sources import SourceItem, sources
from generator.views.vacancies import Vacancy, open_postings, vacancy
from generator.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.book.book import Card, Figures
    from generator.book.edition import Edition
    from generator.book.model import Location, PayBand, Posting, Wage
    from generator.views.charts import Bars
    from generator.wording import Wording

DRAWN = 40
"""More bars than these are no picture any more."""

LONG = 60
"""A page of more bands than these has its ladders folded at first."""


@dataclass(frozen=True, slots=True)
class PlaceBand:
    """What a role pays there: `zone` names the wider place whose band it is, if it is one."""

    id: str
    title: str
    href: str
    level: str
    number: int
    pay: str
    zone: str
    variable: str
    since: str
    band: PayBand


@dataclass(frozen=True, slots=True)
class PlaceLadder:
    """The bands of a ladder's roles, lowest level first."""

    id: str
    title: str
    href: str
    rows: tuple[PlaceBand, ...]


@dataclass(frozen=True, slots=True)
class PlacePay:
    """The bands in one currency and of one basis; the charts are there where they can be read.

    What is the same for all stands in `notes`.
    """

    id: str
    title: str
    notes: tuple[str, ...]
    wide: Bars | None
    tall: Bars | None
    ladders: tuple[PlaceLadder, ...]
    by_zone: bool
    by_date: bool
    by_variable: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that a source gives for a role's title there."""

    role: Link
    row: MarketRow


@dataclass(frozen=True, slots=True)
class PlaceWages:
    """What an occupation earns there in official statistics, and the roles that belong to it."""

    id: str
    title: str
    code: str
    roles: tuple[Link, ...]
    tables: tuple[WageTable, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """All that the page of a place shows, in one language.

    `wider` is the country around it, `parts` are those of it that are pay zones too. `lacking` says
    of how many roles there is no band.
    """

    frame: Frame
    code: str
    name: str
    all: Link
    wider: Link | None
    parts: tuple[Link, ...]
    pay: tuple[PlacePay, ...]
    lacking: str
    locations: tuple[str, ...]
    openings: tuple[Vacancy, ...]
    reported: tuple[Reported, ...]
    wages: tuple[PlaceWages, ...]
    sources: tuple[SourceItem, ...]


class Paid(NamedTuple):
    """A role with its figures, and the band that holds for it in a zone."""

    card: Card
    figures: Figures
    band: PayBand | None


def place_view(edition: Edition, code: str) -> PlaceView:
    """The view of a zone; everything it asks the edition for is noted there."""
    words = wording(edition.language)
    _ = words.gettext
    address = page_of("place", code.lower())
    home = relative(address)
    name = place_label(edition, words, code)
    every = paid(edition, code)
    bands = [each for each in every if each.band]
    wages = tuple(_wages(edition, words, code, every, home))
    cited = [
        *(f.source for each in every for f in each.figures.market if f.place == code),
        *(wage.source for _name, wage in _wages_there(edition, code)),
    ]
    view = PlaceView(
        frame=frame(
            edition,
            address,
            words.fill(_("Pay: %(place)s"), place=name),
            words.fill(
                _("%(place)s: what we pay, role by role, and apart from it what others report."),
                place=name,
            ),
            last=last(edition, (each.band.since for each in every if each.band)),
        ),
        code=code,
        name=name,
        all=Link(_("Pay by place"), home + list_of("place")),
        wider=next(iter(_links(edition, words, zones(code)[1:], home)), None),
        parts=_links(edition, words, _parts(edition, code), home),
        pay=tuple(_pay(edition, words, code, bands, home)),
        lacking=_lacking(words, len(every) - len(bands)) if bands else "",
        locations=tuple(edition.location(each).name for each in _locations(edition, code)),
        openings=tuple(vacancy(edition, words, *each, home) for each in openings_in(edition, code)),
        reported=tuple(_reported(edition, words, code, every, home)),
        wages=wages,
        sources=sources(edition, words, cited),
    )
    return with_notes(edition, "zone", code, view)


def paid(edition: Edition, code: str) -> list[Paid]:
    """Every role with the band that holds for it in a zone today, ladder by ladder."""
    return [
        Paid(edition.card(role), figures, band_now(figures.pay, code, edition.begun))
        for role, figures in edition.once(every_figure)
    ]


def every_figure(edition: Edition) -> tuple[tuple[str, Figures], ...]:
    """Every role with its figures, ladder by ladder: they are read once for all places."""
    return tuple(
        (role, edition.figures(role))
        for ladder in edition.ids("ladder")
        for role in edition.roles_of(ladder)
    )


def openings_in(edition: Edition, code: str) -> Iterator[tuple[str, Posting]]:
    """The open postings for work in a zone, or for work that one may do from there."""
    for name, posting in open_postings(edition):
        location = edition.location(posting.location)
        if _lies_in(location, code) or any(within(code, area) for area in location.remote_areas):
            yield name, posting


def _lies_in(location: Location, code: str) -> bool:
    return within(region_of(location), code) or within(location.zone, code)


def _locations(edition: Edition, code: str) -> Iterator[str]:
    return (name for name in edition.ids("location") if _lies_in(edition.location(name), code))


def _parts(edition: Edition, code: str) -> Iterator[str]:
    return (zone for zone in edition.ids("zone") if zone != code and within(zone, code))


def _links(edition: Edition, words: Wording, codes: Iterable[str], home: str) -> tuple[Link, ...]:
    """Links to the pages of those of these places that have one."""
    there = edition.ids("zone")
    return tuple(
        Link(place_label(edition, words, code), home + page_of("place", code.lower()))
        for code in codes
        if code in there
    )


def _lacking(words: Wording, roles: int) -> str:
    if not roles:
        return ""
    sentence = words.ngettext(
        "For %(number)s role we publish no band here.",
        "For %(number)s roles we publish no band here.",
        roles,
    )
    return words.fill(sentence, number=words.number(roles))


# --- what we pay ---------------------------------------------------------------------------------


def _pay(
    edition: Edition, words: Wording, code: str, every: Sequence[Paid], home: str
) -> Iterator[PlacePay]:
    groups: dict[tuple[str, str], list[tuple[Card, PayBand]]] = {}
    for card, _figures, band in every:
        if band:
            groups.setdefault((band.currency, band.basis), []).append((card, band))
    for group in groups.values():
        yield _group(edition, words, code, group, home)


def _group(
    edition: Edition,
    words: Wording,
    code: str,
    group: Sequence[tuple[Card, PayBand]],
    home: str,
) -> PlacePay:
    _ = words.gettext
    first = group[0][1]
    by_zone = len({band.zone for _card, band in group}) > 1
    by_date = len({band.since for _card, band in group}) > 1
    variables = {variable_words(words, band) for _card, band in group}
    notes = []
    if not by_zone and first.zone != code:
        zone = place_label(edition, words, first.zone)
        notes.append(words.fill(_("The bands that hold here: %(place)s."), place=zone))
    if not by_date:
        notes.append(since_words(words, Held(first, begun=True)))
    if len(variables) == 1 and "" not in variables:
        notes.append(words.fill(_("Variable pay: %(variable)s."), variable=variables.pop()))
    if len({band.period for _card, band in group}) > 1 and len(group) <= DRAWN:
        hours = words.number(edition.hours_per_year())
        notes.append(
            words.fill(_("To compare, the chart counts a year as %(hours)s hours."), hours=hours)
        )
    rows = [(card, _row(edition, words, card, band, code=code, home=home)) for card, band in group]
    charts = _charts(edition, words, code, group) if 1 < len(group) <= DRAWN else (None, None)
    return PlacePay(
        id=f"pay-{first.currency.lower()}-{first.basis}",
        title=band_title(words, first),
        notes=tuple(notes),
        wide=charts[0],
        tall=charts[1],
        ladders=tuple(
            PlaceLadder(
                id=f"ladder-{ladder}-{first.currency.lower()}-{first.basis}",
                title=edition.ladder(ladder).title,
                href=home + page_of("ladder", ladder),
                rows=tuple(row for card, row in rows if card.ladder == ladder),
            )
            for ladder in dict.fromkeys(card.ladder for card, _row in rows)
        ),
        by_zone=by_zone,
        by_date=by_date,
        by_variable=len(variables) > 1,
        long=len(group) > LONG,
    )


def _charts(
    edition: Edition, words: Wording, code: str, group: Sequence[tuple[Card, PayBand]]
) -> tuple[Bars, Bars]:
    bands = Group({card.id: {code: band} for card, band in group}, code)
    return band_charts(edition, words, [card for card, _band in group], bands)


def _row(  # noqa: PLR0913 - each is one thing that a row is made from
    edition: Edition, words: Wording, card: Card, band: PayBand, *, code: str, home: str
) -> PlaceBand:
    return PlaceBand(
        id=card.id,
        title=card.title,
        href=home + page_of("role", card.id),
        level=level_name(words, edition.ladder(card.ladder), card.level),
        number=card.level,
        pay=band_words(words, band),
        zone="" if band.zone == code else place_label(edition, words, band.zone),
        variable=variable_words(words, band),
        since=words.date(band.since),
        band=band,
    )


# --- what others report --------------------------------------------------------------------------


def _reported(
    edition: Edition, words: Wording, code: str, every: Iterable[Paid], home: str
) -> Iterator[Reported]:
    for card, figures, _band in every:
        there = [figure for figure in figures.market if figure.place == code]
        link = Link(card.title, f"{home}{page_of('role', card.id)}#pay")
        yield from (Reported(link, row) for row in market(edition, words, there))


def _wages_there(edition: Edition, code: str) -> Iterator[tuple[str, Wage]]:
    for name in edition.ids("occupation"):
        yield from ((name, w) for w in edition.occupation(name).wages if w.place == code)


def _wages(
    edition: Edition, words: Wording, code: str, every: Sequence[Paid], home: str
) -> Iterator[PlaceWages]:
    """The occupations that roles of the book belong to and that have a wage there."""
    there: dict[str, list[Wage]] = {}
    for name, wage in _wages_there(edition, code):
        there.setdefault(name, []).append(wage)
    for name, wages in there.items():
        roles = [each.card for each in every if name in each.figures.occupations]
        if roles:
            yield PlaceWages(
                id=name,
                title=edition.occupation(name).title,
                code=_code(words, name),
                roles=tuple(Link(c.title, home + page_of("role", c.id)) for c in roles),
                tables=tuple(
                    replace(table, places=(words.gettext("Wage"),))
                    for table in wage_tables(edition, words, wages)
                ),
            )


def _code(words: Wording, name: str) -> str:
    """What people call the code of an occupation: `NOC 2021 60010`."""
    kind, _, code = name.partition("-")
    return f"{words.gettext('NOC 2021')} {code}" if kind == "noc" else f"{kind.upper()} {code}"
