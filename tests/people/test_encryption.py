import logging

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.db import connection
from django.template import Context, Template

from common.encryption import Secret, search_hash
from people.models import Person
from tests.factories.people import person

BSN = "999912347"


@pytest.fixture
def emma(noord, fatma) -> Person:
    return person(noord, actor=fatma, calling_name="Emma", surname="Smit", bsn="123456782")


def raw_row(pk: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT person::text FROM people_person person WHERE id = %s", [pk])
        return cursor.fetchone()[0]


def test_the_database_never_holds_a_readable_bsn(emma):
    assert "123456782" not in raw_row(emma.pk)


def test_the_bsn_comes_back_when_asked_by_name(emma):
    assert Person.objects.get(pk=emma.pk).bsn.reveal() == "123456782"


def test_the_same_bsn_looks_different_in_every_row(noord, zuid, fatma):
    one = person(noord, actor=fatma, surname="Smit", bsn="123456782")
    other = person(zuid, actor=fatma, surname="Smit", bsn="123456782")

    locked = Person.objects.extra(select={"locked": "bsn"}).values_list("locked", flat=True)

    assert len(set(locked.filter(pk__in=[one.pk, other.pk]))) == 2


def test_a_bsn_does_not_show_itself(emma, caplog):
    logging.getLogger("veiligthuis").warning("person %s %r", emma.bsn, emma)
    page = Template("{{ person }} {{ person.bsn }}").render(Context({"person": emma}))

    shown = f"{page} {caplog.text} {emma!r} {emma.bsn!r} {emma.bsn} {emma}"

    assert "123456782" not in shown
    assert "Smit" not in shown


def test_a_bsn_is_sealed_before_it_is_saved():
    assert "123456782" not in f"{Person(bsn='123456782').bsn}"


def test_no_bsn_is_stored_as_nothing(noord, fatma):
    unknown = person(noord, actor=fatma, surname="Smit")

    assert Person.objects.filter(pk=unknown.pk, bsn__isnull=True, bsn_hash="").exists()
    assert not Person.objects.get(pk=unknown.pk).bsn


def test_nobody_searches_the_locked_column(db):
    with pytest.raises(FieldError):
        Person.objects.filter(bsn="123456782")


def test_a_renewed_key_opens_what_the_old_one_locked(emma, settings):
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]

    assert Person.objects.get(pk=emma.pk).bsn.reveal() == "123456782"


def test_the_hash_needs_our_key(settings):
    ours = search_hash(BSN)
    settings.SEARCH_KEY = b"somebody else"

    assert search_hash(BSN) != ours
    assert search_hash("") == ""


def test_secrets_are_compared_by_what_they_hold():
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
