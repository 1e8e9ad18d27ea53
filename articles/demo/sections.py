"""The tree of the demonstration outlet's sections, in the order of its navigation."""

from articles.desk.saving import slug_of
from articles.publishing.sections import save_section
from articles.reader.models import Section

Trail = tuple[str, ...]

SECTIONS: dict[Trail, str] = {
    ("News",): "What happened in the harbour cities and the hills behind them.",
    ("News", "Levant"): "Both shores of the strait, and the roads that lead to it.",
    ("News", "Karsand"): "The port, the upper town and Sellin across the bay.",
    ("News", "Orlec"): "The river town, and the villages on the hill road.",
    ("News", "Europe"): "From the valley to the other side of the mountains.",
    ("News", "Europe", "Balkans"): "The mountains, and who looks after them.",
    ("Politics",): "Who decides, and who was asked.",
    ("Politics", "Elections"): "Votes on their way, and votes being counted.",
    ("Politics", "Orlec"): "The district council, its lists and its bell.",
    ("Business",): "What comes in, what goes out and what it costs.",
    ("Business", "Energy"): "Sun on the plain, water in the quarry.",
    ("Business", "Shipping"): "Ships, quays and the price of a passage.",
    ("Business", "Markets"): "Grain, bread and other numbers.",
    ("Culture",): "Things worth staying up for.",
    ("Culture", "Essays"): "Slow reading.",
    ("Culture", "Places"): "Where one might go, and who one would meet.",
    ("Opinion",): "Columnists, guests and the paper's own view.",
    ("Pictures",): "What our photographers and agencies saw.",
}


def make() -> dict[Trail, Section]:
    """Every section of the tree, kept through the door. Shape: trail → Section"""
    made: dict[Trail, Section] = {}
    for position, (trail, description) in enumerate(SECTIONS.items()):
        section = Section(
            parent=made.get(trail[:-1]),
            name=trail[-1],
            slug=slug_of(trail[-1]),
            description=description,
            position=position,
        )
        made[trail] = save_section(section)
    return made
