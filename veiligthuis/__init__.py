"""The project: wiring, nothing else."""

from veiligthuis.celery import app as celery_app

__all__ = ["celery_app"]
