# A small job whole: 100 tasks, 1,000 meta-iterations of 4 fresh episodes each, as in W1.
from src.meta_learning.models import SimpleClassifier, cross_entropy_loss
from src.meta_learning.reptile import ReptileLearner
from src.task_embedding.task_distribution import TaskConfig, TaskDistribution

configs = [
    TaskConfig(
        task_id=f"task_{i}", task_family="linear_classification", num_classes=2, input_dim=2,
        support_size=5, query_size=20,
    )
    for i in range(100)
]
tasks = TaskDistribution(configs, seed=42)
learner = ReptileLearner(SimpleClassifier(input_dim=2), inner_lr=0.01, outer_lr=0.001)
for _ in range(1000):
    batch = [tasks.sample_episode()[1:] for _ in range(4)]
    metrics = learner.meta_train_step(batch, cross_entropy_loss)
print(metrics["query_loss"])
