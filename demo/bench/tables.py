"""Rows by the hundred thousand: gathered per table, written with COPY. For measuring only."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pgtrigger
from django.core.management import call_command
from django.db import connection, models, transaction

NULL = "\\N"


class Table:
    """The rows of one model. What every row shares is given once; keys are handed out here."""

    def __init__(self, model: type[models.Model], **shared: Any) -> None:
        blank = model(**shared)
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        self.name = model._meta.db_table
        self.columns = [field.column for field in fields]
        self.place = {field.attname: number for number, field in enumerate(fields)}
        self.json = {field.attname for field in fields if isinstance(field, models.JSONField)}
        self.common = [self._text(f.attname, getattr(blank, f.attname)) for f in fields]
        self.last = model._base_manager.aggregate(models.Max("pk"))["pk__max"] or 0
        self.rows: list[list[str]] = []

    def add(self, **facts: Any) -> int:
        """Remember one row; its key. Foreign keys are given as ``case_id``."""
        self.last += 1
        row = self.common.copy()
        row[self.place["id"]] = str(self.last)
        for name, value in facts.items():
            row[self.place[name]] = self._text(name, value)
        self.rows.append(row)
        return self.last

    def _text(self, name: str, value: Any) -> str:
        """A value as COPY reads it."""
        if value is None:
            return NULL
        if name in self.json:
            return json.dumps(value)
        if isinstance(value, datetime | date):
            return value.isoformat()
        if isinstance(value, list):
            return "{" + ",".join(str(each) for each in value) + "}"
        return str(value)

    def write(self) -> None:
        """Everything gathered so far, in one COPY."""
        text = io.StringIO()
        csv.writer(text).writerows(self.rows)
        columns = ", ".join(f'"{column}"' for column in self.columns)
        with connection.cursor() as cursor:
            sql = f"COPY {self.name} ({columns}) FROM STDIN WITH (FORMAT csv, NULL '{NULL}')"
            with cursor.copy(sql) as copy:
                copy.write(text.getvalue())
            sequence = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"
            cursor.execute(sequence, [self.name, max(self.last, 1)])
        self.rows.clear()


def empty() -> None:
    """As new: reference data only. Nowhere else does the log let itself be emptied."""
    with pgtrigger.ignore():
        call_command("flush", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0)


@transaction.atomic
def write_all(tables: Iterable[Table]) -> None:
    """In this order, so that every key points at what is there."""
    for table in tables:
        table.write()


def analyze() -> None:
    """Fresh statistics and an all-visible heap, as after a quiet night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
