"""Reading a PDF in a test: what the checker objects to, what it says and how it looks."""

import subprocess
from io import BytesIO

import page
import pikepdf
from PIL import Image


def objections_to(pdf: bytes) -> list[str]:
    """What keeps a file from being PDF/A-2a and PDF/UA-1; empty when nothing does."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in ("2a", "ua1")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def text_of(pdf: bytes) -> str:
    shown = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return shown.stdout.decode()


def fonts_of(pdf: bytes) -> set[str]:
    """The letter types inside, by name: without the mark of a subset, and the comma that Pango
    puts behind a name that ends in a digit."""
    names = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                name = str(thing.BaseFont).partition("+")[2]
                names.add(name.rstrip(",").replace("-", " "))
    return names


def spoken_in(pdf: bytes, language: str) -> str:
    """What a screen reader speaks in that language, where it is not that of the document."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return "".join(
            str(thing.get("/ActualText", ""))
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Lang") == language
        ).strip()


def picture_of(pdf: bytes, dots_per_inch: int = 150) -> Image.Image:
    """The first page as it is seen, in shades of grey."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", str(dots_per_inch), "-gray", "-singlefile", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return Image.open(BytesIO(drawn.stdout))
