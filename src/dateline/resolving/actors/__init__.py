"""Phrases → actors: whom "the French foreign minister" names on a day.

`resolver` goes through the steps of reading a phrase, in order: `naming` knows names, `owning` descriptions without a
name and whose they are, `titling` those that end in a name, `describing` tells which of these a description is, and
`apposed` joins phrases side by side. Each step asks those named before it; back to the resolver, for phrases in
phrases, lead the `surroundings`, which hold what else is known of a phrase. `phrases` takes it apart, `readings` sorts
its known words, `descriptions` finds them in the tables, `composing` builds "Malian army" from its parts,
`proper_names` tells organisations that no table has by the words of their names, `several` parts "Russian and Malian
presidents", `people` and `names` find persons, `results` holds the answer and how sure it is.
"""

from dateline.resolving.actors.names import LocalNames, local_names
from dateline.resolving.actors.resolver import ActorResolver
from dateline.resolving.actors.results import Resolution

__all__ = ["ActorResolver", "LocalNames", "Resolution", "local_names"]
