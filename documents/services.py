"""Fixing the words of a document."""

from collections.abc import Mapping
from functools import partial

from django.db import transaction
from django.template.loader import render_to_string

from documents import tasks
from documents.models import Document
from documents.style import font_faces, stylesheet

FONTS = "/* fonts */"


def freeze(title: str, number: str, template: str, context: Mapping[str, object]) -> Document:
    """Fix the words now, inside the caller's transaction; a worker prints them after it commits.

    ``title`` and ``number`` turn up in file names and metadata: never a person's name in them.
    """
    words = render_to_string(template, {**context, "title": title, "style": stylesheet()})
    html = words.replace(FONTS, font_faces(words))
    document = Document.objects.create(title=title, number=number, html=html)
    transaction.on_commit(partial(tasks.ask_to_print, document.pk))
    return document
