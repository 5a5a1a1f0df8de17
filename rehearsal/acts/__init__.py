"""What people can do in a script, each through the service a screen would use."""

from rehearsal.acts import assessing, intake, letters, running
from rehearsal.acts.registry import ACTS, Act

__all__ = ["ACTS", "Act", "assessing", "intake", "letters", "running"]
