#!/usr/bin/env -S python3 -P
"""Writes what other programs say of ticks and histograms: Tests/PlottingTests/Fixtures/plots.json.

Ticks: mizani 0.14.6, `breaks_extended`, with its default weights. Histograms: NumPy 2,
`numpy.histogram`.

Usage: scripts/oracles/plots.py
"""

import json
import pathlib

import numpy as np
from mizani.breaks import breaks_extended

FIXTURE = pathlib.Path(__file__).parents[2] / "Tests/PlottingTests/Fixtures/plots.json"


def main() -> None:
    draw = np.random.default_rng(7)
    ranges = [(8.1, 14.1), (0, 1), (0, 100), (-1, 1), (-3.2, 17), (0.001, 0.0093), (1990, 2024)]
    ranges += [(1e-7, 3e-7), (-5e8, 2e9), (99.2, 99.9), (0, 3), (-0.04, 1.04)]
    for _ in range(60):
        low = draw.normal() * 10.0 ** draw.integers(-3, 4)
        ranges.append((float(low), float(low + draw.exponential() * 10.0 ** draw.integers(-3, 4))))
    ticks = [
        {"low": low, "high": high, "count": n, "ticks": breaks_extended(n=n)((low, high)).tolist()}
        for low, high in ranges
        for n in (3, 5, 7)
    ]
    data = [round(float(x), 3) for x in draw.normal(size=60)]
    samples = {"normal": data, "one": [2.5], "same": [3.0] * 5, "none": [], "two": [1.0, 2.0]}
    bins = {"auto": "auto", "four": 4, "edges": [-1.0, 0.0, 0.5, 2.0]}
    histograms = []
    for numbers in samples.values():
        for rule in bins.values():
            if rule == "auto" and len(numbers) < 2:
                continue
            counts, edges = np.histogram(numbers, bins=rule)
            histograms.append(
                {"numbers": numbers, "bins": rule, "edges": edges.tolist(),
                 "counts": counts.tolist()})
    density, edges = np.histogram(data, bins=5, density=True)
    fixture = {"ticks": ticks, "histograms": histograms,
               "density": {"numbers": data, "heights": density.tolist()}}
    FIXTURE.parent.mkdir(parents=True, exist_ok=True)
    FIXTURE.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")


main()
