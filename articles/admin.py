"""Re-exports only: Django looks here. Import from articles.desk.admin."""

from articles.desk.admin import *  # noqa: F403
