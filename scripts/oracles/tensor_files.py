"""Files of arrays as NumPy, MLX, safetensors and PEFT write them, for the readers' tests.

Run with mlx 0.32.4, numpy 2, safetensors:  python -P scripts/oracles/tensor_files.py
Writes Tests/TensorCoreTests/Fixtures/files/. With --check it loads ours.npz and
ours.safetensors, which the tests compare with what we write, by NumPy and MLX. With --peft it
writes peft.safetensors by PEFT (made with peft 0.21.2, torch 2.13).
"""

import io
import pathlib
import sys
import zipfile

import mlx.core as mx
import numpy as np

OUT = pathlib.Path(__file__).parents[2] / "Tests/TensorCoreTests/Fixtures/files"
GRID = np.arange(6).reshape(2, 3)


class Unseekable(io.RawIOBase):
    """Makes zipfile write data descriptors, as into a pipe."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, b):
        self.data += b
        return len(b)


def npy(array, version):
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, version=version)
    return buffer.getvalue()


def make():
    OUT.mkdir(parents=True, exist_ok=True)
    kinds = {d: GRID.astype(d) for d in ["?", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8",
                                         "f2", "f4", "f8", "c8"]}
    arrays = {np.dtype(d).name: a for d, a in kinds.items()}
    arrays |= {"fortran": np.asfortranarray(GRID.astype("f4")), "big": GRID.astype(">f4"),
               "big16": GRID.astype(">i2"), "scalar": np.float32(2.5), "empty": np.zeros((0, 3))}
    texts = {"names": np.array(["alpha", "Ω"]), "objects_not": np.zeros(2, dtype="M8[s]")}
    np.savez(OUT / "numpy.npz", **arrays, **texts)
    np.savez_compressed(OUT / "numpy_compressed.npz", **arrays, **texts)
    for version in [(1, 0), (2, 0), (3, 0)]:
        (OUT / f"version{version[0]}.npy").write_bytes(npy(GRID.astype("f4"), version))
    pipe = Unseekable()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("fortran.npy", npy(arrays["fortran"], (1, 0)))
        z.writestr("int32.npy", npy(arrays["int32"], (1, 0)))
    (OUT / "descriptors.npz").write_bytes(bytes(pipe.data))
    grid = mx.arange(6).reshape(2, 3)
    mx.savez(str(OUT / "mlx.npz"), float32=grid.astype(mx.float32),
             bfloat16=grid.astype(mx.bfloat16), bool=grid.astype(mx.bool_))
    mx.save_safetensors(str(OUT / "mlx.safetensors"),
                        {"float32": grid.astype(mx.float32), "bfloat16": grid.astype(mx.bfloat16),
                         "uint8": grid.astype(mx.uint8)}, {"who": "mlx"})


def make_adapter():
    import tempfile

    import torch
    from peft import LoraConfig, get_peft_model

    model = get_peft_model(torch.nn.Sequential(torch.nn.Linear(4, 6)),
                           LoraConfig(r=1, target_modules=["0"]))
    layer = model.base_model.model[0]
    with torch.no_grad():
        layer.lora_A["default"].weight.copy_(torch.tensor([[0.5, -1, 2, 0.25]]))
        layer.lora_B["default"].weight.copy_(torch.arange(6.0)[:, None])
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        written = pathlib.Path(folder, "adapter_model.safetensors").read_bytes()
    (OUT / "peft.safetensors").write_bytes(written)


def check():
    loaded = np.load(OUT / "ours.npz")
    assert sorted(loaded.files) == ["empty", "layers.0.bias", "mask", "steps", "weight"]
    assert (loaded["weight"] == np.arange(1, 7, dtype="f4").reshape(2, 3)).all()
    assert loaded["steps"] == 7 and loaded["steps"].shape == ()
    assert loaded["mask"].tolist() == [True, False, True]
    assert loaded["layers.0.bias"].dtype == np.float16
    assert loaded["empty"].shape == (0, 4)
    mine = mx.load(str(OUT / "ours.npz"))
    assert mine["weight"].tolist() == [[1, 2, 3], [4, 5, 6]]
    safe, metadata = mx.load(str(OUT / "ours.safetensors"), return_metadata=True)
    assert safe["weight"].tolist() == [[1, 2, 3], [4, 5, 6]] and metadata["format"] == "mlx"
    from safetensors.numpy import load_file

    assert load_file(OUT / "ours.safetensors")["mask"].tolist() == [True, False, True]
    print("NumPy, MLX and safetensors read ours")


if __name__ == "__main__":
    if "--check" in sys.argv:
        check()
    elif "--peft" in sys.argv:
        make_adapter()
    else:
        make()
