"""The employer, and the places to work: company.yaml, locations.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.book.model.common import Silences, record
from generator.book.values import Email, Employment, Id, Link, Name, Region, Words


@record
class Brand:
    """How the employer looks."""

    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = Field(
        default="#1d5b8f",
        description="The brand colour, as #rrggbb; links and charts are drawn in it.",
    )


@record
class Benefit:
    """One thing that employees get besides pay."""

    id: Id = Field(description="Its permanent name.")
    text: Words = Field(description="What one gets, in one phrase.")
    countries: tuple[Region, ...] = Field(
        default=(), description="Where it is offered; empty: everywhere."
    )
    employment: tuple[Employment, ...] = Field(
        default=(), description="To whom; empty: to everyone."
    )


@record
class Statement:
    """A full sentence that postings end with."""

    id: Id = Field(
        description="Its permanent name; job descriptions carry the one called equal-opportunity."
    )
    title: Words = Field(description="The heading above it.")
    text: Words = Field(description="The statement, in full sentences.")
    places: tuple[Region, ...] = Field(
        default=(), description="Where it is shown; empty: everywhere."
    )


@record
class Contact:
    """Whom to ask for an accommodation during the hiring process."""

    email: Email = Field(description="An e-mail address of a function.")
    phone: Name | None = Field(
        default=None, description="A telephone number, with its country code."
    )
    text: Words = Field(description="What one may ask for, and how.")


@record
class CompanyInternal:
    """What the company knows about itself and never publishes."""

    headcount: Mapping[Region, Annotated[int, Field(ge=0)]] = Field(
        default={},
        description="Employees by place, for the laws; each in the most exact place alone.",
    )
    notes: str | None = Field(default=None, description="Notes for those who keep the book.")


@record
class Company:
    """The employer."""

    name: Name = Field(description="The name that candidates know.")
    legal_name: Name | None = Field(
        default=None, description="The name in contracts, where it differs."
    )
    example: bool = Field(default=False, description="An invented employer: every page says so.")
    country: Region = Field(description="The country of the head office; decides the paper size.")
    tagline: Words = Field(description="One sentence under the name on the home page.")
    about: Words = Field(description="What the company does; postings begin with it.")
    website: Link | None = Field(default=None, description="The company's own site.")
    brand: Brand = Field(default=Brand(), description="How its pages and documents look.")
    benefits: tuple[Benefit, ...] = Field(default=(), description="What employees get besides pay.")
    statements: tuple[Statement, ...] = Field(
        default=(), description="What postings say at their end."
    )
    accommodation: Contact | None = Field(
        default=None, description="Whom to ask for an accommodation."
    )
    internal: CompanyInternal | None = Field(default=None, description="Never published.")
    silence: Silences = ()


@record
class Zone:
    """A part of the world in which the employer pays by the same bands."""

    name: Words = Field(description="Its name in a sentence: Ontario, the United States.")


@record
class Location:
    """A place to work, or an area to work from."""

    name: Words = Field(description="As a posting shows it: Toronto, Ontario.")
    city: Words | None = Field(default=None, description="The city, for addresses and feeds.")
    region: Region | None = Field(default=None, description="Country and part of it: CA-ON, US-CO.")
    street: Name | None = Field(default=None, description="Street and number.")
    postal_code: Name | None = Field(default=None, description="Postal code.")
    zone: Region = Field(description="The pay zone; CA-ON falls back on CA.")
    remote_areas: tuple[Region, ...] = Field(
        default=(), description="Remote work: where one may live."
    )


@record
class LocationsFile:
    """content/locations.yaml: pay zones and places to work."""

    zones: Mapping[Region, Zone] = Field(description="Pay zones by the code of their place.")
    locations: Mapping[Id, Location] = Field(description="Places to work, by id.")
    silence: Silences = ()
