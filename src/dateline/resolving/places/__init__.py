"""Words → places: `mentions` finds names by the `cues` around them, `ranking` chooses among what the gazetteer has."""

from dateline.resolving.places.resolver import PlaceResolver

__all__ = ["PlaceResolver"]
