"""When a step is refused, and the sentence that says so."""
