"""`make bench`: every benchmark, one after the other, each as a table."""

import subprocess
import sys

from tests.bench import desk, hour, library, renditions, stories


def main() -> None:
    for benchmark in (stories, desk, library, hour, renditions):
        print(benchmark.__doc__, flush=True)
        # Each in a process of its own: settings, and with them the database, are read once.
        subprocess.run([sys.executable, "-m", benchmark.__name__], check=False)
        print(flush=True)


if __name__ == "__main__":
    main()
