"""The log is only ever added to, whatever the code does."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit.events import AuditEvent
from audit.models import AuditEntry
from audit.services import record


@pytest.fixture
def entry(anna):
    return record(AuditEvent.VIEWED, actor=anna, target="een dossier", case_number="VT-2026-00001")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditentry SET target_label = 'iets anders'",
        "DELETE FROM audit_auditentry",
        "TRUNCATE audit_auditentry CASCADE",
    ],
)
def test_the_database_refuses_to_change_the_log(entry, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEntry.objects.get().target_label == "een dossier"


def test_a_line_says_who_in_which_role(entry):
    assert entry.actor.name == "Anna Meijer"
    assert entry.actor_roles == "Triagist"
