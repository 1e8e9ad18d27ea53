"""Text as XML 1.0 can carry it. Django's feeds refuse some of what editors paste; this leaves it out instead."""

import re

_NONCHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# Source: https://www.w3.org/TR/xml/#charsets, and the noncharacters that it advises against
_FORBIDDEN = re.compile(
    f"[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[{_NONCHARACTERS}]"
)


def xml_text(text: object) -> str:
    """The text without what XML 1.0 forbids; escaping is left to who writes it."""
    return _FORBIDDEN.sub("", str(text))
