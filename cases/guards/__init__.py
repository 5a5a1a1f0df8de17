"""When a step is possible: named preconditions that say in Dutch what is missing."""
