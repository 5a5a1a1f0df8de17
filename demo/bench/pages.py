"""Which pages are measured, and who opens them."""

from cases.models import Case, Report
from demo.bench.measure import Page
from demo.bench.staff import Staff

MOST_QUERIES = 12


def pages(staff: Staff) -> list[Page]:
    worker, triagist, lead = staff.caseworkers[0], staff.triagists[0], staff.lead
    case = Case.objects.visible_to(worker).open().order_by("pk").first()
    report = Report.objects.visible_to(triagist).order_by("-pk").first()
    assert case is not None
    assert report is not None
    name = case.household.name.split()[-1]
    return [
        Page("Mijn werk", worker, "/", MOST_QUERIES),
        Page("Mijn werk (triagist)", triagist, "/", MOST_QUERIES),
        Page("Triagebord", triagist, "/triage/", MOST_QUERIES),
        Page("Dossier", worker, f"/dossiers/{case.number}/", MOST_QUERIES),
        Page("Melding", triagist, f"/meldingen/{report.number}/"),
        Page("Meldingen", triagist, "/meldingen/"),
        Page("Meldingen, alle", lead, "/meldingen/?status=all"),
        Page("Caseloadbord", lead, "/caseload/"),
        Page("Adviezen, alle", triagist, "/adviezen/?lijst=alles"),
        Page("Adviezen, eigen dienst", staff.intake, "/adviezen/?lijst=dienst"),
        Page("Cijfers adviezen", lead, "/adviezen/cijfers/"),
        Page("Wie belt vaker", lead, "/adviezen/bellers/"),
        Page("Zoeken op naam", lead, f"/zoeken/?q={name}"),
        Page("Zoeken op naam, eigen", worker, f"/zoeken/?q={name}"),
    ]
