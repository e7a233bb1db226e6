"""Events over places."""

from dateline.views.maps.world_map import world_map

__all__ = ["world_map"]
