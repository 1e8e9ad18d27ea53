"""Text from a web page or a wire → a draft. Reading is pure and knows no database; drafting writes.

The road: lines (cleaned, numbered) → parting (stories) → grouping (paragraphs) → recognisers (a mark each) →
assembling (a story). One small rule a file.
"""

from articles.desk.pasting.marks import Mark
from articles.desk.pasting.reading import Reading, read, read_page
from articles.desk.pasting.rules import BoilerplateRule, Rules, SourceRule
from articles.desk.pasting.story import PastedStory

__all__ = ["BoilerplateRule", "Mark", "PastedStory", "Reading", "Rules", "SourceRule", "read", "read_page"]
