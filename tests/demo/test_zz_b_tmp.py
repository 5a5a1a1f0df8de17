import pytest
from demo.bench.measure import session_of, statements_of
from demo.bench.pages import pages
from demo.bench.region import generate
from demo.bench.tables import empty
@pytest.mark.django_db(transaction=True)
def test_x():
    staff = generate(100)
    for page in pages(staff):
        st = statements_of(page, session_of(page.reader))
        print(page.name, len(st))
        if page.name == "Dossier":
            for s in st: print("   ", s[:60], "FROM", s.split("FROM",1)[1][:60] if "FROM" in s else "", "...", s[-80:])
    empty()
