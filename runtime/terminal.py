"""What the person at the terminal reads."""


def say(sentence: str) -> None:
    """At once. That nobody listens any more (`make run | head`) stops nothing."""
    try:
        print(sentence, flush=True)
    except OSError:
        return
