"""Handovers that Anna prepares: one begun, one that was sent, and one that was accepted."""

from handover.services.answering import accept
from tests.factories import handovers as make


def handovers_of_anna(noord, anna) -> dict[str, tuple[object, ...]]:
    begun, sent = make.preparing(noord, by=anna), make.sent(noord, by=anna)
    accepted = make.sent(noord, by=anna)
    lotte = make.worker_at(accepted.receiver)
    accept(accepted, actor=lotte, receipt_confirmed=True, regie_taken=True)
    return {
        "handover": (begun.number,),
        "handover case": (begun.case.number,),
        "handover text": (begun.number, "gezin"),
        "handover step": (begun.number, "coordinate"),
        "handover sent": (sent.number,),
        "handover reporter": (accepted.number, accepted.report.number),
    }
