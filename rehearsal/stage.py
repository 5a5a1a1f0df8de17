"""Where a story plays and who is on: a region with its people, and one situation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from accounts.models import User
from cases.models import Case, FamilyNotice, Feedback, Report, ReportDraft, SafetyAssessment
from consultations.models import Consultation, CrisisNotice, UsdConsultation
from handover.models import Handover, WarmMeeting
from organisations.models import Organisation, Region
from people.models import Person
from rehearsal.facts import Facts
from rehearsal.lines import ScriptError
from safetyplans.models import SafetyPlan
from tracks.models import RvdkRequest, Track

Preceding = Consultation | UsdConsultation | CrisisNotice
P = TypeVar("P", Consultation, UsdConsultation, CrisisNotice)
# What a step is about when it does not say so.
USUAL_NAMES: dict[type[Preceding], str] = {
    Consultation: "advies",
    UsdConsultation: "consultatie",
    CrisisNotice: "vooraankondiging",
}


@dataclass(frozen=True)
class Scene:
    """A region: colleagues and organisations by the name the script gives them."""

    region: Region
    organisations: dict[str, Organisation]
    colleagues: dict[str, User]


@dataclass
class Stage:
    """One situation on the scene: persons, reports, drafts, and what precedes a report, by name.

    Only the script knows that an advice was about this family: no row does (A6).
    """

    scene: Scene
    family: Facts
    persons: dict[str, Person] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    drafts: dict[str, ReportDraft] = field(default_factory=dict)
    preceding: dict[str, Preceding] = field(default_factory=dict)


@dataclass
class Turn:
    """One act: somebody does something about one report, or about what precedes it."""

    stage: Stage
    by: User
    report_name: str
    about: str
    facts: Facts

    @property
    def scene(self) -> Scene:
        return self.stage.scene

    @property
    def report(self) -> Report:
        """As it stands now, whatever happened since."""
        named = self.facts.look_up("report", self.report_name, self.stage.reports, "De melding")
        return Report.objects.select_related("case").get(pk=named.pk)

    @property
    def case(self) -> Case:
        return self.report.case

    @property
    def assessment(self) -> SafetyAssessment:
        found = SafetyAssessment.objects.filter(report=self.report).first()
        if found is None:
            raise ScriptError(self.facts.place, "de beoordeling is nog niet begonnen.")
        return found

    @property
    def track(self) -> Track:
        """The latest track of the case."""
        found = Track.objects.filter(case=self.case).order_by("-pk").first()
        if found is None:
            raise ScriptError(self.facts.place, "er is nog geen dienst.")
        return found

    @property
    def plan(self) -> SafetyPlan:
        found = SafetyPlan.objects.filter(case=self.case).order_by("-pk").first()
        if found is None:
            raise ScriptError(self.facts.place, "er is nog geen veiligheidsplan.")
        return found

    @property
    def handover(self) -> Handover:
        """The latest handover of the case."""
        found = Handover.objects.filter(case=self.case).order_by("-pk").first()
        if found is None:
            raise ScriptError(self.facts.place, "er is nog geen overdracht.")
        return found

    @property
    def meeting(self) -> WarmMeeting:
        found = WarmMeeting.objects.filter(handover=self.handover).first()
        if found is None:
            raise ScriptError(self.facts.place, "het gesprek is nog niet klaargezet.")
        return found

    @property
    def rvdk_request(self) -> RvdkRequest:
        found = RvdkRequest.objects.filter(track=self.track).order_by("-pk").first()
        if found is None:
            raise ScriptError(self.facts.place, "er is nog geen verzoek aan de Raad.")
        return found

    def preceding(self, kind: type[P]) -> P:
        """The advice, municipal consultation or crisis notice this act is about, as it stands."""
        name = self.about or USUAL_NAMES[kind]
        named = self.facts.look_up("about", name, self.stage.preceding, "Wat voorafgaat:")
        if not isinstance(named, kind):
            raise self.facts.mistake("about", f"‘{name}’ is geen {kind._meta.verbose_name}.")
        return kind._default_manager.get(pk=named.pk)

    def remember(self, row: Preceding) -> None:
        """From now on the script can call it by the name of this step."""
        self.stage.preceding[self.about or USUAL_NAMES[type(row)]] = row

    def feedback(self, kind: str) -> Feedback:
        found = self.report.feedback.current().filter(kind=kind).first()
        if found is None:
            raise ScriptError(self.facts.place, "deze terugkoppeling is er nog niet.")
        return found

    def notice(self, to: str) -> FamilyNotice:
        person = self.person(to)
        found = self.report.family_notices.current().filter(addressee=person).first()
        if found is None:
            raise ScriptError(self.facts.place, "voor deze persoon is er nog geen gezinsbericht.")
        return found

    def person(self, name: str) -> Person:
        return self.facts.look_up(name, name, self.stage.persons, "De persoon")

    def colleague(self, name: str) -> User:
        """Whoever the fact ``name`` mentions."""
        return self.facts.known(name, self.scene.colleagues, "De collega")

    def organisation(self, name: str) -> Organisation:
        return self.facts.known(name, self.scene.organisations, "De organisatie")
