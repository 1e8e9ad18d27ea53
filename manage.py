#!/usr/bin/env python
"""Run newsroom's commands: `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line

    from newsroom.env import SettingMissing

    try:
        execute_from_command_line(sys.argv)
    except SettingMissing as missing:
        sys.exit(f"newsroom cannot start: {missing}")


if __name__ == "__main__":
    main()
