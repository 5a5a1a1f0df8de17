"""What holds everywhere. Each part says what its values cost."""

from veiligthuis.settings.parts.apps import *  # noqa: F403
from veiligthuis.settings.parts.database import *  # noqa: F403
from veiligthuis.settings.parts.files import *  # noqa: F403
from veiligthuis.settings.parts.logs import *  # noqa: F403
from veiligthuis.settings.parts.queue import *  # noqa: F403
from veiligthuis.settings.parts.security import *  # noqa: F403
