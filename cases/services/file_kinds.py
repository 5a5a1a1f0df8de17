"""What a file really is, by what stands in it; its name is only a claim. Pure."""

import zipfile
from io import BytesIO
from pathlib import PurePath

from common.exceptions import DomainError

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
    "eml": "message/rfc822",
}
SAME = {"jpeg": "jpg"}
ALLOWED = "pdf, jpg, png, docx, txt of eml"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
SOMETHING = "iets anders"


def kind_of_file(name: str, content: bytes) -> str:
    """The extension of an allowed file, or a refusal that says what it is instead."""
    shown = PurePath(name).name[:80] or "Dit bestand"
    claimed = PurePath(name).suffix.lstrip(".").lower()
    claimed = SAME.get(claimed, claimed)
    if not content:
        raise DomainError(f"{shown} is leeg. Kies het bestand opnieuw.")
    if claimed not in CONTENT_TYPES:
        raise DomainError(f"{shown} kan niet worden toegevoegd. Kies een {ALLOWED}.")
    found = _found(content)
    if found == claimed or (found == "txt" and claimed == "eml"):
        return claimed
    raise DomainError(
        f"{shown} is geen {claimed} maar {_article(found)}. "
        f"Vraag de afzender om het goede bestand; toegestaan is {ALLOWED}."
    )


def _found(content: bytes) -> str:
    if content.startswith(PROGRAMS):
        return "een programma"
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"PK"):
        return _in_zip(content)
    return "txt" if _is_text(content) else SOMETHING


def _in_zip(content: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return "een beschadigd bestand"
    if any(name.endswith("vbaProject.bin") for name in names):
        return "een document met een programma (macro) erin"
    return "docx" if "word/document.xml" in names else "een zipbestand"


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _article(found: str) -> str:
    return f"een {found}" if found in CONTENT_TYPES else found
