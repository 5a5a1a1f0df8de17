"""Where pages of other parts stand."""

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: object) -> str:
    """Transitional: a part that is not built yet has no address."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
