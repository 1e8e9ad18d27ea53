"""Keeps out of the log what opens something: an address with a token in it is written without the token."""

import logging
import re

_SECRET = re.compile(r"(/review/|/desk/login/forgotten/[^/]+/)[^/\s]+")


class WithoutTokens(logging.Filter):
    """Shortens the addresses of guests' links and of letters for a new password, which Django's warnings of a request name."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        shortened = _SECRET.sub(r"\1…", said)
        if shortened != said:
            record.msg, record.args = shortened, ()
        return True
