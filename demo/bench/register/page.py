"""What the search found in the register, as a page of the documentation."""

from collections import Counter

from demo.bench.measure import Waits
from demo.bench.register.matching import ROUNDS, Matching
from demo.bench.register.names import Origin
from demo.bench.report import machine

HEAD = """# Matching persons

Written by `make bench` (alone: `make bench ARGS="--only radar"`); do not edit by hand.

A register of {persons:,} fictitious persons, families at an address, the same ones every time (seed
{seed}). Of them {asked:,} are sought as somebody in a hurry types them: misheard or on another
keyboard, with typing errors, without or with another particle, with half of a double name, with an
initial, with day and month swapped or another part of the birth date wrong, with only the year or
no date, without an address or with one they left. These habits are written from the side of the
names (`demo/bench/register/misspelling.py`); nothing there knows how the search works. The search
is the one of the screens, `people.selectors.find_alike`, with all it does: comparing, households
and the line in the log.

{machine}.
Other work ran beside it: {load:.1f} programs per core wanted to run. Each search is timed {rounds}
times, a whole round apart, and its shortest time counts.
"""


def matching_page(found: Matching, load: float) -> str:
    head = HEAD.format(
        persons=found.persons,
        seed=found.seed,
        asked=found.asked.total(),
        machine=machine(),
        load=load,
        rounds=ROUNDS,
    )
    return "\n".join([head, *_recall(found), *_times(found)]) + "\n"


def _recall(found: Matching) -> list[str]:
    origins = [(origin.value, _shares(found, [origin])) for origin in Origin]
    rows = [*origins, ("all", _shares(found, list(Origin)))]
    return [
        "## Found",
        "",
        "| names | sought | first (recall@1) | among the first ten (recall@10) |",
        "|---|---|---|---|",
        *(
            f"| {name} | {asked} | {first:.3f} | {shown:.3f} |"
            for name, (asked, first, shown) in rows
        ),
        "",
    ]


def _shares(found: Matching, origins: list[Origin]) -> tuple[int, float, float]:
    def count(counter: Counter[Origin]) -> int:
        return sum(counter[origin] for origin in origins)

    asked = count(found.asked)
    return asked, count(found.first) / asked, count(found.shown) / asked


def _times(found: Matching) -> list[str]:
    return [
        "## Time",
        "",
        "An exact look-up is everybody under one key, through the same layers, in the same run.",
        "",
        "| | p50 in ms | p95 in ms |",
        "|---|---|---|",
        f"| search | {_pair(found.search)} |",
        f"| exact look-up of a key | {_pair(found.exact)} |",
        f"| search / look-up | {found.search.p50 / found.exact.p50:.0f} "
        f"| {found.search.p95 / found.exact.p95:.0f} |",
        "",
        f"{found.keys:,} keys, {found.keys / found.persons:.1f} per person; "
        f"the register was filled in {found.filling:.0f} s.",
    ]


def _pair(times: Waits) -> str:
    return f"{times.p50 * 1000:.2f} | {times.p95 * 1000:.2f}"
