"""One class per file."""

from radar.models.look_alike import LookAlike

__all__ = ["LookAlike"]
