"""What templates need in every app: Dutch dates, icons, and components that wrap other markup."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from common import charts, dutch
from common.signatures import Drawing

register = template.Library()

ICONS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "lucide"


def _local(value: date | datetime) -> date | datetime:
    """The moment as it is in the Netherlands; a day stays the day it is."""
    is_moment = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_moment else value  # type: ignore[arg-type]


@register.filter
def datum(value: date | datetime | None) -> str:
    """ma 5 januari 2026"""
    return dutch.long_day(_local(value)) if value else ""


@register.filter
def korte_datum(value: date | datetime | None) -> str:
    """05-01-2026"""
    return _local(value).strftime("%d-%m-%Y") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """5 jan 2026 10.05 uur"""
    if not value:
        return ""
    local = _local(value)
    return f"{dutch.short_day(local)} {local.strftime('%H.%M')} uur"


@register.filter
def werkdagen_tekst(days: int | None) -> str:
    """nog 2 werkdagen, vandaag, 1 werkdag te laat"""
    return "" if days is None else dutch.workdays_left(days)


@cache
def _drawing(name: str) -> str:
    """The lines of a Lucide icon, without the frame around them."""
    svg = (ICONS / f"{name}.svg").read_text()
    inside = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    assert inside, name
    return " ".join(inside[1].split())


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside a word; it says nothing by itself, so screen readers skip it."""
    return format_html(
        '<svg class="vt-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"'
        ' focusable="false">{}</svg>',
        mark_safe(_drawing(name)),  # noqa: S308 - our own vendored file
    )


@register.filter
def svg(drawing: Drawing, title: str) -> SafeString:
    """What was drawn on the screen; ``title`` is what a screen reader speaks."""
    return drawing.svg(title)


@register.filter
def theirs(field: "BoundField") -> str:
    """What somebody else saved here while the reader was writing (common/shared_form.py)."""
    return str(getattr(field.form, "theirs", {}).get(field.name, ""))


@register.filter
def page_numbers(page: "Page[object]") -> list[int | str]:
    """The numbers around this page, with … where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_block_tag
def panel(content: str, title: str = "", level: int = 2) -> SafeString:
    return render_to_string(
        "components/panel.html", {"content": content, "title": title, "level": level}
    )


@register.simple_block_tag
def table_region(content: str, label: str) -> SafeString:
    return render_to_string("components/table_region.html", {"content": content, "label": label})


@register.simple_block_tag
def fieldset(content: str, legend: str, hint: str = "") -> SafeString:
    return render_to_string(
        "components/fieldset.html", {"content": content, "legend": legend, "hint": hint}
    )


@register.simple_block_tag
def alert(content: str, severity: str, heading: str = "") -> SafeString:
    return render_to_string(
        "components/alert.html", {"text": content, "severity": severity, "heading": heading}
    )


@register.inclusion_tag("components/column_chart.html")
def column_chart(
    title: str,
    points: Iterable[charts.Point],
    unit: str,
    limit: int | None = None,
    limit_label: str = "",
) -> dict[str, object]:
    chart = charts.columns(points, limit)
    return {"title": title, "chart": chart, "unit": unit, "limit_label": limit_label}


@register.inclusion_tag("components/row_chart.html")
def row_chart(title: str, points: Iterable[charts.Point], unit: str) -> dict[str, object]:
    return {"title": title, "chart": charts.rows(points), "unit": unit}
