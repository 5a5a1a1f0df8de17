"""How a situation stands: states, terms and regie in Dutch, to show what a step changed."""

from __future__ import annotations

from collections.abc import Iterator

from cases.enums import NoticeState
from cases.models import Case, CaseDeadline, RegieAssignment, Report, SafetyAssessment
from consultations.models import Consultation, CrisisNotice
from deadlines.models import Deadline
from deadlines.workdays import AMSTERDAM
from rehearsal.moments import day_in_words, in_words
from rehearsal.stage import Preceding, Stage
from safetyplans.models import SafetyPlan
from tracks.models import Track

Picture = dict[str, str]


def picture_of(stage: Stage) -> Picture:
    """Every line that could be worth telling, by what it is about."""
    reports = Report.objects.filter(pk__in=[report.pk for report in stage.reports.values()])
    lines: Picture = {}
    for named in stage.preceding.values():
        lines |= dict(_of_preceding(named))
    for report in reports.select_related("case").order_by("pk"):
        lines |= dict(_of_report(report, several=len(stage.reports) > 1))
        lines |= dict(_of_case(report.case))
    return lines


def changes(before: Picture, after: Picture) -> list[str]:
    """What is new or different, in the order of the picture."""
    return [
        f"{about}: {after.get(about, 'vervallen')}"
        for about in {**after, **before}
        if after.get(about) != before.get(about)
    ]


def due_in_words(deadline: Deadline) -> str:
    """The last day, or the moment for a term that counts hours."""
    local = deadline.due_at.astimezone(AMSTERDAM)
    return in_words(local) if deadline.rule.is_exact else day_in_words(local.date())


def _of_preceding(named: Preceding) -> Iterator[tuple[str, str]]:
    row: Preceding = type(named)._default_manager.get(pk=named.pk)
    tied = f" (melding {row.report_number})" if row.report_number else ""
    yield row.audit_label, f"{row.get_state_display()}{tied}"
    if isinstance(row, Consultation) and row.next_contact_on:
        yield f"volgend contact {row.number}", day_in_words(row.next_contact_on)
    if isinstance(row, CrisisNotice):
        yield f"geldigheid {row.number}", f"tot en met {day_in_words(row.valid_until)}"


def _of_report(report: Report, *, several: bool) -> Iterator[tuple[str, str]]:
    of = f" {report.number}" if several else ""
    flags = [("spoed", report.urgent), ("hermelding", report.repeat_report)]
    marks = "".join(f" ({word})" for word, true in flags if true)
    yield f"melding{of}", f"{report.get_state_display()}{marks}"
    if hits := report.radar_hits.count():
        yield f"radar{of}", f"{hits} treffer(s)"
    assessment = SafetyAssessment.objects.filter(report=report).first()
    if assessment:
        yield f"veiligheidsbeoordeling{of}", assessment.get_state_display()
    for feedback in report.feedback.current().order_by("pk"):
        yield f"{feedback.get_kind_display()}{of}", feedback.get_state_display()
    for notice in report.family_notices.current().select_related("addressee").order_by("pk"):
        deferred = notice.state == NoticeState.DEFERRED
        until = f" tot en met {notice.deferred_until:%d-%m-%Y}" if deferred else ""
        yield f"gezinsbericht {notice.addressee.name}{of}", f"{notice.get_state_display()}{until}"
    for deadline in CaseDeadline.objects.filter(report=report).order_by("pk"):
        yield f"{deadline.term} {deadline.rule.name}{of}", _how(deadline)


def _of_case(case: Case) -> Iterator[tuple[str, str]]:
    yield f"dossier {case.number}", case.get_state_display()
    for deadline in CaseDeadline.objects.filter(case=case, report=None).order_by("pk"):
        yield f"{deadline.term} {deadline.rule.name}", _how(deadline)
    for held in RegieAssignment.objects.filter(case=case, until=None).order_by("pk"):
        yield held.get_kind_display(), held.organisation.name
    for track in Track.objects.filter(case=case).order_by("pk"):
        yield f"dienst {track.number}", f"{track.get_kind_display()}, {track.get_state_display()}"
        for request in track.rvdk_requests.order_by("pk"):
            yield str(request), request.get_state_display()
    for plan in SafetyPlan.objects.filter(case=case).order_by("pk"):
        versions = plan.versions.count()
        counted = f" ({versions} vastgesteld)" if versions else ""
        yield f"veiligheidsplan {plan.number}", f"{plan.get_state_display()}{counted}"


def _how(deadline: Deadline) -> str:
    if deadline.is_open:
        late = ", te laat" if deadline.breached_at else ""
        return f"uiterlijk {due_in_words(deadline)}{late}"
    return f"{deadline.get_state_display()} (uiterlijk {due_in_words(deadline)})"
