"""What the database keeps in order for the wall of photos: for each queue that asks a photo alone, a short index.

Queue and index say one and the same condition, from here: were the two to part, the index would never be used.
"""

from django.db import models
from django.db.models import Q

ON_THE_WALL = ~Q(status="merged")
NO_CREDIT = ON_THE_WALL & Q(creator="", via="", credit_override="", source=None)
NO_ALT_TEXT = Q(status="ready") & (Q(alt_text="") | Q(alt_is_file_name=True))
AWAITS_ITS_FILE = Q(status="awaited")
RIGHTS_TO_END = ON_THE_WALL & ~Q(status="withdrawn") & Q(rights_until__isnull=False)
HELD = ON_THE_WALL & Q(legal_hold=True)
OPEN_PAIR = Q(settled_at__isnull=True)

NEWEST = ("-created_at", "-id")
OF_PHOTOS = [
    models.Index(fields=NEWEST, condition=ON_THE_WALL, name="wall_newest"),
    models.Index(fields=["source", *NEWEST], condition=ON_THE_WALL, name="wall_of_a_source"),
    models.Index(fields=["licence", *NEWEST], condition=ON_THE_WALL, name="wall_of_a_licence"),
    models.Index(fields=NEWEST, condition=NO_CREDIT, name="wall_no_credit"),
    models.Index(fields=NEWEST, condition=NO_ALT_TEXT, name="wall_no_alt_text"),
    models.Index(fields=NEWEST, condition=AWAITS_ITS_FILE, name="wall_awaits_its_file"),
    models.Index(fields=["rights_until", *NEWEST], condition=RIGHTS_TO_END, name="wall_rights_to_end"),
    models.Index(fields=NEWEST, condition=HELD, name="wall_held"),
]
OF_ORIGINALS = [models.Index(fields=["uploaded_by", "-uploaded_at"], name="wall_of_a_person")]
OF_PAIRS = [models.Index(fields=["photo"], condition=OPEN_PAIR, name="wall_open_pairs")]
