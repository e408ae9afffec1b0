"""The tag tree that WeasyPrint gives a PDF into the one that PDF/UA-1 and screen readers want.

What is put right: table headers say whether they head a column or a row; list items have a body;
the running foot is an artifact and no text of the document; links print; figures say where they
are; elements that hold nothing go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydyf import Array, Dictionary  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pydyf import PDF, Object

PRINT = 4
"""The flag of an annotation that is there on paper too."""

POINTS = 0.75
"""Points in a CSS pixel."""

HOLLOW = ("/Div", "/Link", "/NonStruct", "/P", "/Part", "/Sect", "/Span")
"""Elements that mean nothing when they hold nothing."""

BODIED = (["/LBody"], ["/Lbl", "/LBody"])
"""What a list item is made of."""


def repair(pdf: PDF) -> None:
    """Put the tags of a PDF right; it must not be written yet."""
    tree = _Tree(pdf)
    tree.unlink()
    tree.prune()
    for element in tree.elements():
        if repairs := REPAIRS.get(element["S"]):
            repairs(tree, element)
    tree.clear_margins()
    for thing in pdf.objects:
        if _type(thing) == "/Annot":
            thing["F"] = PRINT


class _Tree:
    def __init__(self, pdf: PDF) -> None:
        self.pdf = pdf
        self.root = self._at(pdf.catalog["StructTreeRoot"])
        self.document = self._at(self.root["K"][0])

    def elements(self) -> list[Dictionary]:
        """The elements below the document, each before those that it holds."""
        found: list[Dictionary] = []
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting += reversed(list(self._held(element)))
        return found[1:]

    def unlink(self) -> None:
        """Take away the links that WeasyPrint makes once more of what is inside a link."""
        for element in self.elements():
            for ref in [ref for ref in element["K"] if self._is_link(ref)]:
                if element["S"] != "/Link" and self._within_link(element):
                    element["K"].remove(ref)
                    self._drop(self._at(ref)["Obj"], self._at(element["Pg"]))

    def prune(self) -> None:
        """Take out elements that hold nothing, and those that then hold nothing."""
        for element in reversed(self.elements()):
            if not element["K"] and element["S"] in HOLLOW:
                self._at(element["P"])["K"].remove(element.reference)

    def unlist(self, element: Dictionary) -> None:
        """Take a list out of one that holds nothing else: a list that is set as a table."""
        held = list(self._held(element))
        while len(held) == len(element["K"]) == 1 and held[0]["S"] == "/L":
            element["K"] = held[0]["K"]
            held = list(self._held(element))
            for item in held:
                item["P"] = element.reference

    def item(self, item: Dictionary) -> None:
        """Put all of a list item that isn't its label into one body."""
        held = {element.reference: element for element in self._held(item)}
        if [held[ref]["S"] if ref in held else "" for ref in item["K"]] in BODIED:
            return
        labels = [ref for ref in item["K"] if ref in held and held[ref]["S"] == "/Lbl"]
        rest = [ref for ref in item["K"] if ref not in labels]
        body = Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"]})
        self.pdf.add_object(body)
        body["P"], body["K"] = item.reference, Array(rest)
        item["K"] = Array([*labels, body.reference])
        for ref in rest:
            if ref in held:
                held[ref]["P"] = body.reference
                if held[ref]["S"] == "/LBody":
                    held[ref]["S"] = "/NonStruct"

    def table(self, table: Dictionary) -> None:
        """Make a table that has no rows, because they stand on the next page, a plain block."""
        held = list(self._held(table))
        if all(element["S"] == "/Caption" for element in held):
            table["S"] = "/NonStruct"
            for element in held:
                element["S"] = "/P"

    def header(self, header: Dictionary) -> None:
        """Say what a header heads: in the table's head a column, elsewhere a row."""
        rows = self._at(self._at(header["P"])["P"])
        header["A"]["Scope"] = "/Column" if rows["S"] == "/THead" else "/Row"

    def figure(self, figure: Dictionary) -> None:
        """Turn where a figure is from pixels below the page's top into points above its foot."""
        left, top, right, bottom = (POINTS * side for side in figure["A"]["BBox"])
        height = self._at(figure["Pg"])["MediaBox"][3]
        box = (left, height - bottom, right, height - top)
        figure["A"]["BBox"] = Array(round(side, 2) for side in box)

    def clear_margins(self) -> None:
        """Make the text of page margins, whose elements hang on nothing, an artifact."""
        within = {element.number for element in (self.document, *self.elements())}
        numbers = self._at(self.root["ParentTree"])["Nums"]
        for place in self.pdf.pages["Kids"][::3]:
            page = self.pdf.objects[place]
            refs = numbers[numbers.index(page["StructParents"]) + 1]
            loose = {mark for mark, ref in enumerate(refs) if self._at(ref).number not in within}
            for mark in loose:
                refs[mark] = "null"
            _unmark(self._at(page["Contents"]).stream, loose)
        for thing in self.pdf.objects:
            if _type(thing) == "/StructElem" and thing.number not in within:
                thing.clear()

    def _is_link(self, kid: bytes | int) -> bool:
        return isinstance(kid, bytes) and self._at(kid).get("Type") == "/OBJR"

    def _within_link(self, element: Dictionary) -> bool:
        while element is not self.document:
            element = self._at(element["P"])
            if element["S"] == "/Link":
                return True
        return False

    def _drop(self, reference: bytes, page: Dictionary) -> None:
        """Take an annotation out of its page and out of the tree's register."""
        annotation = self._at(reference)
        page["Annots"].remove(reference)
        numbers = self._at(self.root["ParentTree"])["Nums"]
        place = numbers.index(annotation["StructParent"])
        del numbers[place : place + 2]
        annotation.clear()

    def _held(self, element: Dictionary) -> Iterator[Dictionary]:
        """The elements right below another; text and links are none."""
        things = (self._at(kid) for kid in element["K"] if isinstance(kid, bytes))
        return (thing for thing in things if thing.get("Type") == "/StructElem")

    def _at(self, reference: bytes) -> Dictionary:
        return self.pdf.objects[int(reference.split()[0])]


def _type(thing: Object) -> str:
    return thing.get("Type", "") if isinstance(thing, Dictionary) else ""


def _unmark(stream: list[object], marks: Container[int]) -> None:
    """Turn marked content in a page's stream into artifacts, where its mark is one of these."""
    for place, part in enumerate(stream):
        if isinstance(part, Dictionary) and part.get("MCID") in marks:
            stream[place - 1 : place + 2] = ["/Artifact", b"", b"BMC"]


REPAIRS = {
    "/L": _Tree.unlist,
    "/LI": _Tree.item,
    "/Table": _Tree.table,
    "/TH": _Tree.header,
    "/Figure": _Tree.figure,
}
"""What is put right in elements of a kind."""
