"""Work goes on while parts are killed with -9: what was confirmed is there, and once."""

import pytest

from tests.resilience.conftest import PARTS
from tests.support.copies import until

pytestmark = pytest.mark.timeout(180, func_only=True)


def test_what_was_confirmed_is_kept_and_nothing_happens_twice(scene, killed, at_once):
    anna, fatma = scene.visitor("anna"), scene.visitor("fatma")
    reports, drafts = scene.waiting["reports"][:-1], scene.waiting["drafts"][:-1]
    draft = scene.waiting["draft"]
    busy = {"anna", "fatma", "storm"}

    def tell_reporters():
        for report in reports:
            anna.release(report)
            anna.send(report)
        busy.discard("anna")

    def take_reports():
        for number, key in enumerate(drafts):
            fatma.keep(draft, f"Zorg nummer {number}")
            fatma.hand_in(key)
        busy.discard("fatma")

    def storm():
        for part in PARTS:
            killed(part)
        busy.discard("storm")

    at_once(tell_reporters, take_reports, storm)

    assert not busy
    assert fatma.reads(draft) == fatma.confirmed[draft]
    for key in drafts:
        numbers = scene.rows("SELECT number FROM cases_report WHERE submission_key = %s", key)
        assert numbers == [(fatma.confirmed[key],)]
    everything_is_whole(scene, [fatma.confirmed[key] for key in drafts])
    each_letter_went_once(scene, reports)
    each_letter_is_printed_once(scene, reports)


def everything_is_whole(scene, numbers):
    """No report without reporter, words, persons, terms, and somebody with sight on safety."""
    parts = scene.rows(
        """
        SELECT r.number,
          (SELECT count(*) FROM cases_reporter WHERE report_id = r.id),
          (SELECT count(*) FROM cases_reportcontent WHERE report_id = r.id),
          (SELECT count(*) FROM cases_involvement WHERE report_id = r.id),
          (SELECT count(*) FROM cases_casedeadline WHERE report_id = r.id AND term = 'D1'),
          (SELECT count(*) FROM cases_casedeadline WHERE report_id = r.id AND term = 'D6'),
          (SELECT count(*) FROM cases_regieassignment g WHERE g.case_id = r.case_id
             AND g.until IS NULL AND g.kind = 'zicht_op_veiligheid')
        FROM cases_report r WHERE r.number = ANY(%s) ORDER BY r.number
        """,
        numbers,
    )
    assert parts == [(number, 1, 1, 2, 1, 1, 1) for number in sorted(numbers)]


def each_letter_went_once(scene, reports):
    letters = scene.rows(
        """
        SELECT r.number, f.state,
          (SELECT count(*) FROM documents_document d WHERE d.number = r.number),
          (SELECT count(*) FROM audit_auditentry a WHERE a.event = 'sent'
             AND a.target_type = 'cases.feedback' AND a.target_id = f.id)
        FROM cases_feedback f JOIN cases_report r ON r.id = f.report_id
        WHERE r.number = ANY(%s) ORDER BY r.number
        """,
        reports,
    )
    assert letters == [(number, "sent", 1, 1) for number in sorted(reports)]


def each_letter_is_printed_once(scene, reports):
    """Also when the worker died with the letter in its hands: the clock finds what was left."""
    scene.does(
        "UPDATE documents_document SET frozen_at = frozen_at - interval '2 minutes' WHERE pdf = ''"
    )
    scene.tick("documents.schedules.print_leftovers")
    sql = "SELECT id, pdf FROM documents_document WHERE number = ANY(%s)"

    assert until(lambda: all(pdf for _, pdf in scene.rows(sql, reports)), 60)

    files = list(scene.state.files.glob("documents/**/*.pdf"))
    printed = {str(file.relative_to(scene.state.files)) for file in files}
    for key, pdf in scene.rows(sql, reports):
        assert pdf in printed
        assert [file for file in files if file.stem.split("_")[0] == str(key)] == [
            scene.state.files / pdf
        ]
