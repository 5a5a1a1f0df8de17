"""Reading a PDF in a test: what the checker objects to, and the words on its pages."""

import subprocess

import page


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
