# W2: second-order MAML on sinusoids, meta-iterations per second, as one line of JSON.
#
# Arguments: initial weights and episodes, as scripts/bench/export.py writes them.
import json
import sys
import time

import mlx.core as mx
from meta_learning.maml import MAMLLearner
from src.meta_learning.models import SimpleClassifier, mse_loss

TASKS, BATCHES, REPEATS, SECONDS = 25, 64, 5, 0.5

model = SimpleClassifier(input_dim=1, hidden_dim=40, num_classes=1)
learner = MAMLLearner(model, inner_lr=0.01, outer_lr=0.001, num_inner_steps=1)
learner.load(sys.argv[1])
arrays = mx.load(sys.argv[2])
names = ("support_x", "support_y", "query_x", "query_y")
batches = [
    [tuple([arrays[name][b, t] for name in names]) for t in range(TASKS)] for b in range(BATCHES)
]


def rate(seconds):
    """Meta-iterations per second, and per second of processor time, over so many seconds."""
    count = 0
    start, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        for batch in batches:
            learner.meta_train_step(batch, mse_loss)
        count += len(batches)
    return count / (time.perf_counter() - start), count / (time.process_time() - used)


losses = [learner.meta_train_step(batch, mse_loss)["query_loss"] for batch in batches]
rate(SECONDS)
rates = sorted([rate(SECONDS) for _ in range(REPEATS)])
print(
    json.dumps(
        {
            "workload": "W2", "framework": "metapeft", "variant": "script", "threads": 0,
            "unit": "meta_iters/s", "median": rates[REPEATS // 2][0], "min": rates[0][0],
            "max": rates[-1][0], "per_cpu_s": sorted([r[1] for r in rates])[REPEATS // 2],
            "check": round(sum(losses) / len(losses), 5),
        }
    )
)
