# W1: meta-iterations per second of the reference's training loop, as one line of JSON.
#
# With two paths, initial weights and episodes are read from them, so that `check`, the mean query
# loss of the first 64 meta-iterations, can be compared with that of peers' programs.
import json
import sys
import time

import mlx.core as mx
from src.meta_learning.models import SimpleClassifier, cross_entropy_loss
from src.meta_learning.reptile import ReptileLearner
from src.task_embedding.task_distribution import TaskConfig, TaskDistribution

TASKS, BATCHES, REPEATS, SECONDS = 4, 64, 7, 0.5

model = SimpleClassifier(input_dim=2, hidden_dim=64, num_classes=2)
learner = ReptileLearner(model=model, inner_lr=0.01, outer_lr=0.001, num_inner_steps=5)

if len(sys.argv) > 2:
    learner.load(sys.argv[1])
    arrays = mx.load(sys.argv[2])
    names = ("support_x", "support_y", "query_x", "query_y")
    batches = [
        [tuple([arrays[name][b, t] for name in names]) for t in range(TASKS)]
        for b in range(BATCHES)
    ]
else:
    configs = [
        TaskConfig(
            task_id=f"task_{i}",
            task_family="linear_classification",
            num_classes=2,
            input_dim=2,
            support_size=5,
            query_size=20,
        )
        for i in range(100)
    ]
    tasks = TaskDistribution(configs, seed=42)
    batches = [[tasks.sample_episode()[1:] for _ in range(TASKS)] for _ in range(BATCHES)]


def rate(seconds):
    """Meta-iterations per second, and per second of processor time, over so many seconds."""
    count = 0
    start, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        for batch in batches:
            learner.meta_train_step(batch, cross_entropy_loss)
        count += len(batches)
    return count / (time.perf_counter() - start), count / (time.process_time() - used)


losses = [learner.meta_train_step(batch, cross_entropy_loss)["query_loss"] for batch in batches]
rate(SECONDS)
rates = sorted([rate(SECONDS) for _ in range(REPEATS)])
print(
    json.dumps(
        {
            "workload": "W1",
            "framework": "metapeft",
            "variant": "script",
            "threads": 0,
            "unit": "meta_iters/s",
            "median": rates[REPEATS // 2][0],
            "min": rates[0][0],
            "max": rates[-1][0],
            "per_cpu_s": sorted([r[1] for r in rates])[REPEATS // 2],
            "check": round(sum(losses) / len(losses), 5),
        }
    )
)
