"""A receiver accepts: one word for it, on screen and on paper."""

import re
from pathlib import Path

from django.conf import settings

READ = ("templates", "handover/content", "handover/forms")
OTHER_WORD = re.compile(r"overdracht (is )?(aanneemt|aangenomen)")


def test_a_handover_is_accepted_in_every_text_that_somebody_reads():
    root = Path(settings.BASE_DIR)
    files = [file for place in READ for file in (root / place).rglob("*") if file.is_file()]
    texts = [file for file in files if file.suffix in {".html", ".py"}]

    assert len(texts) > 100
    assert [file.name for file in texts if OTHER_WORD.search(file.read_text())] == []
