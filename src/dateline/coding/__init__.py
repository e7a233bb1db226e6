"""Document → events over words: findings, then parties, status, attribution, quantities.

The seams: `candidates` proposes uses of triggers by the lexicon, `features` tells the network of the parse,
`event_finder` decides with it what is reported, `sides` who has which part in it, `conventions` what it counts as,
`coder` assembles drafts. Who, where and when the words stand for is the resolving room's work.
"""

from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.coder import DraftCoder
from dateline.coding.contexts import ContextFinder
from dateline.coding.draft import KEPT_AT, Draft, Party
from dateline.coding.event_finder import EventFinder
from dateline.coding.findings import Finding
from dateline.coding.lexicon import Lexicon, load_lexicon
from dateline.coding.mentions import Mention, PartyTest
from dateline.coding.network import Network, marked
from dateline.coding.sayings import Source
from dateline.coding.speech import Speech

__all__ = [
    "KEPT_AT",
    "Candidate",
    "CandidateFinder",
    "ContextFinder",
    "Draft",
    "DraftCoder",
    "EventFinder",
    "Finding",
    "Lexicon",
    "Mention",
    "Network",
    "Party",
    "PartyTest",
    "Source",
    "Speech",
    "load_lexicon",
    "marked",
]
