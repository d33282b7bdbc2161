"""The table of MLX's public names: which are here, and why others are not.

Run with mlx 0.32.4:  python -P scripts/oracles/mlx_names.py [METAPEFT]
Asks MLX for the names and the metapeft binary (scripts/metapeft by default) which of them it
has, and writes Sources/ScriptBindings/ScriptBindings.docc/MLXNames.md. Fails where a name is not here without a
reason below. The tests compare the table with the bindings.
"""

import pathlib
import subprocess
import sys
import textwrap
import types

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import mlx.utils as utils

assert mx.__version__ == "0.32.4", mx.__version__
ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "Sources/ScriptBindings/ScriptBindings.docc/MLXNames.md"

MODULES = {
    "mlx.core": mx, "mlx.core.array": mx.array, "mlx.core.random": mx.random,
    "mlx.core.linalg": mx.linalg, "mlx.core.fast": mx.fast, "mlx.core.fft": mx.fft,
    "mlx.nn": nn, "mlx.nn.losses": nn.losses, "mlx.nn.init": nn.init,
    "mlx.optimizers": optim, "mlx.utils": utils,
}

HEAD = """# MLX's names

Which public names of MLX scripts find here, made by `scripts/oracles/mlx_names.py` from MLX 0.32.4.
Results, types, printing and messages are MLX's on its processor, but for these:

- An index outside an array is an `IndexError`; so are places outside in `take`, `slice` and
  `as_strided`. MLX reads beyond the array.
- `linalg.cholesky` of a matrix that is not positive definite is an error; MLX gives numbers.
- Matrices that LAPACK refuses are a `ValueError`; in MLX a `RuntimeError` when they are evaluated.
- `inv`, `solve`, `cholesky`, `det` and `slogdet` have derivatives.
- `partition` and `argpartition` sort; MLX's order within the parts is its own.
- Arrays are computed at once: `eval` does nothing, errors come where they are made.
- `vmap` calls the function once for each part, so what it prints is printed as often.
- Complex numbers are no part of the language: `item` and `tolist` of `complex64` are an error.
- `random.state` is a list of one key.
- `x[...] = y` and `x[None] = y` keep the type of `x`, where MLX takes that of `y`.
- `softmax` and `logsumexp` of integers are those of the numbers as `float32`.
- `divmod` has the derivative of its remainder; in MLX it has none.

Where MLX and NumPy disagree, MLX's way is taken: floats are `float32`, `mean` of integers too;
truth values do not index; `topk` gives values only; `var` takes `ddof`; an integer to a negative
power is 0; sums of small integers are `int32`; `meshgrid` and padding modes are MLX's.
"""

# Words that MLX's modules import for themselves.
HELPERS = set("""Any Callable Dict List Literal Optional Tuple Union Reduction defaultdict get_args
math mx zip_longest Module tree_flatten tree_map tree_merge tree_reduce tree_unflatten""".split())

GPU = "runs on graphics processors only"
DISTRIBUTED = "distributed work"
QUANTIZED = "of quantization the affine mode with 2, 4 and 8 bits is here"
EXPORT = "writes graphs, of which there are none: arrays are computed at once"
STREAMS = "streams of threads: there is one stream"
FOREIGN = "exchanges memory with other Python libraries"
FORMAT = "the GGUF format is not read or written"
BLOCKS = "products of blocks of large language models"
FOURIER = "Fourier transforms are not here"

REASONS = {
    GPU: "cuda_kernel metal_kernel precompiled_cuda_kernel set_wired_limit gated_delta_update",
    DISTRIBUTED: """AllToShardedLinear FullyShardedModule ShardedToAllLinear fully_shard
        QuantizedAllToShardedLinear QuantizedShardedToAllLinear""",
    QUANTIZED: "qqmm gather_qmm gather_qqmm from_fp8 to_fp8 QQLinear",
    EXPORT: "export_function export_to_dot exporter import_function FunctionExporter",
    STREAMS: "new_thread_local_stream new_thread_unsafe_stream ThreadLocalStream",
    FOREIGN: "from_dlpack ArrayLike",
    FORMAT: "save_gguf",
    BLOCKS: "block_masked_mm segmented_mm",
}


def names(path, module):
    found = []
    for name in dir(module):
        value = getattr(module, name)
        if name.startswith("_") or isinstance(value, types.ModuleType):
            continue
        if path.startswith(("mlx.nn.", "mlx.opt", "mlx.util")) and name in HELPERS:
            if not (path == "mlx.utils" and name.startswith("tree_")):
                continue
        found.append(name)
    return found


def here(command):
    program = "import mlx.core, mlx.nn, mlx.optimizers, mlx.utils\n"
    for path, module in MODULES.items():
        if path == "mlx.core.fft":
            continue
        program += f"for name in {names(path, module)!r}:\n"
        program += f"    if hasattr({path}, name): print('{path}', name)\n"
    run = subprocess.run([*command, "run", "-c", program], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return {tuple(line.split()) for line in run.stdout.splitlines()}


def main():
    command = [sys.argv[1]] if len(sys.argv) > 1 else [str(ROOT / "scripts/metapeft")]
    known = here(command)
    reasons = {name: why for why, words in REASONS.items() for name in words.split()}
    lines = [HEAD]
    counts, tables, unexplained = [], [], []
    for path, module in MODULES.items():
        own = names(path, module)
        absent = [name for name in own if (path, name) not in known]
        why = {name: FOURIER if path == "mlx.core.fft" else reasons.get(name) for name in absent}
        unexplained += [f"{path}.{name}" for name in absent if not why[name]]
        counts.append((path, len(own), len(own) - len(absent)))
        tables += [f"## `{path}`", ""]
        if len(absent) < len(own):
            known_names = ", ".join(f"`{n}`" for n in own if n not in absent)
            tables += [textwrap.fill(f"Here: {known_names}.", 100), ""]
        if absent:
            tables += ["| not here | because |", "| --- | --- |"]
            tables += [f"| `{name}` | {why[name]} |" for name in absent] + [""]
    if unexplained:
        sys.exit("not here and without a reason: " + " ".join(unexplained))
    lines += ["| module | names | here |", "| --- | --- | --- |"]
    lines += [f"| `{path}` | {total} | {count} ({100 * count // total} %) |"
              for path, total, count in counts]
    TABLE.write_text("\n".join(lines + [""] + tables).rstrip() + "\n")
    print(TABLE.relative_to(ROOT))


main()
