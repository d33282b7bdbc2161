# W4: LoRA training steps per second on a 6 x 384 encoder, 16 x 32 tokens, as one line of JSON.
#
# Arguments: weights and batches, as scripts/bench/export.py writes them.
import json
import sys
import time
from functools import partial

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim

REPEATS, SECONDS = 5, 1.0
LAYERS, WIDTH, HEADS, RANK, ALPHA, EPS = 6, 384, 12, 8, 16.0, 1e-12
arrays = mx.load(sys.argv[1])


def linear(name):
    weight = arrays[f"{name}.weight"]
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight, layer.bias = weight, arrays[f"{name}.bias"]
    layer.freeze()
    return layer


def norm():
    layer = nn.LayerNorm(WIDTH, eps=EPS)
    layer.freeze()
    return layer


class LoRALinear(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.linear = linear(name)
        self.lora_a, self.lora_b = arrays[f"{name}.lora_a"], mx.zeros((RANK, WIDTH))

    def __call__(self, x):
        return self.linear(x) + (x @ self.lora_a) @ self.lora_b * (ALPHA / RANK)


class Layer(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.q, self.v = LoRALinear(f"{name}.q"), LoRALinear(f"{name}.v")
        self.k, self.o = linear(f"{name}.k"), linear(f"{name}.o")
        self.up, self.down = linear(f"{name}.up"), linear(f"{name}.down")
        self.ln1, self.ln2 = norm(), norm()

    def __call__(self, x):
        n, t, _ = x.shape
        heads = lambda h: h.reshape(n, t, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)
        s = mx.fast.scaled_dot_product_attention(
            heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), scale=(WIDTH // HEADS) ** -0.5
        )
        x = self.ln1(x + self.o(s.transpose(0, 2, 1, 3).reshape(n, t, WIDTH)))
        return self.ln2(x + self.down(nn.gelu(self.up(x))))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.word, self.pos = nn.Embedding(1, WIDTH), nn.Embedding(1, WIDTH)
        self.word.weight, self.pos.weight = arrays["word"], arrays["pos"]
        self.ln, self.head = norm(), linear("head")
        self.word.freeze()
        self.pos.freeze()
        self.layers = [Layer(f"layer{i}") for i in range(LAYERS)]
        self._typ = arrays["typ"]

    def __call__(self, ids):
        x = self.ln(self.word(ids) + self.pos(mx.arange(ids.shape[1])) + self._typ)
        for layer in self.layers:
            x = layer(x)
        return self.head(x.mean(1))


model = Net()
optimizer = optim.AdamW(1e-3, weight_decay=0.01, bias_correction=True)
loss_and_grad = nn.value_and_grad(
    model, lambda m, x, y: nn.losses.cross_entropy(m(x), y, reduction="mean")
)
optimizer.init(model.trainable_parameters())
# Frozen parameters are constants of the recording; only what changes is its state.
state = [[layer.q for layer in model.layers], [layer.v for layer in model.layers], optimizer.state]


@partial(mx.compile, inputs=state, outputs=state)
def step(x, y):
    loss, gradients = loss_and_grad(model, x, y)
    optimizer.update(model, gradients)
    return loss


data = list(zip(list(arrays["ids"]), list(arrays["y"])))


def rate(seconds):
    """Steps per second, and per second of processor time, over so many seconds."""
    count = 0
    start, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        for x, y in data:
            step(x, y).item()
        count += len(data)
    return count / (time.perf_counter() - start), count / (time.process_time() - used)


losses = [step(x, y).item() for x, y in data]
rates = sorted([rate(SECONDS) for _ in range(REPEATS)])
print(
    json.dumps(
        {
            "workload": "W4", "framework": "metapeft", "variant": "mx.compile", "threads": 0,
            "unit": "steps/s", "median": rates[REPEATS // 2][0], "min": rates[0][0],
            "max": rates[-1][0], "per_cpu_s": sorted([r[1] for r in rates])[REPEATS // 2],
            "check": round(sum(losses) / len(losses), 5),
        }
    )
)
