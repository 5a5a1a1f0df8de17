"""When a step of a track is refused, and the sentence that says so."""
