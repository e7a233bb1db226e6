"""The projection of maps: Equal Earth, around the middle of a box."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; east may pass 180."""

WORLD: Box = (-169.0, -57.0, 191.0, 84.0)
"""The world cut through the Bering Strait, which parts no country's mainland, without Antarctica."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny 2018)."""


class Projection:
    """Equal Earth around the middle of a box, fitted to a width: areas stay comparable, shapes are right in the middle.

    For a region it is stretched so that north-south and east-west scale agree in its middle; an affine change, so
    equal areas stay equal.
    """

    def __init__(self, box: Box, *, width: float, height: float | None = None) -> None:
        west, south, east, north = box
        self._middle = (west + east) / 2
        self.is_world = east - west > 180
        self._stretch = 1.0 if self.is_world else self._true_shape((south + north) / 2)
        self._left = self._bottom = 0.0
        self._unit = 1.0
        lon = np.array([west, east, west, east, west, east, self._middle, self._middle])
        lat = np.array([south, south, north, north, 0.0, 0.0, south, north])
        if not south < 0 < north:
            lat[4:6] = (south + north) / 2
        x, y = self._raw(lon, lat)
        self._unit = width / float(x.max() - x.min())
        natural = float(y.max() - y.min()) * self._unit
        self.width = width
        self.height = natural if height is None else height
        if natural > self.height:
            self._unit *= self.height / natural
        self._left = float(x.max() + x.min()) / 2 - width / 2 / self._unit
        self._bottom = float(y.max() + y.min()) / 2 - self.height / 2 / self._unit

    def __call__(self, lon: Points, lat: Points) -> tuple[Points, Points]:
        """Pixels from the upper left corner; longitudes may run over 180."""
        x, y = self._raw(lon, lat)
        return (x - self._left) * self._unit, self.height - (y - self._bottom) * self._unit

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """One place in pixels, on the turn around the globe that lies nearest to the middle."""
        x, y = self(np.array([lon + 360 * self.turn(lon)]), np.array([lat]))
        return float(x[0]), float(y[0])

    def turn(self, lon: float) -> int:
        """How many times 360 degrees to add for the turn around the globe that lies nearest to the middle."""
        return round((self._middle - lon) / 360)

    def holds(self, x: float, y: float) -> bool:
        """Whether the pixel lies in the picture."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def _raw(self, lon: Points, lat: Points) -> tuple[Points, Points]:
        theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(lat)))
        x = 2 * math.sqrt(3) * np.radians(lon - self._middle) * np.cos(theta) / (3 * _slope(theta))
        return x * self._stretch, theta * (_A1 + _A2 * theta**2 + theta**6 * (_A3 + _A4 * theta**2))

    @staticmethod
    def _true_shape(lat: float) -> float:
        """How much wider the map must be for a small circle at this latitude to stay one."""
        step = 0.01
        theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(np.array([lat - step, lat, lat + step]))))
        y = theta * (_A1 + _A2 * theta**2 + theta**6 * (_A3 + _A4 * theta**2))
        north = float(y[2] - y[0]) / math.radians(2 * step)
        east = 2 * math.sqrt(3) * math.cos(theta[1]) / (3 * float(_slope(theta)[1]))
        return north * math.cos(math.radians(lat)) / east


def _slope(theta: Points) -> Points:
    return 9 * _A4 * theta**8 + 7 * _A3 * theta**6 + 3 * _A2 * theta**2 + _A1
