"""Killed with SIGKILL at any of its steps, an upload or a set of renditions is either whole or not there."""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

SCRIPT = Path(__file__).parent / "killing.py"


def test_pictures_killed_at_any_step_are_whole_or_not_there(empty_database_url: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": empty_database_url,
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "VAR_DIR": str(tmp_path),
    }

    ran = subprocess.run(
        [sys.executable, str(SCRIPT)], check=False, env=environment, capture_output=True, text=True, timeout=300
    )

    assert "FAULT" not in ran.stdout, ran.stdout
    ended = re.search(r"14 rounds, (\d+) killed", ran.stdout)
    assert ended, ran.stdout + ran.stderr
    assert int(ended[1]) >= 34
