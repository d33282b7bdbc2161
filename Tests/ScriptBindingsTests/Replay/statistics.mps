# Learners and models that keep statistics: every line is the same with and without replays.
import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten
from adapter_generation.adapter_factory import AdapterFactory
from meta_learning.maml import MAMLLearner
from meta_learning.reptile import ReptileLearner
from task_embedding.task_distribution import TaskConfig, TaskDistribution
from utils.baseline import BaselineComparison

def loss(logits, targets):
    return nn.losses.cross_entropy(logits, targets, reduction="mean")

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 8)
        self.norms = [nn.BatchNorm(8), nn.BatchNorm(8, momentum=0.5, affine=False)]
        self.drop = nn.Dropout(0.1)
        self.last = nn.Linear(8, 2)

    def __call__(self, x):
        x = self.first(x)
        for norm in self.norms:
            x = nn.relu(norm(x))
        return self.last(self.drop(x))

class Keeping(Net):
    """Keeps arrays in ways of its own, which learners know nothing of."""

    def __init__(self):
        super().__init__()
        self._seen = mx.zeros((2,))
        self.kept = {"last": [mx.zeros((2,))]}
        self.shift = mx.zeros((2,))
        self.freeze(keys=["shift"], recurse=False)

    def __call__(self, x):
        mean = x.mean(axis=0)
        self._seen = self._seen + mean
        self.kept["last"][0] = mean
        self.shift += mean
        return super().__call__(x - 0.01 * self.shift)

def state(net):
    arrays = [(name, array.tolist()) for name, array in tree_flatten(net)]
    modes = [(name, part.training) for name, part in net.named_modules()]
    return arrays, modes

def check(what, net, before):
    assert state(net) == before, what

mx.random.seed(3)
tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 3)], seed=1)
episodes = [tasks.sample_episode()[1:] for _ in range(4)]
kinds = [(ReptileLearner, {}), (ReptileLearner, {"inner_optimizer": "adam"}), (ReptileLearner, {"inner_batch_size": 4}),
         (ReptileLearner, {"workers": 1}), (MAMLLearner, {}), (MAMLLearner, {"workers": 1, "first_order": True})]
for kind in (Net, Keeping):
    for make, options in kinds:
        mx.random.seed(5)
        net = kind()
        net.norms[1].eval()
        learner = make(net, inner_lr=0.05, outer_lr=0.1, num_inner_steps=2, **options)
        for i in range(4):
            batch = [tasks.sample_episode()[1:] for _ in range(3)]
            print(kind.__name__, i, learner.meta_train_step(batch, loss))
            assert net.training and not net.norms[1].training
            before = state(net)
            print(learner.evaluate(episodes, loss))
            check("evaluate", net, before)
        assert [array.tolist() for _, array in tree_flatten(net.norms)] != [array.tolist() for _, array in tree_flatten(kind().norms)]
        print([array for _, array in tree_flatten(net.norms)], mx.random.uniform())
        if REPLAY:
            assert (len(learner.plans()) > 0) == (kind is Net)

        def failing(logits, targets):
            if logits.shape[0] == 3:
                raise ValueError("no")
            return loss(logits, targets)

        before = state(net)
        for run in (learner.evaluate, learner.meta_train_step):
            try:
                run(episodes, failing)
            except ValueError as error:
                print(error)
            if run == learner.evaluate or kind is Net:
                check("a failing " + run.__name__, net, before)
    x, y = mx.random.normal((12, 2)), mx.random.randint(0, 2, (12,))
    one, other = kind(), kind()
    before = state(one), state(other)
    print(BaselineComparison.evaluate_standard_finetuning(one, (x[:8], y[:8]), (x[8:], y[8:]), 4, 0.1, loss))
    print(BaselineComparison.compare_few_shot_performance(one, other, episodes, [1, 2], 3, 0.1, 0.8, loss))
    check("a comparison", one, before[0])
    check("a comparison", other, before[1])

# One adapter on a network with statistics, whose base is frozen.
net = Net()
adapted = AdapterFactory.create_adapter("lora", net, {"rank": 2})
learner = ReptileLearner(adapted, inner_lr=0.1, outer_lr=0.5, num_inner_steps=2)
for i in range(4):
    print("adapter", learner.meta_train_step(episodes[:2], loss))
before = state(net)
print(learner.evaluate(episodes, loss))
check("evaluate", net, before)
print(net.norms[0].running_mean)
if REPLAY:
    assert len(learner.plans()) > 0

# What they are after a step: the mean over tasks of what MLX's formula gives each, step after step.
for make in (ReptileLearner, MAMLLearner):
    net = nn.Sequential(nn.BatchNorm(2, momentum=0.25), nn.Linear(2, 2))
    learner = make(net, inner_lr=0.1, outer_lr=0.1, num_inner_steps=3)
    mean, var = mx.zeros((2,)), mx.ones((2,))
    for i in range(3):
        learner.meta_train_step(episodes, loss)
        means, variances = [], []
        for x, *_ in episodes:
            m, v = mean, var
            for _ in range(3):
                m, v = 0.75 * m + 0.25 * x.mean(axis=0), 0.75 * v + 0.25 * x.var(axis=0, ddof=1)
            means.append(m)
            variances.append(v)
        mean, var = sum(means) / 4, sum(variances) / 4
        assert mx.allclose(net.layers[0].running_mean, mean, rtol=1e-5, atol=1e-6)
        assert mx.allclose(net.layers[0].running_var, var, rtol=1e-5, atol=1e-6)
