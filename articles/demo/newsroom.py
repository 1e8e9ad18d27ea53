"""What a story of the demonstration needs to be written: the time, and everybody and everything that it names."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.demo.hours import Hours
from articles.reader.models import Contributor, Section
from media.models import Photo

EDITOR = "Mira Talvik"


@dataclass(frozen=True)
class Newsroom:
    """The time, the sections, the people, the pictures, and where other stories stand."""

    hours: Hours
    sections: dict[tuple[str, ...], Section]
    contributors: dict[str, Contributor]
    users: dict[str, User]
    photos: dict[str, Photo]
    addresses: dict[str, str]

    def address(self, key: str) -> str:
        return self.addresses[key]

    def user(self, name: str) -> User | None:
        return self.users[name] if name else None
