# W7: episodes per second, sampled one by one, as one line of JSON.
import json
import time

from src.task_embedding.task_distribution import TaskConfig, TaskDistribution

COUNT, REPEATS = 100_000, 5
configs = [
    TaskConfig(
        task_id=f"task_{i}", task_family="linear_classification", num_classes=2, input_dim=2,
        support_size=5, query_size=20,
    )
    for i in range(100)
]
tasks = TaskDistribution(configs, seed=42)


def rate():
    """Episodes per second, and per second of processor time."""
    start, used = time.perf_counter(), time.process_time()
    for _ in range(COUNT):
        tasks.sample_episode()
    return COUNT / (time.perf_counter() - start), COUNT / (time.process_time() - used)


rate()
rates = sorted([rate() for _ in range(REPEATS)])
print(
    json.dumps(
        {
            "workload": "W7", "framework": "metapeft", "variant": "sample_episode", "threads": 0,
            "unit": "episodes/s", "median": rates[REPEATS // 2][0], "min": rates[0][0],
            "max": rates[-1][0], "per_cpu_s": sorted([r[1] for r in rates])[REPEATS // 2],
        }
    )
)
