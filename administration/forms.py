"""What beheer types in. Shape only; whether it may be is asked by the services."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.models import Competence, Membership
from administration.services.memberships import Function
from common.widgets import DayPicker
from connections.enums import MessageKind
from deadlines.enums import HolidayKind
from organisations.enums import OrganisationKind, Severity
from organisations.models import Organisation, RegionProfile, TaskPackage, Team

# What only a municipality has.
OF_MUNICIPALITY = ("table_route", "protection_table_0_100", "hears_that_not_what")


def _offer(field: forms.Field, rows: QuerySet[Any]) -> None:
    """What can be chosen depends on the region, which only the view knows."""
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Organisation
        fields = (
            "name",
            "kind",
            "municipality",
            "phone",
            "email",
            "table_route",
            "protection_table_0_100",
            "hears_that_not_what",
            "home_visit_from",
            "active",
        )
        help_texts = {
            "table_route": "Alleen bij een gemeente. Staat op de pagina Raad van een dienst.",
            "protection_table_0_100": "Alleen bij een gemeente: één tafel voor kinderen en "
            "volwassenen.",
            "hears_that_not_what": "Alleen bij een gemeente: zij hoort dát Veilig Thuis een gezin "
            "aan een hulpverlener overdroeg, niet wat er speelt.",
            "home_visit_from": "Vanaf deze zwaarte ziet deze ontvanger een gezin thuis; alleen "
            "bellen is dan niet genoeg.",
            "municipality": "Verplicht voor een wijkteam of lokale toegang.",
            "active": "Uitgevinkt: niet meer te kiezen. Wat er al staat blijft.",
        }

    def __init__(self, *args: Any, municipalities: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["municipality"], municipalities)
        if self.instance.pk:
            # Roles are bound to the kind, so the kind of an organisation in use stays.
            self.fields["kind"].disabled = True
            if self.instance.kind != OrganisationKind.MUNICIPALITY:
                for name in OF_MUNICIPALITY:
                    del self.fields[name]
        else:
            del self.fields["active"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == OrganisationKind.LOCAL_TEAM and not given.get("municipality"):
            self.add_error("municipality", "Kies de gemeente waarvoor dit team werkt.")
        if given.get("kind") != OrganisationKind.MUNICIPALITY:
            for name in OF_MUNICIPALITY:
                if given.get(name):
                    self.add_error(name, "Dit geldt alleen voor een gemeente.")
        return given


class TeamForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Team
        fields = ("name", "kind", "municipalities")
        widgets = {"municipalities": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, municipalities: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["municipalities"], municipalities)


class TaskPackageForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = TaskPackage
        fields = ("severity", "valid_from", "valid_until")
        widgets = {"valid_from": DayPicker, "valid_until": DayPicker}


class LastDayForm(forms.Form):
    """The last day of a role or an agreement."""

    until = forms.DateField(label="Laatste dag", widget=DayPicker)


class TeamChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Teams of several organisations may have the same name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.organisation} – {obj.name}"


class FunctionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A role somewhere, from a day until a day."""

    class Meta:
        model = Membership
        fields = ("organisation", "role", "team", "since", "until")
        field_classes = {"team": TeamChoiceField}
        widgets = {"since": DayPicker, "until": DayPicker}

    def __init__(
        self,
        *args: Any,
        organisations: QuerySet[Organisation],
        teams: QuerySet[Team],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["organisation"], organisations)
        _offer(self.fields["team"], teams)

    @property
    def function(self) -> Function:
        names = ("organisation", "role", "team", "since", "until")
        return Function(**{name: self.cleaned_data[name] for name in names})


class AccountForm(FunctionForm):
    """A new colleague with a first role."""

    name = forms.CharField(label="Naam", max_length=120)
    email = forms.EmailField(label="E-mailadres", help_text="Hiermee logt de medewerker in.")

    field_order = ("name", "email", "organisation", "role", "team", "since", "until")


class CompetenceForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Competence
        fields = ("register", "number", "expires_on")
        widgets = {"expires_on": DayPicker}


class SkillsForm(forms.Form):
    severities = forms.MultipleChoiceField(
        label="Opgeleid voor",
        choices=Severity.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class StaffFilterForm(forms.Form):
    q = forms.CharField(label="Zoek op naam of e-mailadres", max_length=120, required=False)


class YearForm(forms.Form):
    jaar = forms.IntegerField(
        label="Jaar",
        min_value=2000,
        max_value=2100,
        error_messages={
            "min_value": "Kies een jaar vanaf 2000.",
            "max_value": "Kies een jaar tot en met 2100.",
        },
    )


class HolidayForm(forms.Form):
    on = forms.DateField(label="Datum", widget=DayPicker)
    name = forms.CharField(label="Naam", max_length=80)
    kind = forms.ChoiceField(
        label="Soort",
        choices=HolidayKind.choices,
        initial=HolidayKind.CLOSING,
        help_text="Een sluitingsdag geldt alleen in deze regio en verschuift geen wettelijke "
        "termijn. Een feestdag of gelijkgestelde dag geldt in heel Nederland.",
    )
    source = forms.CharField(
        label="Bron", max_length=200, help_text="Bijvoorbeeld het besluit in de Staatscourant."
    )


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = RegionProfile
        fields = (
            "valid_from",
            "triage_calendar",
            "medium_direct",
            "conversion_to_advice",
            "repeat_report_years",
        )
        widgets = {"valid_from": DayPicker}


class SystemForm(forms.Form):
    name = forms.CharField(
        label="Naam van het systeem", max_length=120, help_text="Zoals de bron het zelf noemt."
    )
    organisation = forms.ModelChoiceField(label="Organisatie", queryset=Organisation.objects.none())
    sends = forms.MultipleChoiceField(
        label="Mag insturen of lezen",
        choices=MessageKind,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat u niet aanvinkt, weigert Veiligthuis. Met ‘overdrachten’ leest een systeem "
        "de overdrachten aan zijn organisatie, en antwoordt het in naam van een collega daar.",
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["organisation"], organisations)
