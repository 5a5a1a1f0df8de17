"""Frozen first, printed later: once, whatever dies in between."""

import logging
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from documents import pdf as printer
from documents.models import Document
from documents.prose import Part, parts_of
from documents.schedules import print_leftovers
from documents.services import freeze
from documents.tasks import print_document
from tests.support.pdf import objections_to, text_of

PAGE = (
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title></head>'
    "<body><h1>Kop</h1><p>{}</p></body></html>"
)


@pytest.fixture
def document(db):
    return Document.objects.create(title="Proef", number="M-2026-00001", html=PAGE.format("Dag."))


def files_of(document):
    folder = Path(default_storage.path(f"documents/{document.frozen_at:%Y/%m}"))
    return sorted(path.name for path in folder.glob(f"{document.pk}*.pdf"))


def test_a_page_becomes_a_pdf_for_archive_and_screen_reader(document):
    print_document(document.pk)

    document.refresh_from_db()
    printed = Path(document.pdf.path).read_bytes()
    assert objections_to(printed) == []
    assert "Dag." in text_of(printed)


def test_the_metadata_can_be_read_without_unpacking(document):
    printed = printer.html_to_pdf(document.html)

    assert printed.count(b"<rdf:RDF") == 1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed


def test_a_document_delivered_twice_is_printed_once(document):
    print_document(document.pk)
    first = Document.objects.get(pk=document.pk).pdf.name

    print_document(document.pk)

    assert Document.objects.get(pk=document.pk).pdf.name == first
    assert files_of(document) == [f"{document.pk}.pdf"]


def test_a_worker_that_died_between_file_and_row_leaves_one_file(document, monkeypatch):
    def dies(self, **fields):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(Document, "save", dies)
        with pytest.raises(SystemExit):
            print_document(document.pk)
    assert not Document.objects.get(pk=document.pk).printed

    print_document(document.pk)

    assert Document.objects.get(pk=document.pk).printed
    assert files_of(document) == [f"{document.pk}.pdf"]


def test_the_sweep_prints_what_was_left_lying(document):
    Document.objects.update(frozen_at=timezone.now() - timedelta(minutes=2))

    print_leftovers()

    assert Document.objects.get(pk=document.pk).printed


def test_the_sweep_leaves_alone_what_is_being_printed_now(document):
    print_leftovers()

    assert not Document.objects.get(pk=document.pk).printed


def test_without_a_broker_nothing_fails(tmp_path):
    """In a process of its own: the web, as it is when Valkey is away."""
    asked = "import django; django.setup(); from documents.tasks import ask_to_print as ask; ask(1)"
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.demo",
        "REDIS_URL": f"unix://{tmp_path}/nobody-listens.sock",
    }

    done = subprocess.run(
        [sys.executable, "-c", asked], env=surroundings, capture_output=True, timeout=30
    )

    assert done.returncode == 0, done.stderr.decode()
    assert b"document.waits" in done.stderr


def test_a_missing_library_is_said_in_one_sentence(monkeypatch):
    import builtins

    real = builtins.__import__

    def without_pango(name, *args, **kwargs):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pango)

    with pytest.raises(printer.DomainError, match="libpango"):
        printer.html_to_pdf(PAGE)


def test_nothing_outside_the_page_is_fetched(caplog, tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("staat hier niet")
    tricky = PAGE.format(
        f'<img alt="x" src="file://{secret}"><img alt="y" src="http://localhost/">'
    )

    with caplog.at_level(logging.WARNING):
        printed = printer.html_to_pdf(tricky)

    assert "staat hier niet" not in text_of(printed)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("Een.\n\nTwee.", (Part(text="Een."), Part(text="Twee.")), id="paragraphs"),
        pytest.param("Een\r\nregel", (Part(text="Een\nregel"),), id="a broken line"),
        pytest.param(
            "# Kop\nTekst:\n- a\n- b",
            (Part(heading="Kop"), Part(text="Tekst:"), Part(items=("a", "b"))),
            id="all three without empty lines",
        ),
    ],
)
def test_typed_text_is_read_as_headings_lists_and_paragraphs(text, parts):
    assert parts_of(text) == parts


def test_a_frozen_page_carries_its_fonts(db, noord):
    from cases.selectors.letters import Letter

    letter = Letter(
        noord,
        (),
        timezone.localdate(),
        "M-1",
        "Kop",
        "Dag,",
        "documents/bodies/family.html",
        {"parts": (), "young": False, "phone": "088"},
        "",
    )

    plain = freeze("Brief", "M-1", "documents/letter.html", {"letter": letter})
    polish = freeze(
        "Brief",
        "M-1",
        "documents/letter.html",
        {"letter": Letter(**{**letter.__dict__, "addressee": ("Łukasz Wiśniewski",)})},
    )

    assert plain.html.count("data:font/woff2") == 2
    assert polish.html.count("data:font/woff2") == 4
    assert "Łukasz Wiśniewski" in text_of(printer.html_to_pdf(polish.html))
