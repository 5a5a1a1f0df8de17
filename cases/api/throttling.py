"""How often one connected system may send."""

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class SourceThrottle(SimpleRateThrottle):
    """Sixty messages a minute per source."""

    rate = "60/min"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        return f"intake-source:{request.user.pk}" if request.user else None
