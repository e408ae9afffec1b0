"""The tag tree that WeasyPrint gives a PDF into the one that PDF/UA-1 asks for.

What is put right, as PDF/UA validators and screen readers want it: table headers say whether they
head a column or a row; list items are a label and a body; the running foot is an artifact, not
text of the document; links print; figures know where they are; elements that hold nothing go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydyf import Array, Dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydyf import PDF, Object

PRINT = 4
"""The flag of an annotation that is there on paper too."""

POINTS = 0.75
"""Points in a CSS pixel."""

HOLLOW = ("/NonStruct", "/Span", "/Div", "/Sect", "/Part", "/P", "/Link")
"""Elements that mean nothing when they hold nothing."""


def repair(pdf: PDF) -> None:
    """Put the tags of a PDF right; it is not written yet."""
    tree = _Tree(pdf)
    tree.prune()
    for element in tree.elements():
        kind = element["S"]
        if kind == "/TH":
            tree.scope(element)
        elif kind == "/LI":
            tree.body(element)
        elif kind == "/Figure":
            tree.place(element)
    tree.clear_margins()
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("Type") == "/Annot":
            thing["F"] = PRINT


class _Tree:
    def __init__(self, pdf: PDF) -> None:
        self.pdf = pdf
        self.root = self._at(pdf.catalog["StructTreeRoot"])
        self.document = self._at(self.root["K"][0])

    def elements(self) -> list[Dictionary]:
        """The elements below the document, each before its own."""
        found: list[Dictionary] = []
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting += reversed(list(self._below(element)))
        return found[1:]

    def prune(self) -> None:
        """Take out elements that hold nothing."""
        for element in reversed(self.elements()):
            if not element["K"] and element["S"] in HOLLOW:
                above = self._at(element["P"])
                above["K"].remove(element.reference)

    def scope(self, header: Dictionary) -> None:
        """Say what a header heads: in the table's head a column, elsewhere a row."""
        row = self._at(header["P"])
        head = self._at(row["P"])["S"] == "/THead"
        header["A"]["Scope"] = "/Column" if head else "/Row"

    def body(self, item: Dictionary) -> None:
        """Put all of a list item that isn't its label into a body."""
        kinds = {ref: self._at(ref)["S"] for ref in item["K"] if isinstance(ref, bytes)}
        if "/LBody" in kinds.values():
            return
        body = Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"]})
        self.pdf.add_object(body)
        body["P"] = item.reference
        body["K"] = Array(ref for ref in item["K"] if kinds.get(ref) != "/Lbl")
        for element in self._below(body):
            element["P"] = body.reference
        item["K"] = Array([ref for ref in item["K"] if kinds.get(ref) == "/Lbl"])
        item["K"].append(body.reference)

    def place(self, figure: Dictionary) -> None:
        """Turn where a figure is from pixels below the page's top into points above its foot."""
        left, top, right, bottom = figure["A"]["BBox"]
        height = self._at(figure["Pg"])["MediaBox"][3]
        figure["A"]["BBox"] = Array(
            round(number, 2)
            for number in (
                left * POINTS,
                height - bottom * POINTS,
                right * POINTS,
                height - top * POINTS,
            )
        )

    def clear_margins(self) -> None:
        """Make the text of page margins, whose elements hang on nothing, an artifact."""
        within = {element.number for element in self.elements()}
        numbers = self._at(self.root["ParentTree"])["Nums"]
        for page in self._pages():
            marks = numbers[numbers.index(page["StructParents"]) + 1]
            loose = {
                mark for mark, ref in enumerate(marks) if self._at(ref).number not in within
            }
            for mark in loose:
                self._at(marks[mark]).clear()
                marks[mark] = "null"
            _unmark(self._at(page["Contents"]).stream, loose)

    def _pages(self) -> Iterator[Dictionary]:
        return (self.pdf.objects[number] for number in self.pdf.pages["Kids"][::3])

    def _below(self, element: Dictionary) -> Iterator[Dictionary]:
        """The elements right below another; text and links are none."""
        things = (self._at(kid) for kid in element["K"] if isinstance(kid, bytes))
        return (thing for thing in things if thing.get("Type") == "/StructElem")

    def _at(self, reference: bytes) -> Dictionary:
        return self.pdf.objects[int(reference.split()[0])]


def _unmark(stream: list[Object | bytes | str], marks: Iterable[int]) -> None:
    """Turn marked content in a page's stream into artifacts, where its mark is one of these."""
    loose = set(marks)
    for place, part in enumerate(stream):
        if isinstance(part, Dictionary) and part.get("MCID") in loose:
            stream[place - 1] = "/Artifact"
            stream[place] = b""
            stream[place + 1] = b"BMC"
