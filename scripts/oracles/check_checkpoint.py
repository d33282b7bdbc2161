"""Reads the checkpoint that CheckpointTests wrote (RECORD=1) with NumPy and MLX, as a user would.

Seen to pass with NumPy 2.4.6 and MLX 0.32.4. Run from the package's root:

    python -P scripts/oracles/check_checkpoint.py
"""

import json
import pathlib

import mlx.nn as nn
import numpy as np
from mlx.utils import tree_flatten

OUT = pathlib.Path("Tests/MetaLearningTests/Fixtures")
path = OUT / "saved_checkpoint.npz"
expected = {
    name: np.array(values, dtype=np.float32)
    for name, values in json.loads((OUT / "numpy_checkpoint.json").read_text()).items()
}

with np.load(path) as archive:
    assert sorted(archive.files) == sorted(expected), archive.files
    for name in archive.files:
        assert archive[name].dtype == np.float32
        assert (archive[name].ravel() == expected[name]).all(), name

model = nn.Module()
for number, (inputs, outputs) in enumerate([(2, 3), (3, 3), (3, 2)], start=1):
    model[f"layer{number}"] = nn.Linear(inputs, outputs)
model.load_weights(str(path))
for name, value in tree_flatten(model.parameters()):
    assert (np.array(value).ravel() == expected[name]).all(), name
print("NumPy and MLX read", path)
