"""What holds at every moment of every course, asked of the tables themselves (domain 5.2, A2)."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from accounts.models import User
from cases.models import Case
from handover.models import Handover, HandoverCopy
from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack
from safetyplans.models import LocalVersion
from sharing.models import FactSignal
from tests.handover.courses.cast import Cast
from tracks.services.rvdk import WHILE_WAITING

# Each asks for what may never be there.
NEVER = {
    "an open case without exactly one holder of sight on safety": """
        SELECT c.number FROM cases_case c WHERE c.state <> 'closed' AND 1 <> (
            SELECT count(*) FROM cases_regieassignment r WHERE r.case_id = c.id
            AND r.kind = 'zicht_op_veiligheid' AND r.until IS NULL)
    """,
    "two holders of one kind at once": """
        SELECT a.case_id FROM cases_regieassignment a JOIN cases_regieassignment b
        ON a.case_id = b.case_id AND a.kind = b.kind AND a.id < b.id
        AND tstzrange(a.since, a.until) && tstzrange(b.since, b.until)
    """,
    "a gap in sight on safety while the case was open": """
        SELECT r.case_id FROM cases_regieassignment r JOIN cases_case c ON c.id = r.case_id
        WHERE r.kind = 'zicht_op_veiligheid' AND r.until IS NOT NULL AND c.state <> 'closed'
        AND NOT EXISTS (SELECT 1 FROM cases_regieassignment n WHERE n.case_id = r.case_id
            AND n.kind = r.kind AND n.id <> r.id AND n.since = r.until)
        AND r.until > c.opened_at
    """,
    "monitoring without a track that was handed over": """
        SELECT c.number FROM cases_case c WHERE c.monitored_since IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM handover_handover h JOIN tracks_track t ON t.id = h.track_id
            WHERE h.case_id = c.id AND h.state = 'accepted'
            AND t.state IN ('handed_over', 'completed'))
    """,
    "regie, a desk, a trajectory or a handover in a closed case": """
        SELECT c.number FROM cases_case c WHERE c.state = 'closed' AND (
            EXISTS (SELECT 1 FROM cases_regieassignment r
                WHERE r.case_id = c.id AND r.until IS NULL)
            OR EXISTS (SELECT 1 FROM cases_partnerworker p
                WHERE p.case_id = c.id AND p.until IS NULL)
            OR EXISTS (SELECT 1 FROM localfield_localtrajectory l
                WHERE l.case_id = c.id AND l.state = 'open')
            OR EXISTS (SELECT 1 FROM handover_handover h WHERE h.case_id = c.id
                AND h.state NOT IN ('accepted', 'refused', 'withdrawn')))
    """,
    "a handover under way while somebody else than Veilig Thuis directs safety": f"""
        SELECT h.number FROM handover_handover h
        JOIN cases_regieassignment r ON r.case_id = h.case_id AND r.until IS NULL
        JOIN organisations_organisation o ON o.id = r.organisation_id
        WHERE h.state NOT IN ('accepted', 'refused', 'withdrawn') AND o.kind <> 'veilig_thuis'
        AND (r.kind = 'regie_op_veiligheid'
            OR r.kind = 'zicht_op_veiligheid' AND r.reason <> '{WHILE_WAITING}')
    """,
    "a case at the local field that no partner directs": """
        SELECT c.number FROM cases_case c WHERE c.state = 'handed_over'
        AND c.in_local_field_since IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM cases_regieassignment r
            JOIN organisations_organisation o ON o.id = r.organisation_id
            WHERE r.case_id = c.id AND r.until IS NULL AND o.kind <> 'veilig_thuis')
    """,
    "an open trajectory of a case that did not come to the local field": """
        SELECT c.number FROM cases_case c WHERE (c.in_local_field_since IS NULL) = EXISTS (
            SELECT 1 FROM localfield_localtrajectory l WHERE l.case_id = c.id AND l.state = 'open')
    """,
    "a family that waits without its clock, or a clock without a wait": """
        SELECT c.number FROM cases_case c WHERE
        (SELECT count(*) FROM localfield_bridgingperiod b
            WHERE b.case_id = c.id AND b.state = 'active') <>
        (SELECT count(*) FROM localfield_localdeadline d JOIN localfield_bridgingperiod b
            ON b.id = d.bridging_id AND b.state = 'active'
            WHERE d.case_id = c.id AND d.state = 'open' AND d.term = 'D17')
        OR EXISTS (SELECT 1 FROM localfield_localdeadline d JOIN localfield_bridgingperiod b
            ON b.id = d.bridging_id AND b.state <> 'active'
            WHERE d.case_id = c.id AND d.state = 'open')
    """,
    "a wait or a clock of the local field in a closed case": """
        SELECT c.number FROM cases_case c WHERE c.state = 'closed' AND (
            EXISTS (SELECT 1 FROM localfield_bridgingperiod b
                WHERE b.case_id = c.id AND b.state = 'active')
            OR EXISTS (SELECT 1 FROM localfield_localdeadline d
                WHERE d.case_id = c.id AND d.state = 'open'))
    """,
    "a clock for an answer while nobody has to answer": """
        SELECT c.number FROM cases_case c JOIN cases_casedeadline d ON d.case_id = c.id
        WHERE d.state = 'open' AND d.term = 'D5a' AND NOT EXISTS (
            SELECT 1 FROM handover_handover h WHERE h.case_id = c.id
            AND h.state IN ('sent', 'held', 'report_draft', 'report_shared'))
    """,
}
# What an organisation may know of: it holds regie, or a family of the local field is on a desk
# there and VT took sight for a new report; a handover waits there; it was given a copy.
HELD = """
    SELECT r.case_id FROM cases_regieassignment r
    WHERE r.until IS NULL AND r.organisation_id = ANY(%(places)s)
    UNION
    SELECT w.case_id FROM cases_partnerworker w
    JOIN cases_regieassignment r ON r.case_id = w.case_id AND r.until IS NULL
    JOIN organisations_organisation o ON o.id = r.organisation_id
    JOIN cases_case c ON c.id = w.case_id AND c.in_local_field_since IS NOT NULL
    WHERE w.until IS NULL AND w.organisation_id = ANY(%(places)s)
    AND r.kind = 'zicht_op_veiligheid' AND o.kind = 'veilig_thuis'
"""
WAITS = """
    SELECT h.case_id FROM handover_handover h WHERE h.receiver_id = ANY(%(places)s)
    AND h.state IN ('sent', 'invited', 'planned', 'held', 'report_draft', 'report_shared')
"""
COPIED = """
    SELECT h.case_id FROM handover_handovercopy k
    JOIN handover_handover h ON h.id = k.handover_id JOIN cases_case c ON c.id = h.case_id
    WHERE k.organisation_id = ANY(%(places)s) AND h.state NOT IN ('refused', 'withdrawn')
    AND c.state <> 'closed'
"""
TOLD = """
    SELECT s.case_id FROM sharing_share s
    WHERE s.kind = 'fact_only' AND s.to_organisation_id = ANY(%(places)s)
"""
NOTHING = "SELECT NULL::bigint WHERE false"
KEPT_OUT = "SELECT case_id FROM cases_conflictofinterest WHERE user_id = %(user)s"


class Truths:
    """One statement that asks all of it, made once: what each partner sees, by the rules of sight
    of the product itself, less what that partner may see by the tables."""

    def __init__(self, cast: Cast) -> None:
        asked = list(NEVER.items())
        for user in cast.partners:
            asked += [(f"{user.name} sees {what}", sql) for what, sql in _too_much(user)]
        for place in cast.organisations:
            seen = _sql(Handover.objects.of_receiver(place), "case")
            may = _bound(f"({HELD}) UNION ({WAITS})", places=[place.pk])
            asked.append((f"the system of {place} reads", f"({seen}) EXCEPT ({may})"))
        parts = [
            _bound("SELECT %(what)s::text, found.*::text FROM ({}) found", what=what).format(sql)
            for what, sql in asked
        ]
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
            cursor.execute(f"PREPARE truths AS {' UNION ALL '.join(parts)}".replace("%", "%%"), [])

    def broken(self) -> list[str]:
        """Every sentence that does not hold now; none, always."""
        with connection.cursor() as cursor:
            cursor.execute("EXECUTE truths")
            return [f"{what}: {found}" for what, found in cursor.fetchall()]


def _too_much(user: User) -> list[tuple[str, str]]:
    own = [membership.organisation_id for membership in user.current_memberships]
    cases = Case.objects
    sights = [
        ("cases", cases.known_to_partner(user), "pk", HELD),
        ("pages of Veilig Thuis", cases.visible_to(user), "pk", NOTHING),
        ("handovers", Handover.objects.for_receiver(user), "case", f"({HELD}) UNION ({WAITS})"),
        ("copies", HandoverCopy.objects.for_organisation(user), "handover__case", COPIED),
        ("trajectories", LocalTrajectory.objects.for_partner(user), "case", HELD),
        ("reports back", ReportBack.objects.for_partner(user), "case", HELD),
        ("waits", BridgingPeriod.objects.for_partner(user), "case", HELD),
        ("signals", FactSignal.objects.for_partner(user), "share__case", TOLD),
        ("local plans", LocalVersion.objects.visible_to(user), "plan__case", HELD),
    ]
    found = []
    for what, rows, case, may in sights:
        allowed = _bound(f"({may}) EXCEPT ({KEPT_OUT})", places=own, user=user.pk)
        if seen := _sql(rows, case):
            found.append((what, f"({seen}) EXCEPT ({allowed})"))
    return found


def _sql(rows, case: str) -> str:
    """The statement behind this list of cases; nothing when the list is always empty."""
    try:
        asked, given = rows.order_by().values_list(case).query.sql_with_params()
    except EmptyResultSet:
        return ""
    return _bound(asked, *given)


def _bound(asked: str, *places, **names) -> str:
    with connection.cursor() as cursor:
        return cursor.cursor.mogrify(asked, places or names)
