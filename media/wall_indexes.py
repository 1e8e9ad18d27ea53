"""What the database keeps in order for the wall of photos: for each queue that asks a photo alone, a short index.

Queue and index say one and the same condition, from here: were the two to part, the index would never be used.
"""

from typing import Any

from django.db import models
from django.db.models import Q, Value

ON_THE_WALL = ~Q(status="merged")
NO_CREDIT = ON_THE_WALL & Q(creator="", via="", credit_override="", source=None)
NO_ALT_TEXT = Q(status="ready") & (Q(alt_text="") | Q(alt_is_file_name=True))
AWAITS_ITS_FILE = Q(status="awaited")
RIGHTS_TO_END = ON_THE_WALL & ~Q(status="withdrawn") & Q(rights_until__isnull=False)
HELD = ON_THE_WALL & Q(legal_hold=True)
NO_LICENCE = ON_THE_WALL & Q(licence=None)
NO_END = ON_THE_WALL & Q(rights_until=None)
OPEN_PAIR = Q(settled_at__isnull=True)

NEWEST = ("-created_at", "-id")
# Those of source and licence stand in for the indexes that Django gives a foreign key; the status spares a look at the row.
OF_PHOTOS = [
    models.Index(fields=NEWEST, condition=ON_THE_WALL, name="wall_newest"),
    models.Index(fields=["source", *NEWEST, "status"], name="wall_of_a_source"),
    models.Index(fields=["licence", *NEWEST, "status"], name="wall_of_a_licence"),
    models.Index(fields=["source", *NEWEST], condition=NO_CREDIT, name="wall_no_credit"),
    models.Index(fields=NEWEST, condition=NO_ALT_TEXT, name="wall_no_alt_text"),
    models.Index(fields=NEWEST, condition=AWAITS_ITS_FILE, name="wall_awaits_its_file"),
    models.Index(fields=["rights_until", *NEWEST], condition=RIGHTS_TO_END, name="wall_rights_to_end"),
    models.Index(fields=NEWEST, condition=HELD, name="wall_held"),
    models.Index(fields=["source", *NEWEST], condition=NO_LICENCE, name="wall_no_licence"),
    models.Index(fields=["source", *NEWEST], condition=NO_END, name="wall_no_end"),
]
OF_ORIGINALS = [models.Index(fields=["uploaded_by", "-uploaded_at", "photo"], name="wall_of_a_person")]
OF_PAIRS = [models.Index(fields=["photo", "other"], condition=OPEN_PAIR, name="wall_open_pairs")]


class Written(Value):
    """A word of our own that stands in the query itself, not beside it as a parameter."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return "'" + str(self.value).replace("'", "''").replace("%", "%%") + "'", ()


def asked(condition: Q) -> Q:
    """The condition as a query is to say it, so that the database knows it for that of the index.

    Source  SQLite reads the row of each photo again where the words are parameters: 12 ms against 0.1 for a thousand
    """
    said = Q(_connector=condition.connector, _negated=condition.negated)
    for child in condition.children:
        if isinstance(child, Q):
            said.children.append(asked(child))
        else:
            name, value = child  # type: ignore[misc]  # a condition of a Q is a pair
            said.children.append((name, Written(value) if isinstance(value, str) else value))
    return said
