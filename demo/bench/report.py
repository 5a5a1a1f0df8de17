"""The figures as a page of the documentation, and what breaks a promise."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from demo.bench.chores import Chore, Sweep
from demo.bench.measure import Cost, Page, Waits

HEAD = """# Benchmarks

Written by `make bench`; do not edit by hand. It fills a throw-away database with {few} and then
with {many} reports, and asks the pages below of the web server as `make run` starts it (two
processes of four threads), over HTTP, logged in. Client, web server and PostgreSQL share one
machine: {machine}.
Other work ran beside it: when the measuring began, {load} programs per core wanted to run.

How the region is made: ten years of reports in one region, 1.25 reports per case, three persons
per household with some eight search keys each, terms, assessments, regie, letters, contacts and
log. Most is settled; at most 400 reports wait for triage, 1,500 cases are in a track and 800
families are at the local field, however long the history. The three readers that are measured
(triagist, caseworker, consulent) have {reader} cases at both sizes, so there a difference between
the sizes is the price of the history alone. *Triagebord*, *Meldingen*, *Caseloadbord* and
*Overzicht gezinnen* count more work at the larger size and show one page of it.

Read the ratios, not the milliseconds: those belong to this machine.

- **page / raw**: the time of the page against the time of the very same statements by themselves.
- **large / small**: the page with {many} reports against the page with {few}.
- **8 / 1**: half of the answers, with eight clients asking without pause, against one client.
"""


@dataclass(frozen=True)
class Results:
    """Figures per number of reports; the last size is the one that counts."""

    sizes: list[int]
    costs: Mapping[int, Mapping[Page, Cost]]
    chores: Mapping[int, list[Chore]]
    sweep: Sweep
    reader_has: int
    load: float  # programs per core that wanted to run before we began


def broken_promises(results: Results) -> list[str]:
    """The same number of statements at every size, and nowhere more than the page promises."""
    small, large = (_by_name(results.costs[size]) for size in _ends(results))
    broken = []
    for name, (page, cost) in large.items():
        before = small[name][1].queries
        if cost.queries != before:
            broken.append(f"{name}: {before} queries, then {cost.queries}")
        if page.most_queries and cost.queries > page.most_queries:
            broken.append(f"{name}: {cost.queries} queries, at most {page.most_queries}")
    return broken


def as_page(results: Results) -> str:
    few, many = _ends(results)
    head = HEAD.format(
        few=_number(few),
        many=_number(many),
        machine=machine(),
        reader=results.reader_has,
        load=f"{results.load:.1f}",
    )
    return "\n".join([head, *_ratios(results), *_times(results), *_chores(results)]) + "\n"


def _ratios(results: Results) -> list[str]:
    few, many = _ends(results)
    small, large = (_by_name(results.costs[size]) for size in (few, many))
    rows = []
    for name, (_, cost) in large.items():
        before = small[name][1]
        rows.append(
            f"| {name} | {before.queries} → {cost.queries} "
            f"| {cost.alone.p50 / cost.raw:.1f} "
            f"| {cost.alone.p50 / before.alone.p50:.2f} | {cost.alone.p95 / before.alone.p95:.2f} "
            f"| {cost.raw / before.raw:.2f} | {cost.together.p50 / cost.alone.p50:.1f} |"
        )
    return [
        "## Ratios",
        "",
        f"| page | queries, {_number(few)} → {_number(many)} reports | page / raw "
        "| large / small, p50 | large / small, p95 | large / small, raw SQL | 8 / 1 |",
        "|---|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _times(results: Results) -> list[str]:
    lines = []
    for size in results.sizes:
        rows = [
            f"| {page.name} | {_ms(cost.raw)} | {_pair(cost.alone)} | {_pair(cost.together)} |"
            for page, cost in results.costs[size].items()
        ]
        lines += [
            f"## Milliseconds with {_number(size)} reports",
            "",
            "| page | raw SQL | one client, p50 / p95 | eight clients, p50 / p95 |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    return lines


def _chores(results: Results) -> list[str]:
    few, many = _ends(results)
    before = {chore.name: chore for chore in results.chores[few]}
    rows = [
        f"| {chore.name} | {before[chore.name].queries} → {chore.queries} "
        f"| {_pair(before[chore.name].time)} | {_pair(chore.time)} "
        f"| {chore.time.p50 / before[chore.name].time.p50:.1f} |"
        for chore in results.chores[many]
    ]
    sweep = results.sweep
    return [
        "## Radar, searches and the wording helper",
        "",
        "In the process itself, without a web server. What the first three compare grows with the",
        "number of people who share a name, up to 120 candidates. Reading a plan of ten thousand",
        "characters asks nothing of the database.",
        "",
        f"| | queries | {_number(few)} reports, p50 / p95 in ms "
        f"| {_number(many)} reports, p50 / p95 in ms | large / small |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "## Sweep",
        "",
        f"{_number(sweep.running)} running terms, one in ten with something to tell: an outage.",
        "",
        "| round | seconds | messages | per thousand messages, s |",
        "|---|---|---|---|",
        f"| first | {sweep.first:.1f} | {_number(sweep.told)} "
        f"| {sweep.first / max(sweep.told, 1) * 1000:.2f} |",
        f"| again | {sweep.again:.3f} | {_number(sweep.told_again)} | |",
    ]


def _by_name(costs: Mapping[Page, Cost]) -> dict[str, tuple[Page, Cost]]:
    return {page.name: (page, cost) for page, cost in costs.items()}


def _ends(results: Results) -> tuple[int, int]:
    return results.sizes[0], results.sizes[-1]


def _number(value: int) -> str:
    return f"{value:,}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _pair(times: Waits) -> str:
    return f"{_ms(times.p50)} / {_ms(times.p95)}"


def machine() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0].split()[0]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, PostgreSQL {version}, fsync off"
