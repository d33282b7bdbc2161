import mlx.core as mx
from src.meta_learning.reptile import ReptileLearner
from src.meta_learning.models import SimpleClassifier, cross_entropy_loss
from src.task_embedding.task_distribution import TaskConfig, TaskDistribution
from src.utils.config import MetaLearningConfig
from src.utils.logging import setup_logger

# Setup
logger = setup_logger("meta_learning", log_dir="logs")
config = MetaLearningConfig.from_yaml("configs/default.yaml")

# Create task distribution
task_configs = [
    TaskConfig(
        task_id=f"task_{i}",
        task_family="linear_classification",
        num_classes=2,
        input_dim=2,
        support_size=5,
        query_size=20
    )
    for i in range(100)
]
dist = TaskDistribution(task_configs, seed=42)
train_dist, val_dist = dist.split_tasks(train_ratio=0.8)

# Initialize model and learner
model = SimpleClassifier(input_dim=2, hidden_dim=64, num_classes=2)
learner = ReptileLearner(
    model=model,
    inner_lr=config.inner_lr,
    outer_lr=config.outer_lr,
    num_inner_steps=config.num_inner_steps
)

# Meta-training loop
for iteration in range(config.num_meta_iterations):
    # Sample batch of tasks
    episodes = [train_dist.sample_episode()[1:] for _ in range(config.meta_batch_size)]

    # Meta-train step
    metrics = learner.meta_train_step(episodes, cross_entropy_loss)

    # Logging
    if iteration % config.eval_interval == 0:
        val_episodes = [val_dist.sample_episode()[1:] for _ in range(10)]
        val_results = learner.evaluate(val_episodes, cross_entropy_loss)
        logger.info(
            f"Iter {iteration}: "
            f"train_loss={metrics['query_loss']:.3f}, "
            f"val_acc={val_results['step_5_acc']:.3f}"
        )

    # Save checkpoint
    if iteration % config.save_interval == 0:
        learner.save(f"checkpoints/reptile_iter_{iteration}.npz")

from src.utils.baseline import BaselineComparison

# Create baseline model
baseline_model = SimpleClassifier(input_dim=2, hidden_dim=64, num_classes=2)

# Compare few-shot performance
test_episodes = [val_dist.sample_episode()[1:] for _ in range(20)]
comparison = BaselineComparison.compare_few_shot_performance(
    meta_learned_model=learner.model,
    standard_model=baseline_model,
    episodes=test_episodes,
    k_shots=[1, 5, 10]
)

for k, metrics in comparison.items():
    print(f"{k}-shot accuracy:")
    print(f"  Meta-learned: {metrics['meta_acc']:.3f}")
    print(f"  Baseline: {metrics['baseline_acc']:.3f}")
    print(f"  Improvement: {metrics['meta_acc'] - metrics['baseline_acc']:.3f}")
