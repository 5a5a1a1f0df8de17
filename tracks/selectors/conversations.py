"""The talks of a track and all contacts around it. The door was ``open_track``."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, Value
from django.http import Http404

from cases.models import ContactMoment
from tracks.models import Conversation, Track

if TYPE_CHECKING:
    from people.models import Person

CONTACT, TALK = "contact", "talk"


def talks_of(track: Track) -> list[Conversation]:
    """The plan and what came of it: the family first, then network and professionals."""
    rows = Conversation.objects.filter(track=track).select_related("person", "held_by")
    order = ("person__birth_year", "contact_with", "planned_on", "pk")
    return list(rows.order_by(*order))


def talk_of(track: Track, pk: int) -> Conversation:
    """One talk of this track. A talk of another track does not exist."""
    rows = track.conversations.select_related("person", "held_by", "track__case")
    talk = rows.filter(pk=pk).first()
    if talk is None:
        raise Http404
    return talk


def journal_of(track: Track) -> "QuerySet[Any, Any]":
    """Contacts of the case and talks of this track in one list, newest first: moment, kind, key.

    A contact that stands for a talk of this track is that talk, not a second line.
    """
    contacts = ContactMoment.objects.filter(case=track.case).exclude(talks__track=track)
    talks = Conversation.objects.filter(track=track, held_at__isnull=False)
    rows = contacts.order_by().values_list("at", Value(CONTACT), "pk")
    held = talks.order_by().values_list("held_at", Value(TALK), "pk")
    return rows.union(held, all=True).order_by("-at", "-pk")


def contacts_with(pks: list[int]) -> dict[int, ContactMoment]:
    return ContactMoment.objects.select_related("by").in_bulk(pks)


def talks_with(pks: list[int]) -> dict[int, Conversation]:
    return Conversation.objects.select_related("person", "held_by").in_bulk(pks)


def member_of(people: "list[Person]", pk: str) -> "Person | None":
    return next((person for person in people if str(person.pk) == pk), None)
