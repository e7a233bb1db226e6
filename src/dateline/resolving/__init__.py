"""Words → identities: actors, places, dates; and which of them belong to an event."""

from dateline.resolving.actors import ActorResolver, LocalNames, Resolution, local_names
from dateline.resolving.choosing import Choices, load_choices
from dateline.resolving.dates import find_dates, is_country, resolve_date
from dateline.resolving.places import PlaceResolver
from dateline.resolving.resolver import ResolvedDraft, Resolver

__all__ = [
    "ActorResolver",
    "Choices",
    "LocalNames",
    "PlaceResolver",
    "Resolution",
    "ResolvedDraft",
    "Resolver",
    "find_dates",
    "is_country",
    "load_choices",
    "local_names",
    "resolve_date",
]
