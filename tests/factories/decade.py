"""Ten years of one family, told act by act: gezin Haddad-Bos of S11 and what came after it.

Three times it is reported, tracked and handed over (S11, its days moved by whole weeks); what the
local field and Veilig Thuis do in between is written here.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import User
from cases.enums import ContactChannel, DirectorView, OthersToldBy, RepeatOutcome
from cases.models import Case, RepeatReport
from cases.selectors.involved import directly_involved
from cases.services.coordinating import coordinate, note_attempt
from cases.services.repeat_reports import Processing, process
from common.code_lists import YesNoUnknown
from localfield.enums import EvaluationDecision
from localfield.models import BridgingPeriod, LocalTrajectory
from localfield.services import ending as local_ending
from localfield.services.bridging import check_bridging
from localfield.services.evaluation import record_evaluation
from localfield.services.evaluation_facts import EvaluationFacts, MemberSaid, ProfessionalSaid
from monitoring.enums import EndKind, MomentState
from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory
from monitoring.services import ending, moments, talks
from monitoring.services.judging import close, hold, judge
from people.partial_date import PartialDate
from rehearsal import scenery
from rehearsal.play import take
from rehearsal.script import Script, Step, read_scenario
from rehearsal.stage import Stage
from safety.enums import RiskStatus
from safety.models import RiskFactor
from safety.services.factors import change_risk_status
from tests.factories import monitoring as make
from tests.factories.people import person
from tests.support.dutch_days import AMSTERDAM

S11 = Path(__file__).parents[1] / "scenarios" / "S11.yaml"
A_DATE = re.compile(r"\b\d\d-\d\d-\d{4}\b")
# In whole weeks: a Tuesday stays a Tuesday.
FIRST, AGAIN, LATER = 0, 56, 250
EARLIER = "De melding van 2025 leidde tot voorwaarden."
LONG_BEFORE = timedelta(days=400)
Act = Callable[[], object]
Course = Iterator[tuple[datetime, Act]]
S = MomentState


class Family:
    """What happens to one family, each act at its moment; ``story`` is the whole of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scripts = {weeks: self._script(weeks) for weeks in (FIRST, AGAIN, LATER)}
        self.begins = self._scripts[FIRST].story.steps[0].at

    def settle_in(self) -> None:
        """The region as it stood before the first call."""
        script = self._scripts[FIRST]
        scene = scenery.build(script.scene, password=make_password(None))
        self.stage = Stage(scene, script.story.family)
        User.objects.filter(pk__in=[user.pk for user in scene.colleagues.values()]).update(
            receives_email=True
        )

    def who(self, name: str) -> User:
        return self.stage.scene.colleagues[name]

    @property
    def case(self) -> Case:
        return Case.objects.get(reports=self.stage.reports["melding"])

    def story(self) -> list[tuple[datetime, Act]]:
        """Every act of the ten years, in order of time."""
        acts = [
            *self._script_of(FIRST, leave_out=at(2025, 12, 24, 10)),
            *self._first_years(),
            *self._script_of(AGAIN, between=self._coordinated()),
            *self._second_time(),
            *self._script_of(LATER),
            *self._third_time(),
            *self._recorded_by_others(),
        ]
        return sorted(acts, key=itemgetter(0))

    def _script_of(self, weeks: int, **changes: Any) -> Course:
        """Report, track, handover and bridging as S11 tells them, so many weeks later."""
        leave_out = changes.get("leave_out")
        for step in self._scripts[weeks].story.steps:
            if not step.refused and step.at != leave_out:
                yield step.at, partial(self._take, step)
        yield from changes.get("between", ())

    def _first_years(self) -> Course:
        yield at(2025, 10, 14), partial(self._evaluate, date(2026, 4, 8))
        yield at(2025, 12, 2), self._all_is_well
        yield at(2025, 12, 29), self._look_at_the_wait
        yield at(2026, 3, 2), partial(self._in_vain, "Niemand deed open.")
        yield at(2026, 3, 10), partial(self._in_vain, "Geen gehoor.")
        yield at(2026, 3, 27), self._one_look_more
        # Too late: the eighth of April was agreed.
        yield at(2026, 4, 24), partial(self._evaluate, date(2026, 11, 4))
        yield at(2026, 4, 28), partial(self._put_off, date(2026, 6, 22))
        yield at(2026, 6, 19), self._all_is_well

    def _coordinated(self) -> Course:
        """Within the monitoring, so who directs is heard first (D12): on the third day only."""
        yield at(2026, 7, 22, 11), partial(self._director, "Voicemail ingesproken.")
        yield at(2026, 7, 24, 9), self._director_heard
        yield at(2026, 7, 27, 10, 5), self._what_becomes_of_it

    def _second_time(self) -> Course:
        yield at(2026, 10, 20), partial(self._evaluate, date(2027, 5, 12))
        yield at(2027, 1, 25), self._all_is_well
        yield at(2027, 3, 25), self._stable
        yield at(2027, 3, 31), self._team_lead_agrees
        yield at(2027, 5, 11), partial(self._evaluate, None)
        yield at(2027, 6, 1), self._local_field_is_done

    def _third_time(self) -> Course:
        yield at(2030, 8, 1), partial(self._evaluate, date(2031, 2, 5))
        yield at(2030, 9, 17), self._all_is_well
        yield at(2030, 12, 19), self._all_is_well
        yield at(2031, 2, 4), partial(self._evaluate, None)
        yield at(2031, 6, 18), self._all_is_well
        yield at(2031, 7, 1), self._long_enough
        yield at(2031, 7, 3), self._team_lead_agrees
        yield at(2031, 12, 1), self._local_field_is_done

    def _recorded_by_others(self) -> Course:
        """Somebody who looks like the daughter is recorded: while the case is open, within a year
        after it closed, and long after."""
        for when in (at(2026, 11, 10), at(2032, 3, 2), at(2034, 3, 7)):
            yield when, self._somebody_alike

    def _script(self, weeks: int) -> Script:
        def later(found: re.Match[str]) -> str:
            day = datetime.strptime(found.group(), "%d-%m-%Y") + timedelta(weeks=weeks)  # noqa: DTZ007
            return day.strftime("%d-%m-%Y")

        text = A_DATE.sub(later, S11.read_text(encoding="utf-8"))
        text = text.replace("birth: 6-6-2012", "birth: 6-6-2013")
        if weeks:
            text = text.replace("{can_wait: yes,", f"{{earlier_reports: {EARLIER}, can_wait: yes,")
        if weeks == LATER:
            # She is seventeen by then and speaks for herself.
            text = text.replace("self_and_custodians", "self")
        path = self._folder / f"S11-{weeks}.yaml"
        path.write_text(text, encoding="utf-8")
        return read_scenario(path, now=timezone.now())

    def _take(self, step: Step) -> None:
        take(step, self.stage)

    # Veilig Thuis follows the family.

    def _moment(self) -> MonitoringMoment:
        """The one somebody is to hold now."""
        waiting = MonitoringMoment.objects.filter(
            trajectory__case=self.case, state__in=[S.PREPARED, S.NOT_REACHED]
        )
        return waiting.get()

    def _followed(self) -> MonitoringTrajectory:
        return MonitoringTrajectory.objects.get(case=self.case, state="active")

    def _judged(self) -> MonitoringMoment:
        row, by, today = self._moment(), self.who("gijs"), timezone.localdate()
        make.speak_everybody(row, by=by, on=today)
        row = hold(row, actor=by)
        make.answer_everything(row, by=by, on=today)
        return judge(row, actor=by)

    def _all_is_well(self) -> None:
        row = self._judged()
        make.decide(row, by=self.who("gijs"))
        close(row, actor=self.who("gijs"))

    def _one_look_more(self) -> None:
        row, by = self._judged(), self.who("gijs")
        moments.add_extra(row.trajectory, on=date(2026, 6, 1), why="Moeder is moe.", actor=by)
        make.decide(row, by=by, decision="extra_moment")
        close(row, actor=by)

    def _put_off(self, to: date) -> None:
        extra = MonitoringMoment.objects.get(trajectory=self._followed(), months=None)
        moments.move(extra, to=to, reason="Het gezin is dan terug.", actor=self.who("gijs"))

    def _in_vain(self, note: str) -> None:
        talks.note_attempt(self._moment(), how="home_visit", note=note, actor=self.who("gijs"))

    def _risks_are_tackled(self) -> None:
        for risk in RiskFactor.objects.filter(case=self.case, status=RiskStatus.OPEN):
            change_risk_status(
                risk,
                status=RiskStatus.REDUCED,
                reason="Een half jaar niet gezien.",
                actor=self.who("gijs"),
            )

    def _stable(self) -> None:
        self._risks_are_tackled()
        row = self._judged()
        make.decide(row, by=self.who("gijs"), decision="close_stable")
        close(row, actor=self.who("gijs"))

    def _long_enough(self) -> None:
        ending.propose_end(
            self._followed(),
            kind=EndKind.MAX_DURATION,
            motive="Een jaar is om; de hulp gaat door.",
            sight_by="Daan Kuipers van de gemeente",
            actor=self.who("gijs"),
        )

    def _team_lead_agrees(self) -> None:
        proposal = EndProposal.objects.get(answered_at=None)
        ending.answer_proposal(proposal, agreed=True, answer="Akkoord.", actor=self.who("bram"))

    # The repeat report.

    def _repeat(self) -> RepeatReport:
        return RepeatReport.objects.get(report=self.stage.reports["melding"])

    def _director(self, result: str) -> None:
        note_attempt(
            self._repeat(),
            tried="Daan Kuipers",
            channel=ContactChannel.PHONE,
            result=result,
            actor=self.who("anna"),
        )

    def _director_heard(self) -> None:
        coordinate(
            self._repeat(),
            spoken_to="Daan Kuipers",
            channel=ContactChannel.PHONE,
            view=DirectorView.NOT_ABLE,
            words="Het plan houdt niet meer.",
            actor=self.who("anna"),
        )

    def _what_becomes_of_it(self) -> None:
        given = Processing(
            RepeatOutcome.VT_TAKES_OVER,
            reason="Het plan houdt niet meer.",
            others_told_by=OthersToldBy.NOBODY,
        )
        process(self._repeat(), given, actor=self.who("anna"))

    # The local field.

    def _at_local_field(self) -> LocalTrajectory:
        return LocalTrajectory.objects.filter(case=self.case).latest("pk")

    def _evaluate(self, next_on: date | None) -> None:
        today = timezone.localdate()
        people = directly_involved(self.case, on=today)
        told = EvaluationFacts(
            on=today,
            method="Gesprek thuis.",
            participants="Het gezin en Daan",
            risks_weighed="Minder ruzie dan bij de start.",
            safe_now=True,
            safe_note="Samira slaapt in haar bed.",
            decision=EvaluationDecision.CONTINUE if next_on else EvaluationDecision.CLOSE,
            decision_note="Het gaat de goede kant op.",
            next_on=next_on,
            professionals=(ProfessionalSaid("Juf Ellen Kramer", today, "Samira lacht."),),
            family=tuple(MemberSaid(one, "Het is rustig.", YesNoUnknown.YES) for one in people),
        )
        record_evaluation(self._at_local_field(), told, actor=self.who("daan"))

    def _look_at_the_wait(self) -> None:
        check_bridging(
            BridgingPeriod.objects.filter(case=self.case).latest("pk"),
            on=timezone.localdate(),
            how_is_it="De therapie begint in januari.",
            alternative_runs=True,
            contact_is_right=True,
            sight="Geen geweld gezien.",
            actor=self.who("daan"),
        )

    def _local_field_is_done(self) -> None:
        self._risks_are_tackled()
        local_ending.end_safely(
            self._at_local_field(),
            recovery_begun=YesNoUnknown.YES,
            recovery_note="De therapie is klaar.",
            actor=self.who("daan"),
        )

    def _somebody_alike(self) -> None:
        """Another desk writes her name down, with day and month swapped."""
        person(
            self.stage.scene.region,
            actor=self.who("fatma"),
            calling_name="Samiera",
            surname="Haddad",
            birth=PartialDate(2013, 6, 6),
        )


def at(year: int, month: int, day: int, hour: int = 15, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)
