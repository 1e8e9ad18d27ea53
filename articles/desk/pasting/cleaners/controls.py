"""Control characters and code points that no text may hold: PostgreSQL refuses some, feeds and XML the others."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff\ufff9-\ufffb]")


def without_controls(line: str) -> str:
    return _CONTROLS.sub("", line)
