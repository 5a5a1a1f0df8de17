"""How often one connected system may send."""

import logging
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

logger = logging.getLogger("veiligthuis.api")


class SourceThrottle(SimpleRateThrottle):
    """Sixty messages a minute per source; without a cache everybody gets through."""

    rate = "60/min"
    cache = cache

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        return f"intake-source:{request.user.pk}" if request.user else None

    def allow_request(self, request: Request, view: Any) -> bool:
        try:
            return bool(super().allow_request(request, view))
        except RedisError:
            logger.warning("api.throttle_unavailable")
            return True
