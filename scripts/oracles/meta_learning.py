"""Expected values for MetaLearningTests.

Made with SciPy 1.17.1, NumPy 2.4.6 and MLX 0.32.4 on CPU (the versions in use are written into the
files). Run from the package's root:

    python -P scripts/oracles/meta_learning.py
"""

import json
import math
import pathlib

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import numpy as np
import scipy
from mlx.utils import tree_flatten, tree_unflatten
from scipy import special, stats

OUT = pathlib.Path("Tests/MetaLearningTests/Fixtures")
mx.set_default_device(mx.cpu)


def write(name, value):
    text = json.dumps(value, indent=None, separators=(",", ":"))
    assert len(text) <= 64 * 1024, name
    (OUT / name).write_text(text + "\n")


def statistics():
    degrees = [1, 2, 3, 4.5, 9, 19, 29, 99, 599, 1e4]
    ts = [0.0, 1e-6, 0.1, 0.5, 1.0, 1.96, 2.5, 4.0, 10.0, 40.0]
    rng = np.random.default_rng(0)
    pairs = []
    for n, shift in [(2, 0.3), (5, 0.0), (20, 0.05), (100, 0.2)]:
        a = rng.normal(0.7, 0.1, n).round(3)
        b = (a - rng.normal(shift, 0.1, n)).round(3)
        test = stats.ttest_rel(a, b)
        interval = test.confidence_interval(0.95)
        pairs.append(
            dict(a=a.tolist(), b=b.tolist(), t=test.statistic, p=test.pvalue,
                 low=interval.low, high=interval.high))
    write("statistics.json", dict(
        made_with=f"scipy {scipy.__version__}",
        tail=[[t, d, 2 * stats.t.sf(t, d)] for t in ts for d in degrees],
        quantile=[[q, d, stats.t.ppf(0.5 + q / 2, d)] for q in (0.5, 0.9, 0.95, 0.99)
                  for d in degrees],
        beta=[[x, a, b, special.betainc(a, b, x)] for x in (0.01, 0.3, 0.5, 0.9, 0.999)
              for a in (0.5, 1, 7, 60) for b in (0.5, 3, 40)],
        pairs=pairs))


def losses():
    rng = np.random.default_rng(1)
    logits = rng.normal(0, 2, (6, 4)).astype(np.float32)
    classes = rng.integers(0, 4, 6)
    soft = rng.dirichlet(np.ones(4), 6).astype(np.float32)
    targets = rng.normal(0, 2, (6, 4)).astype(np.float32)
    x = mx.array(logits)
    write("losses.json", dict(
        made_with=f"mlx {mx.__version__}",
        logits=logits.ravel().tolist(), classes=classes.tolist(), soft=soft.ravel().tolist(),
        values=targets.ravel().tolist(),
        cross_entropy=nn.losses.cross_entropy(x, mx.array(classes), reduction="mean").item(),
        soft_cross_entropy=nn.losses.cross_entropy(x, mx.array(soft), reduction="mean").item(),
        mse=nn.losses.mse_loss(x, mx.array(targets)).item(),
        accuracy=float((logits.argmax(1) == classes).mean())))


class SimpleClassifier(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.layer1 = nn.Linear(inputs, hidden)
        self.layer2 = nn.Linear(hidden, hidden)
        self.layer3 = nn.Linear(hidden, classes)

    def __call__(self, x):
        return self.layer3(nn.relu(self.layer2(nn.relu(self.layer1(x)))))


def loss_of(model, x, y):
    return nn.losses.cross_entropy(model(x), y, reduction="mean")


def flat(parameters):
    return {k: np.array(v).ravel().astype(float).tolist() for k, v in tree_flatten(parameters)}


def episodes(count):
    rng = np.random.default_rng(2)
    made = []
    for _ in range(count):
        w = rng.normal(size=2)
        x = rng.normal(size=(14, 2)).astype(np.float32)
        y = (x @ w > 0).astype(np.int32)
        made.append((x[:6], y[:6], x[6:], y[6:]))
    return made


def adapt(model, start, optimizer, x, y, steps):
    """The parameters after each step, and the last step's loss before it."""
    model.update(start)
    step = nn.value_and_grad(model, loss_of)
    points, loss = [tree_flatten(model.parameters())], None
    for _ in range(steps):
        loss, gradients = step(model, x, y)
        optimizer.update(model, gradients)
        mx.eval(model.parameters())
        points.append(tree_flatten(model.parameters()))
    return points, loss


def reptile():
    """One Reptile step and one evaluation, written as the paper's Algorithm 2."""
    inner, outer, steps = 0.1, 0.5, 3
    mx.random.seed(7)
    model = SimpleClassifier(2, 8, 2)
    start = model.parameters()
    initial = flat(start)
    batch = [tuple(map(mx.array, e)) for e in episodes(4)]

    ends, query, support = [], [], []
    for sx, sy, qx, qy in batch:
        points, loss = adapt(model, start, optim.SGD(inner), sx, sy, steps)
        ends.append(dict(points[-1]))
        query.append(loss_of(model, qx, qy).item())
        support.append(loss.item())
    moved = {}
    squares = 0.0
    for name, value in tree_flatten(start):
        step = outer * (sum(end[name] for end in ends) / len(ends) - value)
        moved[name] = np.array(value + step).ravel().astype(float).tolist()
        squares += mx.sum(step * step).item()

    scores, final = {}, []
    for wanted in (0, 1, 5):
        hits = []
        for sx, sy, qx, qy in batch:
            points, _ = adapt(model, start, optim.SGD(inner), sx, sy, 5)
            model.update(tree_unflatten(points[wanted]))
            hits.append(mx.mean(mx.argmax(model(qx), axis=1) == qy).item())
        scores[f"step_{wanted}_acc"] = float(np.mean(hits))
        scores[f"step_{wanted}_acc_se"] = float(np.std(hits, ddof=1) / math.sqrt(len(hits)))
    for sx, sy, qx, qy in batch:
        points, _ = adapt(model, start, optim.SGD(inner), sx, sy, steps)
        final.append(loss_of(model, qx, qy).item())
    scores["final_loss"] = float(np.mean(final))

    # The inner optimizer of the paper's experiments: its state passes from task to task.
    adam = optim.Adam(0.01, betas=[0.0, 0.999], bias_correction=True)
    adam_ends = []
    for sx, sy, _, _ in batch:
        points, _ = adapt(model, start, adam, sx, sy, steps)
        adam_ends.append(dict(points[-1]))
    adam_moved = {
        name: np.array(value + outer * (sum(e[name] for e in adam_ends) / 4 - value))
        .ravel().astype(float).tolist()
        for name, value in tree_flatten(start)}

    write("reptile.json", dict(
        made_with=f"mlx {mx.__version__}", seed=7, inner_lr=inner, outer_lr=outer, steps=steps,
        initial=initial, moved=moved, adam_moved=adam_moved,
        query_loss=float(np.mean(query)), support_loss=float(np.mean(support)),
        param_diff=math.sqrt(squares), scores=scores,
        episodes=[[np.array(a).ravel().astype(float).tolist() for a in e] for e in episodes(4)]))


def checkpoints():
    """A checkpoint as NumPy writes it, in float64, which must load into a float32 model."""
    rng = np.random.default_rng(3)
    shapes = {"layer1.weight": (3, 2), "layer1.bias": (3,), "layer2.weight": (3, 3),
              "layer2.bias": (3,), "layer3.weight": (2, 3), "layer3.bias": (2,)}
    arrays = {k: rng.normal(size=s) for k, s in shapes.items()}
    np.savez(OUT / "numpy_checkpoint.npz", **arrays)
    np.savez_compressed(OUT / "numpy_compressed.npz", **arrays)
    write("numpy_checkpoint.json", {k: v.ravel().tolist() for k, v in arrays.items()})


def tables():
    """Elementary functions from the C library, which are right within one unit in the last place."""
    xs = np.linspace(-9, 9, 37)
    write("elementary.json", dict(
        made_with=f"numpy {np.__version__}",
        exp=[[x, math.exp(x)] for x in xs], sin=[[x, math.sin(x)] for x in xs],
        log=[[abs(x) + 1e-3, math.log(abs(x) + 1e-3)] for x in xs]))


def dataset():
    """Two small archives: class-major, with an array of text in it, and with labels."""
    images = np.arange(4 * 6 * 3 * 3, dtype=np.uint8).reshape(4, 6, 3, 3)
    np.savez_compressed(
        OUT / "classes.npz", images=images, names=np.array([b"a", b"bb", b"ccc", b"dddd"]),
        titles=np.array(["one", "two", "three", "four"]))
    rng = np.random.default_rng(4)
    labels = np.repeat(np.array([7, 3, 5]), 8)[rng.permutation(24)]
    x = np.stack([labels * 100 + np.arange(24), -np.arange(24.0)], axis=1)
    np.savez(OUT / "labelled.npz", x=x, y=labels)
    write("rotations.json", [np.rot90(images[1, 2], k).ravel().tolist() for k in range(4)])


def maml():
    """Two MAML steps, of second and of first order, with Adam outside (bias-corrected)."""
    inner, outer, steps = 0.1, 0.01, 2
    cases = []
    for first_order in (False, True):
        mx.random.seed(9)
        model = SimpleClassifier(2, 8, 2)
        initial = flat(model.parameters())
        optimizer = optim.Adam(learning_rate=outer, bias_correction=True)
        made = episodes(3)
        names = [name for name, _ in tree_flatten(model.parameters())]

        def forward(values, x, y):
            model.update(tree_unflatten(list(zip(names, values))))
            return loss_of(model, x, y)

        def task(values, xs, ys, xq, yq):
            for _ in range(steps):
                gradients = mx.grad(forward)(values, xs, ys)
                if first_order:
                    gradients = [mx.stop_gradient(g) for g in gradients]
                values = [v - inner * g for v, g in zip(values, gradients)]
            return forward(values, xq, yq)

        def total(values):
            parts = [task(values, *map(mx.array, episode)) for episode in made]
            return sum(parts) / len(parts)

        values = [v for _, v in tree_flatten(model.parameters())]
        losses = []
        for _ in range(2):
            loss, gradients = mx.value_and_grad(total)(values)
            losses.append(loss.item())
            tree = tree_unflatten(list(zip(names, values)))
            moved = optimizer.apply_gradients(tree_unflatten(list(zip(names, gradients))), tree)
            mx.eval(moved, optimizer.state)
            values = [v for _, v in tree_flatten(moved)]
        cases.append(dict(
            first_order=first_order, initial=initial, losses=losses,
            moved=flat(tree_unflatten(list(zip(names, values))))))
    write("maml.json", dict(
        made_with=f"mlx {mx.__version__}", inner_lr=inner, outer_lr=outer, steps=steps, seed=9,
        episodes=[[part.ravel().tolist() for part in episode] for episode in episodes(3)],
        cases=cases))


if __name__ == "__main__":
    for make in (statistics, losses, reptile, maml, checkpoints, tables, dataset):
        make()
