"""How often one connected system may send."""

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class SystemThrottle(SimpleRateThrottle):
    """Sixty messages a minute per system, whatever it sends."""

    rate = "60/min"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        return f"connected-system:{request.user.pk}" if request.user else None
