"""The names that the API reference's examples use before or without defining them."""

import mlx.core as mx
from meta_learning.models import SimpleClassifier
from task_embedding.task_distribution import TaskConfig, TaskDistribution

# A distribution of two-dimensional tasks, for the learner's examples.
dist = TaskDistribution(
    [
        TaskConfig(
            task_id=f"setup_{i}",
            task_family="linear_classification",
            num_classes=2,
            input_dim=2,
            support_size=5,
            query_size=20,
        )
        for i in range(8)
    ],
    seed=7,
)

# Labels for the 32 logits over three classes of the classifier's example.
y = mx.array([i % 3 for i in range(32)])
targets = y

# Data for fine-tuning the same classifier: 10 features, 3 classes.
x_train = mx.random.normal((60, 10), key=mx.random.key(1))
y_train = mx.argmax(x_train[:, :3], axis=1)
x_test = mx.random.normal((30, 10), key=mx.random.key(2))
y_test = mx.argmax(x_test[:, :3], axis=1)

# Two models and episodes with room for ten shots a class, for the comparison.
meta_model = SimpleClassifier(input_dim=2, hidden_dim=16, num_classes=2)
baseline_model = SimpleClassifier(input_dim=2, hidden_dim=16, num_classes=2)
test_dist = TaskDistribution(
    [
        TaskConfig(
            task_id="test",
            task_family="gaussian_clusters",
            num_classes=2,
            input_dim=2,
            support_size=20,
            query_size=40,
        )
    ],
    seed=11,
)
test_episodes = [test_dist.sample_episode()[1:] for _ in range(5)]
