"""Document → events over words: candidates, classification, parties, status, attribution, quantities.

The seams: `candidates` proposes uses of triggers with their arguments, `classification` decides type and mode,
`coder` assembles drafts. Who, where and when the words stand for is the resolving room's work.
"""

from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.classification import Classified, Classifier, ContextFinder, LexiconClassifier
from dateline.coding.coder import DraftCoder
from dateline.coding.draft import Draft, Party
from dateline.coding.lexicon import Lexicon, load_lexicon
from dateline.coding.mentions import Mention, PartyTest
from dateline.coding.speech import Source, Speech

__all__ = [
    "Candidate",
    "CandidateFinder",
    "Classified",
    "Classifier",
    "ContextFinder",
    "Draft",
    "DraftCoder",
    "Lexicon",
    "LexiconClassifier",
    "Mention",
    "Party",
    "PartyTest",
    "Source",
    "Speech",
    "load_lexicon",
]
