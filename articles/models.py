"""Re-exports only: Django looks here. Import from articles.desk.models or articles.reader.models."""

from articles.desk.models import *  # noqa: F403
from articles.reader.models import *  # noqa: F403
