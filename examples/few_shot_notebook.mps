# %% [markdown]
# # Few-shot classification with Reptile
#
# *Reptile* (Nichol et al. 2018, [arXiv:1803.02999](https://arxiv.org/abs/1803.02999)) moves an
# initialization towards the weights that each task's training ends at:
#
# $$\theta \leftarrow \theta + \epsilon \, (\theta_\tau - \theta)$$
#
# This file is a notebook and a script. `metapeft run few_shot_notebook.mps --html page.html` makes
# a page of it, `metapeft convert few_shot_notebook.mps few_shot.ipynb` a notebook for Jupyter.

# %%
configs = [
    TaskConfig(f"clusters_{n}", "gaussian_clusters", num_classes=3, input_dim=2, support_size=15,
               query_size=30)
    for n in range(8)
]
tasks = TaskDistribution(configs, seed=7)
tasks

# %% [markdown]
# ## One task
# The support set of an episode: 15 points of three classes.

# %%
task, support_x, support_y, query_x, query_y = tasks.sample_episode()
figure = None
for label in range(3):
    chosen = [i for i, y in enumerate(support_y.tolist()) if y == label]
    points = support_x[mx.array(chosen)] if chosen else mx.zeros((0, 2))
    if figure is None:
        figure = plot.scatter(points, label="class 0", title=task.task_id)
    else:
        figure.scatter(points, label=f"class {label}")
figure

# %% [markdown]
# ## Meta-training

# %%
model = SimpleClassifier(input_dim=2, num_classes=3)
learner = ReptileLearner(model, inner_lr=0.05, outer_lr=0.2, num_inner_steps=5)
held_out = [tasks.sample_episode()[1:] for _ in range(20)]
before = learner.evaluate(held_out, cross_entropy_loss)
history = []
for _ in progress(range(100)):
    episodes = [tasks.sample_episode()[1:] for _ in range(4)]
    history.append(learner.meta_train_step(episodes, cross_entropy_loss))
learner

# %%
losses = {"query": [m["query_loss"] for m in history], "support": [m["support_loss"] for m in history]}
plot(losses, title="Meta-training", xlabel="meta-iteration", ylabel="loss")

# %% [markdown]
# ## What was learned
# Accuracy on held-out episodes after 0, 1 and 5 steps of adaptation.

# %%
after = learner.evaluate(held_out, cross_entropy_loss)
names = ["step_0_acc", "step_1_acc", "step_5_acc"]
{"before": {n: before[n] for n in names}, "after": {n: after[n] for n in names}}

# %%
assert after["step_5_acc"] > before["step_0_acc"]
