"""Writes what the peers' programs draw, their initial weights and data, as files metapeft reads.

    python scripts/bench/export.py FOLDER    # w1_weights.npz w1_episodes.npz w2_… w3.npz w4.npz
"""

import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "peers"))
import common  # noqa: E402
import w3_omniglot_conv as w3  # noqa: E402
import w4_lora_encoder as w4  # noqa: E402

EPISODE = ("support_x", "support_y", "query_x", "query_y")


def classifier(path: pathlib.Path, widths: list[int]) -> None:
    weights = {}
    for i, (w, b) in enumerate(common.mlp_init(widths)):
        weights[f"layer{i + 1}.weight"], weights[f"layer{i + 1}.bias"] = w, b
    np.savez(path, **weights)


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    classifier(folder / "w1_weights.npz", [2, 64, 64, 2])
    batches = common.linear_batches(64)
    np.savez(folder / "w1_episodes.npz", **{
        name: np.stack([np.stack([episode[k] for episode in batch]) for batch in batches])
        for k, name in enumerate(EPISODE)
    })

    classifier(folder / "w2_weights.npz", [1, 40, 40, 1])
    sines = common.sine_batches(64, 25, 10)
    np.savez(folder / "w2_episodes.npz", **{
        name: np.stack([batch[k] for batch in sines]) for k, name in enumerate(EPISODE)
    })

    convs, (weight, bias), x, y = w3.raw()
    arrays = {"x": x.transpose(0, 1, 3, 4, 2), "y": y, "fc.bias": bias}
    arrays["fc.weight"] = weight.reshape(5, 64, 2, 2).transpose(0, 2, 3, 1).reshape(5, 256)
    for i, (w, b) in enumerate(convs):
        arrays[f"conv{i}.weight"], arrays[f"conv{i}.bias"] = w.transpose(0, 2, 3, 1), b
    np.savez(folder / "w3.npz", **{k: np.ascontiguousarray(v) for k, v in arrays.items()})

    layers, embeddings, head, ids, y = w4.raw()
    arrays = {"ids": ids, "y": y, "word": embeddings["word"], "pos": embeddings["pos"]}
    arrays |= {"typ": embeddings["typ"][0], "head.weight": head[0], "head.bias": head[1]}
    for i, layer in enumerate(layers):
        for key in ("q", "k", "v", "o", "up", "down"):
            arrays[f"layer{i}.{key}.weight"], arrays[f"layer{i}.{key}.bias"] = layer[key]
        for key in ("q", "v"):
            arrays[f"layer{i}.{key}.lora_a"] = layer[f"{key}A"].T
    np.savez(folder / "w4.npz", **{k: np.ascontiguousarray(v) for k, v in arrays.items()})


if __name__ == "__main__":
    main()
