"""Reptile on 5-way 1-shot Omniglot (Lake et al. 2015) with a fully connected network.

Trains on the background classes, turned by 90, 180 and 270 degrees as well, and tests on the
evaluation classes; prints the accuracy with its 95 % interval next to fine-tuning from scratch.

    METAPEFT_DATA=/folder/with/omniglot28.npz metapeft run examples/omniglot.mps

The setting is that of Nichol et al. 2018: ten training shots, inner minibatches of ten, plain
gradient descent in the inner loop, an outer step that falls from 1 to 0.
"""
import os
import sys
import time

import mlx.core as mx
from meta_learning.models import SimpleClassifier, cross_entropy_loss
from meta_learning.reptile import ReptileLearner
from task_embedding.task_distribution import TaskConfig, TaskDistribution

WAYS = 5
TRAIN_SHOTS = 10
META_BATCH_SIZE = 5
META_ITERATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 12000
TEST_EPISODES = int(sys.argv[2]) if len(sys.argv) > 2 else 600
INNER_LR = 0.1
TEST_STEPS = 50

folder = os.environ.get("METAPEFT_DATA")
if not folder:
    sys.exit("Set METAPEFT_DATA to the folder that holds omniglot28.npz.")
path = os.path.join(folder, "omniglot28.npz")
if not os.path.exists(path):
    sys.exit(f"There is no omniglot28.npz in the folder {folder} that METAPEFT_DATA names.")


def omniglot(array, shots, queries, rotations, seed):
    config = TaskConfig(
        task_id=array,
        task_family="dataset",
        num_classes=WAYS,
        input_dim=28 * 28,
        support_size=WAYS * shots,
        query_size=WAYS * queries,
        task_params={"path": path, "array": array, "rotations": rotations},
    )
    return TaskDistribution([config], seed=seed)


def test(model, episodes):
    """Accuracy in percent after adaptation to one shot, and half its 95 % interval."""
    learner = ReptileLearner(model, inner_lr=INNER_LR, num_inner_steps=TEST_STEPS)
    results = learner.evaluate(episodes, cross_entropy_loss)
    name = f"step_{TEST_STEPS}_acc"
    return 100 * results[name], 100 * 1.96 * results[name + "_se"]


mx.random.seed(1)
train_tasks = omniglot("background", TRAIN_SHOTS, 1, True, seed=1)
test_tasks = omniglot("evaluation", 1, 5, False, seed=2)
test_episodes = [test_tasks.sample_episode()[1:] for _ in range(TEST_EPISODES)]

model = SimpleClassifier(input_dim=28 * 28, hidden_dim=256, num_classes=WAYS)
learner = ReptileLearner(
    model,
    inner_lr=INNER_LR,
    outer_lr=1.0,
    num_inner_steps=5,
    inner_batch_size=10,
    outer_schedule={"name": "linear", "iterations": META_ITERATIONS},
    seed=1,
)

print(f"Reptile, {WAYS}-way 1-shot Omniglot, {META_ITERATIONS} meta-iterations of "
      f"{META_BATCH_SIZE} tasks")
start = time.time()
report = max(1, META_ITERATIONS // 12)
for iteration in range(1, META_ITERATIONS + 1):
    episodes = [train_tasks.sample_episode()[1:] for _ in range(META_BATCH_SIZE)]
    metrics = learner.meta_train_step(episodes, cross_entropy_loss)
    if iteration % report == 0:
        seconds = time.time() - start
        rate = iteration / seconds
        left = (META_ITERATIONS - iteration) / rate
        accuracy, _ = test(model, test_episodes[:100])
        print(f"{iteration:6d}/{META_ITERATIONS}  loss {metrics['query_loss']:.3f}  "
              f"test {accuracy:.1f} %  {rate:.0f} iterations/s  {left:.0f} s left", flush=True)

print(f"trained in {time.time() - start:.0f} s")
accuracy, interval = test(model, test_episodes)
print(f"Reptile:                   {accuracy:.1f} ± {interval:.1f} %  ({TEST_EPISODES} episodes)")
scratch = SimpleClassifier(input_dim=28 * 28, hidden_dim=256, num_classes=WAYS)
accuracy, interval = test(scratch, test_episodes)
print(f"fine-tuning from scratch:  {accuracy:.1f} ± {interval:.1f} %")
