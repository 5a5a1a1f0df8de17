"""Addresses of the meeting of a warm handover: at the desk, and at the table with the family."""

from django.urls import URLPattern, path, register_converter

from handover.screens.meeting_items import DESK, TABLE
from handover.views import meeting, meeting_invite, meeting_items, meeting_plan, meeting_report


class PlaceConverter:
    regex = f"{DESK}|{TABLE}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PlaceConverter, "meeting_place")

HERE = "overdrachten/<str:number>/gesprek/"
SEAT = f"{HERE}uitnodigen/<int:seat>/"
ITEM = f"{HERE}<meeting_place:place>/<slug:item>/"
ROW = f"{ITEM}<int:row>/"
REPORT = "overdrachten/<str:number>/verslag/"

urlpatterns: list[URLPattern] = [
    path(HERE, meeting.meeting, name="meeting"),
    path(f"{HERE}klaarzetten/", meeting.begin, name="meeting_begin"),
    path(f"{HERE}afronden/", meeting.hold_meeting, name="meeting_hold"),
    path(f"{HERE}uitnodigen/", meeting_invite.invite_page, name="meeting_invite"),
    path(f"{HERE}uitnodigen/klaar/", meeting_invite.invited, name="meeting_invited"),
    path(f"{HERE}uitnodigen/erbij/", meeting_invite.add_guest, name="meeting_guest"),
    path(SEAT, meeting_invite.seat, name="meeting_seat"),
    path(f"{SEAT}weg/", meeting_invite.remove_seat, name="meeting_seat_remove"),
    path(f"{SEAT}brief/", meeting_invite.make_letter, name="meeting_letter"),
    path(f"{HERE}brieven/<int:letter>/pdf/", meeting_invite.letter_pdf, name="meeting_letter_pdf"),
    path(f"{HERE}plannen/", meeting_plan.plan, name="meeting_plan"),
    path(f"{HERE}opnieuw/", meeting_plan.attempt, name="meeting_attempt"),
    path(f"{HERE}{TABLE}/", meeting_items.table, name="meeting_table"),
    path(f"{HERE}{TABLE}/klaar/", meeting_items.done, name="meeting_table_done"),
    path(ITEM, meeting_items.item, name="meeting_item"),
    path(f"{ITEM}bewaren/", meeting_items.keep, name="meeting_keep"),
    path(f"{ITEM}erbij/", meeting_items.add, name="meeting_add"),
    path(ROW, meeting_items.item, name="meeting_row"),
    path(f"{ROW}bewaren/", meeting_items.keep, name="meeting_keep_row"),
    path(f"{ROW}weg/", meeting_items.remove, name="meeting_remove"),
    path(REPORT, meeting_report.report, name="meeting_report"),
    path(f"{REPORT}beginnen/", meeting_report.begin, name="meeting_report_begin"),
    path(f"{REPORT}op-schrift/", meeting_report.give_receiver, name="meeting_given_receiver"),
    path(f"{REPORT}op-schrift/<int:person>/", meeting_report.give_person, name="meeting_given"),
    path(f"{REPORT}delen/", meeting_report.share, name="meeting_share"),
    path(f"{REPORT}<int:place>/pdf/", meeting_report.report_pdf, name="meeting_report_pdf"),
]
