#!/usr/bin/env python3
"""Runs the examples of the help texts in MLX 0.32.4 and compares what they print.

Usage: scripts/oracles/help_examples.py  (needs `pip install "mlx[cpu]==0.32.4"`)

What is the library's own (`metapeft`, the API reference) has no counterpart and is left out; that
all examples hold here is checked by `metapeft doctest`, which scripts/test runs.
"""

import doctest
import os
import tempfile
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim

FOLDER = Path(__file__).resolve().parents[2] / "Sources/ScriptBindings/Help"
OWN = {"ReferenceHelp.swift", "ShowingHelp.swift"}

os.chdir(tempfile.mkdtemp())
failed = 0
for path in sorted(FOLDER.glob("*Help.swift")):
    if path.name in OWN:
        continue
    names = {"mx": mx, "nn": nn, "optim": optim}
    test = doctest.DocTestParser().get_doctest(
        path.read_text(encoding="utf-8").split('"""')[1], names, path.name, str(path), 0
    )
    failed += doctest.DocTestRunner().run(test).failed
print(f"help examples: {failed} differ from MLX")
raise SystemExit(1 if failed else 0)
