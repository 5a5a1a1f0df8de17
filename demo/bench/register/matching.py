"""Whether half a million persons are found again however they are misspelt, and how fast."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from django.db import transaction

from demo.bench.measure import Waits, timed, waits
from demo.bench.register.fill import fill, traits
from demo.bench.register.misspelling import misspelt
from demo.bench.register.names import Origin
from demo.bench.register.persons import Known
from demo.bench.staff import Staff
from people.keys import stored_keys
from people.models import PersonKey
from people.particulars import AddressGiven, Particulars
from people.selectors import Candidate, find_alike, traits_given

PERSONS, QUERIES = 500_000, 1_500
SEED = 2026
# Each search is timed so often, a whole round apart, and its shortest time counts: the machine
# has neighbours.
ROUNDS = 3
LEAST_FOUND, MOST_SECONDS = 0.96, 0.015


@dataclass(frozen=True)
class Sought:
    """A person of the register, by their key, and what somebody typed to find them."""

    person: int
    origin: Origin
    particulars: Particulars
    address: AddressGiven


@dataclass(frozen=True)
class Matching:
    """Who stood first and among the first ten, per origin; how long a search and a look-up take."""

    seed: int
    persons: int
    keys: int
    filling: float  # seconds
    asked: Counter[Origin]
    first: Counter[Origin]
    shown: Counter[Origin]
    search: Waits
    exact: Waits

    @property
    def recall(self) -> float:
        return self.shown.total() / self.asked.total()


def measure_matching(
    persons: int = PERSONS, *, queries: int = QUERIES, seed: int = SEED
) -> Matching:
    """Fill the register and look for people in it, through the selector the screens use."""
    random = Random(seed)  # noqa: S311 - the same register every time
    made: list[tuple[Staff, list[Known]]] = []
    filling = timed(lambda: made.append(fill(persons, random)))
    staff, known = made[0]
    sought = list(_sought(known, queries, random))
    with transaction.atomic():
        ranks = [_rank(staff, each) for each in sought]
        search = waits([min(times) for times in zip(*_searches(staff, sought), strict=True)])
        exact = waits([min(times) for times in zip(*_look_ups(known, sought), strict=True)])
        transaction.set_rollback(True)
    return Matching(
        seed=seed,
        persons=persons,
        keys=PersonKey.objects.count(),
        filling=filling,
        asked=Counter(each.origin for each in sought),
        first=Counter(s.origin for s, rank in zip(sought, ranks, strict=True) if rank == 0),
        shown=Counter(s.origin for s, rank in zip(sought, ranks, strict=True) if rank is not None),
        search=search,
        exact=exact,
    )


def broken_promises(found: Matching) -> list[str]:
    """What the search should do and did not."""
    broken = []
    if found.recall < LEAST_FOUND:
        broken.append(f"{found.recall:.3f} is found, at least {LEAST_FOUND} should be")
    if found.search.p95 > MOST_SECONDS:
        broken.append(f"p95 is {found.search.p95 * 1000:.1f} ms, at most {MOST_SECONDS * 1000:.0f}")
    return broken


def _sought(known: list[Known], queries: int, random: Random) -> Iterator[Sought]:
    """As many of every origin."""
    keys = defaultdict(list)
    for key, person in enumerate(known, start=1):
        keys[person.origin].append(key)
    for origin in Origin:
        for key in random.sample(keys[origin], queries // len(Origin)):
            yield Sought(key, origin, *misspelt(known[key - 1], random))


def _rank(staff: Staff, sought: Sought) -> int | None:
    """Where the person sought stands among those shown."""
    shown = [candidate.person.pk for candidate in _search(staff, sought)]
    return shown.index(sought.person) if sought.person in shown else None


def _search(staff: Staff, sought: Sought) -> list[Candidate]:
    return find_alike(staff.intake, traits_given(sought.particulars, sought.address))


def _searches(staff: Staff, sought: list[Sought]) -> Iterator[list[float]]:
    for _ in range(ROUNDS):
        yield [timed(partial(_search, staff, each)) for each in sought]


def _look_ups(known: list[Known], sought: list[Sought]) -> Iterator[list[float]]:
    """Everybody under the rarest key of the same persons, as a database finds it by itself."""
    keys = [min(stored_keys(traits(known[each.person - 1]))) for each in sought]
    for _ in range(ROUNDS):
        yield [timed(partial(_everybody_under, key)) for key in keys]


def _everybody_under(key: str) -> list[int]:
    return list(PersonKey.objects.filter(key=key).order_by().values_list("person", flat=True))
