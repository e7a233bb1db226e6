"""Words → places: of the `known_names` of a text `mentions` keeps those that the `cues` around them show to be meant.

`ranking` chooses among the places that the gazetteer has of each.
"""

from dateline.resolving.places.resolver import PlaceResolver

__all__ = ["PlaceResolver"]
