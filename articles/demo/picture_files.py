"""The demonstration's pictures: the files in pictures/, and what pictures.toml knows of each. Knows no database."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "pictures"


@dataclass(frozen=True)
class Picture:
    """One picture. Days count back from the demonstration's now; `why` stands beside a correction of what its file says."""

    key: str
    title: str
    alt: str
    description: str
    focal: tuple[float, float]
    creator: str
    source: str
    place: str
    taken: dict[str, Any]
    licence: str
    rights_in_days: int | None = None
    awaits_file: bool = False
    why: str = ""

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.key}.jpg"


def read() -> dict[str, Picture]:
    """Every picture by its key, in the order of pictures.toml. Raises TypeError for a field that is missing or unknown."""
    found = tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))
    return {key: Picture(key=key, **{**values, "focal": tuple(values["focal"])}) for key, values in found.items()}
