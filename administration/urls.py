"""Addresses of beheer."""

from django.urls import path

from administration.views import (
    holidays,
    monitoring_profiles,
    organisations,
    overview,
    profiles,
    reach,
    staff,
    systems,
)

app_name = "administration"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/nieuw/", organisations.add_organisation, name="add_organisation"),
    path("organisaties/<int:number>/", organisations.organisation, name="organisation"),
    path(
        "organisaties/<int:number>/wijzigen/",
        organisations.change_organisation,
        name="change_organisation",
    ),
    path("organisaties/<int:number>/teams/nieuw/", organisations.add_team, name="add_team"),
    path("teams/<int:number>/", organisations.change_team, name="change_team"),
    path(
        "organisaties/<int:number>/taakpakket/nieuw/",
        organisations.add_task_package,
        name="add_task_package",
    ),
    path(
        "taakpakketten/<int:number>/beeindigen/",
        organisations.end_task_package,
        name="end_task_package",
    ),
    path("medewerkers/", staff.staff, name="staff"),
    path("medewerkers/nieuw/", staff.add_account, name="add_account"),
    path("medewerkers/<int:number>/", staff.account, name="account"),
    path("medewerkers/<int:number>/functies/nieuw/", staff.add_function, name="add_function"),
    path(
        "medewerkers/<int:number>/functies/<int:function>/beeindigen/",
        staff.end_function,
        name="end_function",
    ),
    path(
        "medewerkers/<int:number>/registraties/nieuw/",
        staff.add_competence,
        name="add_competence",
    ),
    path(
        "medewerkers/<int:number>/registraties/<int:competence>/verwijderen/",
        staff.remove_competence,
        name="remove_competence",
    ),
    path("medewerkers/<int:number>/specialisaties/", staff.set_skills, name="set_skills"),
    path("medewerkers/<int:number>/beeindigen/", staff.end_account, name="end_account"),
    path("medewerkers/<int:number>/heropenen/", staff.reopen_account, name="reopen_account"),
    path("medewerkers/<int:number>/herstellen/", staff.restore_login, name="restore_login"),
    path("medewerkers/<int:number>/telefoon/", reach.set_work_phone, name="set_work_phone"),
    path("contactpersonen/", reach.contacts, name="contacts"),
    path("contactpersonen/nieuw/", reach.add_contact, name="add_contact"),
    path("contactpersonen/<int:number>/", reach.change_contact, name="change_contact"),
    path("contactpersonen/<int:number>/beeindigen/", reach.end_contact, name="end_contact"),
    path("bereikbaarheid/", reach.reach, name="reach"),
    path("feestdagen/", holidays.holidays, name="holidays"),
    path("feestdagen/nieuw/", holidays.add_holiday, name="add_holiday"),
    path("feestdagen/<int:number>/verwijderen/", holidays.remove_holiday, name="remove_holiday"),
    path("regioprofiel/", profiles.profiles, name="profiles"),
    path("regioprofiel/nieuw/", profiles.add_profile, name="add_profile"),
    path(
        "regioprofiel/<int:number>/terugnemen/",
        profiles.withdraw_profile,
        name="withdraw_profile",
    ),
    path("monitorprofiel/", monitoring_profiles.profiles, name="monitoring_profiles"),
    path("monitorprofiel/nieuw/", monitoring_profiles.add_profile, name="add_monitoring"),
    path(
        "monitorprofiel/<int:number>/terugnemen/",
        monitoring_profiles.withdraw_profile,
        name="withdraw_monitoring",
    ),
    path("systemen/", systems.systems, name="systems"),
    path("systemen/nieuw/", systems.connect_system, name="connect_system"),
    path("systemen/<int:number>/afsluiten/", systems.disconnect_system, name="disconnect_system"),
]
