"""Settings by surroundings: ``demo`` for ``make run``, ``test``, ``production``."""
