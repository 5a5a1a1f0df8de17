"""Which pages are measured, and who opens them."""

from cases.models import Case, Report
from demo.bench.measure import Page
from demo.bench.staff import Staff

MOST_QUERIES = 12
# The whole of a family at a partner, and its plan with both halves.
MOST_OF_FAMILY, MOST_OF_PLAN = 30, 40


def pages(staff: Staff) -> list[Page]:
    worker, triagist, lead = staff.caseworkers[0], staff.triagists[0], staff.lead
    consulent, access = staff.consulents[0], staff.access
    case = Case.objects.visible_to(worker).open().order_by("pk").first()
    report = Report.objects.visible_to(triagist).order_by("-pk").first()
    assert case is not None
    assert report is not None
    family = Case.objects.known_to_partner(consulent).order_by("-pk").first()
    assert family is not None
    at_partner = f"/gezinnen/{family.number}/"
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
        Page("Mijn gezinnen", consulent, "/gezinnen/", MOST_QUERIES),
        Page("Ontvangen overdrachten", consulent, "/overdrachten/ontvangen/", MOST_QUERIES),
        Page("Overzicht gezinnen", access, "/gezinnen/overzicht/", MOST_QUERIES),
        Page("Gezin", consulent, at_partner, MOST_OF_FAMILY),
        Page("Gezin, het plan", consulent, f"{at_partner}plan/", MOST_OF_PLAN),
    ]
