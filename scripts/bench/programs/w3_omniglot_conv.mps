# W3: training images per second of Reptile's Omniglot network, batches of 10, as one line of JSON.
#
# Arguments: weights and batches, as scripts/bench/export.py writes them.
import json
import sys
import time
from functools import partial

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim

REPEATS, SECONDS, BATCH = 5, 1.0, 10
CHANNELS = [1, 64, 64, 64, 64]
arrays = mx.load(sys.argv[1])


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        pairs = zip(CHANNELS[:-1], CHANNELS[1:])
        self.convs = [nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in pairs]
        self.bns = [nn.BatchNorm(64, eps=1e-5, track_running_stats=False) for _ in range(4)]
        self.fc = nn.Linear(256, 5)

    def __call__(self, x):
        for conv, norm in zip(self.convs, self.bns):
            x = nn.relu(norm(conv(x)))
        return self.fc(x.reshape(x.shape[0], -1))


model = Net()
for i, conv in enumerate(model.convs):
    conv.weight, conv.bias = arrays[f"conv{i}.weight"], arrays[f"conv{i}.bias"]
model.fc.weight, model.fc.bias = arrays["fc.weight"], arrays["fc.bias"]
optimizer = optim.SGD(0.001)
loss_and_grad = nn.value_and_grad(
    model, lambda m, x, y: nn.losses.cross_entropy(m(x), y, reduction="mean")
)
optimizer.init(model.trainable_parameters())
state = [model.state, optimizer.state]


@partial(mx.compile, inputs=state, outputs=state)
def step(x, y):
    loss, gradients = loss_and_grad(model, x, y)
    optimizer.update(model, gradients)
    return loss


data = list(zip(list(arrays["x"]), list(arrays["y"])))


def rate(seconds):
    """Images per second, and per second of processor time, over so many seconds."""
    count = 0
    start, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        for x, y in data:
            step(x, y)
        count += BATCH * len(data)
    return count / (time.perf_counter() - start), count / (time.process_time() - used)


losses = [step(x, y).item() for x, y in data]
rate(SECONDS)
rates = sorted([rate(SECONDS) for _ in range(REPEATS)])
print(
    json.dumps(
        {
            "workload": "W3", "framework": "metapeft", "variant": "mx.compile", "threads": 0,
            "unit": "images/s", "median": rates[REPEATS // 2][0], "min": rates[0][0],
            "max": rates[-1][0], "per_cpu_s": sorted([r[1] for r in rates])[REPEATS // 2],
            "check": round(sum(losses) / len(losses), 5),
        }
    )
)
