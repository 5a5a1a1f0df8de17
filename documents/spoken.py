"""What a screen reader speaks: the language of each part of a PDF, and its words in order.

WeasyPrint writes the language of the whole only, and right-to-left text from left to right,
as it lies on the paper. PDF/UA-1 (7.2) asks the language of each part, and its words as read.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from weasyprint.document import Document
    from weasyprint.formatting_structure.boxes import Box


def speak(document: "Pdf", rendered: "Document") -> None:
    """Each written piece says its language, where that is not the one of the whole document."""
    from pikepdf import String
    from weasyprint.formatting_structure.boxes import TextBox

    whole = str(document.Root.Lang)
    pieces = [box for page in rendered.pages for box in _pieces(page._page_box)]
    for element, box in zip(_elements(document.Root.StructTreeRoot), pieces, strict=True):
        if box.style["lang"] not in {None, whole}:
            element.Lang = String(box.style["lang"])
        if box.style["direction"] == "rtl" and isinstance(box, TextBox):
            # A line ends without a space; the words on both sides of it are two.
            element.ActualText = String(f"{box.text} ")


def _pieces(box: "Box") -> Iterator["Box"]:
    """Text and images as they lie in the page, in the order in which WeasyPrint tags them."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, (boxes.TextBox, boxes.ReplacedBox)):
        yield box
    elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.MarginBox):
        for child in box.children:
            yield from _pieces(child)


def _elements(element: "Object") -> Iterator["Object"]:
    """The elements that hold something of the page themselves, in reading order."""
    for kid in element.K:
        if isinstance(kid, int):
            yield element
        elif "/S" in kid:
            yield from _elements(kid)
